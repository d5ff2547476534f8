// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schema (draft 2020-12) of compiled types, as Pydantic's GenerateJsonSchema words it.
#pragma once

#include "core/design/model.h"
#include "core/schema/types.h"

#include <map>
#include <string>

namespace signalbox::schema {

enum class SchemaMode { Validation, Serialization };

// Generates schemas that share definitions, as one OpenAPI document needs them. First mention() every use, then
// schema(): names get their -Input / -Output ending only when the two forms of one model differ.
class SchemaGenerator final {
public:
  explicit SchemaGenerator(const Types& types, std::string refPrefix = "#/components/schemas/");
  ~SchemaGenerator();

  void mention(TypeId type, SchemaMode mode);
  // `title` as FastAPI gives it to parameters and inline responses; empty = none.
  design::Json schema(TypeId type, SchemaMode mode, std::string_view title = {});
  // Definitions reached so far, sorted by name.
  std::map<std::string, design::Json> definitions();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

// Pydantic's title of a field name: "item_id" gives "Item Id".
std::string titleOf(std::string_view name);

// TypeAdapter(T).json_schema(): one self-contained document with $defs.
design::Json jsonSchema(const Types& types, TypeId type, SchemaMode mode = SchemaMode::Validation);

} // namespace signalbox::schema

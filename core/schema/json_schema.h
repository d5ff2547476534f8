// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schema (draft 2020-12) of compiled types, as Pydantic's GenerateJsonSchema words it.
#pragma once

#include "core/design/model.h"
#include "core/schema/types.h"

#include <map>
#include <string>

namespace signalbox::schema {

struct UseRules;

enum class SchemaMode { Validation, Serialization };

// Pydantic writes bytes as a format, FastAPI's own generator as a media type.
enum class BytesAs { Format, ContentMediaType };

// Where a class was made: what distinguishes two of one name.
struct ClassOrigin {
  std::string name;      // in definitions, when no other has it
  std::string qualified; // with its module
};

// Generates schemas that share definitions, as one OpenAPI document needs them. First mention() every use, then
// schema(): names get their -Input / -Output ending only when the two forms of one model differ.
class SchemaGenerator final {
public:
  explicit SchemaGenerator(const Types& types, std::string refPrefix = "#/components/schemas/",
                           BytesAs bytesAs = BytesAs::Format);
  ~SchemaGenerator();

  // The model of that name was made in another module than the design's own. Before the first schema().
  void setOrigin(const std::string& model, ClassOrigin origin);

  // `isAnnotated`: as FastAPI's fields of a request are, with metadata around the type.
  void mention(TypeId type, SchemaMode mode, bool isAnnotated = false);
  void mention(const UseRules& field, SchemaMode mode); // a field of a model, as a parameter of its own
  // Keys in the order in which Pydantic adds them.
  design::Json schema(TypeId type, SchemaMode mode);
  design::Json schema(const UseRules& field, SchemaMode mode);
  // Definitions reached so far, sorted by name; their keys in alphabetical order.
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

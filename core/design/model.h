// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Model, Field and enum members: the shapes of data in a design, in Pydantic's words.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace signalbox::design {

using Json = nlohmann::ordered_json;

// A field of a model, a parameter or a body part. `facets` holds pydantic.Field's keywords as they stand in the file:
// default, alias, validation_alias, serialization_alias, title, description, examples, deprecated, exclude, strict, gt,
// ge, lt, le, multiple_of, min_length, max_length, pattern, max_digits, decimal_places, allow_inf_nan, discriminator,
// ... A missing "default" means required. Keys we do not know are kept there too.
struct Field {
  std::string name;
  std::string type; // Python typing syntax: list[Item] | None
  Json facets = Json::object();

  bool isRequired() const { return !facets.contains("default"); }
  bool operator==(const Field&) const = default;
};

struct EnumMember {
  std::string name;
  Json value;
  bool operator==(const EnumMember&) const = default;
};

enum class ModelKind { Model, Enum };

struct Model {
  std::string name; // Python class name; also the file's name
  ModelKind kind = ModelKind::Model;
  std::string description;         // the docstring
  std::string base;                // name of the model it extends; empty = BaseModel. Enums: "", "str", "int"
  std::vector<Field> fields;       // kind Model
  std::vector<EnumMember> members; // kind Enum
  Json config = Json::object();    // model_config: extra, populate_by_name, str_strip_whitespace, title, strict, ...
  Json unknown = Json::object();   // keys of the file that this version does not know, kept on save

  bool operator==(const Model&) const = default;
};

} // namespace signalbox::design

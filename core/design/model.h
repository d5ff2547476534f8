// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Model, Field and enum members: the shapes of data in a design, in Pydantic's words.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
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

// A check, a change or both, written in the expression language: a field_validator when `fields` names fields, a
// model_validator otherwise. Before: `value` is what came in; After: the validated value, for a model validator `self`.
enum class ValidatorMode { After, Before };

struct Validator {
  std::string name;                // the Python function's
  std::vector<std::string> fields; // "*" means all; none makes it a model validator
  ValidatorMode mode = ValidatorMode::After;
  std::string check;   // refuses when false: `value_error`, "Value error, MESSAGE"; empty = nothing to check
  std::string message; // a template: {{ value }} and what else is in scope
  std::string value;   // what the value becomes; empty = stays
  bool operator==(const Validator&) const = default;
};

// A computed_field: a property that appears when the model is serialised.
struct ComputedField {
  std::string name;
  std::string type;
  std::string expression;       // over `self`
  Json facets = Json::object(); // alias, title, description, examples, deprecated, exclude ...
  bool operator==(const ComputedField&) const = default;
};

enum class ModelKind { Model, Enum, TypedDict, Dataclass, NamedTuple, Root, JsonSchema };

std::string_view nameOf(ModelKind kind); // as files say it: "model", "enum", "typed_dict", "json_schema" ...
std::optional<ModelKind> modelKindOf(std::string_view name);

struct Model {
  std::string name; // Python class name; also the file's name
  ModelKind kind = ModelKind::Model;
  std::string description; // the docstring
  std::string base;        // name of the model it extends; empty = BaseModel. Enums: "", "str", "int", "float"
  std::vector<std::string> typeParameters; // class Page(BaseModel, Generic[T]): "T"; used as Page[Item]
  std::vector<Field> fields;               // all kinds but Enum and JsonSchema; Root has one, named "root"
  std::vector<Validator> validators;
  std::vector<ComputedField> computed;
  std::vector<EnumMember> members; // kind Enum
  Json schema;                     // kind JsonSchema: a JSON Schema that no model says exactly
  Json config = Json::object();    // model_config: extra, populate_by_name, str_strip_whitespace, title, strict, ...
  Json unknown = Json::object();   // keys of the file that this version does not know, kept on save

  bool operator==(const Model&) const = default;
};

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects with properties: models, their fields, and what allOf makes of several.
#include "core/json_schema/importer.h"

#include <algorithm>

namespace signalbox::json_schema {

using design::Json;

namespace {

bool isClosed(const Json& schema) {
  return schema.contains("additionalProperties") && schema["additionalProperties"] == Json(false);
}

bool isOpen(const Json& schema) {
  if (!schema.contains("additionalProperties")) return true;
  const Json& others = schema["additionalProperties"];
  return others == Json(true) || others == Json::object();
}

std::string capitalised(std::string_view text) {
  std::string result = modelName(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

} // namespace

// What a model says exactly: named fields, and others allowed, ignored or refused.
bool Importer::isPlainObject(const Json& schema) {
  if (!schema.is_object() || !hasOnly(schema, {"type", "properties", "required", "additionalProperties"})) return false;
  if (schema.contains("type") ? schema["type"] != "object" : !schema.contains("properties")) return false;
  if (schema.contains("properties") && !schema["properties"].is_object()) return false;
  return isOpen(schema) || isClosed(schema);
}

// Other parts of a model's base: the base must not refuse what they add, and no property may stand twice.
std::optional<std::string> Importer::plainBase(const Json& schema) {
  if (!schema.is_object() || !schema.contains("allOf") || !schema["allOf"].is_array()) return {};
  if (!hasOnly(schema, {"allOf", "type", "properties", "required"})) return {};
  const Definition* base = nullptr;
  Json own = Json::object();
  for (const Json& part : schema["allOf"]) {
    if (!part.is_object()) return {};
    if (part.contains("$ref")) {
      if (base || !hasOnly(part, {"$ref"})) return {};
      base = target(part);
      if (!base) return {};
    } else if (own.empty() && isPlainObject(part) && isOpen(part)) {
      own = part;
    } else {
      return {};
    }
  }
  if (!base || !isPlainObject(base->schema) || !isOpen(base->schema) || !base->schema.contains("properties")) return {};
  if (!own.empty() && (schema.contains("properties") || schema.contains("required"))) return {};
  const Json properties = memberOr(own, "properties", memberOr(schema, "properties", Json::object()));
  for (const auto& [key, value] : properties.items())
    if (base->schema["properties"].contains(key)) return {};
  const Json required = memberOr(own, "required", memberOr(schema, "required", Json::array()));
  for (const Json& key : required)
    if (!key.is_string() || !properties.contains(key.get<std::string>())) return {};
  return base->name;
}

// allOf of objects as one object, when their properties do not meet. References are followed.
std::optional<Json> Importer::merged(const Json& schema, int depth) {
  if (depth > 20 || !schema.is_object()) return {};
  if (schema.contains("$ref") && hasOnly(schema, {"$ref"})) {
    const Definition* meant = target(schema);
    return meant ? merged(meant->schema, depth + 1) : std::nullopt;
  }
  if (!schema.contains("allOf")) {
    if (isPlainObject(schema) && isOpen(schema)) return schema;
    return {};
  }
  Json result = schema;
  result.erase("allOf");
  if (!hasOnly(result, {"type", "properties", "required"})) return {};
  for (const Json& part : schema["allOf"]) {
    const auto inner = merged(part, depth + 1);
    if (!inner) return {};
    const Json properties = memberOr(*inner, "properties", Json::object());
    for (const auto& [key, value] : properties.items()) {
      Json& own = result["properties"][key];
      if (!own.is_null() && own != value) return {};
      own = value;
    }
    const Json required = memberOr(*inner, "required", Json::array());
    for (const Json& key : required) {
      Json& own = result["required"];
      if (std::ranges::find(own, key) == own.end()) own.push_back(key);
    }
  }
  result["type"] = "object";
  return result;
}

void Importer::makeObject(const std::string& name, const Json& schema, const std::string& base) {
  design::Model model;
  model.name = name;
  model.base = base;
  if (schema.contains("description") && schema["description"].is_string())
    model.description = schema["description"].get<std::string>();
  if (schema.contains("title") && schema["title"].is_string() && schema["title"] != name)
    model.config["title"] = schema["title"];
  if (schema.contains("additionalProperties")) model.config["extra"] = isClosed(schema) ? "forbid" : "allow";
  if (schema.contains("examples")) model.config["json_schema_extra"] = Json{{"examples", schema["examples"]}};
  if (!schema.contains("type") && base.empty()) note(name, "It has no type; properties make it an object.");
  const Json properties = memberOr(schema, "properties", Json::object());
  const Json required = memberOr(schema, "required", Json::array());
  const auto isRequired = [&](const std::string& key) {
    return std::ranges::find(required, Json(key)) != required.end();
  };
  const std::size_t place = m_result.models.size();
  m_result.models.push_back({}); // before those that its fields need
  UniqueNames names;
  for (const auto& [key, property] : properties.items())
    model.fields.push_back(field(key, property, isRequired(key), name, names));
  for (const Json& key : required)
    if (key.is_string() && !properties.contains(key.get<std::string>()))
      model.fields.push_back(field(key.get<std::string>(), Json::object(), true, name, names));
  m_result.models[place] = std::move(model);
}

design::Field Importer::field(const std::string& key, const Json& schema, bool isRequired, const std::string& owner,
                              UniqueNames& names) {
  design::Field field;
  field.name = names.take(fieldName(key));
  const std::string inner = owner + capitalised(key);
  if (auto type = typeOf(schema, inner)) {
    field.type = std::move(type->type);
    field.facets = std::move(type->facets);
  } else {
    field.type = makeGeneral(schema, inner);
  }
  if (field.name != key) field.facets["alias"] = key;
  addAnnotations(schema, isRequired, field);
  return field;
}

void Importer::addAnnotations(const Json& schema, bool isRequired, design::Field& field) {
  const Json words = schema.is_object() ? schema : Json::object();
  for (const char* key : {"title", "description"})
    if (words.contains(key) && words[key].is_string()) field.facets[key] = words[key];
  if (words.contains("examples") && words["examples"].is_array()) field.facets["examples"] = words["examples"];
  if (memberOr(words, "deprecated", Json(false)) == Json(true)) field.facets["deprecated"] = true;
  Json extra = memberOr(field.facets, "json_schema_extra", Json::object());
  for (const char* key : {"readOnly", "writeOnly"})
    if (words.contains(key)) extra[key] = words[key];
  if (isRequired && words.contains("default")) extra["default"] = words["default"];
  if (!extra.empty()) field.facets["json_schema_extra"] = std::move(extra);
  if (isRequired) return;
  field.facets["default"] = memberOr(words, "default", Json(nullptr));
  const bool takesNull = field.type == "Any" || field.type == "None" || field.type.ends_with("| None");
  if (field.facets["default"].is_null() && !takesNull) field.type += " | None";
}

} // namespace signalbox::json_schema

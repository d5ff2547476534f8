// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/down_convert_schema.h"

#include "core/openapi/json_pointer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace signalbox::openapi {
namespace {

// The Schema Object of 3.0.3; anything else but extensions is an error there.
constexpr std::array known = std::to_array<std::string_view>({"$ref",
                                                              "title",
                                                              "multipleOf",
                                                              "maximum",
                                                              "exclusiveMaximum",
                                                              "minimum",
                                                              "exclusiveMinimum",
                                                              "maxLength",
                                                              "minLength",
                                                              "pattern",
                                                              "maxItems",
                                                              "minItems",
                                                              "uniqueItems",
                                                              "maxProperties",
                                                              "minProperties",
                                                              "required",
                                                              "enum",
                                                              "type",
                                                              "not",
                                                              "allOf",
                                                              "oneOf",
                                                              "anyOf",
                                                              "items",
                                                              "properties",
                                                              "additionalProperties",
                                                              "description",
                                                              "format",
                                                              "default",
                                                              "nullable",
                                                              "discriminator",
                                                              "readOnly",
                                                              "writeOnly",
                                                              "example",
                                                              "externalDocs",
                                                              "deprecated",
                                                              "xml"});

// Without these a schema accepts the same values.
constexpr std::array annotations = std::to_array<std::string_view>(
    {"$schema", "$id", "$comment", "$vocabulary", "contentMediaType", "contentEncoding", "contentSchema"});

bool isOneOf(std::string_view key, std::span<const std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

bool has(const Json& schema, const char* key) { return schema.find(key) != schema.end(); }

Json taken(Json& schema, const char* key) {
  Json value = std::move(schema[key]);
  schema.erase(key);
  return value;
}

bool isNullType(const Json& schema) {
  return schema.is_object() && schema.value("type", Json()) == "null" && !has(schema, "enum");
}

class SchemaConverter final {
public:
  explicit SchemaConverter(std::vector<std::string>& notes) : m_notes(notes) {}

  Json converted(Json schema, const std::string& pointer) {
    if (schema.is_boolean()) return schema.get<bool>() ? Json::object() : Json{{"not", Json::object()}};
    if (!schema.is_object()) return Json::object();
    m_pointer = &pointer;
    convertNullBranches(schema);
    convertTypes(schema);
    convertConstant(schema);
    convertTuple(schema);
    convertPatterns(schema);
    convertBound(schema, "exclusiveMinimum", "minimum", [](double a, double b) { return a > b; });
    convertBound(schema, "exclusiveMaximum", "maximum", [](double a, double b) { return a < b; });
    convertContent(schema);
    convertExamples(schema);
    convertLists(schema);
    dropUnknown(schema);
    convertParts(schema, pointer);
    return withReferenceInside(std::move(schema));
  }

private:
  void note(const std::string& what) { m_notes.push_back(*m_pointer + ": " + what); }

  // {"anyOf": [T, null]} is T with nullable; a reference is wrapped, because it has no neighbours in 3.0.
  static void convertNullBranches(Json& schema) {
    for (const char* key : {"anyOf", "oneOf"}) {
      if (!has(schema, key) || !schema[key].is_array()) continue;
      Json kept = Json::array();
      for (const Json& branch : schema[key])
        if (!isNullType(branch)) kept.push_back(branch);
      if (kept.size() == schema[key].size() || kept.empty()) continue;
      if (kept.size() == 1)
        replaceByOnly(schema, key, kept[0]);
      else
        schema[key] = withNullable(std::move(kept));
      schema["nullable"] = true;
    }
  }

  static void replaceByOnly(Json& schema, const char* key, const Json& only) {
    schema.erase(key);
    const bool isReference = only.is_object() && has(only, "$ref");
    if (isReference || !only.is_object() || has(schema, "allOf")) {
      schema["allOf"].push_back(only);
      return;
    }
    for (const auto& [name, value] : only.items())
      if (!has(schema, name.c_str())) schema[name] = value;
  }

  // `nullable` counts only beside a type: one branch that has one says it too.
  static Json withNullable(Json branches) {
    const auto typed =
        std::ranges::find_if(branches, [](const Json& branch) { return branch.is_object() && has(branch, "type"); });
    if (typed != branches.end()) (*typed)["nullable"] = true;
    return branches;
  }

  static void convertTypes(Json& schema) {
    if (!has(schema, "type") || (schema["type"].is_string() && schema["type"] != "null")) return;
    Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
    const auto null = std::ranges::find(types, Json("null"));
    const bool isNullable = null != types.end();
    if (isNullable) types.erase(null);
    if (isNullable) schema["nullable"] = true;
    schema.erase("type");
    if (types.empty() && !has(schema, "enum")) schema["enum"] = Json::array({nullptr});
    if (types.size() == 1) schema["type"] = types[0];
    if (types.size() < 2) return;
    Json branches = Json::array();
    for (const Json& type : types) branches.push_back({{"type", type}});
    if (isNullable) branches[0]["nullable"] = true;
    if (has(schema, "anyOf"))
      schema["allOf"].push_back({{"anyOf", std::move(branches)}});
    else
      schema["anyOf"] = std::move(branches);
  }

  static void convertConstant(Json& schema) {
    if (has(schema, "const")) {
      const Json value = taken(schema, "const");
      schema["enum"] = Json::array({value});
    }
    if (!has(schema, "enum") || !schema["enum"].is_array()) return;
    if (schema["enum"].empty()) {
      schema.erase("enum");
      schema["not"] = Json::object();
    } else if (std::ranges::find(schema["enum"], Json(nullptr)) != schema["enum"].end()) {
      schema["nullable"] = true;
    }
  }

  // Places have no schemas of their own: every item may be any of them.
  void convertTuple(Json& schema) {
    if (!has(schema, "prefixItems")) return;
    const Json places = taken(schema, "prefixItems");
    Json kinds = Json::array();
    const auto add = [&](const Json& kind) {
      if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
    };
    for (const Json& place : places) add(place);
    const Json rest = has(schema, "items") ? taken(schema, "items") : Json();
    if (rest == false)
      schema["maxItems"] = places.size();
    else if (!rest.is_null())
      add(rest);
    if (kinds.size() > 1) note("the places of prefixItems have become one schema for every item.");
    schema["items"] = kinds.empty() ? Json::object() : kinds.size() == 1 ? kinds[0] : Json{{"anyOf", kinds}};
  }

  void convertPatterns(Json& schema) {
    if (!has(schema, "patternProperties")) return;
    const Json patterns = taken(schema, "patternProperties");
    Json kinds = Json::array();
    for (const Json& kind : patterns)
      if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
    note("the patterns of patternProperties are lost.");
    const bool isOpen = has(schema, "additionalProperties") && schema["additionalProperties"] != Json(false);
    if (isOpen || kinds.empty()) return;
    schema["additionalProperties"] = kinds.size() == 1 ? kinds[0] : Json{{"anyOf", kinds}};
  }

  // exclusiveMinimum: 3 becomes minimum: 3, exclusiveMinimum: true. The narrower of two bounds stays.
  template<class IsNarrower>
  static void convertBound(Json& schema, const char* exclusive, const char* inclusive, const IsNarrower& isNarrower) {
    const auto at = schema.find(exclusive);
    if (at == schema.end() || !at->is_number()) return;
    const Json bound = *at;
    const auto other = schema.find(inclusive);
    if (other != schema.end() && other->is_number() && isNarrower(other->get<double>(), bound.get<double>())) {
      schema.erase(exclusive);
      return;
    }
    schema[exclusive] = true;
    schema[inclusive] = bound;
  }

  static void convertContent(Json& schema) {
    if (has(schema, "format") || schema.value("type", Json()) != "string") return;
    const bool isText = !has(schema, "contentMediaType") || schema["contentMediaType"] == "application/json";
    if (has(schema, "contentEncoding")) {
      if (schema["contentEncoding"] == "base64") schema["format"] = "byte";
    } else if (!isText) {
      schema["format"] = "binary";
    }
  }

  static void convertExamples(Json& schema) {
    if (!has(schema, "examples")) return;
    const Json all = taken(schema, "examples");
    if (all.is_array() && !all.empty() && !has(schema, "example")) schema["example"] = all[0];
  }

  // 3.0 wants the items of these to be unique.
  static void dropRepeated(Json& schema, const char* key) {
    if (!has(schema, key) || !schema[key].is_array()) return;
    Json unique = Json::array();
    for (Json& item : schema[key])
      if (std::ranges::find(unique, item) == unique.end()) unique.push_back(std::move(item));
    schema[key] = std::move(unique);
  }

  static void convertLists(Json& schema) {
    for (const char* key : {"required", "enum"}) dropRepeated(schema, key);
    if (has(schema, "required") && schema["required"].empty()) schema.erase("required");
    for (const char* key : {"allOf", "anyOf", "oneOf"})
      if (has(schema, key) && schema[key].empty()) schema.erase(key);
    if (schema.value("type", Json()) == "array" && !has(schema, "items")) schema["items"] = Json::object();
  }

  void dropUnknown(Json& schema) {
    std::vector<std::string> dropped;
    for (const auto& [key, value] : schema.items())
      if (!isOneOf(key, known) && !key.starts_with("x-")) dropped.push_back(key);
    for (const std::string& key : dropped) {
      schema.erase(key);
      if (!isOneOf(key, annotations)) note(key + " is left out.");
    }
  }

  void convertParts(Json& schema, const std::string& pointer) {
    for (const char* key : {"items", "not"})
      if (has(schema, key)) schema[key] = converted(std::move(schema[key]), below(pointer, key));
    if (has(schema, "additionalProperties") && !schema["additionalProperties"].is_boolean())
      schema["additionalProperties"] =
          converted(std::move(schema["additionalProperties"]), below(pointer, "additionalProperties"));
    for (const char* key : {"anyOf", "oneOf", "allOf"})
      if (has(schema, key))
        for (std::size_t i = 0; i < schema[key].size(); ++i)
          schema[key][i] = converted(std::move(schema[key][i]), below(below(pointer, key), std::to_string(i)));
    if (has(schema, "properties") && schema["properties"].is_object())
      for (auto& [name, property] : schema["properties"].get_ref<Json::object_t&>())
        property = converted(std::move(property), below(below(pointer, "properties"), name));
  }

  static Json withReferenceInside(Json schema) {
    if (!has(schema, "$ref") || schema.size() == 1) return schema;
    Json reference = {{"$ref", taken(schema, "$ref")}};
    Json all = Json::array({std::move(reference)});
    if (has(schema, "allOf"))
      for (Json& part : schema["allOf"]) all.push_back(std::move(part));
    schema["allOf"] = std::move(all);
    return schema;
  }

  std::vector<std::string>& m_notes;
  const std::string* m_pointer = nullptr; // of the schema being converted; its parts come last
};

} // namespace

Json convertedSchema(Json schema, const std::string& pointer, std::vector<std::string>& notes) {
  return SchemaConverter(notes).converted(std::move(schema), pointer);
}

} // namespace signalbox::openapi

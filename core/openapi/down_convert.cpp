// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules: OpenAPI 3.0.3 §4.7.24 knows JSON Schema Wright-00 with `nullable`; 3.1 knows draft 2020-12.
#include "core/openapi/down_convert.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {
namespace {

Json converted(Json schema);

bool isNullType(const Json& schema) {
  return schema.is_object() && schema.contains("type") && schema["type"] == "null";
}

// {"anyOf": [T, null]} is T with nullable; a reference is wrapped, because it may have no neighbours in 3.0.
void convertNullable(Json& schema) {
  for (const char* key : {"anyOf", "oneOf"}) {
    if (!schema.contains(key)) continue;
    Json kept = Json::array();
    for (const auto& member : schema[key])
      if (!isNullType(member)) kept.push_back(member);
    if (kept.size() == schema[key].size()) continue;
    if (kept.size() != 1) {
      schema[key] = std::move(kept);
    } else {
      schema.erase(key);
      const Json only = std::move(kept[0]);
      if (only.contains("$ref"))
        schema["allOf"] = Json::array({only});
      else
        for (const auto& [name, value] : only.items())
          if (!schema.contains(name)) schema[name] = value;
    }
    schema["nullable"] = true;
  }
}

void convertTypeList(Json& schema) {
  if (isNullType(schema)) {
    schema.erase("type");
    schema["nullable"] = true;
    schema["enum"] = Json::array({nullptr});
    return;
  }
  const auto type = schema.find("type");
  if (type == schema.end() || !type->is_array()) return;
  Json kept = Json::array();
  for (const auto& name : *type)
    if (name != "null") kept.push_back(name);
  if (kept.size() != type->size()) schema["nullable"] = true;
  if (kept.size() == 1) {
    schema["type"] = kept[0];
    return;
  }
  schema.erase("type");
  for (const auto& name : kept) schema["anyOf"].push_back({{"type", name}});
}

// exclusiveMinimum: 3 becomes minimum: 3, exclusiveMinimum: true.
void convertBound(Json& schema, const char* exclusive, const char* inclusive) {
  const auto at = schema.find(exclusive);
  if (at == schema.end() || !at->is_number()) return;
  const Json bound = *at;
  schema[exclusive] = true;
  schema[inclusive] = bound;
}

void convertTuple(Json& schema) {
  const auto prefix = schema.find("prefixItems");
  if (prefix == schema.end()) return;
  Json kinds = Json::array();
  for (const auto& item : *prefix)
    if (std::ranges::find(kinds, item) == kinds.end()) kinds.push_back(item);
  schema.erase("prefixItems");
  schema["items"] = kinds.size() == 1 ? kinds[0] : kinds.empty() ? Json::object() : Json{{"anyOf", kinds}};
}

void convertContent(Json& schema) {
  const auto mediaType = schema.find("contentMediaType");
  if (mediaType != schema.end() && *mediaType == "application/octet-stream" && !schema.contains("format"))
    schema["format"] = "binary";
  const auto encoding = schema.find("contentEncoding");
  if (encoding != schema.end() && *encoding == "base64" && !schema.contains("format")) schema["format"] = "byte";
}

void convertExamples(Json& schema) {
  const auto examples = schema.find("examples");
  if (examples == schema.end()) return;
  const Json all = *examples;
  schema.erase("examples");
  if (all.is_array() && !all.empty() && !schema.contains("example")) schema["example"] = all[0];
}

void convertReference(Json& schema) {
  if (!schema.contains("$ref") || schema.size() == 1) return;
  Json reference = {{"$ref", schema["$ref"]}};
  schema.erase("$ref");
  schema["allOf"] = Json::array({std::move(reference)});
}

void dropUnknown(Json& schema) {
  for (const char* key : {"contentMediaType",
                          "contentEncoding",
                          "contentSchema",
                          "propertyNames",
                          "patternProperties",
                          "$schema",
                          "$id",
                          "$anchor",
                          "$defs",
                          "$comment",
                          "if",
                          "then",
                          "else",
                          "dependentSchemas",
                          "dependentRequired",
                          "contains",
                          "minContains",
                          "maxContains",
                          "unevaluatedItems",
                          "unevaluatedProperties"})
    schema.erase(key);
}

void convertChildren(Json& schema) {
  for (const char* key : {"items", "not", "additionalProperties"})
    if (const auto at = schema.find(key); at != schema.end()) *at = converted(std::move(*at));
  for (const char* key : {"anyOf", "oneOf", "allOf", "properties"})
    if (const auto at = schema.find(key); at != schema.end())
      for (auto& child : *at) child = converted(std::move(child));
}

Json converted(Json schema) {
  if (!schema.is_object()) return schema;
  convertNullable(schema);
  convertTypeList(schema);
  convertTuple(schema);
  convertChildren(schema);
  if (const auto value = schema.find("const"); value != schema.end()) {
    const Json only = *value;
    schema.erase("const");
    schema["enum"] = Json::array({only});
  }
  convertBound(schema, "exclusiveMinimum", "minimum");
  convertBound(schema, "exclusiveMaximum", "maximum");
  convertContent(schema);
  convertExamples(schema);
  dropUnknown(schema);
  convertReference(schema);
  return schema;
}

// itemSchema is new in 3.2 drafts; in 3.0 an event stream is a text, JSON Lines have the schema of a line.
void convertContentMap(Json& content) {
  for (auto& [mediaType, media] : content.items()) {
    if (const auto item = media.find("itemSchema"); item != media.end()) {
      media["schema"] = mediaType == "text/event-stream" ? Json{{"type", "string"}} : *item;
      media.erase("itemSchema");
    }
    if (const auto schema = media.find("schema"); schema != media.end()) *schema = converted(std::move(*schema));
  }
}

void convertOperation(Json& operation) {
  if (const auto parameters = operation.find("parameters"); parameters != operation.end())
    for (auto& parameter : *parameters)
      if (const auto schema = parameter.find("schema"); schema != parameter.end())
        *schema = converted(std::move(*schema));
  if (operation.contains("requestBody")) convertContentMap(operation["requestBody"]["content"]);
  if (operation.contains("responses"))
    for (auto& response : operation["responses"])
      if (response.contains("content")) convertContentMap(response["content"]);
}

} // namespace

Json downConverted(Json document) {
  document["openapi"] = "3.0.3";
  document["info"].erase("summary");
  document.erase("webhooks");
  for (auto& item : document["paths"])
    for (auto& operation : item)
      if (operation.is_object()) convertOperation(operation);
  if (document.contains("components") && document["components"].contains("schemas"))
    for (auto& schema : document["components"]["schemas"]) schema = converted(std::move(schema));
  return document;
}

} // namespace signalbox::openapi

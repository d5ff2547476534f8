// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/normalise.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace signalbox::openapi {
namespace {

enum class Shape { Value, Schema, SchemaList, SchemaMap, Number, MediaTypeMap, RequestBody, ResponseMap };

struct Key {
  std::string_view name;
  Shape shape = Shape::Value;
};

constexpr std::array schemaKeys = std::to_array<Key>({
    {"$schema"},
    {"$id"},
    {"$anchor"},
    {"$ref"},
    {"$defs", Shape::SchemaMap},
    {"$comment"},
    {"allOf", Shape::SchemaList},
    {"anyOf", Shape::SchemaList},
    {"oneOf", Shape::SchemaList},
    {"not", Shape::Schema},
    {"if", Shape::Schema},
    {"then", Shape::Schema},
    {"else", Shape::Schema},
    {"dependentSchemas", Shape::SchemaMap},
    {"prefixItems", Shape::SchemaList},
    {"items", Shape::Schema},
    {"contains", Shape::Schema},
    {"properties", Shape::SchemaMap},
    {"patternProperties", Shape::SchemaMap},
    {"additionalProperties", Shape::Schema},
    {"propertyNames", Shape::Schema},
    {"unevaluatedItems", Shape::Schema},
    {"unevaluatedProperties", Shape::Schema},
    {"type"},
    {"enum"},
    {"const"},
    {"multipleOf", Shape::Number},
    {"maximum", Shape::Number},
    {"exclusiveMaximum", Shape::Number},
    {"minimum", Shape::Number},
    {"exclusiveMinimum", Shape::Number},
    {"maxLength"},
    {"minLength"},
    {"pattern"},
    {"maxItems"},
    {"minItems"},
    {"uniqueItems"},
    {"maxContains"},
    {"minContains"},
    {"maxProperties"},
    {"minProperties"},
    {"required"},
    {"dependentRequired"},
    {"format"},
    {"contentEncoding"},
    {"contentMediaType"},
    {"contentSchema", Shape::Schema},
    {"title"},
    {"description"},
    {"default"},
    {"deprecated"},
    {"readOnly"},
    {"writeOnly"},
    {"examples"},
    {"discriminator"},
    {"xml"},
    {"externalDocs"},
    {"example"},
});

constexpr std::array operationKeys = std::to_array<Key>({
    {"tags"},
    {"summary"},
    {"description"},
    {"externalDocs"},
    {"operationId"},
    {"parameters"},
    {"requestBody", Shape::RequestBody},
    {"responses", Shape::ResponseMap},
    {"callbacks"},
    {"deprecated"},
    {"security"},
    {"servers"},
});

constexpr std::array bodyKeys = std::to_array<Key>({{"description"}, {"content", Shape::MediaTypeMap}, {"required"}});

constexpr std::array responseKeys =
    std::to_array<Key>({{"description"}, {"headers"}, {"content", Shape::MediaTypeMap}, {"links"}});

constexpr std::array mediaTypeKeys =
    std::to_array<Key>({{"schema", Shape::Schema}, {"example"}, {"examples"}, {"encoding"}});

constexpr std::array pathItemKeys = std::to_array<Key>({{"summary"},
                                                        {"description"},
                                                        {"get"},
                                                        {"put"},
                                                        {"post"},
                                                        {"delete"},
                                                        {"options"},
                                                        {"head"},
                                                        {"patch"},
                                                        {"trace"}});

Json shaped(const Json& value, Shape shape);

// Known keys in the order of the model, the others after them.
Json ordered(const Json& object, std::span<const Key> keys) {
  if (!object.is_object()) return object;
  Json result = Json::object();
  for (const Key& key : keys)
    if (const auto at = object.find(key.name); at != object.end())
      result[std::string(key.name)] = shaped(*at, key.shape);
  for (const auto& [name, value] : object.items())
    if (!result.contains(name)) result[name] = value;
  return result;
}

template<class Convert>
Json eachValue(const Json& object, const Convert& convert) {
  if (!object.is_structured()) return object;
  Json result = object;
  for (auto& value : result) value = convert(value);
  return result;
}

Json shaped(const Json& value, Shape shape) {
  switch (shape) {
  case Shape::Value: return value;
  case Shape::Schema: return normalisedSchema(value);
  case Shape::SchemaList:
  case Shape::SchemaMap: return eachValue(value, normalisedSchema);
  case Shape::Number: return value.is_number() ? Json(value.get<double>()) : value;
  case Shape::RequestBody: return ordered(value, bodyKeys);
  case Shape::ResponseMap:
    return eachValue(value, [](const Json& response) { return ordered(response, responseKeys); });
  case Shape::MediaTypeMap: return eachValue(value, [](const Json& media) { return ordered(media, mediaTypeKeys); });
  }
  return value;
}

bool hasParameters(const Json& item) {
  return std::ranges::any_of(
      item, [](const Json& operation) { return operation.is_object() && operation.contains("parameters"); });
}

} // namespace

Json normalisedSchema(const Json& schema) { return ordered(schema, schemaKeys); }

Json normalisedPathItem(const Json& item) {
  if (hasParameters(item)) return item;
  return eachValue(ordered(item, pathItemKeys),
                   [](const Json& operation) { return ordered(operation, operationKeys); });
}

Json withFastApiBytes(Json schema) {
  if (schema.is_structured())
    for (auto& item : schema) item = withFastApiBytes(std::move(item));
  if (!schema.is_object() || !schema.contains("type") || schema["type"] != "string") return schema;
  if (const auto format = schema.find("format"); format != schema.end() && *format == "binary") {
    schema.erase("format");
    schema["contentMediaType"] = "application/octet-stream";
  }
  return schema;
}

Json withoutNulls(Json document) {
  if (document.is_object()) {
    Json kept = Json::object();
    for (auto& [key, value] : document.items())
      if (!value.is_null()) kept[key] = withoutNulls(std::move(value));
    return kept;
  }
  if (document.is_array())
    for (auto& item : document) item = withoutNulls(std::move(item));
  return document;
}

} // namespace signalbox::openapi

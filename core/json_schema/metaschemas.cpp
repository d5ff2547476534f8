// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The metaschemas as data: what the specifications demand of a schema of each dialect, written as briefly as it goes.
#include "core/json_schema/registry.h"

#include "core/json_schema/uri.h"
#include "core/value/read.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace signalbox::json_schema {

namespace {

constexpr std::string_view draft4 = R"({"id": "http://json-schema.org/draft-04/schema#",
"$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
"definitions": {
  "count": {"type": "integer", "minimum": 0},
  "names": {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": true},
  "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]},
  "list": {"type": "array", "items": {"$ref": "#"}, "minItems": 1},
  "named": {"type": "object", "additionalProperties": {"$ref": "#"}},
  "flagged": {"anyOf": [{"type": "boolean"}, {"$ref": "#"}]}},
"dependencies": {"exclusiveMinimum": ["minimum"], "exclusiveMaximum": ["maximum"]},
"properties": {
  "id": {"type": "string"}, "$schema": {"type": "string"}, "title": {"type": "string"},
  "description": {"type": "string"}, "default": {}, "format": {"type": "string"},
  "multipleOf": {"type": "number", "minimum": 0, "exclusiveMinimum": true},
  "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "boolean"},
  "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "boolean"},
  "maxLength": {"$ref": "#/definitions/count"}, "minLength": {"$ref": "#/definitions/count"},
  "pattern": {"type": "string", "format": "regex"},
  "additionalItems": {"$ref": "#/definitions/flagged"},
  "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/list"}]},
  "maxItems": {"$ref": "#/definitions/count"}, "minItems": {"$ref": "#/definitions/count"},
  "uniqueItems": {"type": "boolean"},
  "maxProperties": {"$ref": "#/definitions/count"}, "minProperties": {"$ref": "#/definitions/count"},
  "required": {"$ref": "#/definitions/names"},
  "additionalProperties": {"$ref": "#/definitions/flagged"},
  "definitions": {"$ref": "#/definitions/named"}, "properties": {"$ref": "#/definitions/named"},
  "patternProperties": {"$ref": "#/definitions/named"},
  "dependencies": {"type": "object",
    "additionalProperties": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/names"}]}},
  "enum": {"type": "array", "minItems": 1, "uniqueItems": true},
  "type": {"anyOf": [{"$ref": "#/definitions/type"},
    {"type": "array", "items": {"$ref": "#/definitions/type"}, "minItems": 1, "uniqueItems": true}]},
  "allOf": {"$ref": "#/definitions/list"}, "anyOf": {"$ref": "#/definitions/list"},
  "oneOf": {"$ref": "#/definitions/list"}, "not": {"$ref": "#"}}})";

// Draft 7 has more words than draft 6: they stand at NEW.
constexpr std::string_view draft6And7 = R"({"$id": "http://json-schema.org/draft-0VERSION/schema#",
"$schema": "http://json-schema.org/draft-0VERSION/schema#", "type": ["object", "boolean"],
"definitions": {
  "count": {"type": "integer", "minimum": 0},
  "names": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
  "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]},
  "list": {"type": "array", "items": {"$ref": "#"}, "minItems": 1},
  "named": {"type": "object", "additionalProperties": {"$ref": "#"}}},
"properties": {
  "$id": {"type": "string", "format": "uri-reference"}, "$schema": {"type": "string", "format": "uri"},
  "$ref": {"type": "string", "format": "uri-reference"}, "$comment": {"type": "string"},
  "title": {"type": "string"}, "description": {"type": "string"}, "default": true, "const": true,
  "examples": {"type": "array"},
  "multipleOf": {"type": "number", "exclusiveMinimum": 0},
  "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "number"},
  "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "number"},
  "maxLength": {"$ref": "#/definitions/count"}, "minLength": {"$ref": "#/definitions/count"},
  "pattern": {"type": "string", "format": "regex"}, "format": {"type": "string"},
  "additionalItems": {"$ref": "#"}, "contains": {"$ref": "#"},
  "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/list"}]},
  "maxItems": {"$ref": "#/definitions/count"}, "minItems": {"$ref": "#/definitions/count"},
  "uniqueItems": {"type": "boolean"},
  "maxProperties": {"$ref": "#/definitions/count"}, "minProperties": {"$ref": "#/definitions/count"},
  "required": {"$ref": "#/definitions/names"},
  "additionalProperties": {"$ref": "#"}, "propertyNames": {"$ref": "#"},
  "definitions": {"$ref": "#/definitions/named"}, "properties": {"$ref": "#/definitions/named"},
  "patternProperties": {"allOf": [{"$ref": "#/definitions/named"}], "propertyNames": {"format": "regex"}},
  "dependencies": {"type": "object",
    "additionalProperties": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/names"}]}},
  "enum": {"type": "array"},
  "type": {"anyOf": [{"$ref": "#/definitions/type"},
    {"type": "array", "items": {"$ref": "#/definitions/type"}, "minItems": 1, "uniqueItems": true}]},
  "allOf": {"$ref": "#/definitions/list"}, "anyOf": {"$ref": "#/definitions/list"},
  "oneOf": {"$ref": "#/definitions/list"}, NEW "not": {"$ref": "#"}}})";
constexpr std::string_view newInDraft7 = R"("readOnly": {"type": "boolean"}, "writeOnly": {"type": "boolean"},
  "contentMediaType": {"type": "string"}, "contentEncoding": {"type": "string"},
  "if": {"$ref": "#"}, "then": {"$ref": "#"}, "else": {"$ref": "#"},)";

// The metaschemas of 2019-09 and 2020-12 begin alike and differ in how they refer to themselves: at SELF.
constexpr std::string_view oldHead = R"({"$id": "ADDRESS", "$schema": "https://json-schema.org/draft/2019-09/schema",
"$recursiveAnchor": true, "type": ["object", "boolean"],)";
constexpr std::string_view newHead = R"({"$id": "ADDRESS", "$schema": "https://json-schema.org/draft/2020-12/schema",
"$dynamicAnchor": "meta", "type": ["object", "boolean"],)";
constexpr std::string_view oldSelf = R"({"$recursiveRef": "#"})";
constexpr std::string_view newSelf = R"({"$dynamicRef": "#meta"})";

// What an array's items may be stands at ITEMS.
constexpr std::string_view applicatorWords = R"("properties": {ITEMS
  "contains": SELF, "additionalProperties": SELF, "propertyNames": SELF,
  "if": SELF, "then": SELF, "else": SELF, "not": SELF,
  "properties": {"$ref": "#/$defs/named"}, "patternProperties": {"$ref": "#/$defs/patterns"},
  "dependentSchemas": {"$ref": "#/$defs/named"},
  "allOf": {"$ref": "#/$defs/list"}, "anyOf": {"$ref": "#/$defs/list"}, "oneOf": {"$ref": "#/$defs/list"}},
"$defs": {"list": {"type": "array", "minItems": 1, "items": SELF},
  "named": {"type": "object", "additionalProperties": SELF},
  "patterns": {"type": "object", "additionalProperties": SELF, "propertyNames": {"format": "regex"}}}})";
constexpr std::string_view oldItems = R"("additionalItems": SELF, "unevaluatedItems": SELF,
  "unevaluatedProperties": SELF, "items": {"anyOf": [SELF, {"$ref": "#/$defs/list"}]},)";
constexpr std::string_view newItems = R"("prefixItems": {"$ref": "#/$defs/list"}, "items": SELF,)";

constexpr std::string_view validationWords = R"("properties": {
  "multipleOf": {"type": "number", "exclusiveMinimum": 0},
  "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "number"},
  "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "number"},
  "maxLength": {"$ref": "#/$defs/count"}, "minLength": {"$ref": "#/$defs/count"},
  "pattern": {"type": "string", "format": "regex"},
  "maxItems": {"$ref": "#/$defs/count"}, "minItems": {"$ref": "#/$defs/count"}, "uniqueItems": {"type": "boolean"},
  "maxContains": {"$ref": "#/$defs/count"}, "minContains": {"$ref": "#/$defs/count"},
  "maxProperties": {"$ref": "#/$defs/count"}, "minProperties": {"$ref": "#/$defs/count"},
  "required": {"$ref": "#/$defs/names"},
  "dependentRequired": {"type": "object", "additionalProperties": {"$ref": "#/$defs/names"}},
  "const": true, "enum": {"type": "array"},
  "type": {"anyOf": [{"$ref": "#/$defs/type"},
    {"type": "array", "items": {"$ref": "#/$defs/type"}, "minItems": 1, "uniqueItems": true}]}},
"$defs": {"count": {"type": "integer", "minimum": 0},
  "names": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
  "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}}})";
constexpr std::string_view metadataWords = R"("properties": {"title": {"type": "string"},
  "description": {"type": "string"}, "default": true, "deprecated": {"type": "boolean"},
  "readOnly": {"type": "boolean"}, "writeOnly": {"type": "boolean"}, "examples": {"type": "array"}}})";
constexpr std::string_view formatWords = R"("properties": {"format": {"type": "string"}}})";

constexpr std::string_view oldSchema = R"("$vocabulary": {
  "https://json-schema.org/draft/2019-09/vocab/core": true,
  "https://json-schema.org/draft/2019-09/vocab/applicator": true,
  "https://json-schema.org/draft/2019-09/vocab/validation": true,
  "https://json-schema.org/draft/2019-09/vocab/meta-data": true,
  "https://json-schema.org/draft/2019-09/vocab/format": false,
  "https://json-schema.org/draft/2019-09/vocab/content": true},
"allOf": [{"$ref": "meta/core"}, {"$ref": "meta/applicator"}, {"$ref": "meta/validation"},
  {"$ref": "meta/meta-data"}, {"$ref": "meta/format"}, {"$ref": "meta/content"}],
"properties": {"definitions": {"type": "object", "additionalProperties": SELF},
  "dependencies": {"type": "object", "additionalProperties": {"anyOf": [SELF,
    {"$ref": "meta/validation#/$defs/names"}]}}}})";
constexpr std::string_view oldCore = R"("properties": {
  "$id": {"type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$"},
  "$schema": {"type": "string", "format": "uri"}, "$anchor": {"type": "string", "pattern": "^[A-Za-z][-A-Za-z0-9.:_]*$"},
  "$ref": {"type": "string", "format": "uri-reference"}, "$recursiveRef": {"type": "string", "format": "uri-reference"},
  "$recursiveAnchor": {"type": "boolean"}, "$comment": {"type": "string"},
  "$vocabulary": {"type": "object", "propertyNames": {"type": "string", "format": "uri"},
    "additionalProperties": {"type": "boolean"}},
  "$defs": {"type": "object", "additionalProperties": SELF}}})";
constexpr std::string_view newSchema = R"("$vocabulary": {
  "https://json-schema.org/draft/2020-12/vocab/core": true,
  "https://json-schema.org/draft/2020-12/vocab/applicator": true,
  "https://json-schema.org/draft/2020-12/vocab/unevaluated": true,
  "https://json-schema.org/draft/2020-12/vocab/validation": true,
  "https://json-schema.org/draft/2020-12/vocab/meta-data": true,
  "https://json-schema.org/draft/2020-12/vocab/format-annotation": true,
  "https://json-schema.org/draft/2020-12/vocab/content": true},
"allOf": [{"$ref": "meta/core"}, {"$ref": "meta/applicator"}, {"$ref": "meta/unevaluated"},
  {"$ref": "meta/validation"}, {"$ref": "meta/meta-data"}, {"$ref": "meta/format-annotation"},
  {"$ref": "meta/content"}],
"properties": {"definitions": {"type": "object", "additionalProperties": SELF},
  "dependencies": {"type": "object", "additionalProperties": {"anyOf": [SELF,
    {"$ref": "meta/validation#/$defs/names"}]}},
  "$recursiveAnchor": {"type": "boolean"}, "$recursiveRef": {"type": "string"}}})";
constexpr std::string_view newCore = R"("properties": {
  "$id": {"type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$"},
  "$schema": {"type": "string", "format": "uri"}, "$ref": {"type": "string", "format": "uri-reference"},
  "$anchor": {"$ref": "#/$defs/anchor"}, "$dynamicAnchor": {"$ref": "#/$defs/anchor"},
  "$dynamicRef": {"type": "string", "format": "uri-reference"}, "$comment": {"type": "string"},
  "$vocabulary": {"type": "object", "propertyNames": {"type": "string", "format": "uri"},
    "additionalProperties": {"type": "boolean"}},
  "$defs": {"type": "object", "additionalProperties": SELF}},
"$defs": {"anchor": {"type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"}}})";
constexpr std::string_view unevaluatedWords = R"("properties": {"unevaluatedItems": SELF,
  "unevaluatedProperties": SELF}})";
constexpr std::string_view contentWords = R"("properties": {"contentEncoding": {"type": "string"},
  "contentMediaType": {"type": "string"}, "contentSchema": SELF}})";
constexpr std::string_view openApi31 = R"({"$id": "https://spec.openapis.org/oas/3.1/dialect/base",
"$schema": "https://json-schema.org/draft/2020-12/schema", "$dynamicAnchor": "meta",
"allOf": [{"$ref": "https://json-schema.org/draft/2020-12/schema"}],
"properties": {"discriminator": {"type": "object", "required": ["propertyName"], "properties": {
    "propertyName": {"type": "string"}, "mapping": {"type": "object", "additionalProperties": {"type": "string"}}}},
  "xml": {"type": "object"}, "externalDocs": {"type": "object", "required": ["url"]}, "example": true}})";

enum class Era { Draft4, Draft6, Draft7, Old, New, OpenApi };

struct Entry {
  std::string_view uri;
  Era era;
  std::string_view words;
};
constexpr auto entries = std::to_array<Entry>({
    {"http://json-schema.org/draft-04/schema", Era::Draft4, draft4},
    {"http://json-schema.org/draft-06/schema", Era::Draft6, draft6And7},
    {"http://json-schema.org/draft-07/schema", Era::Draft7, draft6And7},
    {"https://spec.openapis.org/oas/3.1/dialect/base", Era::OpenApi, openApi31},
    {"https://json-schema.org/draft/2019-09/schema", Era::Old, oldSchema},
    {"https://json-schema.org/draft/2019-09/meta/core", Era::Old, oldCore},
    {"https://json-schema.org/draft/2019-09/meta/applicator", Era::Old, applicatorWords},
    {"https://json-schema.org/draft/2019-09/meta/validation", Era::Old, validationWords},
    {"https://json-schema.org/draft/2019-09/meta/meta-data", Era::Old, metadataWords},
    {"https://json-schema.org/draft/2019-09/meta/format", Era::Old, formatWords},
    {"https://json-schema.org/draft/2019-09/meta/content", Era::Old, contentWords},
    {"https://json-schema.org/draft/2020-12/schema", Era::New, newSchema},
    {"https://json-schema.org/draft/2020-12/meta/core", Era::New, newCore},
    {"https://json-schema.org/draft/2020-12/meta/applicator", Era::New, applicatorWords},
    {"https://json-schema.org/draft/2020-12/meta/unevaluated", Era::New, unevaluatedWords},
    {"https://json-schema.org/draft/2020-12/meta/validation", Era::New, validationWords},
    {"https://json-schema.org/draft/2020-12/meta/meta-data", Era::New, metadataWords},
    {"https://json-schema.org/draft/2020-12/meta/format-annotation", Era::New, formatWords},
    {"https://json-schema.org/draft/2020-12/meta/format-assertion", Era::New, formatWords},
    {"https://json-schema.org/draft/2020-12/meta/content", Era::New, contentWords},
});

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += by.size())
    text.replace(at, mark.size(), by);
  return text;
}

std::string textOf(const Entry& entry) {
  std::string text(entry.words);
  switch (entry.era) {
  case Era::Draft6: return replaced(replaced(std::move(text), "VERSION", "6"), "NEW", "");
  case Era::Draft7: return replaced(replaced(std::move(text), "VERSION", "7"), "NEW", newInDraft7);
  case Era::Old: text = replaced(std::string(oldHead).append(text), "ITEMS", oldItems); break;
  case Era::New: text = replaced(std::string(newHead).append(text), "ITEMS", newItems); break;
  default: return text;
  }
  return replaced(replaced(std::move(text), "SELF", entry.era == Era::Old ? oldSelf : newSelf), "ADDRESS", entry.uri);
}

} // namespace

DocumentPtr metaschema(std::string_view uri) {
  const auto found = std::ranges::find(entries, splitFragment(uri).first, &Entry::uri);
  if (found == entries.end()) return nullptr;
  Arena arena;
  const std::string text = textOf(*found);
  const auto value = readJson(text, arena);
  const auto document = value ? makeDocument(uri, *value) : failure("");
  return document ? *document : nullptr;
}

} // namespace signalbox::json_schema

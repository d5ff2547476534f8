// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/document.h"
#include "core/docs/json_access.h"

#include <algorithm>

namespace signalbox::docs {

namespace {

struct Word {
  std::string_view from;
  std::string_view to;
};
constexpr Word formats[]{{"date-time", "datetime"}, {"date", "date"}, {"time", "time"},
                         {"duration", "timedelta"}, {"uuid", "UUID"}, {"binary", "bytes"}};
constexpr Word types[]{{"string", "str"}, {"integer", "int"}, {"number", "float"}, {"boolean", "bool"},
                       {"null", "None"},  {"object", "dict"}, {"array", "list"}};

std::string scalarType(const std::string& type, const std::string& format) {
  for (const Word& word : formats)
    if (type == "string" && format == word.from) return std::string(word.to);
  for (const Word& word : types)
    if (type == word.from) return std::string(word.to);
  return "Any";
}

std::string joined(const Json& schemas, const std::string& separator) {
  std::vector<std::string> parts;
  for (const Json& schema : schemas)
    if (std::string type = typeText(schema); std::ranges::find(parts, type) == parts.end())
      parts.push_back(std::move(type));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

std::string literal(const Json& values) {
  std::string words;
  for (const Json& value : values)
    words += (words.empty() ? "" : ", ") + (value.is_string() ? '\'' + plain(value) + '\'' : plain(value));
  return "Literal[" + words + ']';
}

std::string arrayType(const Json& schema) {
  const Json& prefix = at(schema, "prefixItems");
  if (prefix.is_array()) return "tuple[" + joined(prefix, ", ") + ']';
  const std::string container = isTrue(schema, "uniqueItems") ? "set" : "list";
  return schema.contains("items") ? container + '[' + typeText(schema["items"]) + ']' : container;
}

// OpenAPI 3.1 allows a list of types.
std::string listedTypes(const Json& schema) {
  std::string text;
  for (const Json& type : schema["type"]) {
    Json one = schema;
    one["type"] = type;
    text += (text.empty() ? "" : " | ") + typeText(one);
  }
  return text.empty() ? "Any" : text;
}

} // namespace

std::string typeText(const Json& schema) {
  if (!schema.is_object() || schema.empty()) return "Any";
  if (std::string name = refName(schema); !name.empty()) return name;
  for (const char* key : {"anyOf", "oneOf"})
    if (at(schema, key).is_array()) return joined(schema[key], " | ");
  if (const Json& all = at(schema, "allOf"); all.is_array() && all.size() == 1) return typeText(all.front());
  if (schema.contains("const")) return literal(Json::array({schema["const"]}));
  if (at(schema, "enum").is_array()) return literal(schema["enum"]);
  if (at(schema, "type").is_array()) return listedTypes(schema);
  const std::string type = textAt(schema, "type");
  if (type == "array") return arrayType(schema);
  const Json& values = at(schema, "additionalProperties");
  if (type == "object" && values.is_object()) return "dict[str, " + typeText(values) + ']';
  return scalarType(type, textAt(schema, "format"));
}

} // namespace signalbox::docs

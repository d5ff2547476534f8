// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/json_schema.h"

#include "core/schema/schema_writer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace signalbox::schema {

namespace {

using design::Json;

// The order of fields in OpenAPI's Schema object.
constexpr auto keyOrder = std::to_array<std::string_view>({"$ref",
                                                           "$defs",
                                                           "allOf",
                                                           "anyOf",
                                                           "oneOf",
                                                           "prefixItems",
                                                           "items",
                                                           "properties",
                                                           "patternProperties",
                                                           "additionalProperties",
                                                           "propertyNames",
                                                           "type",
                                                           "enum",
                                                           "const",
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
                                                           "format",
                                                           "title",
                                                           "description",
                                                           "default",
                                                           "deprecated",
                                                           "readOnly",
                                                           "writeOnly",
                                                           "examples",
                                                           "discriminator"});

bool holdsNames(std::string_view key) { return key == "properties" || key == "patternProperties" || key == "$defs"; }
bool holdsData(std::string_view key) {
  return key == "default" || key == "examples" || key == "enum" || key == "const" || key == "example";
}

Json mapValues(const Json& object, Json (*change)(const Json&)) {
  Json result = Json::object();
  for (const auto& [key, value] : object.items()) result[key] = change(value);
  return result;
}

Json mapItems(const Json& array, Json (*change)(const Json&)) {
  Json result = Json::array();
  for (const Json& item : array) result.push_back(change(item));
  return result;
}

// Every text that a placeholder stands in, through `change`.
template<class Change>
void forEachPlaceholder(Json& json, const Change& change) {
  if (json.is_string() && SchemaWriter::isPlaceholder(json.get_ref<const std::string&>()))
    change(json);
  else if (json.is_structured())
    for (Json& item : json) forEachPlaceholder(item, change);
}

} // namespace

Json inOpenApiOrder(const Json& schema) {
  if (schema.is_array()) return mapItems(schema, inOpenApiOrder);
  if (!schema.is_object()) return schema;
  Json result = Json::object();
  const auto put = [&](const std::string& key) {
    const Json& value = schema[key];
    if (holdsData(key))
      result[key] = value;
    else if (holdsNames(key))
      result[key] = mapValues(value, inOpenApiOrder);
    else
      result[key] = inOpenApiOrder(value);
  };
  for (const std::string_view key : keyOrder)
    if (schema.contains(key)) put(std::string(key));
  for (const auto& [key, value] : schema.items())
    if (!result.contains(key)) put(key);
  return result;
}

Json inAlphabeticalOrder(const Json& schema) {
  if (schema.is_array()) return mapItems(schema, inAlphabeticalOrder);
  if (!schema.is_object()) return schema;
  std::set<std::string> keys;
  for (const auto& [key, value] : schema.items()) keys.insert(key);
  Json result = Json::object();
  for (const std::string& key : keys) {
    const Json& value = schema[key];
    const bool keepsOrder = (key == "properties" || key == "default") && value.is_object();
    result[key] = keepsOrder ? mapValues(value, inAlphabeticalOrder) : inAlphabeticalOrder(value);
  }
  return result;
}

struct SchemaGenerator::State {
  SchemaWriter writer;
  std::string prefix;
  std::set<std::string> split; // names whose two forms differ
  bool isCurrent = true;       // split is up to date

  // As Pydantic merges them: two forms become one when their words are equal and what they refer to has become one. A
  // model that reaches a recursive one therefore keeps both.
  void findSplit() {
    if (std::exchange(isCurrent, true)) return;
    split.clear();
    const auto& definitions = writer.definitions();
    const auto otherForm = [&](const Definition& definition) {
      return definition.second == SchemaMode::Validation
                 ? definitions.find({definition.first, SchemaMode::Serialization})
                 : definitions.end();
    };
    for (const auto& [definition, schema] : definitions)
      if (otherForm(definition) != definitions.end()) split.insert(definition.first);
    for (std::size_t before = SIZE_MAX; before != split.size();) {
      before = split.size();
      for (const auto& [definition, schema] : definitions) {
        const auto other = otherForm(definition);
        if (other != definitions.end() && withoutModes(schema) == withoutModes(other->second) && !refersToSplit(schema))
          split.erase(definition.first);
      }
    }
  }

  static Json withoutModes(Json schema) {
    forEachPlaceholder(schema, [](Json& ref) { ref = SchemaWriter::definitionOf(ref.get<std::string>()).first; });
    return schema;
  }

  bool refersToSplit(Json schema) const {
    bool found = false;
    forEachPlaceholder(
        schema, [&](Json& ref) { found |= split.contains(SchemaWriter::definitionOf(ref.get<std::string>()).first); });
    return found;
  }

  std::string nameOf(const Definition& definition) const {
    const std::string& name = definition.first;
    if (!split.contains(definition.first)) return name;
    return name + (definition.second == SchemaMode::Validation ? "-Input" : "-Output");
  }

  Json named(Json schema) {
    findSplit();
    forEachPlaceholder(schema,
                       [&](Json& ref) { ref = prefix + nameOf(SchemaWriter::definitionOf(ref.get<std::string>())); });
    return schema;
  }
};

SchemaGenerator::SchemaGenerator(const Types& types, std::string refPrefix)
    : m_state(new State{SchemaWriter(types), std::move(refPrefix), {}, true}) {}

SchemaGenerator::~SchemaGenerator() = default;

void SchemaGenerator::mention(TypeId type, SchemaMode mode) {
  const std::size_t before = m_state->writer.definitions().size();
  m_state->writer.write(static_cast<NodeIndex>(type), mode);
  if (m_state->writer.definitions().size() != before) m_state->isCurrent = false;
}

Json SchemaGenerator::schema(TypeId type, SchemaMode mode, std::string_view title) {
  const std::size_t before = m_state->writer.definitions().size();
  Json words = m_state->writer.write(static_cast<NodeIndex>(type), mode);
  if (m_state->writer.definitions().size() != before) m_state->isCurrent = false;
  Json schema = m_state->named(std::move(words));
  if (!title.empty() && !schema.contains("$ref") && !schema.contains("title")) schema["title"] = title;
  return inOpenApiOrder(schema);
}

std::map<std::string, Json> SchemaGenerator::definitions() {
  m_state->findSplit();
  std::map<std::string, Json> result;
  for (const auto& [definition, schema] : m_state->writer.definitions())
    result[m_state->nameOf(definition)] = inOpenApiOrder(m_state->named(schema));
  return result;
}

// str.title(), then spaces for underscores.
std::string titleOf(std::string_view name) {
  std::string result;
  bool afterLetter = false;
  for (const char c : name) {
    const bool isLetter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    const int changed =
        afterLetter ? std::tolower(static_cast<unsigned char>(c)) : std::toupper(static_cast<unsigned char>(c));
    result += c == '_' ? ' ' : isLetter ? static_cast<char>(changed) : c;
    afterLetter = isLetter;
  }
  const auto first = result.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return result.substr(first, result.find_last_not_of(' ') - first + 1);
}

namespace {

constexpr std::string_view localPrefix = "#/$defs/";

// The names that a schema refers to, and those that these refer to.
void addReached(const Json& schema, const std::map<std::string, Json>& definitions, std::set<std::string>& reached) {
  if (!schema.is_structured()) return;
  if (schema.is_object() && schema.contains("$ref") && schema["$ref"].is_string()) {
    const std::string& ref = schema["$ref"].get_ref<const std::string&>();
    const auto found =
        ref.starts_with(localPrefix) ? definitions.find(ref.substr(localPrefix.size())) : definitions.end();
    if (found != definitions.end() && reached.insert(found->first).second)
      addReached(found->second, definitions, reached);
  }
  for (const Json& part : schema) addReached(part, definitions, reached);
}

} // namespace

Json jsonSchema(const Types& types, TypeId type, SchemaMode mode) {
  SchemaGenerator generator(types, std::string(localPrefix));
  Json root = generator.schema(type, mode);
  auto definitions = generator.definitions();
  const std::string ref = root.size() == 1 && root.contains("$ref") ? root["$ref"].get<std::string>() : std::string();
  if (!ref.empty()) {
    const auto refersHere = [&](const auto& entry) {
      return entry.second.dump().find("\"" + ref + "\"") != std::string::npos;
    };
    const auto own = definitions.find(ref.substr(localPrefix.size()));
    if (own != definitions.end() && std::ranges::none_of(definitions, refersHere)) {
      root = own->second;
      definitions.erase(own);
    }
  }
  std::set<std::string> reached; // a property that another one has replaced leaves its model behind
  addReached(root, definitions, reached);
  for (const std::string& name : reached) root["$defs"][name] = definitions[name];
  return inAlphabeticalOrder(root);
}

} // namespace signalbox::schema

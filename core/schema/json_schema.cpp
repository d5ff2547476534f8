// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/json_schema.h"

#include "core/schema/definition_names.h"
#include "core/schema/text_case.h"

#include <algorithm>
#include <set>

namespace signalbox::schema {

namespace {

using design::Json;

// Every text that a placeholder stands in, through `change`.
template<class Change>
void forEachPlaceholder(Json& json, const Change& change) {
  if (json.is_string() && SchemaWriter::isPlaceholder(json.get_ref<const std::string&>()))
    change(json);
  else if (json.is_structured())
    for (Json& item : json) forEachPlaceholder(item, change);
}

// As Pydantic sorts: what stands at "properties" and "default" keeps its order, and so do the items of such lists.
Json sorted(const Json& json, std::string_view parentKey) {
  if (json.is_array()) {
    Json result = Json::array();
    for (const Json& item : json) result.push_back(sorted(item, parentKey));
    return result;
  }
  if (!json.is_object()) return json;
  std::vector<const Json::object_t::value_type*> members;
  for (const auto& member : json.get_ref<const Json::object_t&>()) members.push_back(&member);
  if (parentKey != "properties" && parentKey != "default")
    std::ranges::sort(members, {}, [](const auto* member) -> const std::string& { return member->first; });
  Json result = Json::object();
  for (const auto* member : members)
    result.get_ref<Json::object_t&>().push_back({member->first, sorted(member->second, member->first)});
  return result;
}

} // namespace

Json inAlphabeticalOrder(const Json& schema) { return sorted(schema, {}); }

struct SchemaGenerator::State {
  SchemaWriter writer;
  std::string prefix;
  std::map<std::string, ClassOrigin> origins;
  std::map<Definition, std::string> names;

  void findNames() {
    if (names.size() != writer.definitions().size()) names = definitionNames(writer.definitions(), origins);
  }

  Json named(Json schema) {
    findNames();
    forEachPlaceholder(schema, [&](Json& ref) {
      const Definition definition = SchemaWriter::definitionOf(ref.get_ref<const std::string&>());
      const auto name = names.find(definition);
      ref = prefix + (name == names.end() ? definition.first : name->second);
    });
    return schema;
  }
};

SchemaGenerator::SchemaGenerator(const Types& types, std::string refPrefix, BytesAs bytesAs)
    : m_state(new State{SchemaWriter(types, bytesAs), std::move(refPrefix), {}, {}}) {}

SchemaGenerator::~SchemaGenerator() = default;

void SchemaGenerator::setOrigin(const std::string& model, ClassOrigin origin) {
  m_state->origins[model] = std::move(origin);
}

void SchemaGenerator::mention(TypeId type, SchemaMode mode, bool isAnnotated) {
  m_state->writer.root(static_cast<NodeIndex>(type), mode, isAnnotated);
}

void SchemaGenerator::mention(const UseRules& field, SchemaMode mode) { m_state->writer.root(field, mode); }

Json SchemaGenerator::schema(TypeId type, SchemaMode mode) {
  return m_state->named(m_state->writer.root(static_cast<NodeIndex>(type), mode, false));
}

Json SchemaGenerator::schema(const UseRules& field, SchemaMode mode) {
  return m_state->named(m_state->writer.root(field, mode));
}

std::map<std::string, Json> SchemaGenerator::definitions() {
  m_state->findNames();
  std::map<std::string, Json> result;
  for (const auto& [definition, schema] : m_state->writer.definitions())
    result[m_state->names.at(definition)] = inAlphabeticalOrder(m_state->named(schema));
  return result;
}

std::string titleOf(std::string_view name) {
  std::string result = titleCase(name);
  std::ranges::replace(result, '_', ' ');
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

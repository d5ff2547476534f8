// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// $defs inside the schemas of a document, moved to components.schemas with the references to them.
#include "core/openapi/down_convert_schema.h"
#include "core/openapi/json_pointer.h"

#include <map>

namespace signalbox::openapi {
namespace {

bool isData(std::string_view key) {
  return key == "default" || key == "example" || key == "examples" || key == "enum" || key == "const";
}

// Its members are named by the design, also "default".
bool holdsNames(std::string_view key) { return key == "properties" || key == "patternProperties" || key == "schemas"; }

class DefinitionMover final {
public:
  explicit DefinitionMover(Json& document) : m_document(document) {}

  void run() {
    collect(m_document, "", "");
    if (m_names.empty()) return;
    rewrite(m_document);
    Json& schemas = m_document["components"]["schemas"];
    for (auto& [name, schema] : m_moved.items()) {
      rewrite(schema);
      schemas[name] = std::move(schema);
    }
  }

private:
  void collect(Json& json, const std::string& pointer, std::string_view parent) {
    if (json.is_array())
      for (std::size_t i = 0; i < json.size(); ++i) collect(json[i], below(pointer, std::to_string(i)), parent);
    if (!json.is_object()) return;
    for (auto& [key, value] : json.get_ref<Json::object_t&>())
      if (holdsNames(parent) || !isData(key)) collect(value, below(pointer, key), holdsNames(parent) ? "" : key);
    if (holdsNames(parent)) return;
    const auto definitions = json.find("$defs");
    if (definitions == json.end() || !definitions->is_object()) return;
    for (auto& [name, schema] : definitions->get_ref<Json::object_t&>())
      m_moved[newName(name, below(below(pointer, "$defs"), name))] = std::move(schema);
    json.erase("$defs");
  }

  std::string newName(const std::string& name, const std::string& pointer) {
    std::string plain;
    for (const char c : name) {
      const bool isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
      plain += isPlain ? c : '_';
    }
    std::string free = plain;
    for (int i = 2; m_moved.contains(free) || isComponent(free); ++i) free = plain + "_" + std::to_string(i);
    m_names["#" + pointer] = free;
    return free;
  }

  bool isComponent(const std::string& name) const {
    const auto components = m_document.find("components");
    if (components == m_document.end() || !components->is_object()) return false;
    const auto schemas = components->find("schemas");
    return schemas != components->end() && schemas->is_object() && schemas->contains(name);
  }

  // A reference may lead further into the definition.
  void rewrite(Json& json) {
    if (json.is_structured())
      for (Json& part : json) rewrite(part);
    if (!json.is_object() || !json.contains("$ref") || !json["$ref"].is_string()) return;
    const std::string ref = json["$ref"].get<std::string>();
    for (auto known = m_names.rbegin(); known != m_names.rend(); ++known) // the longer pointers first
      if (ref == known->first || ref.starts_with(known->first + "/")) {
        json["$ref"] = "#/components/schemas/" + known->second + ref.substr(known->first.size());
        return;
      }
  }

  Json& m_document;
  Json m_moved = Json::object();
  std::map<std::string, std::string> m_names; // by reference
};

} // namespace

Json withoutNestedDefinitions(Json document) {
  DefinitionMover(document).run();
  return document;
}

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What no type says: the schema itself, with every definition that it reaches, so that it stands alone.
#include "core/json_schema/importer.h"

#include "core/json_schema/dialect.h"

#include <algorithm>

namespace signalbox::json_schema {

using design::Json;

namespace {

// Words that give a schema an address, or lead to one, tie it to its document.
bool hasAddresses(const Json& json) {
  if (json.is_array()) return std::ranges::any_of(json, hasAddresses);
  if (!json.is_object()) return false;
  for (const auto& [key, value] : json.items()) {
    const bool isAddress = key == "$id" || key == "$anchor" || key == "$dynamicAnchor" || key == "$dynamicRef" ||
                           key == "$recursiveRef" || key == "$recursiveAnchor" || key == "id";
    if (isAddress && (value.is_string() || value.is_boolean())) return true;
    if (hasAddresses(value)) return true;
  }
  return false;
}

} // namespace

Json Importer::bundled(const Json& schema) {
  Json result = schema;
  Json definitions = Json::object();
  collect(result, definitions);
  if (result.is_object()) {
    result.erase("$schema");
    for (const char* place : {"definitions", "$defs", "components"}) result.erase(place);
    if (!definitions.empty()) result["$defs"] = std::move(definitions);
  }
  if (!hasAddresses(result)) return result;
  Json whole = m_document; // in its own dialect, as a document of its own inside this one
  if (!whole.contains("$schema") && m_dialect != Dialect::OpenApi30) whole["$schema"] = metaschemaUri(m_dialect);
  whole["$id"] = memberOr(whole, "$id", Json("urn:signalbox:imported"));
  const auto own =
      std::ranges::find_if(m_definitions, [&](const auto& entry) { return entry.second.schema == schema; });
  const std::string place = own == m_definitions.end() ? "" : own->first.substr(1);
  if (own == m_definitions.end()) return result;
  return Json{{"$ref", whole["$id"].get<std::string>() + "#" + place}, {"$defs", {{"imported", std::move(whole)}}}};
}

// Points references at $defs and puts there what they lead to.
void Importer::collect(Json& schema, Json& definitions) {
  if (schema.is_array())
    for (Json& item : schema) collect(item, definitions);
  if (!schema.is_object()) return;
  for (auto& [key, value] : schema.get_ref<Json::object_t&>()) {
    if (key == "const" || key == "enum" || key == "default" || key == "examples") continue;
    if (key != "$ref" || !value.is_string()) {
      collect(value, definitions);
      continue;
    }
    const Json alone{{"$ref", value}};
    const Definition* meant = target(alone);
    if (!meant) {
      note(value.get<std::string>(), "This reference leads out of the document; anything passes there.");
      value = "#/$defs/Anything";
      definitions["Anything"] = true;
      continue;
    }
    const std::string name = meant->name;
    value = "#/$defs/" + name;
    if (definitions.contains(name)) continue;
    definitions[name] = Json::object(); // stands there while it is written: schemas recur
    Json inner = meant->schema;
    for (const char* place : {"definitions", "$defs", "components"})
      if (inner.is_object()) inner.erase(place);
    collect(inner, definitions);
    definitions[name] = std::move(inner);
  }
}

} // namespace signalbox::json_schema

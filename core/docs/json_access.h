// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a document that may hold anything: what is absent or of another kind is null or empty.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace signalbox::docs {

inline const nlohmann::ordered_json& at(const nlohmann::ordered_json& object, const char* key) {
  static const nlohmann::ordered_json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

inline std::string textAt(const nlohmann::ordered_json& object, const char* key) {
  const nlohmann::ordered_json& value = at(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

inline std::string plain(const nlohmann::ordered_json& value, int indent = -1) {
  if (value.is_string()) return value.get<std::string>();
  return value.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

inline bool isTrue(const nlohmann::ordered_json& object, const char* key) { return at(object, key) == true; }

// "#/components/schemas/Order" names "Order"; empty for a schema that is no reference.
inline std::string refName(const nlohmann::ordered_json& schema) {
  const std::string ref = textAt(schema, "$ref");
  return ref.substr(ref.rfind('/') + 1);
}

// A schema of the document's components; null when absent.
inline const nlohmann::ordered_json& component(const nlohmann::ordered_json& document, const std::string& name) {
  return at(at(at(document, "components"), "schemas"), name.c_str());
}

} // namespace signalbox::docs

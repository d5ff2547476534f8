// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ObjectReader: takes the known keys out of one object of a project file and reports those of the wrong type.
#pragma once

#include "core/design/entity_reader.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace signalbox::design {

// One object of a file: each known key is taken once, the rest is what we do not know.
class ObjectReader final {
public:
  ObjectReader(const Json& json, std::string pointer, Problems& problems)
      : m_json(json), m_pointer(std::move(pointer)), m_problems(problems) {
    if (!json.is_object()) problem("", m_pointer.empty() ? "The file must hold an object." : "This must be an object.");
  }

  void take(const char* key, std::string& out) {
    if (const auto* value = find(key)) {
      if (value->is_string())
        out = value->get<std::string>();
      else
        problem(key, "must be a string");
    }
  }

  void take(const char* key, bool& out) {
    if (const auto* value = find(key)) {
      if (value->is_boolean())
        out = value->get<bool>();
      else
        problem(key, "must be true or false");
    }
  }

  template<class Int>
    requires std::is_integral_v<Int>
  void take(const char* key, Int& out) {
    const auto* value = find(key);
    if (!value) return;
    const bool fits = value->is_number_integer() &&
                      (!value->is_number_unsigned() ||
                       value->get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<Int>::max())) &&
                      std::in_range<Int>(value->get<std::int64_t>());
    if (fits)
      out = value->get<Int>();
    else
      problem(key, "must be a whole number from " + std::to_string(std::numeric_limits<Int>::min()) + " to " +
                       std::to_string(std::numeric_limits<Int>::max()));
  }

  void take(const char* key, std::vector<std::string>& out) {
    each(key, [&](const Json& item, const std::string& pointer) {
      if (item.is_string())
        out.push_back(item.get<std::string>());
      else
        m_problems.push_back({pointer, std::string(key) + " must be a list of strings."});
    });
  }

  void take(const char* key, std::optional<bool>& out) {
    bool value = false;
    if (!m_json.is_object() || !m_json.contains(key)) {
      m_taken.push_back(key);
      return;
    }
    take(key, value);
    out = value;
  }

  // A text, or null for none: the page is off.
  void takeOrNull(const char* key, std::string& out) {
    const auto* value = find(key);
    if (value && value->is_null())
      out.clear();
    else
      take(key, out);
  }

  void takeAny(const char* key, Json& out) {
    if (const auto* value = find(key)) out = *value;
  }

  void takeObject(const char* key, Json& out) {
    if (const auto* value = find(key)) {
      if (value->is_object())
        out = *value;
      else
        problem(key, "must be an object");
    }
  }

  // Missing or empty is a problem of the whole object.
  void takeRequired(const char* key, std::string& out) {
    take(key, out);
    if (m_json.is_object() && !m_json.contains(key))
      m_problems.push_back({m_pointer, std::string(key) + " is missing here."});
  }

  template<class Visit>
  void each(const char* key, const Visit& visit) {
    const auto* value = find(key);
    if (!value) return;
    if (!value->is_array()) return problem(key, "must be a list");
    for (std::size_t i = 0; i < value->size(); ++i) visit((*value)[i], m_pointer + "/" + key + "/" + std::to_string(i));
  }

  const Json* find(const char* key) {
    m_taken.push_back(key);
    if (!m_json.is_object()) return nullptr;
    const auto found = m_json.find(key);
    return found == m_json.end() ? nullptr : &*found;
  }

  Json rest() const {
    Json rest = Json::object();
    if (!m_json.is_object()) return rest;
    for (const auto& [key, value] : m_json.items()) {
      if (std::ranges::find(m_taken, key) == m_taken.end()) rest[key] = value;
    }
    return rest;
  }

  // Of objects that keep no unknown keys.
  void refuseRest() {
    const Json unknown = rest();
    for (const auto& [key, value] : unknown.items()) problem(key, "is no key of this object");
  }

  void problem(const std::string& key, const std::string& sentence) {
    if (key.empty())
      m_problems.push_back({m_pointer, sentence});
    else
      m_problems.push_back({m_pointer + "/" + key, key + " " + sentence + "."});
  }

  Problems& problems() { return m_problems; }

private:
  const Json& m_json;
  std::string m_pointer;
  Problems& m_problems;
  std::vector<std::string_view> m_taken;
};

// Parts that several kinds of files have.
std::vector<Field> readFields(ObjectReader& reader, const char* key);
std::vector<Parameter> readParameters(ObjectReader& reader, std::string_view path);
std::vector<Depends> readDependencies(ObjectReader& reader);
std::vector<Endpoint> readCallbacks(ObjectReader& reader);

} // namespace signalbox::design

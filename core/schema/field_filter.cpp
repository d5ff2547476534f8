// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_filter.h"

#include "core/schema/serialise.h"

#include <nlohmann/json.hpp>

namespace signalbox::schema {

namespace {

std::string keyOf(const nlohmann::ordered_json& json) {
  return json.is_string() ? json.get<std::string>() : json.dump();
}

} // namespace

FieldFilter::FieldFilter(const nlohmann::ordered_json& spec) {
  if (spec.is_array())
    for (const auto& key : spec) m_parts[keyOf(key)] = nullptr;
  if (!spec.is_object()) return;
  for (const auto& [key, below] : spec.items()) {
    if (below.is_boolean() && !below.get<bool>()) continue;
    m_parts[key] = below.is_structured() ? std::make_unique<const FieldFilter>(below) : nullptr;
  }
}

FieldFilter::Part FieldFilter::at(std::string_view key) const {
  const auto found = m_parts.find(key);
  if (found == m_parts.end()) return {};
  return {true, found->second.get()};
}

FieldFilter::Part FieldFilter::at(std::size_t index, std::size_t size) const {
  if (const Part part = at(std::to_string(index)); part.isNamed) return part;
  const auto fromEnd = static_cast<long long>(index) - static_cast<long long>(size);
  if (const Part part = at(std::to_string(fromEnd)); part.isNamed) return part;
  return at("__all__");
}

std::shared_ptr<const FieldFilter> compileFilter(const nlohmann::ordered_json& spec) {
  return spec.is_null() ? nullptr : std::make_shared<const FieldFilter>(spec);
}

} // namespace signalbox::schema

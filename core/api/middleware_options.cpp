// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/middleware_options.h"

namespace signalbox::api {

const design::Json* MiddlewareOptions::find(const char* key) const {
  const auto value = m_options.find(key);
  return value == m_options.end() ? nullptr : &*value;
}

std::string MiddlewareOptions::text(const char* key, std::string fallback) const {
  const design::Json* value = find(key);
  return value && value->is_string() ? value->get<std::string>() : std::move(fallback);
}

std::int64_t MiddlewareOptions::integer(const char* key, std::int64_t fallback) const {
  const design::Json* value = find(key);
  return value && value->is_number_integer() ? value->get<std::int64_t>() : fallback;
}

bool MiddlewareOptions::flag(const char* key, bool fallback) const {
  const design::Json* value = find(key);
  return value && value->is_boolean() ? value->get<bool>() : fallback;
}

std::vector<std::string> MiddlewareOptions::texts(const char* key, std::vector<std::string> fallback) const {
  const design::Json* value = find(key);
  if (!value || !value->is_array()) return fallback;
  std::vector<std::string> all;
  for (const design::Json& item : *value)
    if (item.is_string()) all.push_back(item.get<std::string>());
  return all;
}

bool MiddlewareOptions::isNull(const char* key) const {
  const design::Json* value = find(key);
  return value && value->is_null();
}

std::vector<std::pair<std::string, std::optional<std::string>>> MiddlewareOptions::lines(const char* key) const {
  std::vector<std::pair<std::string, std::optional<std::string>>> all;
  const design::Json* value = find(key);
  if (!value || !value->is_object()) return all;
  for (const auto& [name, text] : value->items()) {
    const bool isText = text.is_string() && !text.get_ref<const std::string&>().empty();
    all.emplace_back(name, isText ? std::optional(text.get<std::string>()) : std::nullopt);
  }
  return all;
}

} // namespace signalbox::api

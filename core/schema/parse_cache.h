// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParseCache: parsed type texts, compiled patterns and JSON Schemas, shared by the builds of one design's edits.
#pragma once

#include "core/design/design.h"
#include "core/json_schema/schema.h"
#include "core/regex/pattern.h"
#include "core/schema/type_expr.h"

#include <expected>
#include <mutex>
#include <string>
#include <unordered_map>

namespace signalbox::schema {

struct ParseCache {
  using ParsedType = std::shared_ptr<const std::expected<TypeExpr, TypeError>>;
  using Pattern = std::expected<std::shared_ptr<const regex::Pattern>, regex::PatternError>;

  ParsedType type(std::string_view text) {
    const std::lock_guard lock(m_mutex);
    auto& entry = m_types[std::string(text)];
    if (!entry) entry = std::make_shared<const std::expected<TypeExpr, TypeError>>(parseType(text));
    return entry;
  }

  Pattern pattern(const std::string& text) {
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_patterns.find(text); known != m_patterns.end()) return known->second;
    return m_patterns.emplace(text, regex::Pattern::compile(text)).first->second;
  }

  Result<json_schema::SchemaPtr> general(const design::ModelPtr& model) {
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_generals.find(model); known != m_generals.end()) return known->second;
    return m_generals.emplace(model, json_schema::compile(model->schema)).first->second;
  }

private:
  std::mutex m_mutex;
  std::unordered_map<std::string, ParsedType> m_types;
  std::unordered_map<std::string, Pattern> m_patterns;
  std::unordered_map<design::ModelPtr, Result<json_schema::SchemaPtr>> m_generals;
};

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParseCache: parsed type texts and compiled patterns, shared by the builds of one design's edits.
#pragma once

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

private:
  std::mutex m_mutex;
  std::unordered_map<std::string, ParsedType> m_types;
  std::unordered_map<std::string, Pattern> m_patterns;
};

} // namespace signalbox::schema

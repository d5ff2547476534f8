// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/json_outline.h"

#include "core/value/json_scan.h"

#include <algorithm>

namespace signalbox {

using namespace json_scan;

std::size_t JsonOutline::end(std::size_t value) const {
  const std::size_t limit = std::min(m_text.size(), value + remembered);
  const std::size_t found = endWithin(m_text, value, limit);
  if (found != npos) return found;
  const Large* known = large(value);
  return known ? known->end : m_text.size();
}

std::size_t JsonOutline::count(std::size_t value) const {
  if (!isContainer(value)) return 0;
  if (endWithin(m_text, value, std::min(m_text.size(), value + remembered)) == npos)
    if (const Large* known = large(value)) return known->count;
  std::size_t count = 0;
  for (JsonParts parts(*this, value); parts.next();) ++count;
  return count;
}

const JsonOutline::Large* JsonOutline::large(std::size_t value) const {
  const auto found = std::ranges::lower_bound(m_large, value, {}, &Large::begin);
  return found != m_large.end() && found->begin == value ? &*found : nullptr;
}

JsonPart JsonOutline::part(std::size_t container, std::size_t n) const {
  JsonParts parts(*this, container, n);
  parts.next();
  return parts.part();
}

std::vector<JsonPart> JsonOutline::wayTo(std::size_t offset) const {
  std::vector<JsonPart> way;
  for (std::size_t at = m_root; at < offset && isContainer(at);) {
    std::size_t from = 0;
    if (const Large* known = large(at)) {
      const auto first = m_marks.begin() + static_cast<std::ptrdiff_t>(known->marks);
      const auto last = first + static_cast<std::ptrdiff_t>(markCount(*known));
      from = static_cast<std::size_t>(std::upper_bound(first, last, offset) - first) * stride;
    }
    JsonPart found;
    bool isFound = false;
    for (JsonParts parts(*this, at, from); parts.next();) {
      if (std::min(parts.part().name, parts.part().value) > offset) break;
      found = parts.part();
      isFound = true;
    }
    if (!isFound || offset >= std::max(end(found.value), found.value + 1)) break;
    way.push_back(found);
    at = found.value;
  }
  return way;
}

std::string_view nameOf(const JsonOutline& outline, const JsonPart& part) {
  const std::string_view text = outline.text();
  return text.substr(part.name, endOfString(text, part.name, part.value) - part.name);
}

JsonParts::JsonParts(const JsonOutline& outline, std::size_t container, std::size_t from) : m_outline(outline) {
  m_isObject = outline.m_text[container] == '{';
  m_isDone = !outline.isContainer(container);
  if (m_isDone) return;
  std::size_t begin = skipSpace(outline.m_text, container + 1);
  if (from >= JsonOutline::stride) {
    if (const auto* known = outline.large(container)) {
      const std::size_t mark = std::min(from / JsonOutline::stride, outline.markCount(*known));
      if (mark > 0) {
        begin = outline.m_marks[known->marks + mark - 1];
        m_index = mark * JsonOutline::stride;
      }
    }
  }
  m_at = begin;
  while (m_index < from && next()) {
  }
}

bool JsonParts::next() {
  const std::string_view text = m_outline.m_text;
  if (m_isDone || m_at >= text.size() || closes(text[m_at])) {
    m_isDone = true;
    return false;
  }
  m_part = {JsonPart::none, m_at, m_index++};
  if (m_isObject) {
    m_part.name = m_at;
    const std::size_t colon = skipSpace(text, endOfString(text, m_at, text.size()));
    m_part.value = skipSpace(text, colon + 1);
  }
  m_at = skipSpace(text, m_outline.end(m_part.value));
  if (m_at < text.size() && text[m_at] == ',') m_at = skipSpace(text, m_at + 1);
  return true;
}

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/byte_search.h"

#include <algorithm>
#include <cstring>

namespace signalbox::ui {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

} // namespace

ByteSearch::ByteSearch(Bytes bytes, const QString& text) : m_bytes(std::move(bytes)), m_text(text.toStdString()) {
  m_folds = std::none_of(m_text.begin(), m_text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (m_text.empty()) m_at = size();
}

std::size_t ByteSearch::find(std::string_view haystack, std::size_t from) const {
  const void* found = ::memmem(haystack.data() + from, haystack.size() - from, m_text.data(), m_text.size());
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - haystack.data()) : std::string_view::npos;
}

bool ByteSearch::advance(std::size_t budget) {
  if (isComplete()) return false;
  const std::size_t end = std::min(m_at + budget, size());
  // A match may reach over the end of a step.
  const std::size_t reach = std::min(end + m_text.size() - 1, size());
  std::string_view step = std::string_view(*m_bytes).substr(m_at, reach - m_at);
  if (m_folds) {
    m_lowered.resize(step.size());
    std::transform(step.begin(), step.end(), m_lowered.begin(), lower);
    step = m_lowered;
  }
  std::size_t next = m_at;
  for (std::size_t found = find(step, 0); found != step.npos; found = find(step, next - m_at)) {
    if (m_matches.size() < keptMatches) m_matches.push_back(m_at + found);
    ++m_count;
    next = m_at + found + m_text.size();
    if (next - m_at > step.size()) break;
  }
  m_at = std::max(end, next);
  return !isComplete();
}

std::size_t ByteSearch::indexFrom(std::size_t offset) const {
  return static_cast<std::size_t>(std::lower_bound(m_matches.begin(), m_matches.end(), offset) - m_matches.begin());
}

} // namespace signalbox::ui

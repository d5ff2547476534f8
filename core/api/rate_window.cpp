// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rate_window.h"

#include <algorithm>
#include <vector>

namespace signalbox::api {

RateWindow::Verdict RateWindow::count(std::string_view key, Clock::time_point now) {
  const std::lock_guard lock(m_mutex);
  auto known = m_entries.find(std::string(key));
  if (known == m_entries.end()) {
    if (m_entries.size() >= maximumKeys) makeRoom(now);
    known = m_entries.emplace(key, Entry{now + m_length}).first;
  } else if (known->second.end <= now) {
    known->second = Entry{now + m_length};
  }
  Entry& entry = known->second;
  Verdict verdict;
  verdict.isAllowed = entry.used < m_requests;
  if (verdict.isAllowed) ++entry.used;
  verdict.remaining = m_requests - entry.used;
  verdict.resetSeconds = std::chrono::ceil<std::chrono::seconds>(entry.end - now).count();
  return verdict;
}

std::size_t RateWindow::size() const {
  const std::lock_guard lock(m_mutex);
  return m_entries.size();
}

// Windows that are over go; when all are running, the eighth that ends first.
void RateWindow::makeRoom(Clock::time_point now) {
  std::erase_if(m_entries, [&](const auto& entry) { return entry.second.end <= now; });
  if (m_entries.size() < maximumKeys) return;
  std::vector<Clock::time_point> ends;
  ends.reserve(m_entries.size());
  for (const auto& [key, entry] : m_entries) ends.push_back(entry.end);
  const auto limit = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() / 8);
  std::ranges::nth_element(ends, limit);
  std::erase_if(m_entries, [&](const auto& entry) { return entry.second.end <= *limit; });
}

} // namespace signalbox::api

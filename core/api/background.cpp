// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/background.h"

#include <algorithm>

namespace signalbox::api {

std::string_view name(BackgroundRecord::Kind kind) {
  switch (kind) {
  case BackgroundRecord::Kind::Log: return "log";
  case BackgroundRecord::Kind::Http: return "http";
  case BackgroundRecord::Kind::Append: return "append";
  }
  return {};
}

std::string_view name(BackgroundRecord::State state) {
  switch (state) {
  case BackgroundRecord::State::Waiting: return "waiting";
  case BackgroundRecord::State::Running: return "running";
  case BackgroundRecord::State::Done: return "done";
  case BackgroundRecord::State::Failed: return "failed";
  case BackgroundRecord::State::Skipped: return "skipped";
  }
  return {};
}

std::uint64_t BackgroundJournal::newId() {
  const std::lock_guard lock(m_mutex);
  return ++m_lastId;
}

void BackgroundJournal::put(const BackgroundRecord& record) {
  {
    const std::lock_guard lock(m_mutex);
    const auto at = std::ranges::lower_bound(m_records, record.id, {}, &BackgroundRecord::id);
    if (at != m_records.end() && at->id == record.id)
      *at = record;
    else
      m_records.insert(at, record);
    if (m_records.size() > m_limit) {
      m_records.pop_front();
      ++m_forgotten;
    }
  }
  if (m_observer) m_observer(record);
}

std::vector<BackgroundRecord> BackgroundJournal::records() const {
  const std::lock_guard lock(m_mutex);
  return {m_records.begin(), m_records.end()};
}

std::uint64_t BackgroundJournal::forgotten() const {
  const std::lock_guard lock(m_mutex);
  return m_forgotten;
}

} // namespace signalbox::api

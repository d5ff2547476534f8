// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/session_writer.h"

#include "ui/settings/json_file.h"

namespace signalbox::ui {

SessionWriter::~SessionWriter() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
  }
  m_changed.notify_all();
  if (m_thread.joinable()) m_thread.join();
}

void SessionWriter::write(const QString& file, QJsonObject object) {
  {
    const std::lock_guard lock(m_mutex);
    m_next[file] = std::move(object);
    if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
  }
  m_changed.notify_all();
}

bool SessionWriter::flush() {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return m_next.empty() && !m_busy; });
  return m_isFine;
}

bool SessionWriter::lastWriteWorked() {
  const std::lock_guard lock(m_mutex);
  return m_isFine;
}

void SessionWriter::run() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [this] { return m_stop || !m_next.empty(); });
    if (m_next.empty()) return;
    const auto next = m_next.extract(m_next.begin());
    m_busy = true;
    lock.unlock();
    const bool isFine = writeJsonFile(next.key(), next.mapped());
    lock.lock();
    m_isFine = isFine;
    m_busy = false;
    m_changed.notify_all();
  }
}

} // namespace signalbox::ui

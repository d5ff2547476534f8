// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionWriter: writes small JSON files on a thread of its own, the old one whole until the new one is. Typing never
// waits for the disk.
#pragma once

#include <QJsonObject>
#include <QString>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace signalbox::ui {

class SessionWriter final {
public:
  SessionWriter() = default;
  ~SessionWriter(); // writes what is queued, then joins

  void write(const QString& file, QJsonObject object); // returns at once; the latest for a file wins
  bool flush();                                        // waits; false when the last write failed
  bool lastWriteWorked();

private:
  void run();

  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::map<QString, QJsonObject> m_next;
  bool m_busy = false;
  bool m_stop = false;
  bool m_isFine = true;
  std::thread m_thread; // started with the first write
};

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamRecorder: what passes on a stream, written to a file of JSON Lines while it passes, on a thread. The file has
// all of it, also what a view no longer holds.
#pragma once

#include "core/base/result.h"
#include "ui/bridge/task_thread.h"
#include "ui/models/message_ring.h"

#include <QObject>
#include <QString>

#include <memory>

namespace signalbox::ui {

// UI thread only.
class StreamRecorder final : public QObject {
  Q_OBJECT
public:
  static constexpr std::size_t mostWaiting = 64U
                                             << 20; // bytes; what comes while the disk has not taken those is missed

  // Begins with the messages that are there already.
  StreamRecorder(QString file, const MessageStore& before, QObject* parent = nullptr);
  ~StreamRecorder() override; // writes what it was given

  void take(const MessageBatch& batch);
  void finish(); // finished() follows, once all is on its way to the disk

  const QString& file() const { return m_file; }
  quint64 count() const { return m_count; }   // messages in the file, or on their way there
  quint64 missed() const { return m_missed; } // for want of a fast enough disk

Q_SIGNALS:
  void finished(const QString& problem); // empty: the file has everything

private:
  struct Writer;
  void post(std::function<void(Writer&)> task);

  QString m_file;
  quint64 m_count = 0;
  quint64 m_missed = 0;
  std::shared_ptr<Writer> m_writer;
  TaskThread m_thread;
};

} // namespace signalbox::ui

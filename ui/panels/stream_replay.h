// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamReplay: the messages of a recording once more, as far apart as they were, or all at once.
#pragma once

#include "ui/models/message_ring.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace signalbox::ui {

class StreamReplay final : public QObject {
  Q_OBJECT
public:
  enum class Pace { AsRecorded, AtOnce };
  explicit StreamReplay(QObject* parent = nullptr);

  void start(MessageStore recording, Pace pace); // from its first message
  void stop();
  bool isRunning() const { return m_timer.isActive(); }
  quint64 played() const { return m_next - m_recording.first(); }
  quint64 count() const { return m_recording.count(); }

Q_SIGNALS:
  void came(const signalbox::ui::MessageBatch& batch); // with the times of now
  void ended();

private:
  void play();

  MessageStore m_recording;
  Pace m_pace = Pace::AsRecorded;
  quint64 m_next = 0;
  QElapsedTimer m_clock;
  QTimer m_timer;
};

} // namespace signalbox::ui

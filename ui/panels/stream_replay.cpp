// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_replay.h"

#include <QDateTime>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr std::size_t mostAtOnce = 5000; // messages between two events
constexpr std::size_t bytesAtOnce = 2U << 20;
constexpr qint64 longestWait = 60'000; // milliseconds; what is further ahead is asked again

} // namespace

StreamReplay::StreamReplay(QObject* parent) : QObject(parent) {
  m_timer.setSingleShot(true);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &StreamReplay::play);
}

void StreamReplay::start(MessageStore recording, Pace pace) {
  m_recording = std::move(recording);
  m_pace = pace;
  m_next = m_recording.first();
  m_clock.start();
  m_timer.start(0);
}

void StreamReplay::stop() { m_timer.stop(); }

void StreamReplay::play() {
  const qint64 start = m_recording.count() > 0 ? m_recording.at(m_recording.first()).microseconds : 0;
  const qint64 elapsed = m_clock.nsecsElapsed() / 1000;
  const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
  qint64 wait = 0;
  MessageBatch due;
  m_next = m_recording.visit(m_next, m_recording.end(), [&](quint64, MessageView message) {
    if (due.size() >= mostAtOnce || due.bytes() >= bytesAtOnce) return false;
    wait = m_pace == Pace::AsRecorded ? message.microseconds - start - elapsed : 0;
    if (wait > 0) return false;
    message.microseconds = now;
    due.append(message);
    return true;
  });
  const bool isOver = m_next >= m_recording.end();
  if (!isOver) m_timer.start(static_cast<int>(std::clamp<qint64>(wait / 1000 + (wait > 0), 0, longestWait)));
  if (!due.isEmpty()) Q_EMIT came(due);
  if (isOver) Q_EMIT ended();
}

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/gap_meter.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace signalbox::bench {

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

// With the waits of those who would have asked while an answer was due.
std::vector<float> withThoseBehind(const std::vector<float>& waits) {
  std::vector<float> all;
  for (const float wait : waits)
    for (float each = wait; each > 0; each -= 1) all.push_back(each);
  std::sort(all.begin(), all.end());
  return all;
}

double rank(const std::vector<float>& sorted, double share) {
  return sorted.empty() ? 0 : double(sorted[std::size_t(share * double(sorted.size() - 1))]);
}

} // namespace

GapMeter::GapMeter() {
  pthread_getcpuclockid(pthread_self(), &m_processorClock);
  m_thread = std::thread([this] { ask(); });
}

GapMeter::~GapMeter() { stop(); }

double GapMeter::busy() const {
  timespec time{};
  clock_gettime(m_processorClock, &time);
  return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

bool GapMeter::event(QEvent* event) {
  if (event->type() != QEvent::User) return QObject::event(event);
  const std::lock_guard lock(m_mutex);
  m_answeredAt = Clock::now();
  m_busyAtAnswer = busy();
  m_answered = true;
  m_wake.notify_one();
  return true;
}

void GapMeter::ask() {
  std::unique_lock lock(m_mutex);
  while (!m_stopping) {
    const auto asked = Clock::now();
    const double busyBefore = busy();
    m_answered = false;
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    m_wake.wait(lock, [this] { return m_answered || m_stopping; });
    if (!m_answered) return;
    m_waits.push_back(float(Milliseconds(m_answeredAt - asked).count()));
    m_busy.push_back(float(m_busyAtAnswer - busyBefore));
    m_wake.wait_until(lock, asked + std::chrono::milliseconds(1), [this] { return m_stopping; });
  }
}

Gaps GapMeter::stop() {
  {
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
    m_wake.notify_one();
  }
  if (m_thread.joinable()) m_thread.join();
  const std::vector<float> waits = withThoseBehind(m_waits);
  const std::vector<float> busyWaits = withThoseBehind(m_busy);
  return {rank(waits, 0.999), rank(waits, 1), rank(busyWaits, 0.999), rank(busyWaits, 1)};
}

} // namespace signalbox::bench

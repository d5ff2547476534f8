// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// GapMeter: how long an event has to wait for the UI thread, asked once a millisecond from a thread of its own.
#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <pthread.h>
#include <thread>
#include <vector>

namespace signalbox::bench {

// Milliseconds. A wait of 20 ms counts as those of 20, 19, 18 … ms of the events that would have come meanwhile.
// Busy: processor time of the UI thread within a wait, which other programs on the machine do not lengthen.
struct Gaps {
  double p999 = 0;
  double longest = 0;
  double busyP999 = 0;
  double longestBusy = 0;
};

// Measures from its making to stop(); the thread that makes it is the one that is watched.
class GapMeter final : public QObject {
public:
  GapMeter();
  ~GapMeter() override;
  Gaps stop();

protected:
  bool event(QEvent* event) override;

private:
  using Clock = std::chrono::steady_clock;
  void ask();
  double busy() const; // of the watched thread so far

  clockid_t m_processorClock{};
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_answered = true;
  bool m_stopping = false;
  Clock::time_point m_answeredAt;
  double m_busyAtAnswer = 0;
  std::vector<float> m_waits;
  std::vector<float> m_busy;
  std::thread m_thread;
};

} // namespace signalbox::bench

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cheap clocks for limits and Date headers: a few milliseconds coarse, no system call.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>

namespace signalbox::server {

using Milliseconds = std::int64_t; // of the steady clock

inline Milliseconds steadyNow() {
#ifdef CLOCK_MONOTONIC_COARSE
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
  return static_cast<Milliseconds>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
#else
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
#endif
}

inline std::int64_t wallSeconds() {
#ifdef CLOCK_REALTIME_COARSE
  timespec time{};
  clock_gettime(CLOCK_REALTIME_COARSE, &time);
  return static_cast<std::int64_t>(time.tv_sec);
#else
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
#endif
}

inline std::int64_t wallMicroseconds() {
  using namespace std::chrono;
  return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace signalbox::server

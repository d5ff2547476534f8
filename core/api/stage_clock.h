// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StageClock: writes the track of one request: which stages there are, how long each took, where it stopped.
#pragma once

#include "core/api/exchange.h"

#include <chrono>
#include <string>
#include <string_view>

namespace signalbox::api {

// Does nothing without a Trace. Stages are declared in their order, then taken one after the other.
class StageClock final {
public:
  explicit StageClock(Trace* trace) : m_trace(trace) {
    if (!m_trace) return;
    m_trace->clear();
    m_last = std::chrono::steady_clock::now();
  }

  bool isOn() const { return m_trace != nullptr; }
  Trace* trace() const { return m_trace; } // null: off; for a mounted application, which begins it anew
  void endpoint(const std::string& id) {
    if (m_trace) m_trace->endpoint = id;
  }

  // What passed since the last call belongs to no stage: it was for the trace.
  void skip() {
    if (m_trace) m_last = std::chrono::steady_clock::now();
  }

  // The stage's number, for those whose names may repeat.
  std::size_t declare(std::string_view name, int depth = 0) {
    if (!m_trace) return 0;
    m_trace->stages.push_back({std::string(name), {}, StageState::NotReached, 0, depth});
    return m_trace->stages.size() - 1;
  }

  // The time since the last call belongs to the stage of that name.
  void pass(std::string_view name, std::string_view detail = {}) { take(name, detail, StageState::Passed); }
  void stop(std::string_view name, std::string_view detail) { take(name, detail, StageState::Stopped); }
  void pass(std::size_t stage, std::string_view detail = {}) { take(stage, detail, StageState::Passed); }
  void stop(std::size_t stage, std::string_view detail) { take(stage, detail, StageState::Stopped); }

private:
  void take(std::string_view name, std::string_view detail, StageState state);
  void take(std::size_t stage, std::string_view detail, StageState state);

  Trace* m_trace;
  std::chrono::steady_clock::time_point m_last;
};

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/stage_clock.h"

#include <algorithm>

namespace signalbox::api {

void StageClock::take(std::string_view name, std::string_view detail, StageState state) {
  if (!m_trace) return;
  const auto isThis = [&](const Stage& stage) { return stage.depth == 0 && stage.name == name; };
  const auto stage = std::ranges::find_if(m_trace->stages, isThis);
  take(static_cast<std::size_t>(stage - m_trace->stages.begin()), detail, state);
}

void StageClock::take(std::size_t index, std::string_view detail, StageState state) {
  if (!m_trace) return;
  const auto now = std::chrono::steady_clock::now();
  if (index < m_trace->stages.size()) {
    Stage& stage = m_trace->stages[index];
    stage.nanoseconds += std::chrono::duration_cast<std::chrono::nanoseconds>(now - m_last).count();
    stage.state = state;
    if (!detail.empty()) stage.detail.assign(detail);
  }
  m_last = std::chrono::steady_clock::now();
}

} // namespace signalbox::api

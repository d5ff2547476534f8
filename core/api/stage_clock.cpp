// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/stage_clock.h"

#include <algorithm>

namespace signalbox::api {

void StageClock::take(std::string_view name, std::string_view detail, StageState state) {
  if (!m_trace) return;
  const auto now = std::chrono::steady_clock::now();
  const auto stage = std::ranges::find(m_trace->stages, name, &Stage::name);
  if (stage != m_trace->stages.end()) {
    stage->nanoseconds += std::chrono::duration_cast<std::chrono::nanoseconds>(now - m_last).count();
    stage->state = state;
    if (!detail.empty()) stage->detail.assign(detail);
  }
  m_last = std::chrono::steady_clock::now();
}

} // namespace signalbox::api

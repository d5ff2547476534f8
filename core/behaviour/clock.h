// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The wall clock as tokens read it.
#pragma once

#include <chrono>

namespace signalbox::behaviour {

// Since the Unix epoch.
inline double secondsNow() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace signalbox::behaviour

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thread that lets others go first when there is more to do than processors: work nobody watches, beside a window
// somebody does.
#pragma once

#if defined(__linux__)
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace signalbox {

// The thread that calls it, and those it starts from then on, stand `steps` (1 to 19) behind the usual: each is about a
// fifth less of a contended processor; a free one is taken as before. Does nothing where threads have no such priority.
inline void letOthersGoFirst(int steps) {
#if defined(__linux__)
  const auto thread = static_cast<id_t>(syscall(SYS_gettid));
  if (getpriority(PRIO_PROCESS, thread) < steps) setpriority(PRIO_PROCESS, thread, steps); // its own, on Linux
#else
  static_cast<void>(steps);
#endif
}

} // namespace signalbox

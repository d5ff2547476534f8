// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RunMarker: a file that stands while the program runs. One that is found at the start was left by a run that did not
// end by itself.
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace signalbox::ui {

struct Crash {
  QDateTime savedUntil; // when the last session or project file of that run was written
  int inARow = 1;       // runs that ended so, one after another
};

class RunMarker final {
public:
  RunMarker();  // one for each run, after it is clear that no other instance runs
  ~RunMarker(); // a clean end
  RunMarker(const RunMarker&) = delete;
  RunMarker& operator=(const RunMarker&) = delete;

  const std::optional<Crash>& crash() const { return m_crash; } // of the run before
  void settle(); // this run has worked for a while: a crash from now on is the first one

private:
  void write(int crashes) const;

  std::optional<Crash> m_crash;
};

} // namespace signalbox::ui

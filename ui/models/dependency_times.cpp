// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dependency_times.h"

#include <algorithm>

namespace signalbox::ui {

DependencyTimes lastDependencyTimes(const ExchangeRing& ring, const std::string& endpoint, std::uint64_t rows) {
  DependencyTimes times;
  const std::uint64_t first = std::max(ring.firstSequence(), ring.endSequence() - std::min(rows, ring.endSequence()));
  for (std::uint64_t sequence = ring.endSequence(); sequence > first; --sequence) {
    const api::Trace& trace = ring.at(sequence - 1).trace;
    if (!endpoint.empty() && trace.endpoint != endpoint) continue;
    DependencyTimes ofOne; // one that ran twice: the last time; what was taken from the cache did not run
    for (const api::Stage& stage : trace.stages) {
      const QString name = QString::fromStdString(stage.name);
      const bool isRun = stage.depth > 0 && stage.state != api::StageState::NotReached && stage.detail != "cached";
      if (isRun) ofOne[name] = {stage.nanoseconds, stage.state == api::StageState::Stopped};
    }
    for (auto time = ofOne.cbegin(); time != ofOne.cend(); ++time)
      if (!times.contains(time.key())) times.insert(time.key(), time.value());
    if (!endpoint.empty() && !ofOne.isEmpty()) break; // the newest of the endpoint tells all
  }
  return times;
}

} // namespace signalbox::ui

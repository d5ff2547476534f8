// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficFigures: requests a minute, their 95th percentile and the line of the server pill, from the last minute's
// exchanges.
#pragma once

#include "core/api/exchange.h"

#include <QVector>

#include <deque>
#include <vector>

namespace signalbox::ui {

class TrafficFigures final {
public:
  static constexpr std::int64_t window = 60'000'000;  // microseconds
  static constexpr std::int64_t slotLength = 250'000; // microseconds: requests are counted by these
  static constexpr int buckets = 18;
  static constexpr std::size_t limit = 50'000; // of durations kept: in a flood the percentile is that of the last ones

  void add(const std::vector<api::Exchange>& batch);
  void clear();

  // As of `now`, in microseconds since the Unix epoch.
  int requestsPerMinute(std::int64_t now) const;
  std::int64_t percentile95(std::int64_t now) const; // nanoseconds, 0 without requests
  QVector<double> rate(std::int64_t now) const;      // `buckets` counts, oldest first

private:
  struct Slot {
    std::int64_t number = 0; // since the epoch
    int count = 0;
  };
  void countOne(std::int64_t microseconds);

  struct Sample {
    std::int64_t microseconds = 0;
    std::int64_t nanoseconds = 0;
  };
  std::deque<Sample> m_samples;
  std::deque<Slot> m_slots; // by number; those without a request have none
};

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Timeline: requests over time by the class of their answers, a second at a time, as bars of a histogram.
#pragma once

#include "core/traffic/counts.h"

#include <map>
#include <vector>

namespace signalbox::traffic {

struct TimeRange {
  std::int64_t begin = 0; // microseconds since the Unix epoch
  std::int64_t end = 0;   // not included; equal to begin: no range at all
  bool isEmpty() const { return begin >= end; }
  bool holds(std::int64_t time) const { return time >= begin && time < end; }
  bool operator==(const TimeRange&) const = default;
};

using ClassCounts = std::array<std::uint32_t, statusClasses>;

struct Bars {
  std::int64_t begin = 0; // microseconds since the Unix epoch
  std::int64_t width = 0; // of one bar
  std::vector<ClassCounts> counts;
  TimeRange range(std::size_t first, std::size_t last) const { // of the bars from first to last
    return {begin + static_cast<std::int64_t>(first) * width, begin + static_cast<std::int64_t>(last + 1) * width};
  }
  bool operator==(const Bars&) const = default;
};

class Timeline final {
public:
  void add(const api::Exchange& exchange);
  void remove(const api::Exchange& exchange);
  void clear() { m_seconds.clear(); }
  bool isEmpty() const { return m_seconds.empty(); }
  std::int64_t seconds() const { // from the first request to the last, both included
    return m_seconds.empty() ? 0 : m_seconds.rbegin()->first - m_seconds.begin()->first + 1;
  }

  // `count` bars, the last of which holds the last request; as narrow as lets the first one in, a second at least.
  Bars bars(std::size_t count) const;

private:
  std::map<std::int64_t, ClassCounts> m_seconds; // since the Unix epoch; none is all zero
};

} // namespace signalbox::traffic

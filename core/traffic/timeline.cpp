// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/timeline.h"

#include <algorithm>

namespace signalbox::traffic {

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400;
constexpr std::int64_t widths[]{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1'800, 3'600, 7'200, 21'600, 43'200};

std::int64_t secondOf(const api::Exchange& exchange) { return exchange.startedMicroseconds / second; }

// Seconds of a bar; bars begin at whole multiples of it.
std::int64_t widthFor(std::int64_t first, std::int64_t last, std::size_t count) {
  const auto fits = [&](std::int64_t width) { return last / width - first / width < static_cast<std::int64_t>(count); };
  const auto known = std::ranges::find_if(widths, fits);
  if (known != std::end(widths)) return *known;
  std::int64_t width = day;
  while (!fits(width)) width += day;
  return width;
}

} // namespace

void Timeline::add(const api::Exchange& exchange) {
  if (isRequest(exchange)) ++m_seconds[secondOf(exchange)][static_cast<std::size_t>(classOf(exchange))];
}

void Timeline::remove(const api::Exchange& exchange) {
  const auto known = isRequest(exchange) ? m_seconds.find(secondOf(exchange)) : m_seconds.end();
  if (known == m_seconds.end()) return;
  std::uint32_t& count = known->second[static_cast<std::size_t>(classOf(exchange))];
  if (count > 0) --count;
  if (std::ranges::all_of(known->second, [](std::uint32_t each) { return each == 0; })) m_seconds.erase(known);
}

Bars Timeline::bars(std::size_t count) const {
  if (m_seconds.empty() || count == 0) return {};
  const std::int64_t last = m_seconds.rbegin()->first;
  const std::int64_t width = widthFor(m_seconds.begin()->first, last, count);
  const std::int64_t first = last / width - static_cast<std::int64_t>(count) + 1;
  Bars bars{first * width * second, width * second, std::vector<ClassCounts>(count)};
  for (const auto& [time, counts] : m_seconds) {
    ClassCounts& bar = bars.counts[static_cast<std::size_t>(time / width - first)];
    std::ranges::transform(bar, counts, bar.begin(), std::plus());
  }
  return bars;
}

} // namespace signalbox::traffic

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/traffic_figures.h"

#include <algorithm>

namespace signalbox::ui {

void TrafficFigures::add(const std::vector<api::Exchange>& batch) {
  using Kind = api::Exchange::Kind;
  for (const auto& exchange : batch)
    if (exchange.kind == Kind::Http || exchange.kind == Kind::StreamOpened || exchange.kind == Kind::SocketOpened)
      m_samples.push_back({exchange.startedMicroseconds, exchange.durationNanoseconds});
  const std::int64_t latest = m_samples.empty() ? 0 : m_samples.back().microseconds;
  while (!m_samples.empty() && (m_samples.size() > limit || m_samples.front().microseconds < latest - window))
    m_samples.pop_front();
}

int TrafficFigures::requestsPerMinute(std::int64_t now) const {
  return int(std::count_if(m_samples.begin(), m_samples.end(),
                           [now](const Sample& sample) { return sample.microseconds >= now - window; }));
}

std::int64_t TrafficFigures::percentile95(std::int64_t now) const {
  std::vector<std::int64_t> durations;
  for (const Sample& sample : m_samples)
    if (sample.microseconds >= now - window) durations.push_back(sample.nanoseconds);
  if (durations.empty()) return 0;
  const auto at = durations.begin() + std::ptrdiff_t((durations.size() * 95 - 1) / 100);
  std::nth_element(durations.begin(), at, durations.end());
  return *at;
}

QVector<double> TrafficFigures::rate(std::int64_t now) const {
  QVector<double> counts(buckets, 0);
  for (const Sample& sample : m_samples) {
    const std::int64_t age = now - sample.microseconds;
    if (age < 0 || age >= window) continue;
    ++counts[int(buckets - 1 - age * buckets / window)];
  }
  return counts;
}

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/traffic_figures.h"

#include <algorithm>

namespace signalbox::ui {

void TrafficFigures::add(const std::vector<api::Exchange>& batch) {
  using Kind = api::Exchange::Kind;
  for (const auto& exchange : batch) {
    if (exchange.kind != Kind::Http && exchange.kind != Kind::StreamOpened && exchange.kind != Kind::SocketOpened)
      continue;
    m_samples.push_back({exchange.startedMicroseconds, exchange.durationNanoseconds});
    countOne(exchange.startedMicroseconds);
  }
  const std::int64_t latest = m_samples.empty() ? 0 : m_samples.back().microseconds;
  while (!m_samples.empty() && (m_samples.size() > limit || m_samples.front().microseconds < latest - window))
    m_samples.pop_front();
  while (!m_slots.empty() && m_slots.front().number < m_slots.back().number - window / slotLength) m_slots.pop_front();
}

// They come by their end, so one that took long belongs to an earlier slot.
void TrafficFigures::countOne(std::int64_t microseconds) {
  const std::int64_t number = microseconds / slotLength;
  auto slot = m_slots.end();
  while (slot != m_slots.begin() && std::prev(slot)->number >= number) --slot;
  if (slot == m_slots.end() || slot->number != number) slot = m_slots.insert(slot, Slot{number});
  ++slot->count;
}

void TrafficFigures::clear() {
  m_samples.clear();
  m_slots.clear();
}

int TrafficFigures::requestsPerMinute(std::int64_t now) const {
  int count = 0;
  for (const Slot& slot : m_slots)
    if (slot.number > (now - window) / slotLength) count += slot.count;
  return count;
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
  for (const Slot& slot : m_slots) {
    const std::int64_t age = now / slotLength - slot.number; // in slots
    constexpr std::int64_t most = window / slotLength;
    if (age >= 0 && age < most) counts[int(buckets - 1 - age * buckets / most)] += slot.count;
  }
  return counts;
}

} // namespace signalbox::ui

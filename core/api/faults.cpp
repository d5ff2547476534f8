// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/faults.h"

#include "core/schema/json_value.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace signalbox::api {
namespace {

using Distribution = design::Latency::Distribution;

// SplitMix64 (Steele, Lea, Flood 2014): any state is a good one, so each request has its own.
class Draw final {
public:
  explicit Draw(std::uint64_t state) : m_state(state) {}

  std::uint64_t bits() {
    std::uint64_t z = m_state += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; } // 0 <= x < 1
  double normal() {                                                        // Box and Muller
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
  }

private:
  std::uint64_t m_state;
};

double drawn(const design::Latency& latency, Draw& draw) {
  switch (latency.distribution) {
  case Distribution::Fixed: return latency.mean;
  case Distribution::Uniform: {
    const double low = latency.low.value_or(0);
    return low + (latency.high.value_or(low) - low) * draw.uniform();
  }
  case Distribution::Normal: return latency.mean + latency.deviation * draw.normal();
  case Distribution::LogNormal: {
    if (latency.mean <= 0) return 0;
    const double ratio = latency.deviation / latency.mean;
    const double variance = std::log1p(ratio * ratio);
    return std::exp(std::log(latency.mean) - variance / 2 + std::sqrt(variance) * draw.normal());
  }
  case Distribution::Exponential: return -latency.mean * std::log(1 - draw.uniform());
  }
  return 0;
}

std::chrono::milliseconds latencyOf(const design::Latency& latency, Draw& draw) {
  constexpr double day = 24.0 * 60 * 60 * 1000;
  const double high = std::min(latency.high.value_or(day), day);
  const double milliseconds = std::min(std::max(drawn(latency, draw), latency.low.value_or(0)), high);
  return std::chrono::milliseconds(std::llround(std::max(milliseconds, 0.0)));
}

} // namespace

Faults::Faults(design::FaultRules rules)
    : m_rules(std::move(rules)), m_detail(schema::toValue(m_rules.detail, m_arena)),
      m_seed(m_rules.seed ? *m_rules.seed : std::uint64_t{std::random_device()()} << 32 | std::random_device()()) {}

Faults::Outcome Faults::next() const {
  const std::uint64_t request = m_requests.fetch_add(1, std::memory_order_relaxed);
  Draw draw(Draw(m_seed).bits() + request * 0xd1342543de82ef95U);
  Outcome outcome;
  if (m_rules.latency) outcome.latency = latencyOf(*m_rules.latency, draw);
  outcome.drops = draw.uniform() < m_rules.dropRate;
  outcome.fails = draw.uniform() < m_rules.errorRate;
  return outcome;
}

HttpException Faults::exception() const { return {m_rules.status, m_detail, {}}; }

} // namespace signalbox::api

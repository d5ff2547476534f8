// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FaultRules: the faults of an endpoint, read from its file: what goes wrong on purpose before its behaviour runs.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace signalbox::design {

struct Latency { // milliseconds
  enum class Distribution { Fixed, Uniform, Normal, LogNormal, Exponential };
  Distribution distribution = Distribution::Fixed;
  double mean = 0;
  double deviation = 0;      // of the distribution itself, LogNormal's too
  std::optional<double> low; // what is drawn is held between these
  std::optional<double> high;
  bool operator==(const Latency&) const = default;
};

struct FaultRules {
  std::optional<Latency> latency;
  double errorRate = 0; // shares of the requests, 0 to 1
  double dropRate = 0;
  int status = 503;
  Json detail;                       // null: the reason phrase
  std::optional<std::uint64_t> seed; // the same faults in the same order
  bool operator==(const FaultRules&) const = default;
};

// What a form must offer.
inline constexpr auto faultKeys =
    std::to_array<std::string_view>({"latency", "error_rate", "status", "detail", "drop_rate", "seed"});
inline constexpr auto latencyKeys =
    std::to_array<std::string_view>({"distribution", "mean", "deviation", "low", "high"});

// What cannot be read is left out; diagnoseFaults() tells.
FaultRules faultRules(const Json& faults);

void diagnoseFaults(const Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::design

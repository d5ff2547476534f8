// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of a request went: the stages of its trace as spans on one axis, and their sums by kind for the bar of
// a row.
#pragma once

#include "core/api/exchange.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace signalbox::traffic {

enum class StageKind : std::uint8_t { Routing, Dependencies, Validation, Behaviour, Response };
inline constexpr std::size_t stageKinds = 5;

StageKind kindOf(const api::Stage& stage);

// Nanoseconds from the first stage's begin. Stages follow one another; what a dependency needs runs before it does, so
// its own part stands at the end of its span.
struct StageSpan {
  std::int64_t begin = 0;
  std::int64_t ownBegin = 0;
  std::int64_t end = 0;
  bool operator==(const StageSpan&) const = default;
};

// One for each stage, in the trace's order.
std::vector<StageSpan> spansOf(const std::vector<api::Stage>& stages);

// Nanoseconds by StageKind, each at most 4.2 s: what is kept of a row whose trace was let go.
using Pipeline = std::array<std::uint32_t, stageKinds>;
Pipeline pipelineOf(const std::vector<api::Stage>& stages);

} // namespace signalbox::traffic

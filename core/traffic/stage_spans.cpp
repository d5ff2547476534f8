// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/stage_spans.h"

#include "core/api/request_context.h"

#include <algorithm>
#include <limits>

namespace signalbox::traffic {

namespace {

// The stage and everything that stands below it; answers where the next one is.
std::size_t placeTree(const std::vector<api::Stage>& stages, std::size_t index, std::int64_t& now,
                      std::vector<StageSpan>& spans) {
  const int depth = stages[index].depth;
  spans[index].begin = now;
  std::size_t next = index + 1;
  while (next < stages.size() && stages[next].depth > depth) next = placeTree(stages, next, now, spans);
  spans[index].ownBegin = now;
  now += std::max<std::int64_t>(stages[index].nanoseconds, 0);
  spans[index].end = now;
  return next;
}

} // namespace

StageKind kindOf(const api::Stage& stage) {
  namespace names = api::stage;
  if (stage.depth > 0 || stage.name == names::dependencies) return StageKind::Dependencies;
  if (stage.name == names::waiting || stage.name == names::router || stage.name == names::faults ||
      stage.name == "Middleware")
    return StageKind::Routing;
  if (stage.name == names::parameters || stage.name == names::body) return StageKind::Validation;
  return stage.name == names::response ? StageKind::Response : StageKind::Behaviour;
}

std::vector<StageSpan> spansOf(const std::vector<api::Stage>& stages) {
  std::vector<StageSpan> spans(stages.size());
  std::int64_t now = 0;
  for (std::size_t index = 0; index < stages.size();) index = placeTree(stages, index, now, spans);
  return spans;
}

Pipeline pipelineOf(const std::vector<api::Stage>& stages) {
  Pipeline sums{};
  for (const api::Stage& stage : stages) {
    std::uint32_t& sum = sums[static_cast<std::size_t>(kindOf(stage))];
    const std::int64_t all = sum + std::max<std::int64_t>(stage.nanoseconds, 0);
    sum = static_cast<std::uint32_t>(std::min<std::int64_t>(all, std::numeric_limits<std::uint32_t>::max()));
  }
  return sums;
}

} // namespace signalbox::traffic

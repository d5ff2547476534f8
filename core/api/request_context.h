// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestContext: what every step of one request shares.
#pragma once

#include "core/api/api_program.h"
#include "core/api/request_text.h"
#include "core/api/stage_clock.h"

#include <memory>

namespace signalbox::api {

namespace stage {
inline constexpr std::string_view waiting = "Waiting"; // of a slow answer, for a thread to be made on
inline constexpr std::string_view router = "Router";
inline constexpr std::string_view dependencies = "Dependencies";
inline constexpr std::string_view parameters = "Parameters";
inline constexpr std::string_view body = "Body";
inline constexpr std::string_view faults = "Faults";
inline constexpr std::string_view response = "Response";
} // namespace stage

struct RequestContext {
  RequestContext(const std::shared_ptr<const ApiProgram>& compiled, const Request& received, Arena& memory,
                 Response& answer, Trace* trace)
      : program(*compiled), keepAlive(compiled), request(received), arena(memory), response(answer), clock(trace),
        text(received, memory) {}

  const ApiProgram& program;
  const std::shared_ptr<const void> keepAlive;
  const Request& request;
  Arena& arena;
  Response& response;
  StageClock clock;
  RequestText text;
  bool isInRoute = false; // an endpoint is running: what a handler raises comes to one more layer
};

} // namespace signalbox::api

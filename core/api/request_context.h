// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestContext: what every step of one request shares.
#pragma once

#include "core/api/api_program.h"
#include "core/api/request_text.h"
#include "core/api/stage.h"
#include "core/api/stage_clock.h"

#include <memory>

namespace signalbox::api {

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

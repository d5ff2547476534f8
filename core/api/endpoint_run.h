// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointRun: one request after its route is known: body, dependencies, parameters, behaviour, answer. Follows
// fastapi.routing.get_request_handler.
#pragma once

#include "core/api/injected.h"
#include "core/api/problems.h"
#include "core/api/request_context.h"

namespace signalbox::api {

class EndpointRun final {
public:
  EndpointRun(RequestContext& context, const EndpointProgram& endpoint, const PathValues& path)
      : m_context(context), m_endpoint(endpoint), m_path(path) {}

  void run();

private:
  void declareStages();
  std::span<Value> freshSlots();
  bool acceptBody(std::span<Value> slots);
  bool readBody(ReceivedBody& body);
  ReceivedBody undeclaredBody();
  bool readInput(const ReceivedBody& body, std::span<Value> slots);
  void refuse(Problems& problems);
  void report(std::string_view stage, const Problems& problems, int before);
  void answerConstant();
  void answerBroken();
  void behave(std::span<Value> slots);
  void finish();

  RequestContext& m_context;
  const EndpointProgram& m_endpoint;
  const PathValues& m_path;
  Injected m_injected;
  bool m_isBodyAccepted = false;
};

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointRun: one request after its route is known: body, dependencies, parameters, behaviour, answer. Follows
// fastapi.routing.get_request_handler.
#pragma once

#include "core/api/dependency_run.h"

#include <functional>
#include <optional>

namespace signalbox::api {

class EndpointRun final {
public:
  // Writes the answer in the behaviour's place; what it raises is answered as if the behaviour had.
  using Serve = std::function<std::optional<RaisedError>()>;

  EndpointRun(RequestContext& context, const EndpointProgram& endpoint, const PathValues& path, Serve serve = {})
      : m_context(context), m_endpoint(endpoint), m_path(path), m_serve(std::move(serve)) {}

  void run();

private:
  void answer();
  bool passFaults();
  void drop();
  void declareStages();
  std::span<Value> freshSlots();
  bool acceptBody(std::span<Value> slots);
  bool readBody(ReceivedBody& body);
  ReceivedBody undeclaredBody();
  bool readInput(const ReceivedBody& body, std::span<Value> slots);
  bool solveDependencies(const ReceivedBody& body, std::span<Value> slots, Problems& problems);
  void refuse(Problems& problems, const Value& body);
  void raise(const RaisedError& error);
  void traceInput(std::span<const Value> slots);
  void report(std::string_view stage, const Problems& problems, int before);
  void serve();
  void answerConstant();
  void answerBroken();
  void behave(std::span<Value> slots);
  void finish();

  RequestContext& m_context;
  const EndpointProgram& m_endpoint;
  const PathValues& m_path;
  Serve m_serve;
  Injected m_injected;
  std::optional<DependencyRun> m_dependencies; // while there is something to leave
  bool m_isBodyAccepted = false;
  std::chrono::milliseconds m_latency{0}; // of the faults
};

} // namespace signalbox::api

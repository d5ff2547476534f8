// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint does once its input is valid: the interface between the compiled API and core/behaviour, which
// implements one class for each kind.
#pragma once

#include "core/api/after_list.h"
#include "core/api/dependency.h"
#include "core/api/injected.h"
#include "core/api/message.h"
#include "core/api/option_scope.h"
#include "core/api/raised_error.h"
#include "core/api/response_shaper.h"
#include "core/api/stage_clock.h"
#include "core/base/result.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

class Surroundings; // core/api/surroundings.h

// What one request gives a behaviour. The slots belong to the names of the BehaviourScope it was compiled with.
struct Call {
  const Request& request;
  Arena& arena;
  std::span<Value> slots;           // parameters, body parts and constants are filled; `let` writes its own
  std::span<const Value> constants; // the same slots as they were before the request: what outlives it
  const ResponseShaper& shaper;
  std::string_view endpoint;                  // its id
  int statusCode = 200;                       // the endpoint's status_code
  const std::shared_ptr<const void>& program; // keeps everything compiled alive: streams and sockets hold a copy
  const Injected& injected;                   // by the dependencies that ran
  const security::Authority& authority;       // the design's users and tokens
  const Surroundings& surroundings;           // the project's folder, the network
  Response& response;                         // cleared but for its headers vector; the behaviour fills it
  StageClock& clock;
  std::string_view stage;                   // of the behaviour, in the trace
  std::optional<HttpException> raised = {}; // set by raise()
  std::string responseErrors = {};          // of a value that does not fit response_model: a list as JSON
  bool isShaping = false;

  expression::Frame frame() const { return {slots, arena}; }
  // What is to be answered is known: the time from here on is that of shaping it.
  void beginShaping() {
    clock.pass(stage);
    isShaping = true;
  }
  // Ends the request with an HTTPException: what the behaviour wrote is forgotten.
  void raise(HttpException exception) { raised = std::move(exception); }
  // A background task: after the answer, in the order of the calls, before the exits of yield dependencies.
  void afterwards(std::unique_ptr<AfterResponse> task) { AfterList::add(response, std::move(task)); }
};

class Behaviour {
public:
  virtual ~Behaviour() = default;
  // True when every request gets the same answer: it is then made once, when the design is compiled.
  virtual bool isConstant() const { return false; }
  // Any thread. A failure is what would be an unhandled exception in Python: 500.
  virtual Result<void> run(Call& call) const = 0;
};

// `report` points into the endpoint's file.
class BehaviourScope final : public OptionScope {
public:
  BehaviourScope(const design::Design& design, const design::Endpoint& endpoint, expression::Names names,
                 std::vector<Diagnostic>& diagnostics)
      : OptionScope(design, {EntityKind::Endpoint, endpoint.id(), {}}, std::move(names), diagnostics),
        m_endpoint(endpoint), m_responseClass(design::responseClassOf(design, endpoint)) {}

  const design::Endpoint& endpoint() const { return m_endpoint; }
  const design::ResponseClass& responseClass() const { return m_responseClass; }
  const design::Json& options() const { return m_endpoint.behaviour.options; }

private:
  const design::Endpoint& m_endpoint;
  design::ResponseClass m_responseClass;
};

// What answers errors in the place of FastAPI's own handlers; `pointer` is that of the options inside their file.
using ExceptionHandlerFactory = std::function<std::unique_ptr<const Behaviour>(
    OptionScope&, const design::Json& options, const std::string& pointer)>;

// Null when the options are too broken to run; the diagnostics say why and the endpoint answers 500.
using BehaviourFactory = std::function<std::unique_ptr<const Behaviour>(BehaviourScope&)>;

class BehaviourRegistry final {
public:
  void add(std::string kind, BehaviourFactory factory) { m_factories[std::move(kind)] = std::move(factory); }

  const BehaviourFactory* find(std::string_view kind) const {
    const auto known = m_factories.find(kind);
    return known == m_factories.end() ? nullptr : &known->second;
  }

  void addDependency(std::string kind, DependencyFactory factory) {
    m_dependencies[std::move(kind)] = std::move(factory);
  }

  const DependencyFactory* findDependency(std::string_view kind) const {
    const auto known = m_dependencies.find(kind);
    return known == m_dependencies.end() ? nullptr : &known->second;
  }

  void setExceptionHandler(ExceptionHandlerFactory factory) { m_exceptionHandler = std::move(factory); }

  std::unique_ptr<const Behaviour> makeExceptionHandler(OptionScope& scope, const design::Json& options,
                                                        const std::string& pointer) const {
    return m_exceptionHandler ? m_exceptionHandler(scope, options, pointer) : nullptr;
  }

  std::vector<std::string> kinds() const {
    std::vector<std::string> names;
    for (const auto& [kind, factory] : m_factories) names.push_back(kind);
    return names;
  }

private:
  std::map<std::string, BehaviourFactory, std::less<>> m_factories;
  std::map<std::string, DependencyFactory, std::less<>> m_dependencies;
  ExceptionHandlerFactory m_exceptionHandler;
};

} // namespace signalbox::api

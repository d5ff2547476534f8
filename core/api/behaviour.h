// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint does once its input is valid: the interface between the compiled API and core/behaviour, which
// implements one class for each kind.
#pragma once

#include "core/api/message.h"
#include "core/api/response_shaper.h"
#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/design/design.h"
#include "core/expression/expression.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

// What one request gives a behaviour. The slots belong to the names of the BehaviourScope it was compiled with.
struct Call {
  const Request& request;
  Arena& arena;
  std::span<Value> slots;           // parameters, body parts and constants are filled; `let` writes its own
  std::span<const Value> constants; // the same slots as they were before the request: what outlives it
  const ResponseShaper& shaper;
  int statusCode = 200;                       // the endpoint's own
  const std::shared_ptr<const void>& program; // keeps everything compiled alive: streams and sockets hold a copy
  Response& response;                         // cleared but for its headers vector; the behaviour fills it

  expression::Frame frame() const { return {slots, arena}; }
};

class Behaviour {
public:
  virtual ~Behaviour() = default;
  // True when every request gets the same answer: it is then made once, when the design is compiled.
  virtual bool isConstant() const { return false; }
  // Any thread. A failure is what would be an unhandled exception in Python: 500.
  virtual Result<void> run(Call& call) const = 0;
};

// What a factory may read while it compiles, and where it reports. `pointer` is inside the endpoint's file:
// "/behaviour/body/items/0".
class BehaviourScope final {
public:
  BehaviourScope(const design::Design& design, const design::Endpoint& endpoint, expression::Names names,
                 std::vector<Diagnostic>& diagnostics)
      : m_design(design), m_endpoint(endpoint), m_names(std::move(names)), m_diagnostics(diagnostics) {}

  const design::Design& design() const { return m_design; }
  const design::Endpoint& endpoint() const { return m_endpoint; }
  const design::Json& options() const { return m_endpoint.behaviour.options; }

  // Parameters, body parts, path, query, headers, cookies, body, constants; a behaviour adds its own (let, index, as).
  expression::Names& names() { return m_names; }
  const expression::Names& names() const { return m_names; }

  void report(Severity severity, std::string code, std::string message, std::string pointer) {
    m_diagnostics.push_back({severity,
                             std::move(code),
                             std::move(message),
                             {EntityKind::Endpoint, m_endpoint.id(), std::move(pointer)},
                             {}});
  }

private:
  const design::Design& m_design;
  const design::Endpoint& m_endpoint;
  expression::Names m_names;
  std::vector<Diagnostic>& m_diagnostics;
};

// Null when the options are too broken to run; the diagnostics say why and the endpoint answers 500.
using BehaviourFactory = std::function<std::unique_ptr<const Behaviour>(BehaviourScope&)>;

class BehaviourRegistry final {
public:
  void add(std::string kind, BehaviourFactory factory) { m_factories[std::move(kind)] = std::move(factory); }

  const BehaviourFactory* find(std::string_view kind) const {
    const auto known = m_factories.find(kind);
    return known == m_factories.end() ? nullptr : &known->second;
  }

  std::vector<std::string> kinds() const {
    std::vector<std::string> names;
    for (const auto& [kind, factory] : m_factories) names.push_back(kind);
    return names;
  }

private:
  std::map<std::string, BehaviourFactory, std::less<>> m_factories;
};

} // namespace signalbox::api

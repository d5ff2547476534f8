// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a dependency does once its own parameters and dependencies are there: the interface between the plan
// (dependency_plan.h) and the kinds, which core/behaviour implements. Security schemes are dependencies too.
#pragma once

#include "core/api/injected.h"
#include "core/api/option_scope.h"
#include "core/api/raised_error.h"
#include "core/api/request_text.h"
#include "core/base/result.h"
#include "core/security/authority.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace signalbox::api {

class Surroundings; // core/api/surroundings.h

// What stands after `yield`. Run once, whether the request went well or not.
struct DependencyExit {
  std::unique_ptr<AfterResponse> work; // null: nothing to do
  std::string failure;                 // not empty: the exception that it raises
};

// What one request gives a dependency. The slots belong to the names of the DependencyScope it was compiled with.
struct DependencyCall {
  const Request& request;
  RequestText& text;
  Arena& arena;
  std::span<Value> slots;              // parameters, body parts, dependencies and constants are filled
  std::span<const Value> constants;    // the same slots as they were before the request: what outlives it
  std::span<const std::string> scopes; // SecurityScopes.scopes: of all who ask, the outermost first
  std::string_view endpoint;           // id of the one that is asked
  const security::Authority& authority;
  const Surroundings& surroundings;
  const std::shared_ptr<const void>& program; // keeps everything compiled alive
  Injected& injected;                         // FastAPI's injected Response
  Value value = {};                           // what it returns or yields
  std::optional<HttpException> raised = {};
  std::optional<DependencyExit> exit = {}; // of one that yields

  expression::Frame frame() const { return {slots, arena}; }
  void raise(HttpException exception) { raised = std::move(exception); }
};

class DependencyFunction {
public:
  virtual ~DependencyFunction() = default;
  // Any thread. A failure is what would be an unhandled exception in Python: 500.
  virtual Result<void> run(DependencyCall& call) const = 0;
};

// `report` points into the dependency's file.
class DependencyScope final : public OptionScope {
public:
  DependencyScope(const design::Design& design, const design::Dependency& dependency, expression::Names names,
                  std::vector<Diagnostic>& diagnostics)
      : OptionScope(design, {EntityKind::Dependency, dependency.name, {}}, std::move(names), diagnostics),
        m_dependency(dependency) {}

  const design::Dependency& dependency() const { return m_dependency; }
  const design::Json& options() const { return m_dependency.options; }

private:
  const design::Dependency& m_dependency;
};

// Null when the options are too broken to run; the diagnostics say why and who asks for it answers 500.
using DependencyFactory = std::function<std::unique_ptr<const DependencyFunction>(DependencyScope&)>;

} // namespace signalbox::api

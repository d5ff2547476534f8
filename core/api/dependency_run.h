// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyRun: the dependencies of one request: each made when its own are there and its input is right, and left
// again. Follows fastapi.dependencies.utils.solve_dependencies and routing.request_response.
#pragma once

#include "core/api/dependency_plan.h"
#include "core/api/problems.h"
#include "core/api/received_body.h"
#include "core/api/request_context.h"

namespace signalbox::api {

class DependencyRun final {
public:
  DependencyRun(RequestContext& context, const DependencyPlan& plan, const PathValues& path, Injected& injected);

  void declareStages();

  // Fills the slots of those who asked. Stops at the first that raises; goes on past those whose input is wrong.
  enum class Outcome { Solved, Raised, Failed };
  Outcome solve(const ReceivedBody& body, std::span<Value> slots, Problems& problems);
  // As solve(), but none is called: only their input is read.
  Outcome check(const ReceivedBody& body, std::span<Value> slots, Problems& problems);
  HttpException takeRaised() { return std::move(*m_raised); }
  const std::string& failure() const { return m_failure; } // what the exception says

  // What follows the answer, in FastAPI's order: the exits of scope="function", the background tasks that `response`
  // has already, the other exits; each the last entered first. False: an exit of scope="function" raises instead.
  bool leave(Response& response);
  // After an error there are only exits. False when one of them raises in its place.
  bool canLeave();
  void leaveBehindError(Response& response);

private:
  struct Exit {
    DependencyExit what;
    bool isEarly = false; // scope="function"
  };

  void declare(const std::vector<PlannedDependency>& dependencies);
  Outcome solveAll(const std::vector<PlannedDependency>& dependencies, std::span<Value> slots);
  Outcome solveOne(const PlannedDependency& dependency, std::span<Value> slots);
  Outcome readInput(const PlannedDependency& dependency, std::span<Value> slots);
  Outcome call(const PlannedDependency& dependency, std::span<Value> own);
  void skip(const PlannedDependency& dependency);
  Outcome fail(const std::string& message);
  Value scopesOf(const PlannedDependency& dependency);
  void addExits(bool early, Response& response);
  bool raises(bool early);

  RequestContext& m_context;
  const DependencyPlan& m_plan;
  const PathValues& m_path;
  Injected& m_injected;
  const ReceivedBody* m_body = nullptr;
  Problems* m_problems = nullptr;
  bool m_calls = true;
  std::span<Value> m_cached;
  std::span<bool> m_isCached;
  std::size_t m_nextStage = 0;
  std::vector<Exit> m_exits; // in the order in which they were entered
  Value m_value;             // of the dependency that ran last
  std::optional<HttpException> m_raised;
  std::string m_failure;
};

} // namespace signalbox::api

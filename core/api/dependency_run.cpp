// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/dependency_run.h"

#include "core/api/after_list.h"

#include <algorithm>
#include <ranges>

namespace signalbox::api {
namespace {

std::size_t countOf(const PlannedDependency& dependency) {
  std::size_t count = 1;
  for (const PlannedDependency& child : dependency.children) count += countOf(child);
  return count;
}

} // namespace

DependencyRun::DependencyRun(RequestContext& context, const DependencyPlan& plan, const PathValues& path,
                             Injected& injected)
    : m_context(context), m_plan(plan), m_path(path), m_injected(injected),
      m_cached(context.arena.make<Value>(plan.cached)), m_isCached(context.arena.make<bool>(plan.cached)) {}

void DependencyRun::declareStages() {
  m_nextStage = m_context.clock.declare(stage::dependencies) + 1;
  declare(m_plan.roots);
}

void DependencyRun::declare(const std::vector<PlannedDependency>& dependencies) {
  for (const PlannedDependency& dependency : dependencies) {
    m_context.clock.declare(dependency.name, dependency.depth);
    declare(dependency.children);
  }
}

DependencyRun::Outcome DependencyRun::solve(const ReceivedBody& body, std::span<Value> slots, Problems& problems) {
  m_body = &body;
  m_problems = &problems;
  const Outcome outcome = solveAll(m_plan.roots, slots);
  if (outcome != Outcome::Solved)
    m_context.clock.stop(stage::dependencies, m_raised ? m_raised->name() : m_failure);
  else if (problems.count() > 0)
    m_context.clock.stop(stage::dependencies, "wrong input");
  else
    m_context.clock.pass(stage::dependencies);
  return outcome;
}

DependencyRun::Outcome DependencyRun::check(const ReceivedBody& body, std::span<Value> slots, Problems& problems) {
  m_calls = false;
  return solve(body, slots, problems);
}

DependencyRun::Outcome DependencyRun::solveAll(const std::vector<PlannedDependency>& dependencies,
                                               std::span<Value> slots) {
  for (const PlannedDependency& dependency : dependencies)
    if (const Outcome outcome = solveOne(dependency, slots); outcome != Outcome::Solved) return outcome;
  return Outcome::Solved;
}

DependencyRun::Outcome DependencyRun::solveOne(const PlannedDependency& dependency, std::span<Value> slots) {
  if (!dependency.program) return fail("There is no dependency '" + dependency.name + "'.");
  const auto take = [&] {
    if (dependency.slot >= 0) slots[static_cast<std::size_t>(dependency.slot)] = m_cached[dependency.cache];
    return Outcome::Solved;
  };
  // What is there was made from the same input: nothing below would come out otherwise.
  if (dependency.usesCache && m_isCached[dependency.cache] && !dependency.isMadeAgainBelow) {
    skip(dependency);
    return take();
  }
  const std::size_t stage = m_nextStage++;
  const auto own = m_context.arena.make<Value>(dependency.program->slots.size());
  std::ranges::copy(dependency.program->slots, own.begin());
  const int before = m_problems->count();
  if (const Outcome outcome = solveAll(dependency.children, own); outcome != Outcome::Solved) return outcome;
  if (const Outcome outcome = readInput(dependency, own); outcome != Outcome::Solved) return outcome;
  if (m_problems->count() > before) {
    m_context.clock.stop(stage, "wrong input");
    return Outcome::Solved; // not called; its siblings are
  }
  if (dependency.usesCache && m_isCached[dependency.cache]) {
    m_context.clock.pass(stage, "cached");
    return take();
  }
  if (const Outcome outcome = call(dependency, own); outcome != Outcome::Solved) {
    m_context.clock.stop(stage, m_raised ? m_raised->name() : m_failure);
    return outcome;
  }
  m_context.clock.pass(stage);
  if (dependency.slot >= 0) slots[static_cast<std::size_t>(dependency.slot)] = m_value;
  if (!m_isCached[dependency.cache]) m_cached[dependency.cache] = m_value;
  m_isCached[dependency.cache] = true;
  return Outcome::Solved;
}

void DependencyRun::skip(const PlannedDependency& dependency) {
  m_context.clock.pass(m_nextStage, "cached");
  m_nextStage += countOf(dependency);
}

DependencyRun::Outcome DependencyRun::readInput(const PlannedDependency& dependency, std::span<Value> slots) {
  const schema::Types& types = *m_context.program.types;
  if (!dependency.parameters.isEmpty())
    dependency.parameters.read(types, m_context.text, m_path, m_context.arena, slots, *m_problems);
  if (!dependency.body.isEmpty() && m_problems->exception().empty())
    dependency.body.validate(types, *m_body, m_context.arena, slots, *m_problems);
  if (Trace* const trace = m_context.clock.trace()) {
    dependency.parameters.trace(dependency.name, slots, *trace);
    dependency.body.trace(dependency.name, slots, *trace);
  }
  return m_problems->exception().empty() ? Outcome::Solved : fail(m_problems->exception());
}

DependencyRun::Outcome DependencyRun::call(const PlannedDependency& dependency, std::span<Value> own) {
  const DependencyProgram& program = *dependency.program;
  if (!m_calls) {
    m_value = {};
    return Outcome::Solved;
  }
  if (!program.function)
    return fail(program.diagnostics.empty() ? "'" + dependency.name + "' cannot run."
                                            : program.diagnostics.front().message);
  const Value sent = program.specials.body >= 0 ? m_body->asValue(m_context.arena) : Value();
  program.fillSpecials(m_context.text, m_path, sent, m_context.arena, own);
  if (program.specials.securityScopes >= 0)
    own[static_cast<std::size_t>(program.specials.securityScopes)] = scopesOf(dependency);
  DependencyCall call{m_context.request,
                      m_context.text,
                      m_context.arena,
                      own,
                      program.slots,
                      dependency.scopes,
                      m_plan.endpoint,
                      *m_context.program.authority,
                      *m_context.program.surroundings,
                      m_context.keepAlive,
                      m_injected};
  const auto ran = program.function->run(call);
  if (!ran) return fail(ran.error().message);
  if (call.exit) m_exits.push_back({std::move(*call.exit), dependency.exitsEarly});
  if (call.raised) {
    m_raised = std::move(call.raised);
    return Outcome::Raised;
  }
  m_value = call.value;
  return Outcome::Solved;
}

DependencyRun::Outcome DependencyRun::fail(const std::string& message) {
  m_failure = message;
  return Outcome::Failed;
}

// fastapi.security.SecurityScopes: scopes and scope_str
Value DependencyRun::scopesOf(const PlannedDependency& dependency) {
  Arena& arena = m_context.arena;
  const auto scopes = arena.make<Value>(dependency.scopes.size());
  std::string text;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    scopes[i] = Value::str(dependency.scopes[i]);
    text += (i > 0 ? " " : "") + dependency.scopes[i];
  }
  const Member members[] = {{Value::str("scopes"), Value::list(scopes)},
                            {Value::str("scope_str"), Value::str(arena.copy(text))}};
  return Value::dict(arena.copy(std::span<const Member>(members)));
}

void DependencyRun::addExits(bool early, Response& response) {
  for (Exit& exit : m_exits | std::views::reverse)
    if (exit.isEarly == early && exit.what.work) AfterList::add(response, std::move(exit.what.work));
}

// The first that raises in the order of leaving; what raises behind the answer is told to nobody.
bool DependencyRun::raises(bool early) {
  for (const Exit& exit : m_exits | std::views::reverse) {
    if (exit.isEarly != early || exit.what.failure.empty()) continue;
    m_failure = exit.what.failure;
    return true;
  }
  return false;
}

bool DependencyRun::leave(Response& response) {
  if (m_exits.empty()) return true;
  if (raises(true)) return false;
  std::unique_ptr<AfterResponse> background = std::move(response.after);
  addExits(true, response);
  if (background) AfterList::add(response, std::move(background));
  addExits(false, response);
  return true;
}

bool DependencyRun::canLeave() { return !raises(false) && !raises(true); }

void DependencyRun::leaveBehindError(Response& response) {
  addExits(true, response);
  addExits(false, response);
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/input_check.h"

#include "core/api/api_program.h"
#include "core/api/dependency_run.h"

#include <algorithm>
#include <set>

namespace signalbox::api {
namespace {

// Follows EndpointRun as far as it reads input.
class Check final {
public:
  Check(RequestContext& context, const EndpointProgram& endpoint, const PathValues& path)
      : m_context(context), m_endpoint(endpoint), m_path(path) {}

  InputCheck run() {
    m_check.isTaken = true;
    count();
    ReceivedBody body;
    if (!m_endpoint.readsBody || receive(body)) read(body);
    return std::move(m_check);
  }

private:
  void count() {
    std::set<const DependencyProgram*> seen;
    m_check.fields = m_endpoint.parameters.fieldCount() + m_endpoint.body.fieldCount(types());
    if (m_endpoint.dependencies) count(m_endpoint.dependencies->roots, seen);
  }

  void count(const std::vector<PlannedDependency>& dependencies, std::set<const DependencyProgram*>& seen) {
    for (const PlannedDependency& dependency : dependencies) {
      if (!seen.insert(dependency.program.get()).second) continue;
      m_check.fields += dependency.parameters.fieldCount() + dependency.body.fieldCount(types());
      count(dependency.children, seen);
    }
  }

  bool receive(ReceivedBody& body) {
    auto received = receiveBody(m_endpoint.bodyRules, m_context.text, m_context.request.body, m_context.arena);
    if (received)
      body = *received;
    else if (received.error().json)
      writeJsonInvalid(m_check.problems, *received.error().json);
    else
      m_check.refusal = std::move(received.error().detail);
    return received.has_value();
  }

  void read(const ReceivedBody& body) {
    Arena& arena = m_context.arena;
    const auto slots = arena.make<Value>(m_endpoint.behaviour->slots.size());
    std::ranges::copy(m_endpoint.behaviour->slots, slots.begin());
    Problems problems(m_check.problems);
    if (m_endpoint.dependencies) {
      Injected injected;
      DependencyRun dependencies(m_context, *m_endpoint.dependencies, m_path, injected);
      if (dependencies.check(body, slots, problems) == DependencyRun::Outcome::Failed)
        return refuse(dependencies.failure());
    }
    if (!m_endpoint.parameters.isEmpty())
      m_endpoint.parameters.read(types(), m_context.text, m_path, arena, slots, problems);
    if (!m_endpoint.body.isEmpty() && problems.exception().empty())
      m_endpoint.body.validate(types(), body, arena, slots, problems);
    if (!problems.exception().empty()) return refuse(problems.exception());
    if (!problems.canEcho()) return refuse("The answer would hold NaN or the like");
    if (problems.count() > 0) problems.finish();
  }

  void refuse(std::string_view sentence) {
    m_check.problems.clear();
    m_check.refusal = sentence;
  }

  const schema::Types& types() const { return *m_context.program.types; }

  RequestContext& m_context;
  const EndpointProgram& m_endpoint;
  const PathValues& m_path;
  InputCheck m_check;
};

} // namespace

// As RequestRun takes its way, without answering.
InputCheck checkInput(const std::shared_ptr<const ApiProgram>& program, const Request& request,
                      std::string_view endpoint, Arena& arena) {
  const Request received = receivedBy(*program, request, arena);
  Response unused;
  RequestContext context(program, received, arena, unused, nullptr);
  const std::string_view path = context.text.routePath();
  Captures captures;
  const RouteMatch match = program->router.match(received.method, path, received.isUpgrade, captures);
  if (match.kind != RouteMatch::Kind::Full || match.route < program->builtIns.size()) return {};
  if (program->mounts.match(path, context.text.header("host").value_or(""), match.route)) return {};
  const EndpointProgram& found = program->endpoints[match.route - program->builtIns.size()];
  if (found.id != endpoint) return {};
  const PathValues values{program->router.route(match.route).pattern, captures};
  return Check(context, found, values).run();
}

} // namespace signalbox::api

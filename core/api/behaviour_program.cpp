// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/behaviour_program.h"

#include "core/api/session.h"
#include "core/design/dependency_order.h"

#include <algorithm>

namespace signalbox::api {
namespace {

// As in design::dependencyTree(): those of the app and the routers only run.
std::vector<design::Depends> askedBy(const design::Design& design, const design::Endpoint& endpoint) {
  std::vector<design::Depends> asked = design::inheritedDependencies(design, endpoint);
  for (design::Depends& depends : asked) depends.name.clear();
  for (const bool isNamed : {false, true})
    for (const design::Depends& depends : endpoint.dependencies)
      if (depends.name.empty() != isNamed) asked.push_back(depends);
  return asked;
}

} // namespace

BehaviourProgramPtr compileBehaviour(const design::Design& design, const design::EndpointPtr& endpoint,
                                     const BehaviourRegistry& behaviours, const ConstantTable& constants) {
  auto program = std::make_shared<BehaviourProgram>();
  program->source = endpoint;
  program->dependencies = askedBy(design, *endpoint);
  program->responseClass = design::responseClassOf(design, *endpoint);
  const design::Json& options = endpoint->behaviour.options;
  static_cast<FunctionNames&>(*program) = FunctionNames(
      {options, endpoint->parameters, endpoint->body, program->dependencies, hasSession(design)}, constants);
  BehaviourScope scope(design, *endpoint, std::move(program->names), program->diagnostics);
  const BehaviourFactory* factory = behaviours.find(endpoint->behaviour.kind);
  if (factory)
    program->behaviour = (*factory)(scope);
  else
    scope.report(Severity::Error, "unknown-behaviour", "There is no behaviour '" + endpoint->behaviour.kind + "'.",
                 "/behaviour/kind");
  const auto isError = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; };
  if (std::ranges::any_of(program->diagnostics, isError)) program->behaviour.reset();
  program->finish(scope.names().size());
  return program;
}

bool isCurrent(const BehaviourProgram& program, const design::Design& design, const design::EndpointPtr& endpoint,
               const ConstantTable& constants) {
  return program.source == endpoint && program.hasSameConstants(constants) &&
         program.dependencies == askedBy(design, *endpoint) &&
         program.responseClass == design::responseClassOf(design, *endpoint);
}

} // namespace signalbox::api

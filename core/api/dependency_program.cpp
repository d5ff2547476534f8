// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/dependency_program.h"

#include "core/api/security_reader.h"
#include "core/api/session.h"
#include "core/design/dependency_order.h"

#include <algorithm>

namespace signalbox::api {
namespace {

design::SecuritySchemePtr userSchemeOf(const design::Design& design, const design::Dependency& dependency) {
  const auto name = dependency.options.find("scheme");
  return name != dependency.options.end() && name->is_string() ? design.securityScheme(name->get<std::string>())
                                                               : nullptr;
}

DependencyProgramPtr compileDependency(const design::Design& design, const design::DependencyPtr& dependency,
                                       const BehaviourRegistry& behaviours, const ConstantTable& constants) {
  auto program = std::make_shared<DependencyProgram>();
  program->source = dependency;
  program->userScheme = userSchemeOf(design, *dependency);
  program->bodyFields = design::bodyFields(*dependency);
  const auto asked = design::askedBy(*dependency);
  static_cast<FunctionNames&>(*program) = FunctionNames(
      {dependency->options, dependency->parameters, program->bodyFields, asked, hasSession(design)}, constants);
  DependencyScope scope(design, *dependency, std::move(program->names), program->diagnostics);
  if (const DependencyFactory* factory = behaviours.findDependency(dependency->kind))
    program->function = (*factory)(scope);
  else
    scope.report(Severity::Error, "unknown-dependency-kind",
                 "There is no kind of dependency '" + dependency->kind + "'.", "/kind");
  const auto isError = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; };
  if (std::ranges::any_of(program->diagnostics, isError)) program->function.reset();
  program->finish(scope.names().size());
  return program;
}

DependencyProgramPtr compileScheme(const design::SecuritySchemePtr& scheme) {
  auto program = std::make_shared<DependencyProgram>();
  program->scheme = scheme;
  program->function = makeSecurityReader(*scheme);
  return program;
}

} // namespace

DependencyTable::DependencyTable(const design::Design& design, const BehaviourRegistry& behaviours,
                                 const ConstantTable& constants, const DependencyTable* previous) {
  for (const design::DependencyPtr& dependency : design.dependencies()) {
    const auto known = previous ? previous->find(dependency->name) : nullptr;
    const bool isCurrent = known && known->source == dependency && known->hasSameConstants(constants) &&
                           known->userScheme == userSchemeOf(design, *dependency);
    m_programs.push_back(isCurrent ? known : compileDependency(design, dependency, behaviours, constants));
  }
  for (const design::SecuritySchemePtr& scheme : design.securitySchemes()) {
    const auto known = previous ? previous->find(scheme->name) : nullptr;
    m_programs.push_back(known && known->scheme == scheme ? known : compileScheme(scheme));
  }
}

DependencyProgramPtr DependencyTable::find(std::string_view name) const {
  const auto known =
      std::ranges::find(m_programs, name, [](const auto& program) -> std::string_view { return program->name(); });
  return known == m_programs.end() ? nullptr : *known;
}

} // namespace signalbox::api

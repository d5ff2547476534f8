// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/types.h"

#include "core/schema/model_compiler.h"

namespace signalbox::schema {

struct TypesBuilder::State {
  std::shared_ptr<Program> program = std::make_shared<Program>();
  std::vector<Diagnostic> diagnostics;
  TypeCompiler types{*program, diagnostics};
  ModelCompiler models{*program, diagnostics, types};
  const design::Json noConfig = design::Json::object();
};

TypeId Types::model(std::string_view name) const {
  const auto found = m_program->byName.find(std::string(name));
  return found == m_program->byName.end() ? TypeId::None : TypeId{found->second};
}

TypesBuilder::TypesBuilder(const design::Design& design, const Types* previous) : m_state(std::make_unique<State>()) {
  m_state->program->arena = std::make_shared<Arena>();
  m_state->program->cache = previous ? previous->program().cache : std::make_shared<ParseCache>();
  m_state->models.compile(design);
}

TypesBuilder::~TypesBuilder() = default;

TypeId TypesBuilder::add(std::string_view type, const design::Json& facets, const DesignPlace& place) {
  Program& program = *m_state->program;
  const TypeSettings settings;
  if (!facets.is_object() || facets.empty()) return TypeId{m_state->types.compile(type, facets, settings, place)};
  program.keptFacets.push_back(facets);
  UseRules use =
      m_state->models.compileUse({}, type, program.keptFacets.back(), m_state->noConfig, settings, place, false);
  const NodeIndex inner = use.node;
  program.uses.push_back(std::move(use));
  program.nodes.push_back({NodeKind::Use, false, static_cast<std::uint32_t>(program.uses.size() - 1), inner, none});
  return TypeId{static_cast<std::uint32_t>(program.nodes.size() - 1)};
}

std::shared_ptr<const Types> TypesBuilder::finish() {
  auto types = std::make_shared<Types>();
  types->m_program = m_state->program;
  m_state->models.compileInstances();
  m_state->types.finish();
  m_state->models.finish(types);
  for (const ModelRules& model : m_state->program->models) m_state->program->jsonFields.emplace_back(model);
  return types;
}

std::vector<Diagnostic> TypesBuilder::takeDiagnostics() { return std::exchange(m_state->diagnostics, {}); }

} // namespace signalbox::schema

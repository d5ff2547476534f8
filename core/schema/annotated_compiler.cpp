// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TypeCompiler that puts together what Annotated says and what the field around it says.
#include "core/schema/type_compiler.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

// What only JSON Schema shows.
constexpr auto documentation =
    std::to_array<const char*>({"title", "description", "examples", "deprecated", "json_schema_extra"});

const design::Json nothing;

} // namespace

// A parameter's own facets replace those inside; those of a class's field are replaced.
NodeIndex TypeCompiler::compileAnnotated(const design::Json& constraints, const TypeExpr& type, const Frame& frame) {
  if (constraints.contains("unknown"))
    report("bad-type",
           constraints["unknown"].get<std::string>() +
               " has no meaning in Annotated here; use Field, StringConstraints, Gt, Ge, Lt, Le, MultipleOf, MinLen, "
               "MaxLen, Len, Strict, AllowInfNan or Discriminator.",
           m_place->pointer);
  const Facets inner(constraints);
  const bool comesLast = frame.facets && frame.facets->isBeforeAnnotation();
  Facets merged(comesLast ? nothing : constraints);
  if (frame.facets) merged.replaceWith(*frame.facets);
  if (comesLast) merged.replaceWith(inner);
  const NodeIndex node = compile(type, {frame.settings, &merged});
  for (std::size_t i = 0; i < static_cast<std::size_t>(Facet::Count); ++i) {
    const auto facet = static_cast<Facet>(i);
    if (frame.facets && frame.facets->has(facet)) {
      if (merged.isTaken(facet)) frame.facets->take(facet);
    } else if (merged.has(facet) && !merged.isTaken(facet)) {
      report("bad-facet", std::string(nameOf(facet)) + " does not apply to the type " + print(type) + ".",
             m_place->pointer);
    }
  }
  return described(node, constraints);
}

NodeIndex TypeCompiler::described(NodeIndex inner, const design::Json& constraints) {
  const auto isGiven = [&](const char* key) { return constraints.contains(key); };
  if (std::ranges::none_of(documentation, isGiven)) return inner;
  design::Json shown = design::Json::object();
  for (const char* key : documentation)
    if (isGiven(key)) shown[key] = constraints[key];
  UseRules use;
  use.node = inner;
  use.facets = &m_program.keptFacets.emplace_back(std::move(shown));
  m_program.uses.push_back(std::move(use));
  return add({NodeKind::Use, false, static_cast<std::uint32_t>(m_program.uses.size() - 1), inner, none});
}

} // namespace signalbox::schema

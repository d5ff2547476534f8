// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Types: all models of a design and the types of its parameters, compiled once to one immutable validator program.
// Everything that asks about types (validate, serialise, JSON Schema, examples, editors) reads this.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"
#include "core/value/value.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace signalbox::schema {

// A type inside a Types: an index, meaningful only with the Types that gave it.
enum class TypeId : std::uint32_t { None = UINT32_MAX };

struct Program; // nodes, fields, tables: core/schema/program.h

class Types final {
public:
  const Program& program() const { return *m_program; }

  // The model or enum of that name; None when absent or broken.
  TypeId model(std::string_view name) const;

private:
  friend class TypesBuilder;
  std::shared_ptr<const Program> m_program;
};

// Collects types, then freezes. Add every parameter and body type before finish().
class TypesBuilder final {
public:
  // Compiles every model of the design. Mistakes become diagnostics at /fields/N/type and the like; a broken field
  // becomes Any so that the rest still works. `previous` lets unchanged models be taken over.
  explicit TypesBuilder(const design::Design& design, const Types* previous = nullptr);
  ~TypesBuilder();

  // A type expression with a field's facets (constraints, default, alias ...). `place` points at the type: mistakes are
  // reported there, those of a facet beside it.
  TypeId add(std::string_view type, const design::Json& facets, const DesignPlace& place);

  std::shared_ptr<const Types> finish();
  std::vector<Diagnostic> takeDiagnostics();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace signalbox::schema

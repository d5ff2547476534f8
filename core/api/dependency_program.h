// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyProgram: one dependency or security scheme, compiled with the names it reads; and the table of a design's,
// shared between versions and between those who ask for them.
#pragma once

#include "core/api/behaviour.h"
#include "core/api/function_names.h"

#include <memory>
#include <string_view>
#include <vector>

namespace signalbox::api {

struct DependencyProgram : FunctionNames {
  design::DependencyPtr source;         // or
  design::SecuritySchemePtr scheme;     // one of the two
  design::SecuritySchemePtr userScheme; // whose credentials a dependency of the kind `user` reads
  std::vector<design::Field> bodyFields;
  std::unique_ptr<const DependencyFunction> function; // null: too broken to run
  std::vector<Diagnostic> diagnostics;

  const std::string& name() const { return source ? source->name : scheme->name; }
};
using DependencyProgramPtr = std::shared_ptr<const DependencyProgram>;

class DependencyTable final {
public:
  DependencyTable() = default;
  DependencyTable(const design::Design& design, const BehaviourRegistry& behaviours, const ConstantTable& constants,
                  const DependencyTable* previous);
  DependencyProgramPtr find(std::string_view name) const; // null when absent
  const std::vector<DependencyProgramPtr>& programs() const { return m_programs; }

private:
  std::vector<DependencyProgramPtr> m_programs; // dependencies, then schemes, each by name
};

} // namespace signalbox::api

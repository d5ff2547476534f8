// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OptionScope: what a factory may read while it compiles options (of a behaviour, a dependency, an exception handler):
// the names its expressions may use, and where it reports.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"
#include "core/expression/expression.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::api {

class OptionScope {
public:
  // `entity` is the place of the whole entity: its pointer is empty.
  OptionScope(const design::Design& design, DesignPlace entity, expression::Names names,
              std::vector<Diagnostic>& diagnostics)
      : m_design(design), m_entity(std::move(entity)), m_names(std::move(names)), m_diagnostics(diagnostics) {}

  const design::Design& design() const { return m_design; }

  // Parameters, body parts, path, query, headers, cookies, body, constants; a behaviour adds its own (let, index, as).
  expression::Names& names() { return m_names; }
  const expression::Names& names() const { return m_names; }

  // `pointer` is inside the entity's file: "/behaviour/body/items/0".
  void report(Severity severity, std::string code, std::string message, std::string pointer) {
    m_diagnostics.push_back(
        {severity, std::move(code), std::move(message), {m_entity.kind, m_entity.entity, std::move(pointer)}, {}});
  }

private:
  const design::Design& m_design;
  DesignPlace m_entity;
  expression::Names m_names;
  std::vector<Diagnostic>& m_diagnostics;
};

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Report: where the checks of one entity of a design put what they find.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/edit.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::design {

// The diagnostics of one entity.
class Report final {
public:
  Report(std::vector<Diagnostic>& list, EntityKind kind, std::string entity)
      : m_list(list), m_kind(kind), m_entity(std::move(entity)) {}

  void error(std::string code, std::string pointer, std::string message) const {
    add(Severity::Error, std::move(code), std::move(pointer), std::move(message));
  }
  void warning(std::string code, std::string pointer, std::string message) const {
    add(Severity::Warning, std::move(code), std::move(pointer), std::move(message));
  }

private:
  void add(Severity severity, std::string code, std::string pointer, std::string message) const {
    m_list.push_back({severity, std::move(code), std::move(message), {m_kind, m_entity, std::move(pointer)}, {}});
  }

  std::vector<Diagnostic>& m_list;
  EntityKind m_kind;
  std::string m_entity;
};

// "/fields/2/name"
inline std::string at(const char* list, std::size_t index, const char* key = "") {
  return std::string("/") + list + "/" + std::to_string(index) + key;
}

inline void checkName(const Report& report, const std::string& name, const std::string& pointer) {
  if (isIdentifier(name)) return;
  report.error("bad-name", pointer,
               "`" + name + "` is no Python name: letters, digits and underscores, no digit first, no keyword.");
}

} // namespace signalbox::design

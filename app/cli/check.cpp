// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/project.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace signalbox::cli {
namespace {

nlohmann::ordered_json asJson(const Diagnostic& diagnostic) {
  static constexpr const char* kinds[] = {"project", "model", "endpoint", "router", "constant"};
  return {{"severity", diagnostic.severity == Severity::Error ? "error" : "warning"},
          {"code", diagnostic.code},
          {"message", diagnostic.message},
          {"file", diagnostic.file.file},
          {"line", diagnostic.file.line},
          {"column", diagnostic.file.column},
          {"kind", kinds[static_cast<int>(diagnostic.place.kind)]},
          {"entity", diagnostic.place.entity},
          {"pointer", diagnostic.place.pointer}};
}

void printJson(const std::vector<Diagnostic>& diagnostics) {
  auto list = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) list.push_back(asJson(diagnostic));
  std::puts(list.dump(2).c_str());
}

} // namespace

int check(const CheckOptions& options) {
  const auto project = openProject(options.project);
  if (!project) return fail(project.error());

  if (options.format == "json") {
    printJson(project->diagnostics);
  } else {
    for (const Diagnostic& diagnostic : project->diagnostics) std::puts(textLine(diagnostic).c_str());
  }
  for (const Diagnostic& diagnostic : project->diagnostics) {
    if (diagnostic.severity == Severity::Error) return CheckedIsNot;
  }
  return Fine;
}

} // namespace signalbox::cli

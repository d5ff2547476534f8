// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project.h"

#include "app/cli/command_line.h"
#include "core/behaviour/standard.h"
#include "core/design/store.h"
#include "resources/web/web_assets.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace signalbox::cli {

Result<Project> openProject(const std::filesystem::path& folder, api::CompileOptions options) {
  auto loaded = design::load(folder);
  if (!loaded) return std::unexpected(loaded.error());

  Project project;
  project.folder = folder;
  project.hasBrokenFiles = !loaded->brokenFiles.empty();
  options.assets = &resources::webAssets();
  project.api = api::CompiledApi::compile(loaded->design, behaviour::standard(), options);
  project.diagnostics = std::move(loaded->diagnostics);
  for (Diagnostic diagnostic : project.api->diagnostics()) {
    diagnostic.file = design::locate(folder, diagnostic.place);
    project.diagnostics.push_back(std::move(diagnostic));
  }
  std::ranges::stable_sort(project.diagnostics, {},
                           [](const Diagnostic& d) { return std::tuple(d.file.file, d.file.line, d.file.column); });
  return project;
}

Result<AskedType> openType(const std::filesystem::path& folder, std::string_view type) {
  const auto loaded = design::load(folder);
  if (!loaded) return std::unexpected(loaded.error());
  schema::TypesBuilder builder(loaded->design);
  builder.takeDiagnostics();
  AskedType asked;
  asked.type = builder.add(type, design::Json::object(), {});
  for (const Diagnostic& diagnostic : builder.takeDiagnostics())
    if (diagnostic.severity == Severity::Error) return failure(diagnostic.message);
  asked.types = builder.finish();
  return asked;
}

std::string textLine(const Diagnostic& diagnostic) {
  const FilePlace& at = diagnostic.file;
  const char* severity = diagnostic.severity == Severity::Error ? "error" : "warning";
  return at.file + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + severity + ' ' +
         diagnostic.code + ' ' + diagnostic.message;
}

void report(const Project& project) {
  for (const Diagnostic& diagnostic : project.diagnostics) std::fprintf(stderr, "%s\n", textLine(diagnostic).c_str());
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return UsageOrEnvironment;
}

} // namespace signalbox::cli

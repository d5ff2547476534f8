// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/openapi/write.h"

#include <cstdio>

namespace signalbox::cli {
namespace {

std::string documentText(const design::Design& design, const std::string& version, bool yaml) {
  const auto document = openapi::write(design, version == "3.0" ? openapi::Version::V3_0 : openapi::Version::V3_1);
  return yaml ? openapi::toYaml(document) : document.dump(2) + '\n';
}

} // namespace

int openApi(const OpenApiOptions& options) {
  const auto project = openProject(options.project);
  if (!project) return fail(project.error());

  const std::string text = documentText(project->design(), options.version, options.yaml);
  if (options.output) {
    const auto written = writeFile(*options.output, text);
    return written ? Fine : fail(written.error());
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return Fine;
}

int exportProject(const ExportOptions& options) {
  if (options.list) {
    std::puts("openapi   OpenAPI 3.1: openapi.json and openapi.yaml");
    return Fine;
  }
  if (options.format.empty()) return fail({"Name a format to export to; signalbox export --list names them."});
  if (options.format != "openapi") {
    return fail({"There is no format called " + options.format + "; signalbox export --list names them."});
  }
  if (options.project.empty() || options.output.empty()) {
    return fail({"signalbox export " + options.format + " PROJECT -o DIR: the project or the folder is missing."});
  }
  const auto project = openProject(options.project);
  if (!project) return fail(project.error());

  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  if (error) return fail({options.output + " could not be made: " + error.message() + "."});
  for (const bool yaml : {false, true}) {
    const auto file = std::filesystem::path(options.output) / (yaml ? "openapi.yaml" : "openapi.json");
    const auto written = writeFile(file, documentText(project->design(), "3.1", yaml));
    if (!written) return fail(written.error());
  }
  return Fine;
}

} // namespace signalbox::cli

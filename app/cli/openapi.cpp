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

} // namespace signalbox::cli

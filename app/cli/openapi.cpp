// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/openapi/down_convert.h"
#include "core/openapi/write.h"

#include <cstdio>

namespace signalbox::cli {
namespace {

// What 3.0 has no words for is told on standard error.
openapi::Json documentOf(const design::Design& design, const std::string& version) {
  if (version != "3.0") return openapi::write(design);
  openapi::DownConverted converted = openapi::downConverted(openapi::write(design));
  for (const std::string& note : converted.notes) std::fprintf(stderr, "OpenAPI 3.0: %s\n", note.c_str());
  return std::move(converted.document);
}

} // namespace

int openApi(const OpenApiOptions& options) {
  const auto project = openProject(options.project);
  if (!project) return fail(project.error());

  const openapi::Json document = documentOf(project->design(), options.version);
  const std::string text = options.yaml ? openapi::toYaml(document) : document.dump(2) + '\n';
  if (options.output) {
    const auto written = writeFile(*options.output, text);
    return written ? Fine : fail(written.error());
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return Fine;
}

} // namespace signalbox::cli

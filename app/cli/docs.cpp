// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/docs/write_html.h"
#include "core/openapi/write.h"

#include <cstdio>

namespace signalbox::cli {
namespace {

std::string addressOf(const design::ProjectInfo& project) {
  const bool isEverywhere = project.host == "0.0.0.0" || project.host == "127.0.0.1" || project.host.empty();
  return "http://" + (isEverywhere ? std::string("localhost") : project.host) + ':' + std::to_string(project.port);
}

} // namespace

int docs(const DocsOptions& options) {
  const auto project = openProject(options.project);
  if (!project) return fail(project.error());
  const design::Design& design = project->design();
  const std::string base = options.base.empty() ? addressOf(design.project()) : options.base;
  const std::string html = signalbox::docs::writeHtml(signalbox::docs::readDocument(openapi::write(design)), base);
  if (options.output) {
    const auto written = writeFile(*options.output, html);
    return written ? Fine : fail(written.error());
  }
  std::fwrite(html.data(), 1, html.size(), stdout);
  return Fine;
}

} // namespace signalbox::cli

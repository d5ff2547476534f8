// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/exchange/exporter.h"
#include "core/exchange/write_tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace signalbox::cli {
namespace {

Result<void> checkOptions(const ExportOptions& options) {
  if (options.project.empty() || options.output.empty())
    return failure("The " + std::string(options.project.empty() ? "project" : "folder to write into") +
                   " is missing: signalbox export " + options.format + " PROJECT -o DIR");
  std::error_code ignored;
  if (std::filesystem::equivalent(options.project, options.output, ignored))
    return failure(options.output + " is the project's own folder. Name another one with -o.");
  return {};
}

// What a project with a broken file gives lacks something that its owner believes to be there.
int refuseBroken(const Project& project) {
  report(project);
  std::fprintf(stderr, "Nothing was exported: what cannot be read would be missing.\n");
  return CheckedIsNot;
}

int tellAsJson(const exchange::FileTree& tree) {
  using Json = nlohmann::ordered_json;
  Json told{{"files", Json::array()}, {"report", tree.report}};
  for (const auto& [path, text] : tree.files) told["files"].push_back(path);
  const auto written = writeOut(told.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
  return written ? Fine : fail(written.error());
}

} // namespace

std::string exportFormatsText() {
  const auto formats = exchange::exportFormats(exchange::findPlugins(exchange::pluginFolders()));
  const std::size_t width =
      std::ranges::max(formats, {}, [](const auto& format) { return format.name.size(); }).name.size();
  std::string text;
  for (const auto& [name, summary] : formats) text += name + std::string(width + 3 - name.size(), ' ') + summary + '\n';
  return text;
}

int exportProject(const ExportOptions& options) {
  if (options.list) {
    const auto written = writeOut(exportFormatsText());
    return written ? Fine : fail(written.error());
  }
  if (options.format.empty()) return fail({"Name a format to export to; signalbox export --list names them."});
  const auto plugins = exchange::findPlugins(exchange::pluginFolders());
  const auto exporter = exchange::exporterOf(options.format, plugins);
  if (!exporter) return fail(exporter.error());
  if (const auto checked = checkOptions(options); !checked) return fail(checked.error());
  const auto project = openProject(options.project);
  if (!project) return fail(project.error());
  if (project->hasBrokenFiles) return refuseBroken(*project);
  auto tree = (*exporter)->exportDesign(project->design());
  if (!tree) return fail(tree.error());
  if (const auto written = exchange::writeTree(*tree, options.output); !written) return fail(written.error());
  if (options.json) return tellAsJson(*tree);
  for (const std::string& sentence : tree->report) std::fprintf(stderr, "%s\n", sentence.c_str());
  return Fine;
}

} // namespace signalbox::cli

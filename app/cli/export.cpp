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

namespace signalbox::cli {
namespace {

Result<exchange::FileTree> exported(const ExportOptions& options) {
  const auto plugins = exchange::findPlugins(exchange::pluginFolders());
  const auto exporter = exchange::exporterOf(options.format, plugins);
  if (!exporter) return std::unexpected(exporter.error());
  if (options.project.empty() || options.output.empty())
    return failure("signalbox export " + options.format + " PROJECT -o DIR: the project or the folder is missing.");
  const auto project = openProject(options.project);
  if (!project) return std::unexpected(project.error());
  return (*exporter)->exportDesign(project->design());
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
  auto tree = exported(options);
  if (!tree) return fail(tree.error());
  if (const auto written = exchange::writeTree(*tree, options.output); !written) return fail(written.error());
  if (options.json) return tellAsJson(*tree);
  for (const std::string& sentence : tree->report) std::fprintf(stderr, "%s\n", sentence.c_str());
  return Fine;
}

} // namespace signalbox::cli

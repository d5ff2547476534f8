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
#include <expected>
#include <filesystem>
#include <utility>

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

struct Failed {
  Error error;
  int exitCode = UsageOrEnvironment;
};
using Exported = std::expected<exchange::FileTree, Failed>;

// What a project with a broken file gives lacks something that its owner believes to be there.
Failed refuseBroken(const Project& project) {
  report(project);
  return {{"Nothing was exported: what cannot be read would be missing."}, CheckedIsNot};
}

Exported exportInto(const ExportOptions& options) {
  if (options.format.empty())
    return std::unexpected(Failed{{"Name a format to export to; signalbox export --list names them."}});
  const auto plugins = exchange::findPlugins(exchange::pluginFolders());
  const auto exporter = exchange::exporterOf(options.format, plugins);
  if (!exporter) return std::unexpected(Failed{exporter.error()});
  if (const auto checked = checkOptions(options); !checked) return std::unexpected(Failed{checked.error()});
  const auto project = openProject(options.project);
  if (!project) return std::unexpected(Failed{project.error()});
  if (project->hasBrokenFiles) return std::unexpected(refuseBroken(*project));
  auto tree = (*exporter)->exportDesign(project->design());
  if (!tree) return std::unexpected(Failed{tree.error()});
  if (const auto written = exchange::writeTree(*tree, options.output); !written)
    return std::unexpected(Failed{written.error()});
  return std::move(*tree);
}

int tell(const Exported& exported) {
  if (!exported) {
    fail(exported.error().error);
    return exported.error().exitCode;
  }
  for (const std::string& sentence : exported->report) std::fprintf(stderr, "%s\n", sentence.c_str());
  return Fine;
}

// Why nothing was exported stands there too: on standard error a plugin may have said much else.
int tellAsJson(const Exported& exported, const OwnOutput& output) {
  using Json = nlohmann::ordered_json;
  Json told;
  if (exported) {
    told = {{"files", Json::array()}, {"report", exported->report}};
    for (const auto& [path, text] : exported->files) told["files"].push_back(path);
  } else {
    fail(exported.error().error);
    told["error"] = exported.error().error.message;
  }
  const auto written = output.write(told.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
  if (!written) return fail(written.error());
  return exported ? int(Fine) : exported.error().exitCode;
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
  if (!options.json) return tell(exportInto(options));
  const OwnOutput output;
  return tellAsJson(exportInto(options), output);
}

} // namespace signalbox::cli

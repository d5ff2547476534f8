// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/openapi/write.h"
#include "plugins/fastapi/custom_regions.h"
#include "plugins/fastapi/export.h"

#include <cstdio>
#include <fstream>
#include <iterator>

namespace signalbox::cli {
namespace {

exchange::FileTree exportOpenApi(const design::Design& design) {
  const auto document = openapi::write(design);
  return {{{"openapi.json", document.dump(2) + '\n'}, {"openapi.yaml", openapi::toYaml(document)}}, {}};
}

std::string textOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Files of the export are written anew, what a person marked as theirs is kept; files that are not ours are left alone.
Result<void> writeTree(exchange::FileTree& tree, const std::filesystem::path& folder) {
  for (auto& [path, text] : tree.files) {
    const auto file = folder / path;
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error) return failure(file.parent_path().string() + " could not be made: " + error.message() + ".");
    std::string content = text;
    if (std::filesystem::exists(file, error)) content = exchange::keepRegions(textOf(file), text, path, tree.report);
    if (const auto written = writeFile(file, content); !written) return written;
  }
  return {};
}

} // namespace

int exportProject(const ExportOptions& options) {
  if (options.list) {
    std::puts("openapi   OpenAPI 3.1: openapi.json and openapi.yaml");
    std::puts("fastapi   A FastAPI project: application, tests, pins, Dockerfile");
    return Fine;
  }
  if (options.format.empty()) return fail({"Name a format to export to; signalbox export --list names them."});
  if (options.format != "openapi" && options.format != "fastapi") {
    return fail({"There is no format called " + options.format + "; signalbox export --list names them."});
  }
  if (options.project.empty() || options.output.empty()) {
    return fail({"signalbox export " + options.format + " PROJECT -o DIR: the project or the folder is missing."});
  }
  const auto project = openProject(options.project);
  if (!project) return fail(project.error());

  auto tree = options.format == "fastapi" ? fastapi::exportFastApi(project->design()) : exportOpenApi(project->design());
  if (const auto written = writeTree(tree, options.output); !written) return fail(written.error());
  for (const std::string& sentence : tree.report) std::fprintf(stderr, "%s\n", sentence.c_str());
  return Fine;
}

} // namespace signalbox::cli

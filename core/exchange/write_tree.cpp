// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/write_tree.h"

#include "core/design/project_files.h"
#include "core/exchange/custom_regions.h"
#include "core/exchange/tree_path.h"

namespace signalbox::exchange {

namespace fs = std::filesystem;

namespace {

Result<void> writeOne(design::FileWriter& writer, const std::string& path, const std::string& text,
                      const fs::path& folder, std::vector<std::string>& report) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(folder / path, error))) return writer.write(path, text);
  const auto old = design::readFile(folder, path);
  if (!old) return std::unexpected(old.error());
  const std::string kept = keepRegions(*old, text, path, report);
  return kept == *old ? Result<void>() : writer.write(path, kept);
}

} // namespace

Result<void> writeTree(FileTree& tree, const fs::path& folder) {
  for (const auto& [path, text] : tree.files)
    if (const auto reason = pathMistake(path); !reason.empty())
      return failure("The export names a file " + reason + ".");
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return failure("The folder " + folder.string() + " could not be made: " + error.message() + ".");
  design::FileWriter writer(folder, design::Durability::Fast);
  for (const auto& [path, text] : tree.files) {
    const auto written = writeOne(writer, path, text, folder, tree.report);
    if (!written) return failure((folder / path).string() + " could not be written: " + written.error().message + ".");
  }
  return {};
}

} // namespace signalbox::exchange

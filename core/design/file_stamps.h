// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a project folder, told without reading a file: whether somebody else changed it since.
#pragma once

#include "core/design/design.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::design {

struct FileStamp {
  std::int64_t nanoseconds = 0; // of the last change of its contents, since the Unix epoch
  std::uint64_t size = 0;       // bytes
  std::uint64_t inode = 0;      // another one after a replacement by rename
  bool operator==(const FileStamp&) const = default;
};

using FileStamps = std::map<std::string, FileStamp, std::less<>>; // by path, relative to the project

struct FolderScan {
  FileStamps files;
  std::vector<std::string> folders; // that may hold files of the project and exist; "" is the project's own
};

// The JSON files that load() looks at, those of the projects mounted in `design` among them, and nothing else that
// stands in the folder. One stat() a file. Empty when there is no folder.
FolderScan scanFolder(const std::filesystem::path& folder, const Design& design);

// Nothing when there is no such file.
std::optional<FileStamp> stampOf(const std::filesystem::path& folder, const std::string& file);

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectSource: where load() takes a project's files from: a folder on disk, or one text that holds them all.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::design {

struct SourceEntry {
  std::string name; // with its extension
  bool isFolder = false;
};

// Paths are relative to the project, with forward slashes. Errors of list() and read() are reasons: "Permission
// denied".
class ProjectSource {
public:
  virtual ~ProjectSource() = default;

  // A sentence when there is no project here at all.
  virtual Result<void> open() = 0;
  virtual std::string name() const = 0;   // as messages call it
  virtual std::string folder() const = 0; // absolute; empty: nowhere on disk

  virtual bool has(const std::string& path) const = 0; // a link counts
  // In any order; nothing when there is no such folder.
  virtual Result<std::vector<SourceEntry>> list(const std::string& path) const = 0;
  virtual Result<std::string> read(const std::string& file) const = 0;
  // The project in a folder inside of this one.
  virtual std::unique_ptr<ProjectSource> inside(const std::string& path) const = 0;
};

std::unique_ptr<ProjectSource> folderSource(std::filesystem::path folder);
// `folder` is where the project's other files stand, "" for nowhere. The error tells why the text is none of
// projectText().
Result<std::unique_ptr<ProjectSource>> textSource(std::string_view text, std::string folder);

} // namespace signalbox::design

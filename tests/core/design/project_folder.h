// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A project folder for one test: written from a list of files, read back as one.
#pragma once

#include "core/design/store.h"

#include <QTemporaryDir>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace signalbox::design {

using Files = std::map<std::string, std::string>; // relative path to text

class ProjectFolder final {
public:
  ProjectFolder() = default;
  explicit ProjectFolder(const Files& files) {
    for (const auto& [file, text] : files) write(file, text);
  }

  std::filesystem::path path() const { return m_folder.path().toStdString(); }

  void write(const std::string& file, std::string_view text) const {
    std::filesystem::create_directories((path() / file).parent_path());
    std::ofstream(path() / file, std::ios::binary) << text;
  }

  std::string read(const std::string& file) const {
    std::ostringstream text;
    text << std::ifstream(path() / file, std::ios::binary).rdbuf();
    return text.str();
  }

  bool has(const std::string& file) const {
    return std::filesystem::exists(std::filesystem::symlink_status(path() / file));
  }

  // Every regular file, hidden ones too.
  Files files() const {
    Files files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path())) {
      const auto file = std::filesystem::relative(entry.path(), path()).generic_string();
      if (entry.is_regular_file()) files[file] = read(file);
    }
    return files;
  }

private:
  QTemporaryDir m_folder;
};

} // namespace signalbox::design

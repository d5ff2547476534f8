// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FolderWatch: tells whether the files of a project changed since it was last asked. By polling: it works on every file
// system, and a project has few files.
#pragma once

#include <cstdint>
#include <filesystem>

namespace signalbox::cli {

class FolderWatch final {
public:
  explicit FolderWatch(std::filesystem::path folder);
  bool changed();

private:
  std::uint64_t fingerprint() const; // of names, sizes and times

  std::filesystem::path m_folder;
  std::uint64_t m_last;
};

} // namespace signalbox::cli

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FileTree: what an export makes: text files by relative path, and what it could not say as the design has it.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace signalbox::exchange {

struct FileTree {
  std::map<std::string, std::string> files;
  std::vector<std::string> report; // one sentence each: what was exported otherwise, or not at all

  bool operator==(const FileTree&) const = default;
};

} // namespace signalbox::exchange

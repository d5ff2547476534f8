// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <unistd.h>

namespace signalbox::cli {

int openWindow(int, char** argv) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string window = (self.parent_path() / "signalbox-window").string();
  ::execv(window.c_str(), argv);
  std::fprintf(stderr, "The window could not be started: %s: %s.\n", window.c_str(), std::strerror(errno));
  return UsageOrEnvironment;
}

} // namespace signalbox::cli

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

namespace signalbox::cli {

namespace {

bool isSet(const char* name) {
  const char* value = std::getenv(name);
  return value && *value;
}

bool hasDisplay() { return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM"); }

// A project as a desktop hands it over, or a link to a page of its docs: the window reads them.
bool isAddress(std::string_view word) { return word.starts_with("file:") || word.starts_with("signalbox:"); }

// The window's own options all start with a dash, so a first plain word is a project, or a command misspelt.
const char* missingProject(int argc, char** argv) {
  return argc > 1 && !isAddress(argv[1]) && argv[1][0] != '-' && !std::filesystem::exists(argv[1]) ? argv[1] : nullptr;
}

// Beside this program in a build folder; in lib/signalbox once installed.
std::string windowProgram() {
  std::error_code error;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  const auto beside = folder / "signalbox-window";
  if (std::filesystem::exists(beside, error)) return beside.string();
  return (folder / SIGNALBOX_WINDOW_FOLDER / "signalbox-window").lexically_normal().string();
}

} // namespace

int openWindow(int argc, char** argv) {
  if (const char* name = missingProject(argc, argv)) {
    std::fprintf(stderr, "There is no folder and no command called %s. Run with --help for what there is.\n", name);
    return UsageOrEnvironment;
  }
  if (!hasDisplay()) {
    std::fprintf(stderr, "There is no display here to open the window on; signalbox serve PROJECT needs none.\n");
    return UsageOrEnvironment;
  }
  const std::string window = windowProgram();
  ::execv(window.c_str(), argv);
  std::fprintf(stderr, "The window could not be started: %s: %s.\n", window.c_str(), std::strerror(errno));
  return UsageOrEnvironment;
}

} // namespace signalbox::cli

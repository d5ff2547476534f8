// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/port_owner.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace signalbox::server {

namespace {

namespace fs = std::filesystem;

// One line of /proc/net/tcp: "0: 0100007F:1F40 00000000:0000 0A ... inode ...". State 0A is listening.
std::optional<std::string> inodeOfListener(const std::string& line, std::uint16_t port) {
  std::istringstream words(line);
  std::string number, local, remote, state, skipped, inode;
  words >> number >> local >> remote >> state;
  if (state != "0A") return std::nullopt;
  const auto colon = local.rfind(':');
  unsigned found = 0;
  if (colon == local.npos) return std::nullopt;
  std::from_chars(local.data() + colon + 1, local.data() + local.size(), found, 16);
  if (found != port) return std::nullopt;
  for (int i = 0; i < 5; ++i) words >> skipped;
  words >> inode;
  return inode;
}

std::vector<std::string> socketLinks(std::uint16_t port) {
  std::vector<std::string> links;
  for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
    std::ifstream file(table);
    for (std::string line; std::getline(file, line);)
      if (const auto inode = inodeOfListener(line, port)) links.push_back("socket:[" + *inode + "]");
  }
  return links;
}

bool holdsOneOf(const fs::path& process, const std::vector<std::string>& links) {
  std::error_code error;
  for (fs::directory_iterator file(process / "fd", error), end; !error && file != end; file.increment(error)) {
    std::error_code unreadable;
    const auto target = fs::read_symlink(file->path(), unreadable);
    if (!unreadable && std::ranges::find(links, target.string()) != links.end()) return true;
  }
  return false;
}

std::optional<int> processId(const std::string& name) {
  int pid = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
  if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  return pid;
}

} // namespace

std::optional<PortOwner> ownerOfPort(std::uint16_t port) {
  const auto links = socketLinks(port);
  if (links.empty()) return std::nullopt;
  std::error_code error;
  for (fs::directory_iterator process("/proc", error), end; !error && process != end; process.increment(error)) {
    const auto pid = processId(process->path().filename().string());
    if (!pid || !holdsOneOf(process->path(), links)) continue;
    std::string name;
    std::getline(std::ifstream(process->path() / "comm"), name);
    return PortOwner{*pid, name};
  }
  return std::nullopt;
}

} // namespace signalbox::server

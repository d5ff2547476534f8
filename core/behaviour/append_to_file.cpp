// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/project_path.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::behaviour {
namespace {

using api::OpenFile;

Result<void> failed(const std::string& path, int code) {
  return failure("OSError: " + path + ": " + std::strerror(code));
}

// The folder inside another, made when it is not there.
OpenFile enterFolder(const OpenFile& folder, const std::string& name) {
  if (::mkdirat(folder.descriptor(), name.c_str(), 0777) != 0 && errno != EEXIST) return OpenFile();
  return OpenFile(::openat(folder.descriptor(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

// In one piece where the system takes it so: lines of several answers do not mix.
bool writeAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

} // namespace

Result<void> appendToFile(const api::Surroundings& surroundings, std::string_view path, std::string_view text) {
  const auto inside = projectPath(path);
  if (!inside) return std::unexpected(inside.error());
  if (!surroundings.project()) return failure("RuntimeError: the project stands in no folder yet.");
  const std::filesystem::path whole(*inside);
  OpenFile folder(::open(surroundings.project()->path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (const auto& segment : whole.parent_path()) {
    if (folder.descriptor() < 0) break;
    folder = enterFolder(folder, segment.native());
  }
  if (folder.descriptor() < 0) return failed(*inside, errno);
  constexpr int flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  const OpenFile file(::openat(folder.descriptor(), whole.filename().c_str(), flags, 0666));
  struct stat status{};
  if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0) return failed(*inside, errno);
  if (!S_ISREG(status.st_mode)) return failure("RuntimeError: " + *inside + " is no file that can be written.");
  if (!writeAll(file.descriptor(), text)) return failed(*inside, errno);
  return {};
}

} // namespace signalbox::behaviour

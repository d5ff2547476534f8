// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/private_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::security {
namespace {

std::unexpected<Error> systemFailure(const std::filesystem::path& file) {
  return failure(file.string() + ": " + std::strerror(errno) + '.');
}

Result<void> checkOwner(const FileHandle& handle, const std::filesystem::path& file) {
  struct stat facts{};
  if (fstat(handle.descriptor(), &facts) != 0) return systemFailure(file);
  if (!S_ISREG(facts.st_mode)) return failure(file.string() + " is no plain file.");
  if (facts.st_uid != geteuid()) return failure(file.string() + " belongs to somebody else.");
  if ((facts.st_mode & 077) != 0) return failure(file.string() + " can be read by others: chmod 600 it.");
  return {};
}

Result<void> makeFolders(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (folder.empty() || std::filesystem::exists(folder, ignored)) return {};
  if (auto made = makeFolders(folder.parent_path()); !made) return made;
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return systemFailure(folder);
  return {};
}

Result<void> writeAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failure(std::string("The file could not be written: ") + std::strerror(errno) + '.');
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

} // namespace

FileHandle::~FileHandle() {
  if (isOpen()) close(m_descriptor);
}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
  std::swap(m_descriptor, other.m_descriptor);
  return *this;
}

Result<std::string> readPrivateFile(const std::filesystem::path& file) {
  const FileHandle handle(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!handle.isOpen()) return systemFailure(file);
  if (auto checked = checkOwner(handle, file); !checked) return std::unexpected(checked.error());
  return readAll(handle);
}

Result<FileHandle> openPrivateFile(const std::filesystem::path& file) {
  if (auto made = makeFolders(file.parent_path()); !made) return std::unexpected(made.error());
  FileHandle handle(open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!handle.isOpen()) return systemFailure(file);
  if (auto checked = checkOwner(handle, file); !checked) return std::unexpected(checked.error());
  if (flock(handle.descriptor(), LOCK_EX | LOCK_NB) != 0)
    return failure(file.string() + " is in use by another server.");
  return handle;
}

Result<std::string> readAll(const FileHandle& file) {
  std::string text;
  std::array<char, 16 * 1024> piece{};
  lseek(file.descriptor(), 0, SEEK_SET);
  while (true) {
    const ssize_t count = read(file.descriptor(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(std::string("The file could not be read: ") + std::strerror(errno) + '.');
    if (count == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
}

Result<void> append(const FileHandle& file, std::string_view text) {
  if (auto written = writeAll(file.descriptor(), text); !written) return written;
  fdatasync(file.descriptor());
  return {};
}

Result<void> rewrite(const FileHandle& file, std::string_view text) {
  if (ftruncate(file.descriptor(), 0) != 0) return failure("The file could not be cut.");
  return append(file, text);
}

} // namespace signalbox::security

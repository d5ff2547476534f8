// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServedFolder: a directory from which requests may read, and nothing beside it. Every file is opened segment by
// segment beneath the directory's own descriptor, so neither ".." nor a link that changes meanwhile leads out of it.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace signalbox::api {

// An open file, read by position.
class OpenFile final {
public:
  OpenFile() = default;
  explicit OpenFile(int descriptor) : m_descriptor(descriptor) {}
  OpenFile(OpenFile&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
  }
  ~OpenFile();

  int descriptor() const { return m_descriptor; }
  // Fills up to `count` bytes from `offset` on; fewer at the end of the file or after an error.
  std::string read(std::uint64_t offset, std::size_t count) const;

private:
  int m_descriptor = -1;
};

enum class SymbolicLinks {
  Inside, // those that stay in the directory are followed, as StaticFiles does without follow_symlink
  Follow  // wherever they lead: the design asked for it
};

struct FoundFile {
  enum class Kind { None, BadName, File, Directory, Other, Denied, Failed }; // BadName: no file could be called so
  Kind kind = Kind::None;
  OpenFile file; // of a File only
  std::uint64_t size = 0;
  double modified = 0; // seconds since the epoch, as Python's os.stat gives them
};

class ServedFolder final {
public:
  // A sentence when there is no such directory.
  static Result<ServedFolder> open(const std::filesystem::path& directory);

  // `path` is relative; "." and ".." are taken out first, as os.path.normpath does, and a path that then leaves the
  // directory is not there.
  FoundFile find(std::string_view path, SymbolicLinks links) const;

  const std::string& path() const { return m_path; } // absolute, without links

private:
  explicit ServedFolder(std::string path) : m_path(std::move(path)) {}
  std::string m_path;
};

} // namespace signalbox::api

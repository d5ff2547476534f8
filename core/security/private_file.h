// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that only their owner may read: secrets and refresh tokens.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace signalbox::security {

// An open file, closed with this object; -1 when there is none.
class FileHandle final {
public:
  FileHandle() = default;
  explicit FileHandle(int descriptor) : m_descriptor(descriptor) {}
  ~FileHandle();
  FileHandle(FileHandle&& other) noexcept : m_descriptor(other.m_descriptor) { other.m_descriptor = -1; }
  FileHandle& operator=(FileHandle&& other) noexcept;

  bool isOpen() const { return m_descriptor >= 0; }
  int descriptor() const { return m_descriptor; }

private:
  int m_descriptor = -1;
};

// Refused: a link, a file of somebody else, one that others may read or write.
Result<std::string> readPrivateFile(const std::filesystem::path& file);

// Opened or made with mode 0600, folders with 0700; held with a lock, which fails when another program has it.
Result<FileHandle> openPrivateFile(const std::filesystem::path& file);

Result<std::string> readAll(const FileHandle& file);
// At the end, whole and on the disk before this returns.
Result<void> append(const FileHandle& file, std::string_view text);
// In place of all that was there.
Result<void> rewrite(const FileHandle& file, std::string_view text);

} // namespace signalbox::security

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ElfImage: a shared library as bytes (ELF, System V gABI chapters 4 and 5), read without loading it. Nothing in the
// file is believed before its range is checked.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <link.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::exchange {

class ElfImage final {
public:
  // The error is what a sentence says of the file: "is cut short".
  static Result<ElfImage> read(const std::filesystem::path& file);

  std::optional<std::string_view> section(std::string_view name) const; // of those that hold bytes
  bool exportsFunction(std::string_view name) const;

private:
  explicit ElfImage(std::string bytes) : m_bytes(std::move(bytes)) {}

  Result<void> check();
  Result<void> checkMachine(const ElfW(Ehdr) & header) const;
  bool holds(std::uint64_t offset, std::uint64_t size) const {
    return offset <= m_bytes.size() && size <= m_bytes.size() - offset;
  }
  template<class T>
  std::vector<T> table(std::uint64_t offset, std::uint64_t count) const; // its range is checked
  std::string_view bytesOf(const ElfW(Shdr) & section) const;
  static std::string_view textAt(std::string_view table, std::size_t offset);

  std::string m_bytes;
  std::vector<ElfW(Shdr)> m_sections;
  std::size_t m_nameTable = 0; // of the sections' names
};

} // namespace signalbox::exchange

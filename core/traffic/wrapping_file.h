// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WrappingFile: bytes on disk in a file without a name: readable by nobody else, gone with this object or the process.
// When it is full, what is oldest is written over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::traffic {

// append() on one thread; read() on any.
class WrappingFile final {
public:
  // At most `limit` bytes, 1 at least. Made with the first append().
  explicit WrappingFile(std::uint64_t limit) : m_limit(limit) {}
  WrappingFile(const WrappingFile&) = delete;
  WrappingFile& operator=(const WrappingFile&) = delete;
  ~WrappingFile();

  // Where they are from now on: places grow and never repeat. nullopt: longer than the limit, or the disk is full or
  // fails.
  std::optional<std::uint64_t> append(std::string_view bytes);
  // The oldest place that append() of so many bytes would leave.
  std::uint64_t firstPlaceAfter(std::size_t size) const;

  // Of bytes that stand there still; what is written over reads as something else. nullopt: the disk fails.
  std::optional<std::string> read(std::uint64_t place, std::size_t size) const;

private:
  bool open();
  std::uint64_t placeFor(std::size_t size) const;

  const std::uint64_t m_limit;
  std::uint64_t m_end = 0; // the next place
  int m_descriptor = -1;
};

} // namespace signalbox::traffic

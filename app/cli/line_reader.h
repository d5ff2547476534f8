// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LineReader: the lines of a file or a pipe of any size, read in blocks. It holds one block, or one line where that is
// longer.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::cli {

class LineReader final {
public:
  // Called with the descriptor whenever more must be read, which may take until somebody types. False: no more.
  using BeforeReading = std::function<bool(int descriptor)>;

  // "-" is standard input.
  static Result<LineReader> open(const std::string& file, BeforeReading beforeReading);
  ~LineReader();
  LineReader(LineReader&& other) noexcept;
  LineReader& operator=(LineReader&&) = delete;

  // Without its newline; valid until the next call. Nothing at the end and where reading ends early.
  std::optional<std::string_view> next();

  std::optional<std::uint64_t> size() const { return m_size; } // of a file, in bytes
  std::uint64_t position() const { return m_position; }        // bytes of the lines given out
  const std::optional<Error>& readError() const { return m_failure; }

private:
  LineReader(int descriptor, std::string name, BeforeReading beforeReading);
  bool readMore();
  std::string_view take(std::size_t size, std::size_t withNewline);

  int m_descriptor;
  std::string m_name;
  BeforeReading m_beforeReading;
  std::vector<char> m_buffer;
  std::size_t m_begin = 0; // of what was not given out yet
  std::size_t m_end = 0;
  bool m_isAtEnd = false;
  std::optional<std::uint64_t> m_size;
  std::uint64_t m_position = 0;
  std::optional<Error> m_failure;
};

} // namespace signalbox::cli

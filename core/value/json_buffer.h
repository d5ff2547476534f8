// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonBuffer: the room behind a string into which JSON is written at a pointer (json_put.h), and what takes more than
// one step: texts with escapes.
#pragma once

#include "core/value/json_put.h"

#include <cstring>
#include <string>
#include <string_view>

namespace signalbox {

// While one lives, the string is longer than what was written; `finish` cuts it.
class JsonBuffer final {
public:
  explicit JsonBuffer(std::string& out) : m_out(out) {}
  JsonBuffer(const JsonBuffer&) = delete;
  JsonBuffer& operator=(const JsonBuffer&) = delete;

  char* begin(); // behind what stands in the string

  void finish(const char* at) { m_out.resize(static_cast<std::size_t>(at - m_out.data())); }

  // Where `at` has gone, with so many bytes behind it.
  char* room(char* at, std::size_t bytes) {
    if (static_cast<std::size_t>(m_end - at) >= bytes) [[likely]]
      return at;
    return grow(at, bytes);
  }

  // With quotes and escapes; makes its own room and leaves some behind it.
  char* text(char* at, std::string_view utf8) {
    at = room(at, put::textRoom(utf8.size()));
    char* const end = put::plainText(at, utf8);
    return end ? end : escapedText(at, utf8);
  }

private:
  char* grow(char* at, std::size_t bytes);
  char* makeLonger(std::size_t used, std::size_t wanted);
  char* escapedText(char* at, std::string_view utf8);

  std::string& m_out;
  char* m_end = nullptr;
};

} // namespace signalbox

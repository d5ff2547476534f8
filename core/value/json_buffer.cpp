// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/json_buffer.h"

#include "core/value/write.h"

#include <algorithm>

namespace signalbox {

namespace {

constexpr std::size_t piece = 4096; // bytes of a text for whose escapes room is made at once
constexpr std::size_t longestEscape = 6;

// What stands behind the backslash; u for the control characters that have no letter.
char escapeLetter(char c) {
  switch (c) {
  case '"':
  case '\\': return c;
  case '\b': return 'b';
  case '\f': return 'f';
  case '\n': return 'n';
  case '\r': return 'r';
  case '\t': return 't';
  default: return 'u';
  }
}

char* escaped(char* at, std::string_view part) {
  static constexpr char hex[] = "0123456789abcdef";
  for (const char c : part) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') {
      *at++ = c;
      continue;
    }
    *at++ = '\\';
    const char letter = escapeLetter(c);
    *at++ = letter;
    if (letter != 'u') continue;
    const char digits[] = {'0', '0', hex[byte >> 4], hex[byte & 15]};
    std::memcpy(at, digits, sizeof digits);
    at += sizeof digits;
  }
  return at;
}

} // namespace

char* JsonBuffer::begin() { return makeLonger(m_out.size(), m_out.capacity()); }

char* JsonBuffer::grow(char* at, std::size_t bytes) {
  const auto used = static_cast<std::size_t>(at - m_out.data());
  return makeLonger(used, std::max({used + bytes, m_out.capacity() * 2, std::size_t{256}}));
}

char* JsonBuffer::makeLonger(std::size_t used, std::size_t wanted) {
  m_out.resize_and_overwrite(wanted, [](char*, std::size_t size) { return size; });
  m_end = m_out.data() + m_out.size();
  return m_out.data() + used;
}

char* JsonBuffer::escapedText(char* at, std::string_view utf8) {
  *at++ = '"';
  while (!utf8.empty()) {
    const std::string_view part = utf8.substr(0, piece);
    utf8.remove_prefix(part.size());
    at = escaped(room(at, part.size() * longestEscape), part);
  }
  return put::store(room(at, put::scalarRoom), '"');
}

namespace put {

char* otherReal(char* at, double number) {
  std::string text;
  writePydanticFloat(number, text);
  std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

} // namespace put

} // namespace signalbox

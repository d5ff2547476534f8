// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/json_string.h"

#include "core/value/text_encoding.h"
#include "core/value/write.h"

namespace signalbox {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

// What the bytes below 0x20, the quote and the backslash are written as; 'u' means \u00xx, 0 means as they are.
constexpr char shortEscape(unsigned char c) {
  switch (c) {
  case '"': return '"';
  case '\\': return '\\';
  case '\b': return 'b';
  case '\f': return 'f';
  case '\n': return 'n';
  case '\r': return 'r';
  case '\t': return 't';
  default: return c < 0x20 ? 'u' : '\0';
  }
}

struct EscapeTable {
  char of[256] = {};
  constexpr EscapeTable() {
    for (unsigned c = 0; c < 256; ++c) of[c] = shortEscape(static_cast<unsigned char>(c));
  }
};
constexpr EscapeTable escapes;

void appendHexEscape(unsigned unit, std::string& out) {
  const char text[] = {'\\',
                       'u',
                       hexDigits[unit >> 12 & 15],
                       hexDigits[unit >> 8 & 15],
                       hexDigits[unit >> 4 & 15],
                       hexDigits[unit & 15]};
  out.append(text, sizeof text);
}

void appendEscape(char escape, unsigned char c, std::string& out) {
  if (escape == 'u') return appendHexEscape(c, out);
  out += '\\';
  out += escape;
}

} // namespace

void writeAsciiJsonString(std::string_view utf8, std::string& out) {
  out += '"';
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t codePoint = nextCodePoint(utf8, at);
    const char escape = codePoint < 0x7f ? escapes.of[codePoint] : 'u';
    if (escape == '\0') {
      out += static_cast<char>(codePoint);
    } else if (codePoint < 0x7f) {
      appendEscape(escape, static_cast<unsigned char>(codePoint), out);
    } else if (codePoint < 0x10000) {
      appendHexEscape(codePoint, out);
    } else {
      appendHexEscape(0xD800 + ((codePoint - 0x10000) >> 10), out);
      appendHexEscape(0xDC00 + (codePoint & 0x3FF), out);
    }
  }
  out += '"';
}

void writeJsonString(std::string_view utf8, std::string& out) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const auto c = static_cast<unsigned char>(utf8[at]);
    const char escape = escapes.of[c];
    if (escape == '\0') continue;
    out.append(utf8, start, at - start);
    appendEscape(escape, c, out);
    start = at + 1;
  }
  out.append(utf8, start);
  out += '"';
}

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the strings of a well-formed JSON text say, and where an offset stands for a person.
#include "core/value/json_outline.h"
#include "core/value/text_encoding.h"

#include <algorithm>

namespace signalbox {
namespace {

unsigned hexValue(char c) {
  return c <= '9' ? static_cast<unsigned>(c - '0') : static_cast<unsigned>((c | 0x20) - 'a' + 10);
}

unsigned unit(std::string_view text, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value * 16 + hexValue(text[at + i]);
  return value;
}

// `at` stands behind the u; moves behind what it read.
unsigned codePoint(std::string_view inside, std::size_t& at) {
  const unsigned first = unit(inside, at);
  at += 4;
  const bool isPair = first >= 0xD800 && first < 0xDC00 && inside.substr(at, 2) == "\\u";
  if (!isPair) return first;
  const unsigned second = unit(inside, at + 2);
  if (second < 0xDC00 || second > 0xDFFF) return first;
  at += 6;
  return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
}

char escaped(char c) {
  switch (c) {
  case 'b': return '\b';
  case 'f': return '\f';
  case 'n': return '\n';
  case 'r': return '\r';
  case 't': return '\t';
  default: return c;
  }
}

} // namespace

std::string jsonStringText(std::string_view quoted) {
  const std::string_view inside = quoted.substr(1, quoted.size() - 2);
  std::string text;
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t slash = std::min(inside.find('\\', at), inside.size());
    text += inside.substr(at, slash - at);
    at = slash + 2;
    if (slash >= inside.size()) break;
    if (inside[slash + 1] == 'u')
      appendUtf8(codePoint(inside, at), text);
    else
      text += escaped(inside[slash + 1]);
  }
  return text;
}

bool jsonStringEquals(std::string_view quoted, std::string_view text) {
  const std::string_view inside = quoted.substr(1, quoted.size() - 2);
  if (inside == text) return text.find('\\') == text.npos;
  if (inside.size() <= text.size()) return false; // an escape is longer than what it says
  return inside.find('\\') != inside.npos && jsonStringText(quoted) == text;
}

TextPlace placeOf(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = std::ranges::count(before, '\n');
  const std::string_view inLine = before.substr(before.rfind('\n') + 1); // npos + 1 is the start
  const auto column = std::ranges::count_if(inLine, [](char c) { return (c & 0xC0) != 0x80; });
  return {static_cast<std::size_t>(line) + 1, static_cast<std::size_t>(column) + 1};
}

} // namespace signalbox

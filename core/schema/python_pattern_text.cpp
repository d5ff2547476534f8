// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/python_pattern_text.h"

#include "core/value/text_encoding.h"

#include <unicode/uchar.h>

namespace signalbox::schema {

PatternText::PatternText(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) m_text.push_back(nextCodePoint(utf8, at));
}

char32_t PatternText::character(char32_t c) {
  switch (c) {
  case 'x': return hex(2);
  case 'u': return hex(4);
  case 'U': return hex(8);
  case 'N': return named();
  case 'a': return 7;
  case 'f': return 12;
  case 'n': return 10;
  case 'r': return 13;
  case 't': return 9;
  case 'v': return 11;
  case '0': {
    char32_t value = 0;
    for (int i = 0; i < 2 && isOctal(peek()); ++i) value = value * 8 + (next() - U'0');
    return value;
  }
  default:
    if (isAsciiLetter(c)) throw BadPattern();
    return c;
  }
}

char32_t PatternText::hex(int digits) {
  char32_t value = 0;
  for (int i = 0; i < digits; ++i) {
    const char32_t c = next();
    if (c >= 0x80 || !u_isxdigit(static_cast<UChar32>(c))) throw BadPattern();
    value = value * 16 + static_cast<char32_t>(u_digit(static_cast<UChar32>(c), 16));
  }
  if (value > 0x10FFFF) throw BadPattern();
  return value;
}

char32_t PatternText::named() {
  expect('{');
  std::string name;
  for (char32_t c = next(); c != '}'; c = next()) name += c < 0x80 ? static_cast<char>(c) : '?';
  UErrorCode error = U_ZERO_ERROR;
  const UChar32 found = u_charFromName(U_EXTENDED_CHAR_NAME, name.c_str(), &error);
  if (U_FAILURE(error)) throw BadPattern();
  return static_cast<char32_t>(found);
}

// One end of a range in a set; nothing for a class like \d.
bool PatternText::setMember(char32_t& c) {
  c = next();
  if (c != '\\') return true;
  c = next();
  if (isOneOf(c, "dDsSwW")) return false;
  if (c == 'b') {
    c = 8;
  } else if (isDigit(c)) {
    if (!isOctal(c)) throw BadPattern();
    char32_t value = c - U'0';
    for (int i = 0; i < 2 && isOctal(peek()); ++i) value = value * 8 + (next() - U'0');
    if (value > 0377) throw BadPattern();
    c = value;
  } else {
    c = character(c);
  }
  return true;
}

void PatternText::set() {
  take('^');
  for (bool isFirst = true;; isFirst = false) {
    if (!isFirst && take(']')) return;
    char32_t low = 0;
    const bool isSingle = setMember(low);
    if (peek() != '-' || atEnd()) continue;
    ++m_at;
    if (take(']')) return;
    char32_t high = 0;
    if (!setMember(high) || !isSingle || high < low) throw BadPattern();
  }
}

std::u32string PatternText::readName(char32_t end) {
  std::u32string name;
  for (char32_t c = next(); c != end; c = next()) name += c;
  if (name.empty()) throw BadPattern();
  return name;
}

} // namespace signalbox::schema

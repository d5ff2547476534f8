// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PatternText: the characters of a Python pattern, and what stands for single ones: escapes, sets, names. Internal to
// isPythonPattern().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signalbox::schema {

struct BadPattern {}; // thrown at what re.compile refuses

inline bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool isOctal(char32_t c) { return c >= '0' && c <= '7'; }
inline bool isAsciiLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool isOneOf(char32_t c, std::string_view set) {
  return c < 0x80 && c != 0 && set.contains(static_cast<char>(c));
}

class PatternText {
protected:
  explicit PatternText(std::string_view utf8);

  bool atEnd() const { return m_at >= m_text.size(); }
  char32_t peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0'; }
  char32_t next() {
    if (atEnd()) throw BadPattern();
    return m_text[m_at++];
  }
  bool take(char32_t c) {
    if (atEnd() || peek() != c) return false;
    ++m_at;
    return true;
  }
  void expect(char32_t c) {
    if (!take(c)) throw BadPattern();
  }

  // The rest of an escape that stands for one character, whose number it gives.
  char32_t character(char32_t c);
  // From behind the `[` to behind the `]`.
  void set();
  // Up to and with `end`.
  std::u32string readName(char32_t end);

  std::u32string m_text;
  std::size_t m_at = 0;

private:
  char32_t hex(int digits);
  char32_t named();
  bool setMember(char32_t& c);
};

} // namespace signalbox::schema

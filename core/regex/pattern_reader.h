// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PatternReader: a pattern's text as code points with their byte offsets, and where a parser stands in it.
#pragma once

#include "core/regex/pattern.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::regex {

inline constexpr char32_t endOfPattern = 0xFFFFFFFF;

class PatternReader {
public:
  // Throws PatternError, as all parsers of this folder do; compile() catches.
  explicit PatternReader(std::string_view utf8);

  bool atEnd() const { return m_at == m_text.size(); }
  char32_t peek(std::size_t ahead = 0) const {
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : endOfPattern;
  }
  char32_t take() { return atEnd() ? endOfPattern : m_text[m_at++]; }
  bool takeIf(char32_t codePoint);
  bool takeIf(std::string_view ascii);

  std::size_t position() const { return m_at; }
  void moveTo(std::size_t position) { m_at = position; }
  // In bytes.
  std::size_t offset(std::size_t position) const { return m_offsets[position]; }
  std::size_t offset() const { return m_offsets[m_at]; }
  std::u32string_view between(std::size_t begin, std::size_t end) const {
    return std::u32string_view(m_text).substr(begin, end - begin);
  }

  [[noreturn]] void fail(std::string message) const { fail(std::move(message), m_at); }
  [[noreturn]] void fail(std::string message, std::size_t position) const;

private:
  std::u32string m_text;
  std::vector<std::size_t> m_offsets; // one more than code points
  std::size_t m_at = 0;
};

void appendUtf8(std::string& out, char32_t codePoint);

// The code point at the cursor, which moves behind it; `notUtf8` for a byte that begins none, one byte long.
inline constexpr char32_t notUtf8 = 0xFFFFFFFE;
char32_t nextCodePoint(const unsigned char*& at, const unsigned char* end);

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/pattern_reader.h"

namespace signalbox::regex {

namespace {

bool isContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

} // namespace

char32_t nextCodePoint(const unsigned char*& at, const unsigned char* end) {
  const char32_t lead = *at++;
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 && lead < 0xF5   ? 3
                   : lead >= 0xE0 && lead < 0xF0 ? 2
                   : lead >= 0xC2 && lead < 0xE0 ? 1
                                                 : 0;
  if (more == 0 || end - at < more) return notUtf8;
  char32_t codePoint = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    if (!isContinuation(at[i])) return notUtf8;
    codePoint = codePoint << 6 | (at[i] & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
  if (codePoint < least[more] || codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint < 0xE000)) return notUtf8;
  at += more;
  return codePoint;
}

void appendUtf8(std::string& out, char32_t codePoint) {
  const auto append = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (codePoint < 0x80) return append(codePoint);
  if (codePoint < 0x800) {
    append(0xC0 | codePoint >> 6);
  } else if (codePoint < 0x10000) {
    append(0xE0 | codePoint >> 12);
    append(0x80 | (codePoint >> 6 & 0x3F));
  } else {
    append(0xF0 | codePoint >> 18);
    append(0x80 | (codePoint >> 12 & 0x3F));
    append(0x80 | (codePoint >> 6 & 0x3F));
  }
  append(0x80 | (codePoint & 0x3F));
}

PatternReader::PatternReader(std::string_view utf8) {
  const auto* begin = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* end = begin + utf8.size();
  for (const auto* at = begin; at != end;) {
    m_offsets.push_back(static_cast<std::size_t>(at - begin));
    const char32_t codePoint = nextCodePoint(at, end);
    if (codePoint == notUtf8) throw PatternError{"the pattern is not UTF-8", m_offsets.back()};
    m_text += codePoint;
  }
  m_offsets.push_back(utf8.size());
}

bool PatternReader::takeIf(char32_t codePoint) {
  if (peek() != codePoint) return false;
  ++m_at;
  return true;
}

bool PatternReader::takeIf(std::string_view ascii) {
  for (std::size_t i = 0; i < ascii.size(); ++i)
    if (peek(i) != static_cast<unsigned char>(ascii[i])) return false;
  m_at += ascii.size();
  return true;
}

void PatternReader::fail(std::string message, std::size_t position) const {
  throw PatternError{std::move(message), m_offsets[position]};
}

} // namespace signalbox::regex

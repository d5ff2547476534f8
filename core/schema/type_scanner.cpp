// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/type_scanner.h"

#include "core/value/text_encoding.h"

#include <charconv>

namespace signalbox::schema {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }
bool isQuote(char c) { return c == '\'' || c == '"'; }

} // namespace

void TypeScanner::skipSpace() {
  while (!atEnd() && isSpace(m_text[m_at])) ++m_at;
}

bool TypeScanner::take(char c) {
  skipSpace();
  if (peek() != c) return false;
  ++m_at;
  return true;
}

void TypeScanner::expect(char c) {
  if (take(c)) return;
  fail(std::string("Expected '") + c + "'" + (atEnd() ? " at the end" : ", found " + shown()));
}

bool TypeScanner::takeText(std::string_view text) {
  if (!rest().starts_with(text)) return false;
  m_at += text.size();
  return true;
}

bool TypeScanner::isAtName() const { return isNameStart(peek()) && !isAtString(); }

bool TypeScanner::isAtString() const {
  const std::string_view text = rest();
  return !text.empty() && (isQuote(text[0]) || (text.size() > 1 && text[0] == 'r' && isQuote(text[1])));
}

bool TypeScanner::isAtBytes() const {
  const std::string_view text = rest();
  return text.size() > 1 && text[0] == 'b' && isQuote(text[1]);
}

std::string_view TypeScanner::readName() {
  const std::size_t begin = m_at;
  if (!isNameStart(peek())) fail(atEnd() ? "A type is missing here" : "Expected a type, found " + shown());
  while (!atEnd() &&
         (isNamePart(peek()) || (peek() == '.' && m_at + 1 < m_text.size() && isNameStart(m_text[m_at + 1]))))
    ++m_at;
  return m_text.substr(begin, m_at - begin);
}

std::string TypeScanner::readString() {
  const std::size_t begin = m_at;
  const bool isRaw = m_text[m_at] == 'r';
  if (isRaw) ++m_at;
  const char quote = m_text[m_at++];
  std::string result;
  while (!atEnd() && peek() != quote) {
    const char c = m_text[m_at++];
    if (c == '\\' && !atEnd() && isRaw)
      result.append({c, m_text[m_at++]});
    else if (c == '\\' && !atEnd())
      readEscape(result);
    else
      result += c;
  }
  if (atEnd()) fail("The text has no closing quote", begin);
  ++m_at;
  return result;
}

void TypeScanner::readEscape(std::string& result) {
  const char c = m_text[m_at++];
  switch (c) {
  case 'n': result += '\n'; return;
  case 't': result += '\t'; return;
  case 'r': result += '\r'; return;
  case '\\':
  case '\'':
  case '"': result += c; return;
  case 'x': appendUtf8(readHex(2), result); return;
  case 'u': appendUtf8(readHex(4), result); return;
  case 'U': appendUtf8(readHex(8), result); return;
  default: result += '\\'; result += c;
  }
}

char32_t TypeScanner::readHex(std::size_t digits) {
  unsigned value = 0;
  const std::string_view text = m_text.substr(m_at, digits);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + digits || value > 0x10FFFF) fail("Broken escape in the text");
  m_at += digits;
  return value;
}

} // namespace signalbox::schema

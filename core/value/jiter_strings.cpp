// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts: escapes, surrogates, what is no UTF-8.
#include "core/value/jiter_reader.h"

#include "core/value/arena.h"
#include "core/value/text_encoding.h"

namespace signalbox {

namespace {

constexpr std::string_view endOfString = "EOF while parsing a string";
constexpr std::string_view controlCharacter = "control character (\\u0000-\\u001F) found while parsing a string";

// Bytes before the first that cannot be UTF-8 without surrogates, as Rust's from_utf8 counts them.
std::size_t validPrefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const Utf8Check check = checkUtf8(text.substr(at, size));
    if (!check.isValid || check.hasSurrogates) return at;
    at += size;
  }
  return at;
}

} // namespace

// Blames the text's own offset even behind escapes, which made it shorter, as the original does.
bool JiterReader::finishText(std::string_view text, std::size_t start) {
  const Utf8Check check = checkUtf8(text);
  if (check.isValid && !check.hasSurrogates) return true;
  return fail("invalid unicode code point", start + validPrefix(text) + 1);
}

bool JiterReader::readString(Value& value) {
  const std::size_t start = ++m_at;
  for (; !atEnd(); ++m_at) {
    const char c = m_text[m_at];
    if (c == '\\') return readEscapes(start, value);
    if (static_cast<unsigned char>(c) <= 0x1f) return fail(controlCharacter);
    if (c != '"') continue;
    const std::string_view text = m_text.substr(start, m_at - start);
    if (!finishText(text, start)) return false;
    ++m_at;
    value = Value::str(text);
    return true;
  }
  return fail(endOfString);
}

bool JiterReader::readEscapes(std::size_t start, Value& value) {
  std::string out(m_text.substr(start, m_at - start));
  for (; !atEnd(); ++m_at) {
    const char c = m_text[m_at];
    if (c == '"') {
      if (!finishText(out, start)) return false;
      ++m_at;
      value = Value::str(m_arena.copy(std::string_view(out)));
      return true;
    }
    if (static_cast<unsigned char>(c) <= 0x1f) return fail(controlCharacter);
    if (c != '\\')
      out.push_back(c);
    else if (!readEscape(out))
      return false;
  }
  return fail(endOfString);
}

// From the backslash to the last character of the escape.
bool JiterReader::readEscape(std::string& out) {
  static constexpr std::string_view letters = "\"\\/bfnrt";
  static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  ++m_at;
  if (atEnd()) return fail(endOfString);
  if (isAt('u')) return readUnicodeEscape(out);
  const std::size_t index = letters.find(m_text[m_at]);
  if (index == std::string_view::npos) return fail("invalid escape");
  out.push_back(meanings[index]);
  return true;
}

// From the u to the last of the four digits.
bool JiterReader::readHex(char32_t& unit) {
  if (m_at + 5 > m_text.size()) return fail(endOfString, m_text.size());
  unit = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = m_text[++m_at];
    const char32_t digit = isDigit(c)               ? static_cast<char32_t>(c - '0')
                           : (c >= 'a' && c <= 'f') ? static_cast<char32_t>(c - 'a' + 10)
                           : (c >= 'A' && c <= 'F') ? static_cast<char32_t>(c - 'A' + 10)
                                                    : 16;
    if (digit == 16) return fail("invalid escape");
    unit = unit << 4 | digit;
  }
  return true;
}

bool JiterReader::readUnicodeEscape(std::string& out) {
  constexpr std::string_view lone = "lone leading surrogate in hex escape";
  const auto isLow = [](char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; };
  char32_t unit = 0;
  if (!readHex(unit)) return false;
  if (isLow(unit)) return fail(lone);
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    const std::string_view rest = m_text.substr(m_at + 1);
    if (rest.empty() || rest == "\\") return fail(endOfString, m_text.size());
    if (!rest.starts_with("\\u")) return fail("unexpected end of hex escape", m_at + (rest[0] == '\\' ? 2 : 1));
    m_at += 2;
    char32_t low = 0;
    if (!readHex(low)) return false;
    if (!isLow(low)) return fail(lone);
    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }
  appendUtf8(unit, out);
  return true;
}

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/json_cursor.h"

#include "core/value/text_encoding.h"
#include "core/value/unique_keys.h"

#include <charconv>

namespace signalbox {

namespace {

constexpr double powersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::ptrdiff_t exactDigits = 15;      // so many decimal digits a double holds whatever they are
constexpr std::ptrdiff_t wordDigits = 18;       // so many an int64 does
constexpr std::ptrdiff_t longestInteger = 4300; // what CPython takes

bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

const char* skipDigits(const char* at) {
  while (isDigit(*at)) ++at;
  return at;
}

int hexDigit(char c) {
  if (isDigit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The four digits of \uXXXX, or -1.
int readHex(const char* at, const char* last) {
  if (last - at < 4) return -1;
  int unit = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hexDigit(at[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

// What follows `\u`; `at` moves behind it. Nothing for what is no code point.
std::optional<char32_t> readCodePoint(const char*& at, const char* last) {
  const int first = readHex(at, last);
  if (first < 0) return std::nullopt;
  at += 4;
  if (first < 0xD800 || first > 0xDFFF) return static_cast<char32_t>(first);
  if (first > 0xDBFF || last - at < 6 || at[0] != '\\' || at[1] != 'u') return std::nullopt;
  const int second = readHex(at + 2, last);
  if (second < 0xDC00 || second > 0xDFFF) return std::nullopt;
  at += 6;
  return static_cast<char32_t>(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
}

// What a backslash and this character stand for; 0 when they stand for nothing.
char unescaped(char c) {
  switch (c) {
  case '"':
  case '\\':
  case '/': return c;
  case 'b': return '\b';
  case 'f': return '\f';
  case 'n': return '\n';
  case 'r': return '\r';
  case 't': return '\t';
  default: return '\0';
  }
}

} // namespace

std::string_view JsonCursor::unescape(const char* first, const char* last) {
  const auto* escape = static_cast<const char*>(std::memchr(first, '\\', static_cast<std::size_t>(last - first)));
  if (!escape) return {first, last};
  auto* const begin = static_cast<char*>(m_arena.allocate(static_cast<std::size_t>(last - first), 1));
  char* to = begin;
  while (escape) {
    std::memcpy(to, first, static_cast<std::size_t>(escape - first));
    to += escape - first;
    first = escape + 2;
    if (escape[1] == 'u') {
      const auto codePoint = readCodePoint(first, last);
      if (!codePoint) {
        refuse();
        return {};
      }
      to = writeUtf8(*codePoint, to);
    } else if (const char c = unescaped(escape[1])) {
      *to++ = c;
    } else {
      refuse();
      return {};
    }
    escape = static_cast<const char*>(std::memchr(first, '\\', static_cast<std::size_t>(last - first)));
  }
  std::memcpy(to, first, static_cast<std::size_t>(last - first));
  return {begin, to + (last - first)};
}

bool JsonCursor::atom(std::string_view word) {
  const char* first = m_text + *m_at;
  const auto left = static_cast<std::size_t>(m_text + m_at[1] - first);
  if (left < word.size() || std::string_view(first, word.size()) != word || !isTokenEnd(first + word.size()))
    return refuse();
  ++m_at;
  return true;
}

bool JsonCursor::scalar(Value& out) {
  switch (peek()) {
  case '"': {
    std::string_view content;
    if (!text(content)) return false;
    out = Value::str(content);
    return true;
  }
  case 't': out = Value::boolean(true); return atom("true");
  case 'f': out = Value::boolean(false); return atom("false");
  case 'n': out = Value(); return atom("null");
  default: return number(out);
  }
}

bool JsonCursor::integer(const char* first, const char* last, Value& out) {
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(first, last, whole);
  if (end != last || last - first > longestInteger) return refuse();
  out = error == std::errc() ? Value::integer(whole) : Value::bigInt({first, last});
  return true;
}

bool JsonCursor::real(const char* first, const char* last, Value& out) {
  double number = 0;
  const auto [end, error] = std::from_chars(first, last, number);
  if (error != std::errc() || end != last) return refuse();
  out = Value::number(number);
  return true;
}

// A number that ends with the text: copied, so that digits can be read without looking for the end.
bool JsonCursor::numberAtEnd(Value& out) {
  char copy[64];
  const char* first = m_text + *m_at;
  const auto size = static_cast<std::size_t>(m_textEnd - first);
  if (size >= sizeof copy) return refuse();
  std::memcpy(copy, first, size);
  copy[size] = '\n';
  return numberBetween(copy, copy + size, out) && (!out.is(Kind::BigInt) || refuse());
}

bool JsonCursor::number(Value& out) {
  if (isAtEnd()) return refuse();
  const char* limit = m_text + m_at[1];
  if (limit == m_textEnd) [[unlikely]]
    return numberAtEnd(out);
  return numberBetween(m_text + *m_at, limit, out);
}

// `*limit` can be read and is no digit.
bool JsonCursor::numberBetween(const char* first, const char* limit, Value& out) {
  const bool isNegative = *first == '-';
  const char* const digits = first + (isNegative ? 1 : 0);
  const char* at = digits;
  std::uint64_t mantissa = 0;
  const auto readDigits = [&] {
    for (; isDigit(*at); ++at) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at - '0');
  };
  readDigits();
  const std::ptrdiff_t wholeDigits = at - digits;
  if (wholeDigits == 0 || (wholeDigits > 1 && *digits == '0')) return refuse();
  const auto isEnd = [&] { return at == limit || isSpace(*at); };
  const auto isExponent = [&] { return (*at | 0x20) == 'e'; };
  if (*at != '.' && !isExponent()) {
    if (!isEnd()) return refuse();
    ++m_at;
    if (wholeDigits > wordDigits) return integer(first, at, out);
    const auto whole = static_cast<std::int64_t>(mantissa);
    out = Value::integer(isNegative ? -whole : whole);
    return true;
  }
  std::ptrdiff_t fractionDigits = 0;
  if (*at == '.') {
    const char* const fraction = ++at;
    readDigits();
    fractionDigits = at - fraction;
    if (fractionDigits == 0) return refuse();
  }
  const bool hasExponent = isExponent();
  if (hasExponent) {
    ++at;
    if (*at == '+' || *at == '-') ++at;
    const char* const exponent = at;
    at = skipDigits(at);
    if (at == exponent) return refuse();
  }
  if (!isEnd()) return refuse();
  ++m_at;
  if (hasExponent || wholeDigits + fractionDigits > exactDigits) return real(first, at, out);
  const double number = static_cast<double>(mantissa) / powersOfTen[fractionDigits];
  out = Value::number(isNegative ? -number : number);
  return true;
}

bool JsonCursor::value(Value& out) {
  switch (peek()) {
  case '[': return array(out);
  case '{': return object(out);
  default: return scalar(out);
  }
}

bool JsonCursor::array(Value& out) {
  if (!enter()) return false;
  advance();
  auto& items = m_scratch.items;
  const std::size_t base = items.size();
  if (peek() == ']') {
    advance();
  } else {
    do {
      Value item;
      if (!value(item)) return false;
      items.push_back(item);
    } while (takeComma(']'));
    if (m_isRefused) return false;
  }
  out = Value::list(m_arena.copy(std::span<const Value>(items).subspan(base)));
  items.resize(base);
  leave();
  return true;
}

bool JsonCursor::object(Value& out) {
  if (!enter()) return false;
  advance();
  auto& members = m_scratch.members;
  const std::size_t base = members.size();
  if (peek() == '}') {
    advance();
  } else {
    do {
      std::string_view key;
      Member member;
      if (!text(key) || !take(':') || !value(member.value)) return false;
      member.key = Value::str(key);
      members.push_back(member);
    } while (takeComma('}'));
    if (m_isRefused) return false;
  }
  const auto read = std::span(members).subspan(base);
  const std::size_t unique = keepUniqueKeys(read);
  m_hasDuplicateKeys = m_hasDuplicateKeys || unique != read.size();
  out = Value::dict(m_arena.copy(std::span<const Member>(read.first(unique))));
  members.resize(base);
  leave();
  return true;
}

bool JsonCursor::skip() {
  const char token = peek();
  if (token != '[' && token != '{') {
    Value ignored;
    return scalar(ignored);
  }
  const char close = token == '[' ? ']' : '}';
  if (!enter()) return false;
  advance();
  if (peek() == close) {
    advance();
  } else {
    do {
      std::string_view key;
      if (token == '{' && (!text(key) || !take(':'))) return false;
      if (!skip()) return false;
    } while (takeComma(close));
    if (m_isRefused) return false;
  }
  leave();
  return true;
}

bool JsonCursor::passUnchecked(const std::uint32_t* limit) {
  int open = 0;
  while (m_at < limit && m_at != m_end) {
    const char token = m_text[*m_at++];
    if (token == '[' || token == '{') ++open;
    if (token == ']' || token == '}') --open;
    if (open == 0) return true;
  }
  return false;
}

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/jiter_reader.h"

#include "core/value/arena.h"
#include "core/value/read_python.h"
#include "core/value/unique_keys.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace signalbox {

namespace {

constexpr std::string_view endOfValue = "EOF while parsing a value";
constexpr std::string_view endOfList = "EOF while parsing a list";
constexpr std::string_view endOfObject = "EOF while parsing an object";

JiterError errorAt(std::string_view message, std::string_view text, std::size_t index) {
  const std::size_t at = std::min(index, text.size());
  const std::string_view until = text.substr(0, std::min(at + 1, text.size())); // with the byte to blame
  const std::size_t newline = until.rfind('\n');
  const std::size_t lineStart = newline == std::string_view::npos ? 0 : newline + 1;
  JiterError error{std::string(message), index};
  error.line = 1 + static_cast<int>(std::ranges::count(until, '\n'));
  error.column = static_cast<int>(until.size() - lineStart);
  return error;
}

} // namespace

std::expected<JiterDocument, JiterError> JiterReader::read() {
  JiterDocument document;
  skipSpace();
  if (readValue(document.root)) {
    skipSpace();
    if (atEnd()) {
      document.hasRepeatedKeys = m_hasRepeatedKeys;
      return document;
    }
    fail("trailing characters");
  }
  return std::unexpected(errorAt(m_message, m_text, m_index));
}

bool JiterReader::readValue(Value& value) {
  if (atEnd()) return fail(endOfValue);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  switch (m_text[m_at]) {
  case '"': return readString(value);
  case '{': return readObject(value);
  case '[': return readArray(value);
  case 'n': return readWord("null", Value(), value);
  case 't': return readWord("true", Value::boolean(true), value);
  case 'f': return readWord("false", Value::boolean(false), value);
  case 'N': return readWord("NaN", Value::number(std::numeric_limits<double>::quiet_NaN()), value);
  case 'I': return readWord("Infinity", Value::number(infinity), value);
  case '-':
    if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != 'I') return readNumber(value);
    ++m_at;
    return readWord("Infinity", Value::number(-infinity), value);
  default: return isDigit(m_text[m_at]) ? readNumber(value) : fail("expected value");
  }
}

bool JiterReader::readWord(std::string_view word, Value meaning, Value& value) {
  for (const char c : word) {
    if (atEnd()) return fail(endOfValue);
    if (m_text[m_at] != c) return fail("expected ident");
    ++m_at;
  }
  value = meaning;
  return true;
}

bool JiterReader::skipDigits(std::size_t& at) {
  if (at >= m_text.size()) return fail(endOfValue, at);
  if (!isDigit(m_text[at])) return fail("invalid number", at);
  while (digitAt(at)) ++at;
  return true;
}

// The sign and the digits before a point or an exponent.
bool JiterReader::skipWhole(std::size_t& at, bool& isFloat) {
  const std::size_t start = at;
  if (m_text[at] == '-') ++at;
  const bool isZero = at < m_text.size() && m_text[at] == '0';
  if (isZero)
    ++at;
  else if (!skipDigits(at))
    return false;
  if (isZero && digitAt(at)) return fail("invalid number", at);
  if (at - start > maxJiterIntegerLength) return fail("number out of range", start + maxJiterIntegerLength + 1);
  isFloat = at < m_text.size() && (m_text[at] == '.' || m_text[at] == 'e' || m_text[at] == 'E');
  return true;
}

bool JiterReader::readNumber(Value& value) {
  std::size_t at = m_at;
  bool isFloat = false;
  if (!skipWhole(at, isFloat)) return false;
  if (isFloat && m_text[at] == '.' && !skipDigits(++at)) return false;
  if (isFloat && at < m_text.size() && (m_text[at] == 'e' || m_text[at] == 'E')) {
    ++at;
    if (at < m_text.size() && (m_text[at] == '-' || m_text[at] == '+')) ++at;
    if (!skipDigits(at)) return false;
  }
  const std::string_view token = m_text.substr(m_at, at - m_at);
  std::int64_t integer = 0;
  if (isFloat)
    value = Value::number(parseDouble(token));
  else if (std::from_chars(token.data(), token.data() + token.size(), integer).ec == std::errc())
    value = Value::integer(integer);
  else
    value = Value::bigInt(token);
  m_at = at;
  return true;
}

bool JiterReader::readArray(Value& value) {
  ++m_at;
  skipSpace();
  if (atEnd()) return fail(endOfList);
  if (isAt(']')) {
    ++m_at;
    value = Value::list({});
    return true;
  }
  if (m_depth >= maxJiterDepth) return fail("recursion limit exceeded");
  ++m_depth;
  const std::size_t base = m_items.size();
  if (!readItems()) return false;
  --m_depth;
  value = Value::list(m_arena.copy(std::span<const Value>(m_items).subspan(base)));
  m_items.resize(base);
  return true;
}

bool JiterReader::readItems() {
  for (;;) {
    Value item;
    if (!readValue(item)) return false;
    m_items.push_back(item);
    skipSpace();
    if (atEnd()) return fail(endOfList);
    if (isAt(']')) break;
    if (!isAt(',')) return fail("expected `,` or `]`");
    ++m_at;
    skipSpace();
    if (isAt(']')) return fail("trailing comma");
  }
  ++m_at;
  return true;
}

bool JiterReader::readObject(Value& value) {
  ++m_at;
  skipSpace();
  if (atEnd()) return fail(endOfObject);
  if (isAt('}')) {
    ++m_at;
    value = Value::dict({});
    return true;
  }
  const std::size_t base = m_members.size();
  if (!readMembers()) return false;
  const auto members = m_arena.copy(std::span<const Member>(m_members).subspan(base));
  m_hasRepeatedKeys = m_hasRepeatedKeys || hasRepeatedKeys(members);
  value = Value::dict(members);
  m_members.resize(base);
  return true;
}

bool JiterReader::readMembers() {
  Member member;
  if (!readKey(member.key)) return false;
  skipSpace();
  if (m_depth >= maxJiterDepth) return atEnd() ? fail(endOfValue) : fail("recursion limit exceeded");
  ++m_depth;
  for (;;) {
    skipSpace();
    if (!readValue(member.value)) return false;
    m_members.push_back(member);
    skipSpace();
    if (atEnd()) return fail(endOfObject);
    if (isAt('}')) break;
    if (!isAt(',')) return fail("expected `,` or `}`");
    ++m_at;
    skipSpace();
    if (atEnd()) return fail(endOfValue);
    if (isAt('}')) return fail("trailing comma");
    if (!readKey(member.key)) return false;
  }
  ++m_at;
  --m_depth;
  return true;
}

bool JiterReader::readKey(Value& key) {
  if (!isAt('"')) return fail("key must be a string");
  if (!readString(key)) return false;
  skipSpace();
  if (atEnd()) return fail(endOfObject);
  if (!isAt(':')) return fail("expected `:`");
  ++m_at;
  return true;
}

} // namespace signalbox

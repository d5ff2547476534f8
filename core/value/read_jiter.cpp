// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/read_jiter.h"

#include "core/value/arena.h"
#include "core/value/json_cursor.h"
#include "core/value/read_python.h"
#include "core/value/text_encoding.h"
#include "core/value/unique_keys.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <vector>

namespace signalbox {

namespace {

constexpr std::size_t maxDepth = 200;          // containers that hold something, one in the other
constexpr std::size_t maxIntegerLength = 4300; // bytes, sign included, and the whole part of a float too

constexpr std::string_view endOfValue = "EOF while parsing a value";
constexpr std::string_view endOfList = "EOF while parsing a list";
constexpr std::string_view endOfObject = "EOF while parsing an object";
constexpr std::string_view endOfString = "EOF while parsing a string";
constexpr std::string_view controlCharacter = "control character (\\u0000-\\u001F) found while parsing a string";

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

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

// Keeps the message and index of the failure until the stack is unwound.
class JiterReader final {
public:
  JiterReader(std::string_view text, Arena& arena) : m_text(text), m_arena(arena) {}

  std::expected<JiterDocument, JiterError> read() {
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

private:
  bool atEnd() const { return m_at >= m_text.size(); }
  bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
  bool digitAt(std::size_t at) const { return at < m_text.size() && isDigit(m_text[at]); }
  void skipSpace() {
    while (!atEnd() && isSpace(m_text[m_at])) ++m_at;
  }
  bool fail(std::string_view message, std::size_t index) {
    m_message = message;
    m_index = index;
    return false;
  }
  bool fail(std::string_view message) { return fail(message, m_at); }

  bool readValue(Value& value);
  bool readWord(std::string_view word, Value meaning, Value& value);
  bool readNumber(Value& value);
  bool skipWhole(std::size_t& at, bool& isFloat);
  bool skipDigits(std::size_t& at);
  bool readArray(Value& value);
  bool readItems();
  bool readObject(Value& value);
  bool readMembers();
  bool readKey(Value& key);
  bool readString(Value& value);
  bool readEscapes(std::size_t start, Value& value);
  bool readEscape(std::string& out);
  bool readUnicodeEscape(std::string& out);
  bool readHex(char32_t& unit);
  bool finishText(std::string_view text, std::size_t start);

  std::string_view m_text;
  Arena& m_arena;
  std::size_t m_at = 0;
  std::size_t m_depth = 0;
  bool m_hasRepeatedKeys = false;
  std::string_view m_message;
  std::size_t m_index = 0;
  std::vector<Value> m_items;    // of the arrays being read, innermost last
  std::vector<Member> m_members; // of the objects being read, innermost last
};

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
  if (at - start > maxIntegerLength) return fail("number out of range", start + maxIntegerLength + 1);
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
  if (m_depth >= maxDepth) return fail("recursion limit exceeded");
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
  if (m_depth >= maxDepth) return atEnd() ? fail(endOfValue) : fail("recursion limit exceeded");
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

// True where a number may be longer than jiter takes: only floats, as the cursor refuses such integers itself. A run of
// that many digits covers a place that is a multiple of the length.
bool mayHaveLongNumber(std::string_view text) {
  for (std::size_t at = maxIntegerLength - 1; at < text.size(); at += maxIntegerLength)
    if (isDigit(text[at]) && isDigit(text[at - 1]) && isDigit(text[at - 2])) return true;
  return false;
}

// What is empty counts as a level here and not there, so the last level of all goes to the reader that knows.
bool readQuickly(std::string_view text, Arena& arena, Value& root) {
  if (mayHaveLongNumber(text)) return false;
  static thread_local JsonScratch scratch; // of its own: Json[T] is read while the text around it is walked
  if (!scratch.tokens.find(text)) return false;
  JsonCursor cursor(text, scratch, arena, static_cast<int>(maxDepth));
  const bool isRead = cursor.value(root) && cursor.isAtEnd() && !cursor.hasDuplicateKeys();
  scratch.items.clear();
  scratch.members.clear();
  scratch.shrink();
  return isRead;
}

} // namespace

std::string JiterError::text() const {
  return message + " at line " + std::to_string(line) + " column " + std::to_string(column);
}

std::expected<JiterDocument, JiterError> readJsonAsJiter(std::string_view text, Arena& arena) {
  JiterDocument document;
  if (readQuickly(text, arena, document.root)) return document;
  return JiterReader(text, arena).read();
}

Value withUniqueKeys(const Value& value, Arena& arena) {
  if (value.is(Kind::List)) {
    const auto items = arena.make<Value>(value.size());
    std::ranges::transform(value.items(), items.begin(),
                           [&](const Value& item) { return withUniqueKeys(item, arena); });
    return Value::list(items);
  }
  if (!value.is(Kind::Dict)) return value;
  const auto members = arena.make<Member>(value.size());
  std::ranges::transform(value.members(), members.begin(),
                         [&](const Member& member) { return Member{member.key, withUniqueKeys(member.value, arena)}; });
  return Value::dict(members.first(keepUniqueKeys(members)));
}

} // namespace signalbox

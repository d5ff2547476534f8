// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/read_python.h"

#include "core/value/json_outline.h"
#include "core/value/text_encoding.h"
#include "core/value/unique_keys.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <vector>

namespace signalbox {

namespace {

constexpr int deepestEver = 4000; // the stack of a worker thread holds this many frames with ease

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isHigh(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool isLow(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

JsonError errorAt(JsonError::Kind kind, std::string message, std::string_view text, std::size_t at) {
  const TextPlace place = placeOf(text, at);
  JsonError error{kind, std::move(message)};
  error.position = countCodePoints(text.substr(0, at));
  error.line = static_cast<int>(place.line);
  error.column = static_cast<int>(place.column);
  return error;
}

// Byte offset of a failure and its words; thrown nowhere, kept in the reader until the stack is unwound.
class PythonReader final {
public:
  PythonReader(std::string_view text, Arena& arena, int maxDepth, bool hasSurrogates)
      : m_text(text), m_arena(arena), m_depthLeft(std::min(maxDepth, deepestEver)), m_hasSurrogates(hasSurrogates) {}

  std::expected<Value, JsonError> read() {
    Value value;
    skipSpace();
    if (!readValue(value)) return std::unexpected(std::move(m_error));
    skipSpace();
    if (m_at != m_text.size()) {
      fail("Extra data", m_at);
      return std::unexpected(std::move(m_error));
    }
    return value;
  }

private:
  bool atEnd() const { return m_at >= m_text.size(); }
  bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
  void skipSpace() {
    while (!atEnd() && isSpace(m_text[m_at])) ++m_at;
  }
  bool fail(std::string message, std::size_t at) {
    m_error = errorAt(JsonError::Kind::Syntax, std::move(message), m_text, at);
    return false;
  }
  bool failLimit(std::string message) {
    m_error = errorAt(JsonError::Kind::Limit, std::move(message), m_text, m_at);
    return false;
  }
  bool enter() {
    if (m_depthLeft == 0) return failLimit("maximum recursion depth exceeded while decoding a JSON document");
    --m_depthLeft;
    return true;
  }

  bool readValue(Value& value);
  bool readWord(Value& value);
  bool readNumber(Value& value);
  bool makeInteger(std::string_view digits, Value& value);
  bool readArray(Value& value);
  bool readObject(Value& value);
  bool readMember(Member& member);
  bool readString(Value& value);
  bool readEscapes(std::size_t quote, Value& value);
  bool readEscape(std::string& out, bool& hasLone);
  bool readUnicodeEscape(std::string& out, bool& hasLone);
  bool readHex(std::size_t at, char32_t& unit);

  std::string_view m_text;
  Arena& m_arena;
  std::size_t m_at = 0;
  int m_depthLeft;
  bool m_hasSurrogates;
  JsonError m_error;
  std::vector<Value> m_items;    // of the arrays being read, innermost last
  std::vector<Member> m_members; // of the objects being read, innermost last
};

bool PythonReader::readValue(Value& value) {
  if (atEnd()) return fail("Expecting value", m_at);
  switch (m_text[m_at]) {
  case '"': return readString(value);
  case '{': return readObject(value);
  case '[': return readArray(value);
  default: return readWord(value) || readNumber(value);
  }
}

bool PythonReader::readWord(Value& value) {
  static const struct {
    std::string_view word;
    Value value;
  } words[] = {
      {"null", Value()},
      {"true", Value::boolean(true)},
      {"false", Value::boolean(false)},
      {"NaN", Value::number(std::numeric_limits<double>::quiet_NaN())},
      {"Infinity", Value::number(std::numeric_limits<double>::infinity())},
      {"-Infinity", Value::number(-std::numeric_limits<double>::infinity())},
  };
  for (const auto& entry : words) {
    if (!m_text.substr(m_at).starts_with(entry.word)) continue;
    m_at += entry.word.size();
    value = entry.value;
    return true;
  }
  return false;
}

bool PythonReader::readNumber(Value& value) {
  const std::size_t start = m_at;
  const auto digitAt = [this](std::size_t at) { return at < m_text.size() && isDigit(m_text[at]); };
  const auto skipDigits = [&](std::size_t at) {
    while (digitAt(at)) ++at;
    return at;
  };
  std::size_t at = start;
  if (m_text[at] == '-') ++at;
  if (!digitAt(at)) return fail("Expecting value", start);
  at = m_text[at] == '0' ? at + 1 : skipDigits(at);
  bool isFloat = false;
  if (at < m_text.size() && m_text[at] == '.' && digitAt(at + 1)) {
    isFloat = true;
    at = skipDigits(at + 1);
  }
  if (at < m_text.size() && (m_text[at] == 'e' || m_text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < m_text.size() && (m_text[exponent] == '-' || m_text[exponent] == '+')) ++exponent;
    if (digitAt(exponent)) {
      isFloat = true;
      at = skipDigits(exponent);
    }
  }
  const std::string_view number = m_text.substr(start, at - start);
  if (!isFloat && !makeInteger(number, value)) return false;
  if (isFloat) value = Value::number(parseDouble(number));
  m_at = at;
  return true;
}

bool PythonReader::makeInteger(std::string_view digits, Value& value) {
  std::int64_t integer = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), integer).ec == std::errc()) {
    value = Value::integer(integer);
    return true;
  }
  const std::size_t count = digits.size() - (digits.starts_with('-') ? 1 : 0);
  if (count > maxIntegerDigits)
    return failLimit("Exceeds the limit (4300 digits) for integer string conversion: value has " +
                     std::to_string(count) + " digits; use sys.set_int_max_str_digits() to increase the limit");
  value = Value::bigInt(digits);
  return true;
}

bool PythonReader::readArray(Value& value) {
  if (!enter()) return false;
  ++m_at;
  skipSpace();
  const std::size_t base = m_items.size();
  if (!isAt(']')) {
    for (;;) {
      Value item;
      if (!readValue(item)) return false;
      m_items.push_back(item);
      skipSpace();
      if (isAt(']')) break;
      if (!isAt(',')) return fail("Expecting ',' delimiter", m_at);
      ++m_at;
      skipSpace();
    }
  }
  ++m_at;
  ++m_depthLeft;
  value = Value::list(m_arena.copy(std::span<const Value>(m_items).subspan(base)));
  m_items.resize(base);
  return true;
}

bool PythonReader::readObject(Value& value) {
  if (!enter()) return false;
  ++m_at;
  skipSpace();
  const std::size_t base = m_members.size();
  if (!isAt('}')) {
    for (;;) {
      Member member;
      if (!readMember(member)) return false;
      m_members.push_back(member);
      skipSpace();
      if (isAt('}')) break;
      if (!isAt(',')) return fail("Expecting ',' delimiter", m_at);
      ++m_at;
      skipSpace();
    }
  }
  ++m_at;
  ++m_depthLeft;
  const auto members = std::span(m_members).subspan(base);
  value = Value::dict(m_arena.copy(std::span<const Member>(members.first(keepUniqueKeys(members)))));
  m_members.resize(base);
  return true;
}

bool PythonReader::readMember(Member& member) {
  if (!isAt('"')) return fail("Expecting property name enclosed in double quotes", m_at);
  if (!readString(member.key)) return false;
  skipSpace();
  if (!isAt(':')) return fail("Expecting ':' delimiter", m_at);
  ++m_at;
  skipSpace();
  return readValue(member.value);
}

bool PythonReader::readString(Value& value) {
  const std::size_t quote = m_at++;
  const std::size_t start = m_at;
  for (; !atEnd(); ++m_at) {
    const char c = m_text[m_at];
    if (c == '\\') return readEscapes(quote, value);
    if (static_cast<unsigned char>(c) <= 0x1f) return fail("Invalid control character at", m_at);
    if (c != '"') continue;
    const std::string_view text = m_text.substr(start, m_at++ - start);
    const bool isLone = m_hasSurrogates && checkUtf8(text).hasSurrogates;
    value = Value::str(text, isLone ? Value::LoneSurrogate : Value::NoFlags);
    return true;
  }
  return fail("Unterminated string starting at", quote);
}

bool PythonReader::readEscapes(std::size_t quote, Value& value) {
  std::string out(m_text.substr(quote + 1, m_at - quote - 1));
  bool hasLone = m_hasSurrogates;
  while (!atEnd()) {
    const char c = m_text[m_at];
    if (c == '"') {
      ++m_at;
      hasLone = hasLone && checkUtf8(out).hasSurrogates;
      value = Value::str(m_arena.copy(out), hasLone ? Value::LoneSurrogate : Value::NoFlags);
      return true;
    }
    if (static_cast<unsigned char>(c) <= 0x1f) return fail("Invalid control character at", m_at);
    if (c != '\\') {
      out.push_back(c);
      ++m_at;
      continue;
    }
    if (m_at + 1 >= m_text.size()) break;
    if (!readEscape(out, hasLone)) return false;
  }
  return fail("Unterminated string starting at", quote);
}

bool PythonReader::readEscape(std::string& out, bool& hasLone) {
  static constexpr std::string_view letters = "\"\\/bfnrt";
  static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  const char letter = m_text[m_at + 1];
  if (letter == 'u') return readUnicodeEscape(out, hasLone);
  const std::size_t index = letters.find(letter);
  if (index == std::string_view::npos) return fail("Invalid \\escape", m_at);
  out.push_back(meanings[index]);
  m_at += 2;
  return true;
}

// `at` is the u of a \u escape. Python wants one more character after the four digits, else the escape is to blame.
bool PythonReader::readHex(std::size_t at, char32_t& unit) {
  const auto bad = [&] { return fail("Invalid \\uXXXX escape", at); };
  if (at + 5 >= m_text.size()) return bad();
  unit = 0;
  for (const char c : m_text.substr(at + 1, 4)) {
    const char32_t digit = isDigit(c)               ? static_cast<char32_t>(c - '0')
                           : (c >= 'a' && c <= 'f') ? static_cast<char32_t>(c - 'a' + 10)
                           : (c >= 'A' && c <= 'F') ? static_cast<char32_t>(c - 'A' + 10)
                                                    : 16;
    if (digit == 16) return bad();
    unit = unit << 4 | digit;
  }
  return true;
}

bool PythonReader::readUnicodeEscape(std::string& out, bool& hasLone) {
  char32_t unit = 0;
  if (!readHex(m_at + 1, unit)) return false;
  m_at += 6;
  const bool escapeFollows = m_at + 6 < m_text.size() && m_text.substr(m_at).starts_with("\\u");
  if (isHigh(unit) && escapeFollows) {
    char32_t low = 0;
    if (!readHex(m_at + 1, low)) return false;
    if (isLow(low)) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      m_at += 6;
    }
  }
  hasLone = hasLone || isHigh(unit) || isLow(unit);
  appendUtf8(unit, out);
  return true;
}

JsonError encodingError() { return {JsonError::Kind::Encoding, "The text is not valid in its encoding"}; }

} // namespace

double parseDouble(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  // Beyond the range: too large or too small? The place of the first digit that counts tells, moved by the exponent.
  const bool isNegative = text.starts_with('-');
  const std::string_view unsignedText = text.substr(isNegative ? 1 : 0);
  const std::size_t e = std::min(unsignedText.find_first_of("eE"), unsignedText.size());
  const std::string_view mantissa = unsignedText.substr(0, e);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const std::size_t first = mantissa.find_first_of("123456789");
  std::int64_t exponent = 0;
  if (e < unsignedText.size()) {
    std::string_view digits = unsignedText.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (parsed.ec != std::errc()) exponent = digits.starts_with('-') ? INT64_MIN / 2 : INT64_MAX / 2;
  }
  const double magnitude = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) + exponent > 0
                               ? std::numeric_limits<double>::infinity()
                               : 0.0;
  return isNegative ? -magnitude : magnitude;
}

std::expected<Value, JsonError> readJsonAsPython(std::string_view bytes, Arena& arena, ReadOptions options) {
  const TextEncoding encoding = detectEncoding(bytes);
  const bool isUtf8 = encoding == TextEncoding::Utf8 || encoding == TextEncoding::Utf8Signature;
  std::string_view text = bytes;
  if (encoding == TextEncoding::Utf8Signature) text.remove_prefix(3);
  if (!isUtf8) {
    const auto decoded = decodeWide(bytes, encoding);
    if (!decoded) return std::unexpected(encodingError());
    text = arena.copy(*decoded);
  }
  const Utf8Check check = checkUtf8(text);
  if (!check.isValid) return std::unexpected(encodingError());
  return PythonReader(text, arena, options.maxDepth, check.hasSurrogates).read();
}

} // namespace signalbox

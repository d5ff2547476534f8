// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Queries, segments, selectors and the names and numbers in them (RFC 9535 §2.1 to §2.3, §2.5).
#include "core/json_path/path_reader.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <charconv>

namespace signalbox::json_path {
namespace {

constexpr std::int64_t mostExact = (std::int64_t{1} << 53) - 1; // I-JSON

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isBeyondAscii(char c) { return (c & 0x80) != 0; }

} // namespace

std::expected<JsonPath, PathError> JsonPath::read(std::string_view text) {
  if (text.size() > longest) return std::unexpected(PathError{"This is longer than 64 KB", 0, text.size()});
  PathReader reader(text);
  JsonPath path;
  auto query = reader.wholeQuery();
  if (!query) return std::unexpected(std::move(reader.error()));
  path.m_query = std::move(*query);
  path.m_warnings = std::move(reader.warnings());
  return path;
}

bool isSingular(const Query& query) {
  for (const Segment& segment : query.segments)
    if (segment.isDescendant || segment.selectors.size() != 1 || segment.selectors[0].index() > 1) return false;
  return true;
}

bool PathReader::take(std::string_view token) {
  if (!m_text.substr(m_at).starts_with(token)) return false;
  m_at += token.size();
  return true;
}

void PathReader::space() {
  while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++m_at;
}

bool PathReader::fail(std::string message, std::size_t begin, std::size_t end) {
  m_error = {std::move(message), begin, end};
  return false;
}

bool PathReader::fail(std::string message) {
  std::size_t end = std::min(m_at + 1, m_text.size());
  while (end < m_text.size() && (m_text[end] & 0xC0) == 0x80) ++end;
  return fail(std::move(message), m_at, end);
}

std::string PathReader::found() const {
  if (isAtEnd()) return "the end";
  if (peek() == ' ') return "a space";
  std::size_t end = m_at + 1;
  while (end < m_text.size() && (m_text[end] & 0xC0) == 0x80) ++end;
  return std::string(m_text.substr(m_at, end - m_at));
}

std::optional<Query> PathReader::wholeQuery() {
  Query query;
  if (!take("$")) {
    fail(isAtEnd() ? "A path begins with $" : "A path begins with $, not with " + found());
    return std::nullopt;
  }
  if (!segments(query)) return std::nullopt;
  if (isAtEnd()) return query;
  fail("Expected . or [ but found " + found());
  return std::nullopt;
}

bool PathReader::segments(Query& query) {
  while (true) {
    const std::size_t before = m_at;
    space();
    if (peek() != '.' && peek() != '[') {
      m_at = before;
      return true;
    }
    if (!segment(query)) return false;
  }
}

bool PathReader::segment(Query& query) {
  Segment segment;
  const bool hasDot = take(".");
  segment.isDescendant = hasDot && take(".");
  const bool takesBracket = segment.isDescendant || !hasDot;
  std::string name;
  if (takesBracket && peek() == '[') {
    if (!bracketed(segment)) return false;
  } else if (take("*")) {
    segment.selectors.push_back(Wildcard{});
  } else if (isNameFirst()) {
    if (!shorthand(name)) return false;
    segment.selectors.push_back(std::move(name));
  } else {
    if (peek() == '[') return fail("[ stands without a . before it");
    if (isDigit(peek())) return fail("A name behind . does not begin with a digit; an index is written [0]");
    return fail(std::string("Expected a name or * behind ") + (segment.isDescendant ? ".." : ".") + " but found " +
                found());
  }
  query.segments.push_back(std::move(segment));
  return true;
}

bool PathReader::bracketed(Segment& segment) {
  const std::size_t begin = m_at++;
  while (true) {
    space();
    if (!selector(segment)) return false;
    space();
    if (take("]")) return true;
    if (isAtEnd()) return fail("This [ is not closed", begin, begin + 1);
    if (!take(",")) return fail("Expected , or ] but found " + found());
  }
}

bool PathReader::selector(Segment& segment) {
  const char c = peek();
  if (c == '"' || c == '\'') {
    std::string name;
    if (!quoted(name)) return false;
    segment.selectors.push_back(std::move(name));
    return true;
  }
  if (take("*")) {
    segment.selectors.push_back(Wildcard{});
    return true;
  }
  if (take("?")) {
    space();
    auto filter = std::make_shared<Condition>();
    if (!condition(*filter)) return false;
    segment.selectors.push_back(std::shared_ptr<const Condition>(std::move(filter)));
    return true;
  }
  if (isDigit(c) || c == '-' || c == ':') return indexOrSlice(segment);
  if (isNameFirst()) return fail("A name in brackets stands in quotes: ['name']");
  if (c == '(') return fail("A filter begins with ?: [?@.price < 10]");
  return fail("Expected a name in quotes, an index, a slice, * or a filter but found " + found());
}

bool PathReader::indexOrSlice(Segment& segment) {
  Slice slice;
  if (peek() != ':') {
    slice.start = integer();
    if (!slice.start) return false;
  }
  const std::size_t behind = m_at;
  space();
  if (!take(":")) {
    m_at = behind;
    segment.selectors.push_back(*slice.start);
    return true;
  }
  space();
  if (isDigit(peek()) || peek() == '-') {
    slice.end = integer();
    if (!slice.end) return false;
    space();
  }
  if (take(":")) {
    space();
    if (isDigit(peek()) || peek() == '-') {
      const auto step = integer();
      if (!step) return false;
      slice.step = *step;
    }
  }
  segment.selectors.push_back(slice);
  return true;
}

bool PathReader::isNameFirst() const { return isLetter(peek()) || peek() == '_' || isBeyondAscii(peek()); }

bool PathReader::shorthand(std::string& name) {
  const std::size_t begin = m_at;
  while (isNameFirst() || isDigit(peek())) ++m_at;
  name = m_text.substr(begin, m_at - begin);
  if (peek() != '-') return true;
  return fail("A name with - stands in quotes: ['first-name']", begin, m_at + 1);
}

std::optional<std::int64_t> PathReader::integer() {
  const std::size_t begin = m_at;
  const bool isNegative = take("-");
  const std::size_t first = m_at;
  while (isDigit(peek())) ++m_at;
  std::int64_t value = 0;
  const auto read = std::from_chars(m_text.data() + begin, m_text.data() + m_at, value);
  const bool hasZero = m_at > first && m_text[first] == '0';
  if (m_at == first) {
    fail("Expected a digit but found " + found());
  } else if (hasZero && (isNegative || m_at - first > 1)) {
    fail("A number is written without a leading zero, and zero without a sign", begin, m_at);
  } else if (read.ec != std::errc() || value > mostExact || value < -mostExact) {
    fail("This number is beyond 9007199254740991, the largest that is exact", begin, m_at);
  } else {
    return value;
  }
  return std::nullopt;
}

bool PathReader::quoted(std::string& text) {
  const std::size_t begin = m_at;
  const char quote = m_text[m_at++];
  while (true) {
    if (isAtEnd()) return fail(std::string("This ") + quote + " is not closed", begin, begin + 1);
    const char c = peek();
    if (static_cast<unsigned char>(c) < 0x20) return fail("A control character is written as an escape, such as \\n");
    ++m_at;
    if (c == quote) return true;
    if (c != '\\')
      text += c;
    else if (!escape(quote, text))
      return false;
  }
}

// Behind the backslash.
bool PathReader::escape(char quote, std::string& text) {
  const std::size_t begin = m_at - 1;
  const char c = peek();
  constexpr std::string_view letters = "bfnrt/\\";
  constexpr std::string_view meanings = "\b\f\n\r\t/\\";
  if (c == quote || letters.find(c) != letters.npos) {
    text += c == quote ? quote : meanings[letters.find(c)];
    ++m_at;
    return true;
  }
  if (!take("u")) return fail("This is no escape", begin, std::min(m_at + 1, m_text.size()));
  const auto first = hexUnit();
  if (!first) return fail("Four hexadecimal digits follow \\u", begin, m_at);
  if (*first < 0xD800 || *first > 0xDFFF) {
    appendUtf8(*first, text);
    return true;
  }
  const auto second = *first < 0xDC00 && take("\\u") ? hexUnit() : std::nullopt;
  if (!second || *second < 0xDC00 || *second > 0xDFFF)
    return fail("This half of a surrogate pair stands alone", begin, m_at);
  appendUtf8(0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00), text);
  return true;
}

std::optional<unsigned> PathReader::hexUnit() {
  unsigned value = 0;
  if (m_at + 4 > m_text.size()) return std::nullopt;
  const char* first = m_text.data() + m_at;
  const auto read = std::from_chars(first, first + 4, value, 16);
  if (read.ptr != first + 4) return std::nullopt;
  m_at += 4;
  return value;
}

} // namespace signalbox::json_path

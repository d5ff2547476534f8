// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/pattern.h"

#include <re2/re2.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <array>
#include <charconv>
#include <vector>

namespace signalbox::schema {

namespace {

constexpr std::string_view spaceRanges =
    R"(\t\n\v\f\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})";
constexpr std::string_view wordSet = "[[:Alphabetic:][:M:][:Nd:][:Pc:][:Join_Control:]]";
constexpr std::string_view spaceSet = "[[:White_Space:]]";

std::string hexCode(int code) {
  std::array<char, 16> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), code, 16).ptr;
  return "\\x{" + std::string(buffer.data(), end) + "}";
}

// An ICU set as the inside of a RE2 class.
std::string rangesOf(std::string_view set, bool complement) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeSet ranges(icu::UnicodeString::fromUTF8(icu::StringPiece(set.data(), static_cast<int32_t>(set.size()))),
                         error);
  if (complement) ranges.complement();
  ranges.remove(0xD800, 0xDFFF);
  std::string result;
  for (int32_t i = 0; i < ranges.getRangeCount(); ++i) {
    result += hexCode(ranges.getRangeStart(i));
    if (ranges.getRangeEnd(i) != ranges.getRangeStart(i)) result += "-" + hexCode(ranges.getRangeEnd(i));
  }
  return result;
}

const std::string& wordRanges(bool complement) {
  static const std::array<std::string, 2> ranges{rangesOf(wordSet, false), rangesOf(wordSet, true)};
  return ranges[complement ? 1 : 0];
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Translator final {
public:
  explicit Translator(std::string_view text) : m_text(text) {}

  // Throws std::string inside this file only.
  std::string run() {
    while (m_at < m_text.size()) step();
    if (!m_groups.empty()) throw std::string("unclosed group");
    return std::move(m_out);
  }

private:
  void step() {
    const char c = m_text[m_at];
    switch (c) {
    case '(': return openGroup();
    case ')': return closeGroup();
    case '[': return characterClass();
    case '\\': beginAtom(); return escape(false);
    case '*':
    case '+':
    case '?': return quantifier(1);
    case '{': return countedQuantifier();
    case '|':
    case '^':
    case '$':
      m_out += c;
      ++m_at;
      m_atom = m_out.size();
      m_isQuantified = c == '|';
      m_hasAtom = c != '|';
      if (m_hasAtom) m_atom = m_out.size() - 1;
      return;
    default:
      beginAtom();
      m_out += c;
      ++m_at;
      while (m_at < m_text.size() && (static_cast<unsigned char>(m_text[m_at]) & 0xC0) == 0x80) m_out += m_text[m_at++];
    }
  }

  void beginAtom() {
    m_atom = m_out.size();
    m_isQuantified = false;
    m_hasAtom = true;
  }

  void openGroup() {
    if (++m_depth > 250) throw std::string("the pattern is nested too deeply");
    m_groups.push_back(m_out.size());
    m_hasAtom = false;
    const std::string_view rest = m_text.substr(m_at);
    for (const std::string_view start : {"(?=", "(?!", "(?<=", "(?<!"})
      if (rest.starts_with(start)) throw std::string("look-around is not supported");
    if (rest.starts_with("(?<")) {
      m_out += "(?P<";
      m_at += 3;
      return;
    }
    if (rest.starts_with("(?>") || rest.starts_with("(?#") || rest.starts_with("(?R"))
      throw std::string("unrecognized flag");
    m_out += '(';
    ++m_at;
    if (rest.starts_with("(?"))
      while (m_at < m_text.size() && m_text[m_at] != ':' && m_text[m_at] != ')' && m_text[m_at] != '>') {
        if (!rest.starts_with("(?P") && m_text[m_at] == 'x') throw std::string("the flag x is not supported");
        m_out += m_text[m_at++];
      }
    if (m_at < m_text.size() && rest.starts_with("(?") && m_text[m_at] == ':') m_out += m_text[m_at++];
  }

  void closeGroup() {
    if (m_groups.empty()) throw std::string("unopened group");
    --m_depth;
    m_out += ')';
    ++m_at;
    m_atom = m_groups.back();
    m_groups.pop_back();
    m_isQuantified = false;
    m_hasAtom = true;
  }

  // `length` bytes of a quantifier; stacked ones (a**) get a group, which RE2 asks for.
  void quantifier(std::size_t length) {
    if (!m_hasAtom) throw std::string("repetition operator missing expression");
    if (m_isQuantified) {
      m_out.insert(m_atom, "(?:");
      m_out += ')';
    }
    m_out += m_text.substr(m_at, length);
    m_at += length;
    if (m_at < m_text.size() && m_text[m_at] == '?') {
      m_out += '?';
      ++m_at;
    }
    m_isQuantified = true;
  }

  void countedQuantifier() {
    std::size_t at = m_at + 1;
    const auto digits = [&] {
      const std::size_t begin = at;
      while (at < m_text.size() && isDigit(m_text[at])) ++at;
      return at - begin;
    };
    if (digits() == 0) throw std::string("repetition quantifier expects a valid decimal");
    if (at < m_text.size() && m_text[at] == ',') {
      ++at;
      digits();
    }
    if (at >= m_text.size() || m_text[at] != '}') throw std::string("unclosed counted repetition");
    quantifier(at + 1 - m_at);
  }

  void characterClass() {
    beginAtom();
    m_out += '[';
    ++m_at;
    if (peek() == '^') m_out += m_text[m_at++];
    bool isFirst = true;
    while (peek() != ']' || isFirst) {
      if (m_at >= m_text.size()) throw std::string("unclosed character class");
      const std::string_view rest = m_text.substr(m_at);
      if (rest.starts_with("&&") || rest.starts_with("--") || rest.starts_with("~~"))
        throw std::string("set operations in character classes are not supported");
      if (rest.starts_with("[:"))
        copyPosixClass();
      else if (peek() == '[')
        throw std::string("nested character classes are not supported");
      else if (peek() == '\\')
        escape(true);
      else if (peek() == ']') {
        m_out += "\\]";
        ++m_at;
      } else
        m_out += m_text[m_at++];
      isFirst = false;
    }
    m_out += ']';
    ++m_at;
  }

  void copyPosixClass() {
    const auto end = m_text.find(":]", m_at);
    if (end == std::string_view::npos) throw std::string("unclosed character class");
    m_out += m_text.substr(m_at, end + 2 - m_at);
    m_at = end + 2;
  }

  void escape(bool inClass) {
    if (m_at + 1 >= m_text.size()) throw std::string("incomplete escape sequence");
    const char c = m_text[m_at + 1];
    m_at += 2;
    switch (c) {
    case 'd': m_out += "\\p{Nd}"; return;
    case 'D': m_out += "\\P{Nd}"; return;
    case 'w': m_out += inClass ? wordRanges(false) : "[" + wordRanges(false) + "]"; return;
    case 'W': m_out += inClass ? wordRanges(true) : "[^" + wordRanges(false) + "]"; return;
    case 's': m_out += inClass ? std::string(spaceRanges) : "[" + std::string(spaceRanges) + "]"; return;
    case 'S': m_out += inClass ? rangesOf(spaceSet, true) : "[^" + std::string(spaceRanges) + "]"; return;
    case 'u': return codePoint(4);
    case 'U': return codePoint(8);
    case 'x':
    case 'p':
    case 'P':
    case 'a':
    case 'f':
    case 't':
    case 'n':
    case 'r':
    case 'v':
      m_out += '\\';
      m_out += c;
      return copyBraces();
    case 'A':
    case 'z':
    case 'b':
    case 'B':
      if (inClass) throw std::string("unrecognized escape sequence");
      m_out += '\\';
      m_out += c;
      return;
    default: break;
    }
    if (isDigit(c)) throw std::string("backreferences are not supported");
    if (isLetter(c) || static_cast<unsigned char>(c) >= 0x80) throw std::string("unrecognized escape sequence");
    m_out += '\\';
    m_out += c;
  }

  void copyBraces() {
    if (peek() != '{') return;
    const auto end = m_text.find('}', m_at);
    if (end == std::string_view::npos) throw std::string("unclosed brace");
    m_out += m_text.substr(m_at, end + 1 - m_at);
    m_at = end + 1;
  }

  void codePoint(std::size_t digits) {
    m_out += "\\x";
    if (peek() == '{') return copyBraces();
    if (m_at + digits > m_text.size()) throw std::string("incomplete escape sequence");
    m_out += "{" + std::string(m_text.substr(m_at, digits)) + "}";
    m_at += digits;
  }

  char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

  std::string_view m_text;
  std::string m_out;
  std::vector<std::size_t> m_groups; // where each open group begins in m_out
  std::size_t m_at = 0;
  std::size_t m_atom = 0; // where the last atom begins in m_out
  int m_depth = 0;
  bool m_hasAtom = false;
  bool m_isQuantified = false;
};

} // namespace

std::expected<std::string, std::string> translatePattern(std::string_view pattern) {
  try {
    return Translator(pattern).run();
  } catch (std::string& error) {
    return std::unexpected(std::move(error));
  }
}

std::expected<std::shared_ptr<const re2::RE2>, std::string> compilePattern(std::string_view pattern) {
  const auto translated = translatePattern(pattern);
  if (!translated) return std::unexpected(translated.error());
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  auto compiled = std::make_shared<const re2::RE2>(*translated, options);
  if (!compiled->ok()) return std::unexpected(compiled->error());
  return compiled;
}

} // namespace signalbox::schema

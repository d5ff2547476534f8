// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// I-Regexp (RFC 9485) checked against its grammar and written for Rust's regex crate (§5.4: a dot is no line end).
#include "core/json_path/json_path.h"

#include <algorithm>

namespace signalbox::json_path {
namespace {

constexpr std::string_view special = R"(\.+*?()|[]{}^$#&-~)"; // to Rust's regex crate

class Translator final {
public:
  explicit Translator(std::string_view text) : m_text(text) {}

  std::expected<std::string, PathError> run(bool isAnchored) {
    m_out = isAnchored ? "\\A(?:" : "(?:";
    while (m_at < m_text.size())
      if (!piece()) return std::unexpected(std::move(m_error));
    if (!m_open.empty()) return std::unexpected(PathError{"This ( is not closed", m_open.back(), m_open.back() + 1});
    return m_out + (isAnchored ? ")\\z" : ")");
  }

private:
  char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
  bool isAtEnd() const { return m_at >= m_text.size(); }

  bool fail(std::size_t begin, std::string message) {
    m_error = {std::move(message), begin, std::min(m_text.size(), std::max(m_at, begin + 1))};
    return false;
  }

  // One atom with its quantifier, a bracket or a bar.
  bool piece() {
    const std::size_t begin = m_at;
    const char c = m_text[m_at++];
    switch (c) {
    case '|': m_out += '|'; return true;
    case '(':
      m_open.push_back(begin);
      m_out += "(?:";
      return true;
    case ')':
      if (m_open.empty()) return fail(begin, "There is no ( for this )");
      m_open.pop_back();
      m_out += ')';
      return quantifier();
    case '.': m_out += "[^\\n\\r]"; return quantifier();
    case '[': return expression(begin) && quantifier();
    case '\\': return escape(begin) && quantifier();
    case '*':
    case '+':
    case '?': return fail(begin, std::string("Nothing stands before ") + c + " that it could repeat");
    case ']':
    case '{':
    case '}': return fail(begin, std::string(1, c) + " has to be written \\" + c);
    default: literal(c); return quantifier();
    }
  }

  void literal(char c) {
    if (special.find(c) != special.npos) m_out += '\\';
    m_out += c;
    while (!isAtEnd() && (here() & 0xC0) == 0x80) m_out += m_text[m_at++]; // the rest of a code point
  }

  bool quantifier() {
    const char c = here();
    if (c == '*' || c == '+' || c == '?') {
      m_out += c;
      ++m_at;
      return true;
    }
    if (c != '{') return true;
    const std::size_t begin = m_at;
    const std::size_t end = m_text.find('}', m_at);
    if (end == m_text.npos) return fail(begin, "This { is not closed");
    const std::string_view inside = m_text.substr(m_at + 1, end - m_at - 1);
    m_at = end + 1;
    const std::size_t comma = inside.find(',');
    const auto isNumber = [](std::string_view text) {
      return text.find_first_not_of("0123456789") == text.npos && text.size() < 9;
    };
    const std::string_view most = comma == inside.npos ? "" : inside.substr(comma + 1);
    if (inside.empty() || comma == 0 || !isNumber(inside.substr(0, comma)) || !isNumber(most))
      return fail(begin, "Between { and } stands a number, or two with a comma");
    m_out += m_text.substr(begin, m_at - begin);
    return true;
  }

  // Behind a backslash.
  bool escape(std::size_t begin) {
    const char c = here();
    if (isAtEnd()) return fail(begin, "Something has to follow behind \\");
    if (c == 'p' || c == 'P') return category(begin);
    ++m_at;
    if (c == 'n' || c == 'r' || c == 't') {
      m_out += {'\\', c};
      return true;
    }
    if (std::string_view("()*+-.?[\\]^{|}").find(c) == std::string_view::npos) return fail(begin, hint(c));
    m_out += {'\\', c};
    return true;
  }

  static std::string hint(char c) {
    if (c == 'd') return "\\d is no I-Regexp; write [0-9] or \\p{Nd}";
    if (c == 'w') return "\\w is no I-Regexp; write [A-Za-z0-9_]";
    if (c == 's') return "\\s is no I-Regexp; write [ \\t\\n\\r]";
    return (c & 0x80) == 0 ? std::string("\\") + c + " is no I-Regexp" : "This escape is no I-Regexp";
  }

  bool category(std::size_t begin) {
    const std::size_t end = m_text.find('}', m_at);
    const bool hasBraces = m_at + 1 < m_text.size() && m_text[m_at + 1] == '{' && end != m_text.npos;
    const std::string_view name = hasBraces ? m_text.substr(m_at + 2, end - m_at - 2) : "";
    if (!isCategory(name)) return fail(begin, "This is no general category of Unicode, such as \\p{L} or \\p{Nd}");
    m_out += m_text.substr(begin, end + 1 - begin);
    m_at = end + 1;
    return true;
  }

  static bool isCategory(std::string_view name) {
    constexpr std::pair<char, std::string_view> known[] = {
        {'L', "lmotu"}, {'M', "cen"}, {'N', "dlo"}, {'P', "cdefios"}, {'Z', "lps"}, {'S', "ckmo"}, {'C', "cfno"}};
    if (name.empty() || name.size() > 2) return false;
    for (const auto& [letter, more] : known)
      if (name[0] == letter) return name.size() == 1 || more.find(name[1]) != more.npos;
    return false;
  }

  // Behind the opening bracket of a class.
  bool expression(std::size_t begin) {
    m_out += '[';
    if (here() == '^') {
      m_out += '^';
      ++m_at;
    }
    bool isEmpty = true;
    while (!isAtEnd() && here() != ']') {
      if (!member(begin, isEmpty)) return false;
      isEmpty = false;
    }
    if (isAtEnd() || isEmpty) return fail(begin, isAtEnd() ? "This [ is not closed" : "Nothing stands in this class");
    m_out += ']';
    ++m_at;
    return true;
  }

  bool member(std::size_t begin, bool isFirst) {
    const std::size_t at = m_at;
    if (here() == '-') {
      ++m_at;
      if (!isFirst && here() != ']')
        return fail(at, "- stands at the start or the end of a class, or between two characters");
      m_out += "\\-";
      return true;
    }
    if (here() == '\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == 'p' || m_text[m_at + 1] == 'P')) {
      ++m_at;
      return category(at);
    }
    if (!character(begin)) return false;
    if (here() != '-' || m_at + 1 >= m_text.size() || m_text[m_at + 1] == ']') return true;
    ++m_at;
    m_out += '-';
    if (here() == '-') return fail(at, "- has to be written \\- here");
    return character(begin);
  }

  bool character(std::size_t begin) {
    const std::size_t at = m_at;
    const char c = m_text[m_at++];
    if (c == '\\') return escape(at);
    if (c == '[') return fail(at, "[ has to be written \\[ in a class");
    if (isAtEnd()) return fail(begin, "This [ is not closed");
    literal(c);
    return true;
  }

  std::string_view m_text;
  std::string m_out;
  std::vector<std::size_t> m_open; // brackets
  std::size_t m_at = 0;
  PathError m_error;
};

} // namespace

std::expected<std::string, PathError> rustPattern(std::string_view iRegexp, bool isAnchored) {
  return Translator(iRegexp).run(isAnchored);
}

} // namespace signalbox::json_path

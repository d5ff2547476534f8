// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts for patterns: walks the pattern once and takes a random way through it.
#include "core/schema/example_content.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace signalbox::schema {

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view wordCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_";

class PatternSampler final {
public:
  PatternSampler(std::string_view pattern, Random& random) : m_text(pattern), m_random(random) {}

  // Nothing when something is not understood.
  std::optional<std::string> run() {
    std::string result = alternatives(0);
    return m_isLost || m_at < m_text.size() ? std::nullopt : std::optional(result);
  }

private:
  std::string alternatives(int depth) {
    std::vector<std::string> options{sequence(depth)};
    while (!m_isLost && peek() == '|') {
      ++m_at;
      options.push_back(sequence(depth));
    }
    return options[m_random.below(options.size())];
  }

  std::string sequence(int depth) {
    std::string result;
    if (depth > 50) m_isLost = true;
    while (!m_isLost && m_at < m_text.size() && peek() != '|' && peek() != ')') {
      const std::size_t begin = m_at;
      std::string once = atom(depth);
      const std::size_t end = m_at;
      const std::size_t times = quantifier();
      const std::size_t after = m_at;
      for (std::size_t i = 0; i < times && !m_isLost; ++i) {
        if (i > 0) { // another way through the same atom
          m_at = begin;
          once = atom(depth);
        }
        result += once;
      }
      m_at = std::max(after, end);
    }
    return result;
  }

  std::string atom(int depth) {
    const char c = m_text[m_at++];
    switch (c) {
    case '^':
    case '$': return {};
    case '.': return std::string(1, letters[m_random.below(letters.size())]);
    case '(': return group(depth);
    case '[': return characterClass();
    case '\\': return escape();
    default: return std::string(1, c);
    }
  }

  std::string group(int depth) {
    if (peek() == '?') {
      ++m_at;
      if (peek() == 'P') ++m_at;
      if (peek() == '<') {
        const auto end = m_text.find('>', m_at);
        if (end == std::string_view::npos) return lost();
        m_at = end + 1;
      } else if (peek() == ':') {
        ++m_at;
      } else {
        return lost();
      }
    }
    std::string result = alternatives(depth + 1);
    if (peek() != ')') return lost();
    ++m_at;
    return result;
  }

  std::string escape() {
    if (m_at >= m_text.size()) return lost();
    const char c = m_text[m_at++];
    switch (c) {
    case 'd': return one(digits);
    case 'w': return one(wordCharacters);
    case 's': return " ";
    case 'D': return one(letters);
    case 'W': return "-";
    case 'S': return one(letters);
    case 'n': return "\n";
    case 't': return "\t";
    case 'r': return "\r";
    case 'A':
    case 'z':
    case 'b': return {};
    default: return letters.find(static_cast<char>(c | 32)) != std::string_view::npos ? lost() : std::string(1, c);
    }
  }

  std::string characterClass() {
    const bool isNegated = peek() == '^';
    if (isNegated) ++m_at;
    std::string set;
    bool isFirst = true;
    while (m_at < m_text.size() && (peek() != ']' || isFirst)) {
      isFirst = false;
      const char first = m_text[m_at++];
      if (first == '[') return lost();
      if (first == '\\') {
        addEscape(set);
        continue;
      }
      if (peek() == '-' && m_at + 1 < m_text.size() && m_text[m_at + 1] != ']') {
        const char last = m_text[m_at + 1];
        m_at += 2;
        if (last == '\\' || last < first) return lost();
        for (int c = first; c <= last; ++c) set += static_cast<char>(c);
      } else {
        set += first;
      }
    }
    ++m_at;
    if (!isNegated) return set.empty() ? lost() : one(set);
    std::string rest;
    for (char c = ' '; c < '\x7f'; ++c)
      if (set.find(c) == std::string::npos) rest += c;
    return rest.empty() ? lost() : one(rest);
  }

  void addEscape(std::string& set) {
    const char c = peek();
    ++m_at;
    if (c == 'd')
      set += digits;
    else if (c == 'w')
      set += wordCharacters;
    else if (c == 's')
      set += ' ';
    else if (letters.find(static_cast<char>(c | 32)) != std::string_view::npos)
      m_isLost = true;
    else
      set += c;
  }

  std::size_t quantifier() {
    std::size_t low = 1;
    std::size_t high = 1;
    const char c = peek();
    if (c == '*' || c == '+' || c == '?') {
      ++m_at;
      low = c == '+' ? 1 : 0;
      high = c == '?' ? 1 : low + 6;
    } else if (c == '{') {
      const auto end = m_text.find('}', m_at);
      if (end == std::string_view::npos) return static_cast<void>(lost()), 0;
      const std::string_view counts = m_text.substr(m_at + 1, end - m_at - 1);
      const auto comma = counts.find(',');
      std::from_chars(counts.data(), counts.data() + counts.size(), low);
      high = comma == std::string_view::npos ? low : low + 5;
      if (comma != std::string_view::npos && comma + 1 < counts.size())
        std::from_chars(counts.data() + comma + 1, counts.data() + counts.size(), high);
      m_at = end + 1;
    }
    if (peek() == '?' || peek() == '+') ++m_at;
    return low + m_random.below(std::min<std::size_t>(high - low, 12) + 1);
  }

  std::string one(std::string_view set) { return std::string(1, set[m_random.below(set.size())]); }
  std::string lost() {
    m_isLost = true;
    return {};
  }
  char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

  std::string_view m_text;
  Random& m_random;
  std::size_t m_at = 0;
  bool m_isLost = false;
};

} // namespace

std::optional<std::string> samplePattern(std::string_view pattern, Random& random) {
  return PatternSampler(pattern, random).run();
}

} // namespace signalbox::schema

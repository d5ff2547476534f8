// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of Python 3.11's re: groups, sets, repeats, escapes, references, look-behinds of one width.
#include "core/schema/python_pattern.h"

#include "core/schema/python_pattern_text.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unicode/uchar.h>
#include <vector>

namespace signalbox::schema {

namespace {

constexpr std::uint64_t unbounded = 4'294'967'295;
constexpr int maxDepth = 200;

// How many characters a part can match.
struct Width {
  std::uint64_t least = 0;
  std::uint64_t most = 0;

  void then(const Width& next) {
    least = std::min(least + next.least, unbounded);
    most = std::min(most + next.most, unbounded);
  }
};

enum class Item { Nothing, Plain, Position, Repeat };

class PatternReader final : PatternText {
public:
  explicit PatternReader(std::string_view utf8) : PatternText(utf8) {}

  void readAll() {
    readGlobalFlags();
    alternatives(0);
    if (!atEnd()) throw BadPattern(); // unbalanced parenthesis
  }

private:
  struct Group {
    std::u32string name;
    Width width;
    bool isOpen = true;
  };

  // (?aims) at the very start; the letters L and u exclude each other and bytes.
  void readGlobalFlags() {
    while (peek() == '(' && peek(1) == '?' && isOneOf(peek(2), "aimsux")) {
      std::size_t end = m_at + 2;
      while (end < m_text.size() && isOneOf(m_text[end], "aimsux")) ++end;
      if (end >= m_text.size() || m_text[end] != ')') return;
      const auto letters = std::u32string_view(m_text).substr(m_at + 2, end - m_at - 2);
      if (letters.contains(U'a') && letters.contains(U'u')) throw BadPattern();
      m_isVerbose |= letters.contains(U'x');
      m_at = end + 1;
    }
  }

  Width alternatives(int depth) {
    if (depth > maxDepth) throw BadPattern();
    Width all = sequence(depth);
    while (take('|')) {
      const Width other = sequence(depth);
      all = {std::min(all.least, other.least), std::max(all.most, other.most)};
    }
    return all;
  }

  Width sequence(int depth) {
    Width all;
    Item last = Item::Nothing;
    Width lastWidth;
    while (!atEnd() && peek() != '|' && peek() != ')') {
      if (m_isVerbose && skipBlank()) continue;
      if (isRepeat()) {
        repeat(last, lastWidth);
        last = Item::Repeat;
        continue;
      }
      all.then(lastWidth);
      lastWidth = {};
      item(depth, last, lastWidth);
    }
    all.then(lastWidth);
    return all;
  }

  bool skipBlank() {
    const char32_t c = peek();
    if (isOneOf(c, " \t\n\r\v\f")) {
      ++m_at;
      return true;
    }
    if (c != '#') return false;
    while (!atEnd() && next() != '\n') {
    }
    return true;
  }

  // Whether a repeat stands here; a `{` that opens none is a letter.
  bool isRepeat() const {
    if (isOneOf(peek(), "*+?")) return true;
    if (peek() != '{') return false;
    std::size_t at = m_at + 1;
    if (at < m_text.size() && m_text[at] == '}') return false;
    while (at < m_text.size() && isDigit(m_text[at])) ++at;
    if (at < m_text.size() && m_text[at] == ',')
      for (++at; at < m_text.size() && isDigit(m_text[at]);) ++at;
    return at < m_text.size() && m_text[at] == '}';
  }

  std::uint64_t count(std::uint64_t otherwise) {
    if (!isDigit(peek())) return otherwise;
    std::uint64_t value = 0;
    while (isDigit(peek())) {
      value = value * 10 + (next() - U'0');
      if (value >= unbounded) throw BadPattern();
    }
    return value;
  }

  void repeat(Item last, Width& width) {
    if (last == Item::Nothing || last == Item::Position || last == Item::Repeat) throw BadPattern();
    const char32_t sign = next();
    Width times{sign == '+' ? 1U : 0U, sign == '?' ? 1U : unbounded};
    if (sign == '{') {
      times.least = count(0);
      times.most = take(',') ? count(unbounded) : times.least;
      expect('}');
      if (times.most < times.least) throw BadPattern();
    }
    if (!take('?')) take('+');
    width = {std::min(width.least * times.least, unbounded), width.most == 0 ? 0
                                                             : times.most == unbounded
                                                                 ? unbounded
                                                                 : std::min(width.most * times.most, unbounded)};
  }

  void item(int depth, Item& kind, Width& width) {
    kind = Item::Plain;
    const char32_t c = next();
    if (c == '(') return group(depth, kind, width);
    if (c == '^' || c == '$') {
      kind = Item::Position;
      return;
    }
    width = {1, 1};
    if (c == '[') return set();
    if (c == '\\') escape(kind, width);
  }

  void escape(Item& kind, Width& width) {
    const char32_t c = next();
    if (isOneOf(c, "AZbB")) {
      kind = Item::Position;
      width = {};
    } else if (isDigit(c) && c != '0') {
      reference(c, width);
    } else if (!isOneOf(c, "dDsSwW")) {
      character(c);
    }
  }

  void reference(char32_t first, Width& width) {
    std::size_t number = first - U'0';
    if (isDigit(peek())) {
      if (isOctal(first) && isOctal(peek()) && isOctal(peek(1))) {
        if (number > 3) throw BadPattern(); // above \377
        m_at += 2;
        return;
      }
      number = number * 10 + (next() - U'0');
    }
    width = widthOf(number);
  }

  Width widthOf(std::size_t number) const {
    if (number == 0 || number > m_groups.size() || m_groups[number - 1].isOpen) throw BadPattern();
    return m_groups[number - 1].width;
  }

  static bool isIdentifier(const std::u32string& name) {
    const auto isPart = [](char32_t c) {
      return c == '_' || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_CONTINUE);
    };
    return (name[0] == '_' || u_hasBinaryProperty(static_cast<UChar32>(name[0]), UCHAR_XID_START)) &&
           std::ranges::all_of(name, isPart);
  }

  std::size_t numberOf(const std::u32string& name) const {
    if (std::ranges::all_of(name, isDigit)) {
      if (name.size() > 6) throw BadPattern();
      std::size_t number = 0;
      for (const char32_t c : name) number = number * 10 + (c - U'0');
      return number;
    }
    if (!isIdentifier(name)) throw BadPattern();
    const auto found = std::ranges::find(m_groups, name, &Group::name);
    if (found == m_groups.end()) throw BadPattern();
    return static_cast<std::size_t>(found - m_groups.begin()) + 1;
  }

  void group(int depth, Item& kind, Width& width) {
    if (!take('?')) return capture({}, depth, width);
    const char32_t c = next();
    switch (c) {
    case ':':
    case '>': width = inner(depth); return;
    case '=':
    case '!': inner(depth); return;
    case '#':
      while (next() != ')') {
      }
      kind = Item::Nothing;
      return;
    case 'P': return python(depth, width);
    case '<':
      if (!isOneOf(peek(), "=!")) throw BadPattern();
      ++m_at;
      if (const Width behind = inner(depth); behind.least != behind.most) throw BadPattern();
      return;
    case '(': return conditional(depth, width);
    default: return flags(c, depth, width);
    }
  }

  Width inner(int depth) {
    const Width width = alternatives(depth + 1);
    expect(')');
    return width;
  }

  void capture(std::u32string name, int depth, Width& width) {
    if (!name.empty() && std::ranges::find(m_groups, name, &Group::name) != m_groups.end()) throw BadPattern();
    const std::size_t index = m_groups.size();
    m_groups.push_back({std::move(name), {}, true});
    width = inner(depth);
    m_groups[index].width = width;
    m_groups[index].isOpen = false;
  }

  void python(int depth, Width& width) {
    if (take('<')) {
      std::u32string name = readName('>');
      if (!isIdentifier(name)) throw BadPattern();
      return capture(std::move(name), depth, width);
    }
    expect('=');
    const std::u32string name = readName(')');
    if (!isIdentifier(name)) throw BadPattern();
    width = widthOf(numberOf(name));
  }

  void conditional(int depth, Width& width) {
    const std::size_t number = numberOf(readName(')'));
    if (number == 0 || number >= 1'000'000) throw BadPattern();
    m_conditions.push_back(number);
    const Width yes = sequence(depth + 1);
    Width no;
    if (take('|')) no = sequence(depth + 1);
    expect(')');
    width = {std::min(yes.least, no.least), std::max(yes.most, no.most)};
  }

  // (?i:...), (?-i:...): flags for a part.
  void flags(char32_t first, int depth, Width& width) {
    bool isRemoving = false;
    bool hasLetters = false;
    const bool wasVerbose = m_isVerbose;
    for (char32_t c = first; c != ':'; c = next()) {
      if (c == '-' && !isRemoving) {
        isRemoving = true;
        hasLetters = false;
      } else if (!isOneOf(c, isRemoving ? "imsx" : "aimsux")) {
        throw BadPattern(); // also `)`: global flags are only for the start
      } else {
        hasLetters = true;
        if (c == 'x') m_isVerbose = !isRemoving;
      }
    }
    if (!hasLetters) throw BadPattern();
    width = inner(depth);
    m_isVerbose = wasVerbose;
  }

public:
  bool hasAllGroups() const {
    return std::ranges::all_of(m_conditions, [&](std::size_t number) { return number <= m_groups.size(); });
  }

private:
  std::vector<Group> m_groups;
  std::vector<std::size_t> m_conditions; // groups that (?(1)...) asks for, which may come later
  bool m_isVerbose = false;
};

} // namespace

bool isPythonPattern(std::string_view utf8) {
  try {
    PatternReader reader(utf8);
    reader.readAll();
    return reader.hasAllGroups();
  } catch (BadPattern) {
    return false;
  }
}

} // namespace signalbox::schema

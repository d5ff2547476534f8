// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/ecma_parser.h"

#include "core/regex/pattern_reader.h"
#include "core/regex/unicode_sets.h"

#include <algorithm>
#include <map>
#include <optional>

namespace signalbox::regex {

namespace {

constexpr int deepestNesting = 250;

const CodePointSet& ecmaSpaces() {
  static const CodePointSet set =
      unite(subtract(unicodeSpaces(), CodePointSet({{0x85, 0x85}})), CodePointSet({{0xFEFF, 0xFEFF}}));
  return set;
}

SharedSet shared(CodePointSet set) { return std::make_shared<const CodePointSet>(std::move(set)); }

int hexValue(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }
bool isLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A character, or a set of them.
struct ClassAtom {
  std::optional<char32_t> character;
  CodePointSet set;
};

class EcmaParser final {
public:
  explicit EcmaParser(std::string_view text) : m_reader(text) {}

  Node run() {
    findGroups();
    Node tree = disjunction(0);
    if (!m_reader.atEnd()) m_reader.fail("unopened group");
    return tree;
  }

private:
  // Names stand for numbers before and after their group: a first walk finds them.
  void findGroups() {
    bool isInClass = false;
    while (!m_reader.atEnd()) {
      const char32_t c = m_reader.take();
      if (c == '\\')
        m_reader.take();
      else if (c == '[' || c == ']')
        isInClass = c == '[' || (isInClass && c != ']');
      else if (c == '(' && !isInClass && isCapture())
        recordGroup();
    }
    m_reader.moveTo(0);
  }

  bool isCapture() const {
    return m_reader.peek() != '?' || (m_reader.peek(1) == '<' && m_reader.peek(2) != '=' && m_reader.peek(2) != '!');
  }

  void recordGroup() {
    ++m_captureCount;
    if (!m_reader.takeIf("?<")) return;
    if (!m_groupNumbers.emplace(name(), m_captureCount).second) m_reader.fail("duplicate capture group name");
  }

  // Up to and past its '>'.
  std::u32string name() {
    const std::size_t begin = m_reader.position();
    while (!m_reader.atEnd() && m_reader.peek() != '>') {
      const char32_t c = m_reader.take();
      const bool isFirst = m_reader.position() == begin + 1;
      if (!(c == '_' || c == '$' || isAlphabetic(c) || (!isFirst && isNumeric(c))))
        m_reader.fail("invalid capture group name", begin);
    }
    const std::u32string result(m_reader.between(begin, m_reader.position()));
    if (!m_reader.takeIf(U'>') || result.empty()) m_reader.fail("invalid capture group name", begin);
    return result;
  }

  Node disjunction(int depth) {
    if (depth > deepestNesting) m_reader.fail("nested more than 250 levels deep");
    std::vector<Node> branches{alternative(depth)};
    while (m_reader.takeIf(U'|')) branches.push_back(alternative(depth));
    return alternateNode(std::move(branches));
  }

  Node alternative(int depth) {
    std::vector<Node> terms;
    while (!m_reader.atEnd() && m_reader.peek() != '|' && m_reader.peek() != ')') terms.push_back(term(depth));
    return concatNode(std::move(terms));
  }

  Node term(int depth) {
    const char32_t c = m_reader.peek();
    if (m_reader.takeIf(U'^')) return lookNode(Look::TextStart, WordKind::Ascii);
    if (m_reader.takeIf(U'$')) return lookNode(Look::TextEnd, WordKind::Ascii);
    if (m_reader.takeIf("\\b")) return lookNode(Look::WordBoundary, WordKind::Ascii);
    if (m_reader.takeIf("\\B")) return lookNode(Look::NotWordBoundary, WordKind::Ascii);
    if (c == '*' || c == '+' || c == '?') m_reader.fail("nothing to repeat");
    return quantified(atom(depth));
  }

  Node quantified(Node atom) {
    std::uint32_t min = 0;
    std::uint32_t max = unbounded;
    const std::size_t begin = m_reader.position();
    if (m_reader.takeIf(U'+'))
      min = 1;
    else if (m_reader.takeIf(U'?'))
      max = 1;
    else if (!m_reader.takeIf(U'*') && !counts(min, max))
      return atom;
    if (min > max) m_reader.fail("numbers out of order in {} quantifier", begin);
    return repeatNode(std::move(atom), min, max, m_reader.takeIf(U'?'));
  }

  // {2}, {2,} or {2,4}; otherwise nothing is read.
  bool counts(std::uint32_t& min, std::uint32_t& max) {
    const std::size_t begin = m_reader.position();
    if (m_reader.takeIf(U'{') && isDigit(m_reader.peek())) {
      min = max = number();
      if (m_reader.takeIf(U',')) max = isDigit(m_reader.peek()) ? number() : unbounded;
      if (m_reader.takeIf(U'}')) return true;
    }
    m_reader.moveTo(begin);
    min = 0;
    max = unbounded;
    return false;
  }

  std::uint32_t number() {
    std::uint64_t value = 0;
    while (isDigit(m_reader.peek()))
      value = std::min<std::uint64_t>(value * 10 + (m_reader.take() - '0'), unbounded - 1);
    return static_cast<std::uint32_t>(value);
  }

  Node atom(int depth) {
    const char32_t c = m_reader.peek();
    if (c == '(') return group(depth);
    if (c == '[') return characterClass();
    if (c == '\\') return atomEscape();
    m_reader.take();
    if (c != '.') return literalNode(c);
    static const SharedSet dot = shared(complement(CodePointSet({{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}})));
    return classNode(dot);
  }

  Node group(int depth) {
    const std::size_t begin = m_reader.position();
    m_reader.take();
    std::optional<LookDirection> look;
    std::uint32_t capture = 0;
    if (isCapture()) {
      if (m_reader.takeIf("?<")) name();
      capture = ++m_capturesSoFar;
    } else if (m_reader.takeIf("?=")) {
      look = LookDirection::Ahead;
    } else if (m_reader.takeIf("?!")) {
      look = LookDirection::NotAhead;
    } else if (m_reader.takeIf("?<=")) {
      look = LookDirection::Behind;
    } else if (m_reader.takeIf("?<!")) {
      look = LookDirection::NotBehind;
    } else if (!m_reader.takeIf("?:")) {
      m_reader.fail("invalid group", begin);
    }
    Node inner = disjunction(depth + 1);
    if (!m_reader.takeIf(U')')) m_reader.fail("unclosed group", begin);
    if (capture) return captureNode(std::move(inner), capture);
    if (!look) return inner;
    Node node{.kind = NodeKind::LookAround, .direction = *look};
    node.parts.push_back(std::move(inner));
    return node;
  }

  Node atomEscape() {
    const std::size_t begin = m_reader.position();
    if (m_reader.takeIf("\\k<")) {
      const auto found = m_groupNumbers.find(name());
      if (found == m_groupNumbers.end()) m_reader.fail("invalid named reference", begin);
      return {.kind = NodeKind::BackReference, .min = found->second};
    }
    if (m_reader.peek(1) >= '1' && m_reader.peek(1) <= '9') {
      m_reader.take();
      const std::uint32_t wanted = number();
      if (wanted > m_captureCount) m_reader.fail("invalid escape", begin);
      return {.kind = NodeKind::BackReference, .min = wanted};
    }
    ClassAtom atom = escape();
    return atom.character ? literalNode(*atom.character) : classNode(shared(std::move(atom.set)));
  }

  // What classes know too.
  ClassAtom escape() {
    const std::size_t begin = m_reader.position();
    m_reader.take();
    const char32_t c = m_reader.take();
    switch (c) {
    case 'd': return {{}, asciiDigits()};
    case 'D': return {{}, complement(asciiDigits())};
    case 's': return {{}, ecmaSpaces()};
    case 'S': return {{}, complement(ecmaSpaces())};
    case 'w': return {{}, asciiWords()};
    case 'W': return {{}, complement(asciiWords())};
    case 'p': return {{}, property(begin)};
    case 'P': return {{}, complement(property(begin))};
    case 'f': return {U'\f', {}};
    case 'n': return {U'\n', {}};
    case 'r': return {U'\r', {}};
    case 't': return {U'\t', {}};
    case 'v': return {U'\v', {}};
    case 'c':
      if (!isLetter(m_reader.peek())) m_reader.fail("invalid unicode escape", begin);
      return {m_reader.take() & 31, {}};
    case '0':
      if (isDigit(m_reader.peek())) m_reader.fail("invalid decimal escape", begin);
      return {U'\0', {}};
    case 'x': return {hexDigits(2, begin), {}};
    case 'u': return {unicodeEscape(begin), {}};
    default: break;
    }
    if (c >= 0x80 || isLetter(c) || isDigit(c)) m_reader.fail("invalid escape", begin);
    return {c, {}};
  }

  char32_t hexDigits(int count, std::size_t begin) {
    char32_t value = 0;
    for (int i = 0; i < count; ++i) {
      const int digit = hexValue(m_reader.take());
      if (digit < 0) m_reader.fail("invalid escape", begin);
      value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
  }

  char32_t unicodeEscape(std::size_t begin) {
    if (m_reader.takeIf(U'{')) {
      char32_t value = 0;
      do {
        const int digit = hexValue(m_reader.take());
        if (digit < 0 || value > lastCodePoint) m_reader.fail("invalid Unicode escape", begin);
        value = value * 16 + static_cast<char32_t>(digit);
      } while (m_reader.peek() != '}' && !m_reader.atEnd());
      if (!m_reader.takeIf(U'}') || value > lastCodePoint) m_reader.fail("invalid Unicode escape", begin);
      return value;
    }
    const char32_t value = hexDigits(4, begin);
    if (value < 0xD800 || value > 0xDBFF || !m_reader.takeIf("\\u")) return value;
    const char32_t low = hexDigits(4, begin);
    if (low < 0xDC00 || low > 0xDFFF) m_reader.fail("invalid Unicode escape", begin);
    return 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
  }

  CodePointSet property(std::size_t begin) {
    if (!m_reader.takeIf(U'{')) m_reader.fail("invalid property name", begin);
    std::string text;
    while (!m_reader.atEnd() && m_reader.peek() != '}') appendUtf8(text, m_reader.take());
    if (!m_reader.takeIf(U'}')) m_reader.fail("invalid property name", begin);
    const std::size_t equals = text.find('=');
    const bool hasValue = equals != std::string::npos;
    const std::string value = hasValue ? text.substr(equals + 1) : std::string();
    if (hasValue && value.empty()) m_reader.fail("invalid property name", begin);
    auto set = ecmaProperty(std::string_view(text).substr(0, equals), value);
    if (!set) m_reader.fail("invalid property name", begin);
    return std::move(*set);
  }

  Node characterClass() {
    const std::size_t begin = m_reader.position();
    m_reader.take();
    const bool isNegated = m_reader.takeIf(U'^');
    std::vector<CodePointRange> ranges;
    const auto add = [&ranges](const ClassAtom& atom) {
      if (atom.character)
        ranges.push_back({*atom.character, *atom.character});
      else
        ranges.insert(ranges.end(), atom.set.ranges().begin(), atom.set.ranges().end());
    };
    while (!m_reader.takeIf(U']')) {
      if (m_reader.atEnd()) m_reader.fail("unterminated character class", begin);
      const std::size_t position = m_reader.position();
      const ClassAtom first = classAtom();
      if (m_reader.peek() != '-' || m_reader.peek(1) == ']' || m_reader.peek(1) == endOfPattern) {
        add(first);
        continue;
      }
      m_reader.take();
      const ClassAtom last = classAtom();
      if (first.character && last.character) {
        if (*first.character > *last.character) m_reader.fail("range out of order in character class", position);
        ranges.push_back({*first.character, *last.character});
      } else {
        add(first);
        add({U'-', {}});
        add(last);
      }
    }
    const CodePointSet set(std::move(ranges));
    return classNode(shared(isNegated ? complement(set) : set));
  }

  ClassAtom classAtom() {
    if (m_reader.takeIf("\\b")) return {U'\b', {}};
    if (m_reader.peek() == '\\') return escape();
    return {m_reader.take(), {}};
  }

  PatternReader m_reader;
  std::map<std::u32string, std::uint32_t> m_groupNumbers;
  std::uint32_t m_capturesSoFar = 0;
  std::uint32_t m_captureCount = 0; // of the whole pattern
};

} // namespace

Node parseEcma(std::string_view text) { return EcmaParser(text).run(); }

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Character classes of the regex crate: unions, nesting, && -- ~~, [:alpha:], folding and negation in its order.
#include "core/regex/rust_parser.h"
#include "core/regex/unicode_sets.h"

#include <algorithm>

namespace signalbox::regex {

namespace {

enum class SetOperation : std::uint8_t { None, Intersect, Subtract, SymmetricDifference };

class ClassParser final {
public:
  explicit ClassParser(RustReader& reader) : m_reader(reader) {}

  ParsedClass run(int nesting) {
    m_nesting = nesting;
    m_begin = m_reader.position();
    if (nesting > nestingLimit) m_reader.fail("exceeds the nest limit of 250");
    open();
    for (;;) {
      m_reader.skipSpace();
      if (m_reader.atEnd()) unclosed();
      const char32_t c = m_reader.peek();
      if (c == '[') {
        nested();
      } else if (c == ']') {
        m_reader.take();
        return finish();
      } else if (m_reader.takeIf("&&")) {
        nextOperand(SetOperation::Intersect);
      } else if (m_reader.takeIf("--")) {
        nextOperand(SetOperation::Subtract);
      } else if (m_reader.takeIf("~~")) {
        nextOperand(SetOperation::SymmetricDifference);
      } else {
        range();
      }
    }
  }

private:
  void open() {
    bump();
    if (m_reader.peek() == '^') {
      m_isNegated = true;
      bump();
    }
    while (m_reader.peek() == '-') {
      add('-', '-');
      bump();
    }
    if (m_itemCount == 0 && m_reader.peek() == ']') {
      add(']', ']');
      bump();
    }
  }

  void bump() {
    if (!m_reader.bumpAndSkipSpace()) unclosed();
  }

  [[noreturn]] void unclosed() const { m_reader.fail("unclosed character class", m_begin); }

  void add(char32_t first, char32_t last) {
    m_ranges.push_back({first, last});
    ++m_itemCount;
  }

  void add(const CodePointSet& set, int depth) {
    m_ranges.insert(m_ranges.end(), set.ranges().begin(), set.ranges().end());
    m_itemDepth = std::max(m_itemDepth, depth);
    ++m_itemCount;
  }

  void nested() {
    if (const CodePointSet* named = namedClass()) {
      add(folded(*named, m_isNamedNegated), 0);
      return;
    }
    ParsedClass inner = ClassParser(m_reader).run(m_nesting + 1);
    add(inner.set, inner.depth);
  }

  // [:alpha:] or [:^alpha:]; null and nothing read when it is none.
  const CodePointSet* namedClass() {
    const std::size_t begin = m_reader.position();
    if (m_reader.takeIf("[:")) {
      m_isNamedNegated = m_reader.takeIf(U'^');
      std::string name;
      while (!m_reader.atEnd() && m_reader.peek() != ':') appendUtf8(name, m_reader.take());
      const CodePointSet* named = m_reader.takeIf(":]") ? asciiClass(name) : nullptr;
      if (named) return named;
    }
    m_reader.moveTo(begin);
    return nullptr;
  }

  void range() {
    Primitive first = item();
    m_reader.skipSpace();
    if (m_reader.atEnd()) unclosed();
    const char32_t after = m_reader.peek() == '-' ? m_reader.peekPastSpace() : endOfPattern;
    if (m_reader.peek() != '-' || after == ']' || after == '-') {
      if (first.kind == Primitive::Kind::Look)
        m_reader.fail("invalid escape sequence found in character class", first.position);
      if (first.kind == Primitive::Kind::Set) return add(first.set, 0);
      const char32_t c = literal(first);
      return add(c, c);
    }
    bump();
    const Primitive last = item();
    if (first.kind != Primitive::Kind::Character || last.kind != Primitive::Kind::Character)
      m_reader.fail("invalid range boundary, must be a literal",
                    first.kind != Primitive::Kind::Character ? first.position : last.position);
    if (first.character > last.character)
      m_reader.fail("invalid character class range, the start must be <= the end", first.position);
    add(literal(first), literal(last));
  }

  Primitive item() {
    if (m_reader.peek() == '\\') return m_reader.escape();
    const std::size_t position = m_reader.position();
    return {.character = m_reader.take(), .position = position};
  }

  char32_t literal(const Primitive& item) const {
    if (m_reader.flags.unicode || item.character < 0x80) return item.character;
    m_reader.fail(item.isByte ? "pattern can match invalid UTF-8" : "Unicode not allowed here", item.position);
  }

  // An operand ends here: what it holds joins what stands to its left.
  void nextOperand(SetOperation next) {
    CodePointSet operand(std::move(m_ranges));
    m_ranges.clear();
    const int depth = m_itemCount > 1 ? m_itemDepth + 1 : m_itemDepth;
    m_itemCount = m_itemDepth = 0;
    if (m_operation == SetOperation::None) {
      m_left = std::move(operand);
      m_depth = depth;
    } else {
      m_left = operated(foldedOnly(m_left), foldedOnly(operand));
      m_depth = 1 + std::max(m_depth, depth);
    }
    m_operation = next;
  }

  CodePointSet operated(const CodePointSet& left, const CodePointSet& right) const {
    if (m_operation == SetOperation::Intersect) return intersect(left, right);
    if (m_operation == SetOperation::Subtract) return subtract(left, right);
    return symmetricDifference(left, right);
  }

  ParsedClass finish() {
    nextOperand(SetOperation::None);
    return {folded(m_left, m_isNegated), 1 + m_depth};
  }

  CodePointSet foldedOnly(const CodePointSet& set) const {
    if (!m_reader.flags.ignoreCase) return set;
    return m_reader.flags.unicode ? caseFolded(set) : asciiCaseFolded(set);
  }

  CodePointSet folded(const CodePointSet& set, bool isNegated) const {
    const CodePointSet result = isNegated ? complement(foldedOnly(set)) : foldedOnly(set);
    if (!m_reader.flags.unicode && !result.isAscii()) m_reader.fail("pattern can match invalid UTF-8", m_begin);
    return result;
  }

  RustReader& m_reader;
  std::vector<CodePointRange> m_ranges; // of the operand being read
  CodePointSet m_left;
  SetOperation m_operation = SetOperation::None;
  std::size_t m_begin = 0;
  int m_nesting = 0;
  int m_depth = 0; // of m_left
  int m_itemCount = 0;
  int m_itemDepth = 0;
  bool m_isNegated = false;
  bool m_isNamedNegated = false;
};

} // namespace

ParsedClass parseRustClass(RustReader& reader) { return ClassParser(reader).run(1); }

} // namespace signalbox::regex

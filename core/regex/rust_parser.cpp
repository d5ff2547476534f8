// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/rust_parser.h"

#include "core/regex/unicode_sets.h"

#include <algorithm>

namespace signalbox::regex {

namespace {

// A piece of a concatenation; `depth` is that of the syntax tree, which the nesting limit counts.
struct Item {
  Node node;
  int depth = 0;
  bool isRepeatable = true;
};

struct OpenGroup {
  std::vector<Node> branches;
  int branchDepth = 0;
  std::vector<Item> items;
  RustFlags outerFlags;
  std::size_t begin = 0;
  std::uint32_t captureNumber = 0; // 0 for a group that captures nothing
};

class RustParser final {
public:
  explicit RustParser(std::string_view text) : m_reader(text) {}

  Node run() {
    m_groups.emplace_back();
    for (m_reader.skipSpace(); !m_reader.atEnd(); m_reader.skipSpace()) step();
    if (m_groups.size() > 1) m_reader.fail("unclosed group", m_groups.back().begin);
    Item whole = closeBranches();
    checkDepth(whole.depth, 0);
    return std::move(whole.node);
  }

private:
  void step() {
    switch (m_reader.peek()) {
    case '(': return openGroup();
    case ')': return closeGroup();
    case '|': return nextBranch();
    case '[': return characterClass();
    case '?': return quantifier(0, 1);
    case '*': return quantifier(0, unbounded);
    case '+': return quantifier(1, unbounded);
    case '{': return countedQuantifier();
    default: return primitive();
    }
  }

  void push(Node node, int depth = 0) { m_groups.back().items.push_back({std::move(node), depth, true}); }

  void checkDepth(int depth, std::size_t position) const {
    if (depth > nestingLimit) m_reader.fail("exceeds the nest limit of 250", position);
  }

  // Groups

  void openGroup() {
    const std::size_t begin = m_reader.position();
    m_reader.take();
    m_reader.skipSpace();
    for (const std::string_view prefix : {"?=", "?!", "?<=", "?<!"})
      if (m_reader.takeIf(prefix))
        m_reader.fail("look-around, including look-ahead and look-behind, is not supported", begin);
    OpenGroup group;
    group.outerFlags = m_reader.flags;
    group.begin = begin;
    if (m_reader.takeIf("?P<") || m_reader.takeIf("?<")) {
      readName();
      group.captureNumber = ++m_captureCount;
    } else if (m_reader.peek() == '?') {
      const std::size_t mark = m_reader.position();
      m_reader.take();
      if (m_reader.atEnd()) m_reader.fail("unclosed group", begin);
      const RustFlags flags = readFlags();
      const bool isSetting = m_reader.take() == ')';
      if (isSetting && m_reader.position() - mark == 2) m_reader.fail("repetition operator missing expression", mark);
      m_reader.flags = flags;
      if (isSetting) return m_groups.back().items.push_back({Node(), 0, false});
    } else {
      group.captureNumber = ++m_captureCount;
    }
    if (m_groups.size() > nestingLimit) m_reader.fail("exceeds the nest limit of 250", begin);
    m_groups.push_back(std::move(group));
  }

  void readName() {
    const std::size_t begin = m_reader.position();
    while (!m_reader.atEnd() && m_reader.peek() != '>') {
      const char32_t c = m_reader.peek();
      const bool isFirst = m_reader.position() == begin;
      const bool isValid =
          c == '_' || isAlphabetic(c) || (!isFirst && (c == '.' || c == '[' || c == ']' || isNumeric(c)));
      if (!isValid) m_reader.fail("invalid capture group character");
      m_reader.take();
    }
    if (m_reader.atEnd()) m_reader.fail("unclosed capture group name");
    const std::size_t end = m_reader.position();
    m_reader.take();
    if (begin == end) m_reader.fail("empty capture group name", begin);
    if (!m_names.insert(std::u32string(m_reader.between(begin, end))).second)
      m_reader.fail("duplicate capture group name", begin);
  }

  RustFlags readFlags() {
    RustFlags flags = m_reader.flags;
    std::u32string seen;
    bool isOn = true;
    while (m_reader.peek() != ':' && m_reader.peek() != ')') {
      const char32_t c = m_reader.peek();
      bool* flag = flagOf(flags, c);
      if (!flag && c != '-') m_reader.fail("unrecognized flag");
      if (seen.find(c) != std::u32string::npos)
        m_reader.fail(c == '-' ? "flag negation operator repeated" : "duplicate flag");
      seen += c;
      if (flag)
        *flag = isOn;
      else
        isOn = false;
      m_reader.take();
      if (m_reader.atEnd()) m_reader.fail("expected flag but got end of regex");
    }
    if (seen.ends_with(U'-')) m_reader.fail("dangling flag negation operator");
    return flags;
  }

  static bool* flagOf(RustFlags& flags, char32_t letter) {
    switch (letter) {
    case 'i': return &flags.ignoreCase;
    case 'm': return &flags.multiLine;
    case 's': return &flags.dotAll;
    case 'U': return &flags.swapGreed;
    case 'u': return &flags.unicode;
    case 'R': return &flags.crlf;
    case 'x': return &flags.extended;
    default: return nullptr;
    }
  }

  void closeGroup() {
    if (m_groups.size() == 1) m_reader.fail("unopened group");
    m_reader.take();
    Item inner = closeBranches();
    OpenGroup group = std::move(m_groups.back());
    m_groups.pop_back();
    m_reader.flags = group.outerFlags;
    checkDepth(inner.depth + 1, group.begin);
    push(group.captureNumber ? captureNode(std::move(inner.node), group.captureNumber) : std::move(inner.node),
         inner.depth + 1);
  }

  void nextBranch() {
    m_reader.take();
    endBranch();
  }

  void endBranch() {
    OpenGroup& group = m_groups.back();
    int depth = 0;
    std::vector<Node> nodes;
    for (Item& item : group.items) {
      depth = std::max(depth, item.depth);
      nodes.push_back(std::move(item.node));
    }
    if (group.items.size() > 1) ++depth;
    group.items.clear();
    group.branchDepth = std::max(group.branchDepth, depth);
    group.branches.push_back(concatNode(std::move(nodes)));
  }

  Item closeBranches() {
    endBranch();
    OpenGroup& group = m_groups.back();
    if (group.branches.size() == 1) return {std::move(group.branches[0]), group.branchDepth, true};
    return {alternateNode(std::move(group.branches)), group.branchDepth + 1, true};
  }

  // Quantifiers

  Item takeOperand() {
    std::vector<Item>& items = m_groups.back().items;
    if (items.empty() || !items.back().isRepeatable) m_reader.fail("repetition operator missing expression");
    Item operand = std::move(items.back());
    items.pop_back();
    return operand;
  }

  void repeat(Item operand, std::uint32_t min, std::uint32_t max) {
    const bool isLazy = m_reader.takeIf(U'?') != m_reader.flags.swapGreed;
    checkDepth(operand.depth + 1, m_reader.position());
    push(repeatNode(std::move(operand.node), min, max, isLazy), operand.depth + 1);
  }

  void quantifier(std::uint32_t min, std::uint32_t max) {
    Item operand = takeOperand();
    m_reader.take();
    repeat(std::move(operand), min, max);
  }

  void countedQuantifier() {
    Item operand = takeOperand();
    const std::size_t begin = m_reader.position();
    if (!m_reader.bumpAndSkipSpace()) m_reader.fail("unclosed counted repetition", begin);
    const auto min = decimal();
    std::optional<std::uint32_t> max = min;
    if (m_reader.peek() == ',') {
      if (!m_reader.bumpAndSkipSpace()) m_reader.fail("unclosed counted repetition", begin);
      max = m_reader.peek() == '}' ? unbounded : decimal();
    }
    if (!min || !max) m_reader.fail("repetition quantifier expects a valid decimal");
    if (m_reader.peek() != '}') m_reader.fail("unclosed counted repetition", begin);
    m_reader.bumpAndSkipSpace();
    if (*min > *max) m_reader.fail("invalid repetition count range, the start must be <= the end", begin);
    repeat(std::move(operand), *min, *max);
  }

  // White space may stand on both sides, whatever the flags.
  std::optional<std::uint32_t> decimal() {
    skipAnySpace();
    std::uint64_t value = 0;
    bool isEmpty = true;
    while (m_reader.peek() >= '0' && m_reader.peek() <= '9') {
      value = value * 10 + (m_reader.peek() - '0');
      if (value >= unbounded) m_reader.fail("decimal literal invalid");
      isEmpty = false;
      m_reader.bumpAndSkipSpace();
    }
    skipAnySpace();
    return isEmpty ? std::nullopt : std::optional(static_cast<std::uint32_t>(value));
  }

  void skipAnySpace() {
    while (!m_reader.atEnd() && unicodeSpaces().contains(m_reader.peek())) m_reader.take();
  }

  // Atoms

  void characterClass() {
    ParsedClass parsed = parseRustClass(m_reader);
    checkDepth(parsed.depth, m_reader.position());
    push(classNode(std::make_shared<const CodePointSet>(std::move(parsed.set))), parsed.depth);
  }

  void primitive() {
    const char32_t c = m_reader.peek();
    if (c == '\\') return push(nodeOf(m_reader.escape()));
    const std::size_t position = m_reader.position();
    m_reader.take();
    const RustFlags& flags = m_reader.flags;
    switch (c) {
    case '.':
      if (!flags.unicode) m_reader.fail("pattern can match invalid UTF-8", position);
      return push(classNode(dot()));
    case '^':
      return push(look(!flags.multiLine ? Look::TextStart : flags.crlf ? Look::CrlfLineStart : Look::LineStart));
    case '$': return push(look(!flags.multiLine ? Look::TextEnd : flags.crlf ? Look::CrlfLineEnd : Look::LineEnd));
    default: return push(character(c));
    }
  }

  SharedSet dot() const {
    if (m_reader.flags.dotAll) return std::make_shared<const CodePointSet>(complement({}));
    CodePointSet excluded({{'\n', '\n'}});
    if (m_reader.flags.crlf) excluded = CodePointSet({{'\n', '\n'}, {'\r', '\r'}});
    return std::make_shared<const CodePointSet>(complement(excluded));
  }

  Node look(Look kind) const { return lookNode(kind, m_reader.flags.unicode ? WordKind::Unicode : WordKind::Ascii); }

  Node character(char32_t c) const {
    if (!m_reader.flags.ignoreCase) return literalNode(c);
    const CodePointSet only({{c, c}});
    return classNode(
        std::make_shared<const CodePointSet>(m_reader.flags.unicode ? caseFolded(only) : asciiCaseFolded(only)));
  }

  Node nodeOf(Primitive primitive) const {
    switch (primitive.kind) {
    case Primitive::Kind::Look: return look(primitive.look);
    case Primitive::Kind::Set: return classNode(std::make_shared<const CodePointSet>(std::move(primitive.set)));
    default: break;
    }
    if (primitive.isByte && !m_reader.flags.unicode)
      m_reader.fail("pattern can match invalid UTF-8", primitive.position);
    return character(primitive.character);
  }

  RustReader m_reader;
  std::vector<OpenGroup> m_groups; // the first is the whole pattern
  std::set<std::u32string> m_names;
  std::uint32_t m_captureCount = 0;
};

} // namespace

Node parseRust(std::string_view text) { return RustParser(text).run(); }

} // namespace signalbox::regex

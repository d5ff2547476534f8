// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/program.h"

#include "core/regex/pattern.h"

#include <map>

namespace signalbox::regex {

namespace {

constexpr std::size_t mostInstructions = 400'000;
constexpr std::uint32_t longestWrittenOut = 300;

bool isCharacter(const Node& node) {
  return node.kind == NodeKind::Class || (node.kind == NodeKind::Literal && node.literal.size() == 1);
}

std::uint8_t contextFor(Look look, WordKind words) {
  switch (look) {
  case Look::TextStart:
  case Look::TextEnd: return context::textEdge;
  case Look::LineStart:
  case Look::LineEnd: return context::textEdge | context::lineFeed;
  case Look::CrlfLineStart:
  case Look::CrlfLineEnd: return context::textEdge | context::lineFeed | context::carriageReturn;
  default: return words == WordKind::Unicode ? context::unicodeWord : context::asciiWord;
  }
}

// The distinct sets of a tree, literals included, in a numbered order.
struct Sets {
  std::map<CodePointSet, std::uint32_t> numbers;
  std::vector<const CodePointSet*> inOrder;
  std::uint8_t wantedContext = 0;

  std::uint32_t number(const CodePointSet& set) {
    const auto [entry, isNew] = numbers.emplace(set, static_cast<std::uint32_t>(numbers.size()));
    if (isNew) inOrder.push_back(&entry->first);
    return entry->second;
  }

  void collect(const Node& node) {
    if (node.kind == NodeKind::Class) number(*node.set);
    for (const char32_t c : node.literal) number(CodePointSet({{c, c}}));
    if (node.kind == NodeKind::Look) wantedContext |= contextFor(node.look, node.words);
    for (const Node& part : node.parts) collect(part);
  }
};

// From the end to the beginning: each piece is written knowing where it goes on.
class ProgramCompiler final {
public:
  ProgramCompiler(Program& program, Sets& sets) : m_program(program), m_sets(sets) {
    program.members.resize(sets.inOrder.size());
    for (std::size_t i = 0; i < sets.inOrder.size(); ++i) {
      program.members[i].resize(program.alphabet.size() + 1);
      for (const Symbol symbol : program.alphabet.symbolsOf(*sets.inOrder[i])) program.members[i][symbol] = true;
    }
  }

  // Where `node`, followed by `next`, begins.
  std::uint32_t write(const Node& node, std::uint32_t next) {
    switch (node.kind) {
    case NodeKind::Literal:
      for (auto c = node.literal.rbegin(); c != node.literal.rend(); ++c)
        next = add({.operation = Operation::Character, .next = next, .argument = m_program.alphabet.symbolOf(*c)});
      return next;
    case NodeKind::Class:
      if (node.set->isEmpty()) return add({.operation = Operation::Fail});
      return add({.operation = Operation::Set, .next = next, .argument = m_sets.number(*node.set)});
    case NodeKind::Look:
      return add({.operation = Operation::Look,
                  .words = node.words,
                  .next = next,
                  .argument = static_cast<std::uint32_t>(node.look)});
    case NodeKind::Capture: return write(node.parts[0], next);
    case NodeKind::Concat:
      for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = write(*part, next);
      return next;
    case NodeKind::Alternate: return alternate(node, next);
    case NodeKind::Repeat: return repeat(node, next);
    default: return next;
    }
  }

  std::uint32_t add(Instruction instruction) {
    if (m_program.instructions.size() >= mostInstructions) throw PatternError{"the pattern is too large", 0};
    m_program.instructions.push_back(instruction);
    return static_cast<std::uint32_t>(m_program.instructions.size() - 1);
  }

private:
  std::uint32_t alternate(const Node& node, std::uint32_t next) {
    std::uint32_t rest = write(node.parts.back(), next);
    for (auto part = node.parts.rbegin() + 1; part != node.parts.rend(); ++part) {
      const std::uint32_t first = write(*part, next);
      rest = add({.operation = Operation::Split, .next = first, .argument = rest});
    }
    return rest;
  }

  std::uint32_t repeat(const Node& node, std::uint32_t next) {
    const Node& part = node.parts[0];
    if (node.max == unbounded) return atLeast(part, node.min, next);
    if (isCharacter(part) && node.max > longestWrittenOut) return run(part, node.min, node.max, next);
    std::uint32_t at = next;
    for (std::uint32_t i = node.min; i < node.max; ++i) {
      const std::uint32_t once = write(part, at);
      at = add({.operation = Operation::Split, .next = once, .argument = next});
    }
    return times(part, node.min, at);
  }

  std::uint32_t atLeast(const Node& part, std::uint32_t min, std::uint32_t next) {
    if (isCharacter(part) && min > longestWrittenOut) return run(part, min, unbounded, next);
    const std::uint32_t loop = add({.operation = Operation::Split, .argument = next});
    const std::uint32_t once = write(part, loop);
    m_program.instructions[loop].next = once;
    return min == 0 ? loop : times(part, min - 1, once);
  }

  std::uint32_t times(const Node& part, std::uint32_t count, std::uint32_t next) {
    for (std::uint32_t i = 0; i < count; ++i) next = write(part, next);
    return next;
  }

  std::uint32_t run(const Node& part, std::uint32_t min, std::uint32_t max, std::uint32_t next) {
    const char32_t c = part.kind == NodeKind::Literal ? part.literal[0] : 0;
    const std::uint32_t set = m_sets.number(part.kind == NodeKind::Literal ? CodePointSet({{c, c}}) : *part.set);
    m_program.runs.push_back({set, min, max, next});
    return add({.operation = Operation::Run, .argument = static_cast<std::uint32_t>(m_program.runs.size() - 1)});
  }

  Program& m_program;
  Sets& m_sets;
};

} // namespace

Program compileProgram(const Node& tree) {
  Sets sets;
  sets.collect(tree);
  Program program{.alphabet = Alphabet(sets.inOrder, sets.wantedContext),
                  .instructions = {},
                  .runs = {},
                  .members = {},
                  .shortestMatch = shortestLength(tree),
                  .isAnchored = isAnchoredAtStart(tree)};
  ProgramCompiler compiler(program, sets);
  const std::uint32_t match = compiler.add({.operation = Operation::Match});
  program.start = compiler.write(tree, match);
  return program;
}

} // namespace signalbox::regex

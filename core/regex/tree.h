// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Node: a pattern as a tree, after flags and names are gone; and the constructors that keep it small.
#pragma once

#include "core/regex/code_point_set.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::regex {

enum class NodeKind : std::uint8_t {
  Empty,
  Literal,
  Class,
  Look,
  Repeat,
  Capture,
  Concat,
  Alternate,
  // Ecma262 only, and only for the backtracking engine:
  LookAround,
  BackReference,
};

enum class Look : std::uint8_t {
  TextStart,
  TextEnd,
  LineStart,
  LineEnd,
  CrlfLineStart,
  CrlfLineEnd,
  WordBoundary,
  NotWordBoundary,
  WordStart,
  WordEnd,
  WordStartHalf,
  WordEndHalf,
};

enum class WordKind : std::uint8_t { Unicode, Ascii };
enum class LookDirection : std::uint8_t { Ahead, NotAhead, Behind, NotBehind };

inline constexpr std::uint32_t unbounded = std::numeric_limits<std::uint32_t>::max();

using SharedSet = std::shared_ptr<const CodePointSet>;

struct Node {
  NodeKind kind = NodeKind::Empty;
  Look look = Look::TextStart;
  WordKind words = WordKind::Unicode;
  LookDirection direction = LookDirection::Ahead;
  bool isLazy = false;
  std::uint32_t min = 0; // Repeat; the group's number of Capture and BackReference
  std::uint32_t max = 0; // Repeat: `unbounded` for no end
  std::u32string literal{};
  SharedSet set{};
  std::vector<Node> parts{}; // one in Repeat, Capture and LookAround
};

Node literalNode(char32_t codePoint);
Node classNode(SharedSet set);
Node lookNode(Look look, WordKind words);
Node repeatNode(Node part, std::uint32_t min, std::uint32_t max, bool isLazy);
Node captureNode(Node part, std::uint32_t number);
Node concatNode(std::vector<Node> parts);
Node alternateNode(std::vector<Node> parts);

// Code points, up to 2^32 - 1; the longest is `unbounded` where there is no end.
std::uint64_t shortestLength(const Node& node);
std::uint64_t longestLength(const Node& node);

// Whether every match begins at the start of the text.
bool isAnchoredAtStart(const Node& node);

bool needsBacktracking(const Node& node);

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/tree.h"

#include <algorithm>
#include <tuple>

namespace signalbox::regex {

namespace {

constexpr std::uint64_t longest = std::uint64_t{1} << 32;

std::uint64_t limited(std::uint64_t length) { return std::min(length, longest); }

bool isCharacter(const Node& node) {
  return node.kind == NodeKind::Class || (node.kind == NodeKind::Literal && node.literal.size() == 1);
}

SharedSet setOf(const std::vector<Node>& characters) {
  std::vector<CodePointRange> ranges;
  for (const Node& node : characters) {
    if (node.kind == NodeKind::Literal)
      ranges.push_back({node.literal[0], node.literal[0]});
    else
      ranges.insert(ranges.end(), node.set->ranges().begin(), node.set->ranges().end());
  }
  return std::make_shared<const CodePointSet>(std::move(ranges));
}

// Into `parts`, literals that meet grown together.
void appendToConcat(std::vector<Node>& parts, Node node) {
  if (node.kind == NodeKind::Empty) return;
  if (node.kind == NodeKind::Concat) {
    for (Node& inner : node.parts) appendToConcat(parts, std::move(inner));
  } else if (node.kind == NodeKind::Literal && !parts.empty() && parts.back().kind == NodeKind::Literal) {
    parts.back().literal += node.literal;
  } else {
    parts.push_back(std::move(node));
  }
}

bool isSame(const Node& a, const Node& b) {
  const auto shape = [](const Node& node) {
    return std::tie(node.kind, node.look, node.words, node.direction, node.isLazy, node.min, node.max, node.literal);
  };
  if (shape(a) != shape(b)) return false;
  if (a.set != b.set && (!a.set || !b.set || *a.set != *b.set)) return false;
  return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), isSame);
}

// How many parts all the concatenations begin with; 0 where there is an alternative of another kind.
std::size_t commonBeginning(const std::vector<Node>& alternatives) {
  std::size_t count = std::numeric_limits<std::size_t>::max();
  for (const Node& node : alternatives) {
    if (node.kind != NodeKind::Concat) return 0;
    const auto& first = alternatives[0].parts;
    const auto differs = std::mismatch(first.begin(), first.end(), node.parts.begin(), node.parts.end(), isSame).first;
    count = std::min(count, static_cast<std::size_t>(differs - first.begin()));
  }
  return count;
}

// "ab\d|ab\w" is "ab(?:\d|\w)".
Node withoutCommonBeginning(std::vector<Node> alternatives, std::size_t count) {
  std::vector<Node> parts(alternatives[0].parts.begin(),
                          alternatives[0].parts.begin() + static_cast<std::ptrdiff_t>(count));
  for (Node& node : alternatives) {
    node.parts.erase(node.parts.begin(), node.parts.begin() + static_cast<std::ptrdiff_t>(count));
    node = concatNode(std::move(node.parts));
  }
  parts.push_back(alternateNode(std::move(alternatives)));
  return concatNode(std::move(parts));
}

} // namespace

Node literalNode(char32_t codePoint) {
  Node node{.kind = NodeKind::Literal};
  node.literal.assign(1, codePoint);
  return node;
}

Node classNode(SharedSet set) {
  if (set->isSingle()) return literalNode(set->ranges()[0].first);
  Node node{.kind = NodeKind::Class};
  node.set = std::move(set);
  return node;
}

Node lookNode(Look look, WordKind words) { return {.kind = NodeKind::Look, .look = look, .words = words}; }

Node repeatNode(Node part, std::uint32_t min, std::uint32_t max, bool isLazy) {
  if (longestLength(part) == 0 && part.kind != NodeKind::BackReference) {
    min = std::min(min, 1U);
    max = std::min(max, 1U);
  }
  if (max == 0) return {};
  if (min == 1 && max == 1) return part;
  Node node{.kind = NodeKind::Repeat, .isLazy = isLazy, .min = min, .max = max};
  node.parts.push_back(std::move(part));
  return node;
}

Node captureNode(Node part, std::uint32_t number) {
  Node node{.kind = NodeKind::Capture, .min = number};
  node.parts.push_back(std::move(part));
  return node;
}

Node concatNode(std::vector<Node> parts) {
  Node node{.kind = NodeKind::Concat};
  for (Node& part : parts) appendToConcat(node.parts, std::move(part));
  if (node.parts.empty()) return {};
  if (node.parts.size() == 1) return Node(std::move(node.parts[0]));
  return node;
}

Node alternateNode(std::vector<Node> parts) {
  Node node{.kind = NodeKind::Alternate};
  for (Node& part : parts) {
    if (part.kind == NodeKind::Alternate)
      std::move(part.parts.begin(), part.parts.end(), std::back_inserter(node.parts));
    else
      node.parts.push_back(std::move(part));
  }
  if (node.parts.size() == 1) return Node(std::move(node.parts[0]));
  if (std::all_of(node.parts.begin(), node.parts.end(), isCharacter)) return classNode(setOf(node.parts));
  if (const std::size_t count = commonBeginning(node.parts))
    return withoutCommonBeginning(std::move(node.parts), count);
  return node;
}

std::uint64_t shortestLength(const Node& node) {
  switch (node.kind) {
  case NodeKind::Literal: return node.literal.size();
  case NodeKind::Class: return 1;
  case NodeKind::Capture: return shortestLength(node.parts[0]);
  case NodeKind::Repeat: return limited(shortestLength(node.parts[0]) * node.min);
  case NodeKind::Concat: {
    std::uint64_t sum = 0;
    for (const Node& part : node.parts) sum += shortestLength(part);
    return limited(sum);
  }
  case NodeKind::Alternate: {
    std::uint64_t least = longest;
    for (const Node& part : node.parts) least = std::min(least, shortestLength(part));
    return least;
  }
  default: return 0;
  }
}

std::uint64_t longestLength(const Node& node) {
  switch (node.kind) {
  case NodeKind::Literal: return node.literal.size();
  case NodeKind::Class: return 1;
  case NodeKind::Capture: return longestLength(node.parts[0]);
  case NodeKind::Repeat: return limited(longestLength(node.parts[0]) * node.max);
  case NodeKind::BackReference: return longest;
  case NodeKind::Concat: {
    std::uint64_t sum = 0;
    for (const Node& part : node.parts) sum += longestLength(part);
    return limited(sum);
  }
  case NodeKind::Alternate: {
    std::uint64_t most = 0;
    for (const Node& part : node.parts) most = std::max(most, longestLength(part));
    return most;
  }
  default: return 0;
  }
}

bool isAnchoredAtStart(const Node& node) {
  switch (node.kind) {
  case NodeKind::Look: return node.look == Look::TextStart;
  case NodeKind::Capture: return isAnchoredAtStart(node.parts[0]);
  case NodeKind::Repeat: return node.min > 0 && isAnchoredAtStart(node.parts[0]);
  case NodeKind::Alternate: return std::all_of(node.parts.begin(), node.parts.end(), isAnchoredAtStart);
  case NodeKind::Concat:
    for (const Node& part : node.parts) {
      if (isAnchoredAtStart(part)) return true;
      if (part.kind != NodeKind::Look) return false;
    }
    return false;
  default: return false;
  }
}

bool needsBacktracking(const Node& node) {
  return node.kind == NodeKind::LookAround || node.kind == NodeKind::BackReference ||
         std::any_of(node.parts.begin(), node.parts.end(), needsBacktracking);
}

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/rust_size.h"

#include "core/regex/pattern_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace signalbox::regex {

namespace {

// A state of its Thompson compiler costs 32 bytes, a byte range in one 8, an arrow of a union 4. It builds one
// automaton forwards over the UTF-8 bytes and one backwards; each has the limit to itself.
constexpr std::uint64_t sizeLimit = 10 * 1024 * 1024;
constexpr std::uint64_t stateSize = 32;
constexpr std::uint64_t rangeSize = 8;
constexpr std::uint64_t arrowSize = 4;
constexpr std::uint64_t muchTooLarge = std::uint64_t{1} << 31;

struct Size {
  std::uint64_t forwards = 0;
  std::uint64_t backwards = 0;
};

Size both(std::uint64_t size) { return {size, size}; }
Size operator+(Size a, Size b) {
  return {std::min(a.forwards + b.forwards, muchTooLarge), std::min(a.backwards + b.backwards, muchTooLarge)};
}
Size operator*(Size a, std::uint64_t times) {
  return {std::min(a.forwards * times, muchTooLarge), std::min(a.backwards * times, muchTooLarge)};
}

struct ByteRange {
  std::uint8_t first = 0;
  std::uint8_t last = 0;

  auto operator<=>(const ByteRange&) const = default;
};
using ByteSequence = std::vector<ByteRange>;

// The byte sequences of a range of code points: cut where the number of bytes changes, then where a lower byte would
// not be free to take all its values.
void appendSequences(char32_t first, char32_t last, std::vector<ByteSequence>& out) {
  for (const char32_t longestOfItsLength : {0x7FU, 0x7FFU, 0xFFFFU}) {
    if (first <= longestOfItsLength && last > longestOfItsLength) {
      appendSequences(first, longestOfItsLength, out);
      appendSequences(longestOfItsLength + 1, last, out);
      return;
    }
  }
  if (last > 0x7F) {
    for (unsigned i = 1; i < 4; ++i) {
      const char32_t mask = (char32_t{1} << (6 * i)) - 1;
      if ((first & ~mask) == (last & ~mask)) continue;
      char32_t cut = 0;
      if ((first & mask) != 0)
        cut = (first | mask) + 1;
      else if ((last & mask) != mask)
        cut = last & ~mask;
      else
        continue;
      appendSequences(first, cut - 1, out);
      appendSequences(cut, last, out);
      return;
    }
  }
  std::string low;
  std::string high;
  appendUtf8(low, first);
  appendUtf8(high, last);
  ByteSequence sequence;
  for (std::size_t i = 0; i < low.size(); ++i)
    sequence.push_back({static_cast<std::uint8_t>(low[i]), static_cast<std::uint8_t>(high[i])});
  out.push_back(std::move(sequence));
}

// Backwards: one state for each distinct range and what follows it, all from one union.
std::uint64_t sizeBackwards(const std::vector<ByteSequence>& sequences) {
  std::map<std::tuple<std::size_t, ByteRange>, std::size_t> known;
  for (const ByteSequence& sequence : sequences) {
    std::size_t at = 0;
    for (const ByteRange range : sequence) at = known.emplace(std::tuple(at, range), known.size() + 1).first->second;
  }
  return 2 * stateSize + known.size() * stateSize + sequences.size() * arrowSize;
}

// Forwards: sequences share their beginnings, and states that go on alike are one.
class ForwardsSize final {
public:
  std::uint64_t of(const std::vector<ByteSequence>& sequences) {
    std::vector<const ByteSequence*> all;
    for (const ByteSequence& sequence : sequences) all.push_back(&sequence);
    state(all, 0);
    return m_size + stateSize;
  }

private:
  using Arrows = std::vector<std::tuple<ByteRange, std::size_t>>;

  // The number of the state that reads these sequences from `depth` on; 0 is the end.
  std::size_t state(const std::vector<const ByteSequence*>& sequences, std::size_t depth) {
    Arrows arrows;
    for (std::size_t i = 0; i < sequences.size();) {
      const ByteRange range = (*sequences[i])[depth];
      std::vector<const ByteSequence*> rest;
      bool isLast = false;
      for (; i < sequences.size() && (*sequences[i])[depth] == range; ++i) {
        isLast = sequences[i]->size() == depth + 1;
        if (!isLast) rest.push_back(sequences[i]);
      }
      arrows.emplace_back(range, rest.empty() ? 0 : state(rest, depth + 1));
    }
    const auto [entry, isNew] = m_known.emplace(arrows, m_known.size() + 1);
    if (isNew) m_size += stateSize + arrows.size() * rangeSize;
    return entry->second;
  }

  std::map<Arrows, std::size_t> m_known;
  std::uint64_t m_size = 0;
};

class SizeOf final {
public:
  Size node(const Node& node) {
    switch (node.kind) {
    case NodeKind::Empty:
    case NodeKind::Look: return both(stateSize);
    case NodeKind::Literal: return literal(node.literal);
    case NodeKind::Class: return characterClass(*node.set);
    case NodeKind::Capture: return this->node(node.parts[0]) + Size{2 * stateSize, 0};
    case NodeKind::Concat: return sum(node);
    case NodeKind::Alternate: return sum(node) + both(2 * stateSize + node.parts.size() * arrowSize);
    case NodeKind::Repeat: return repeat(node);
    default: return {};
    }
  }

private:
  Size sum(const Node& node) {
    Size total;
    for (const Node& part : node.parts) total = total + this->node(part);
    return total;
  }

  static Size literal(const std::u32string& text) {
    std::string utf8;
    for (const char32_t c : text) appendUtf8(utf8, c);
    return both(utf8.size() * stateSize);
  }

  Size repeat(const Node& node) {
    const Size once = this->node(node.parts[0]);
    const Size optional = once + both(stateSize + 2 * arrowSize);
    if (node.min == 0 && node.max == 1) return optional + both(stateSize);
    if (node.max == unbounded) {
      if (node.min > 0) return once * node.min + both(stateSize + 2 * arrowSize);
      return shortestLength(node.parts[0]) > 0 ? optional : optional + both(2 * stateSize + 2 * arrowSize);
    }
    if (node.min == node.max) return once * node.min;
    const Size prefix = node.min == 0 ? both(stateSize) : once * node.min;
    return prefix + both(stateSize) + optional * (node.max - node.min);
  }

  Size characterClass(const CodePointSet& set) {
    if (set.isAscii()) return both(2 * stateSize + set.ranges().size() * rangeSize);
    const auto known = m_classes.find(&set);
    if (known != m_classes.end()) return known->second;
    std::vector<ByteSequence> sequences;
    for (const auto [first, last] : set.ranges()) appendSequences(first, last, sequences);
    return m_classes[&set] = {ForwardsSize().of(sequences), sizeBackwards(sequences)};
  }

  std::map<const CodePointSet*, Size> m_classes;
};

// More than the size can be, found without looking into classes.
std::uint64_t roughSize(const Node& node) {
  switch (node.kind) {
  case NodeKind::Literal: return node.literal.size() * 4 * stateSize;
  case NodeKind::Class: return 200 + node.set->ranges().size() * 500;
  case NodeKind::Repeat: {
    const std::uint64_t times = node.max == unbounded ? std::max(node.min, 1U) : node.max;
    return std::min((roughSize(node.parts[0]) + 3 * stateSize) * times + 4 * stateSize, muchTooLarge);
  }
  default: {
    std::uint64_t total = 3 * stateSize;
    for (const Node& part : node.parts) total = std::min(total + roughSize(part) + stateSize, muchTooLarge);
    return total;
  }
  }
}

} // namespace

bool exceedsRustSizeLimit(const Node& tree) {
  if (roughSize(tree) < sizeLimit) return false;
  const Size size = SizeOf().node(tree);
  // The unanchored beginning, the match, and forwards the capture of the whole.
  const std::uint64_t prefix = isAnchoredAtStart(tree) ? stateSize : 3 * stateSize + rangeSize + 2 * arrowSize;
  return std::max(size.forwards + 2 * stateSize, size.backwards) + prefix + stateSize > sizeLimit;
}

} // namespace signalbox::regex

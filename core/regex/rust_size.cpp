// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/rust_size.h"

#include "core/regex/pattern_reader.h"

#include <algorithm>
#include <map>
#include <optional>
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

std::vector<ByteSequence> sequencesOf(const CodePointSet& set) {
  std::vector<ByteSequence> sequences;
  for (const auto [first, last] : set.ranges()) appendSequences(first, last, sequences);
  return sequences;
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

// Alternatives that are all literals become a trie. A literal that is the beginning of a later one starts a new chunk.
class LiteralTrie final {
public:
  void add(std::string_view bytes) {
    std::size_t at = 0;
    for (const char byte : bytes) at = next(at, byte);
    if (isLeaf(m_states[at]) && m_states[at].size() > 1) return;
    m_states[at].emplace_back();
  }

  std::uint64_t size() const {
    std::uint64_t size = stateSize;
    for (std::size_t i = 0; i < m_states.size(); ++i)
      if (i == 0 || !isLeaf(m_states[i])) size += sizeOf(m_states[i]);
    return size;
  }

private:
  using Chunk = std::map<char, std::size_t>;
  using State = std::vector<Chunk>;

  static bool isLeaf(const State& state) {
    return std::all_of(state.begin(), state.end(), [](const Chunk& chunk) { return chunk.empty(); });
  }

  static std::uint64_t sizeOf(const State& state) {
    std::uint64_t size = stateSize + (state.size() - 1) * arrowSize;
    for (const Chunk& chunk : state)
      if (!chunk.empty()) size += stateSize + arrowSize + (chunk.size() > 1 ? chunk.size() * rangeSize : 0);
    return size;
  }

  std::size_t next(std::size_t from, char byte) {
    const auto [entry, isNew] = m_states[from].back().emplace(byte, m_states.size());
    const std::size_t to = entry->second;
    if (isNew) m_states.emplace_back(1);
    return to;
  }

  std::vector<State> m_states{State(1)};
};

std::string utf8Of(const std::u32string& text) {
  std::string utf8;
  for (const char32_t c : text) appendUtf8(utf8, c);
  return utf8;
}

std::optional<LiteralTrie> literalTrie(const Node& alternate, bool isBackwards) {
  LiteralTrie trie;
  for (const Node& part : alternate.parts) {
    if (part.kind != NodeKind::Literal) return std::nullopt;
    std::string bytes = utf8Of(part.literal);
    if (isBackwards) std::reverse(bytes.begin(), bytes.end());
    trie.add(bytes);
  }
  return trie;
}

std::uint64_t limited(std::uint64_t size) { return std::min(size, muchTooLarge); }

class ForwardsBuild final {
public:
  std::uint64_t size(const Node& node) {
    switch (node.kind) {
    case NodeKind::Empty:
    case NodeKind::Look: return stateSize;
    case NodeKind::Literal: return utf8Of(node.literal).size() * stateSize;
    case NodeKind::Class: return characterClass(*node.set);
    case NodeKind::Capture: return limited(size(node.parts[0]) + 2 * stateSize);
    case NodeKind::Concat: return sum(node);
    case NodeKind::Alternate:
      if (const auto trie = literalTrie(node, false)) return trie->size();
      return limited(sum(node) + 2 * stateSize + node.parts.size() * arrowSize);
    case NodeKind::Repeat: return limited(repeat(node));
    default: return 0;
    }
  }

private:
  std::uint64_t sum(const Node& node) {
    std::uint64_t total = 0;
    for (const Node& part : node.parts) total = limited(total + size(part));
    return total;
  }

  std::uint64_t repeat(const Node& node) {
    const std::uint64_t once = size(node.parts[0]);
    const std::uint64_t optional = once + stateSize + 2 * arrowSize;
    if (node.min == 0 && node.max == 1) return optional + stateSize;
    if (node.max == unbounded) {
      if (node.min > 0) return once * node.min + stateSize + 2 * arrowSize;
      return shortestLength(node.parts[0]) > 0 ? optional : optional + 2 * stateSize + 2 * arrowSize;
    }
    if (node.min == node.max) return once * node.min;
    const std::uint64_t prefix = node.min == 0 ? stateSize : once * node.min;
    return prefix + stateSize + optional * (node.max - node.min);
  }

  std::uint64_t characterClass(const CodePointSet& set) {
    if (set.isAscii()) return 2 * stateSize + set.ranges().size() * rangeSize;
    std::uint64_t& known = m_classes[&set];
    if (known == 0) known = ForwardsSize().of(sequencesOf(set));
    return known;
  }

  std::map<const CodePointSet*, std::uint64_t> m_classes;
};

class BackwardsBuild final {
public:
  explicit BackwardsBuild(std::size_t states) : m_states(states) {}

  std::uint64_t size() const { return m_states * stateSize + m_arrows; }

  void write(const Node& node) {
    if (size() > sizeLimit) return;
    switch (node.kind) {
    case NodeKind::Literal: m_states += utf8Of(node.literal).size(); break;
    case NodeKind::Class: characterClass(*node.set); break;
    case NodeKind::Capture: write(node.parts[0]); break;
    case NodeKind::Concat:
      for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) write(*part);
      break;
    case NodeKind::Alternate: alternate(node); break;
    case NodeKind::Repeat: repeat(node); break;
    default: ++m_states;
    }
  }

private:
  struct Known {
    std::size_t from = 0;
    ByteRange range;
    std::size_t state = 0;
    std::size_t round = 0;
  };
  static constexpr std::size_t cacheSize = 1000;

  void alternate(const Node& node) {
    if (const auto trie = literalTrie(node, true)) {
      const std::uint64_t bytes = trie->size();
      m_states += bytes / stateSize;
      m_arrows += bytes % stateSize;
      return;
    }
    for (const Node& part : node.parts) write(part);
    m_states += 2;
    m_arrows += node.parts.size() * arrowSize;
  }

  void repeat(const Node& node) {
    const Node& part = node.parts[0];
    const auto fork = [this](std::size_t states) {
      m_states += states;
      m_arrows += 2 * arrowSize;
    };
    if (node.max == unbounded) {
      for (std::uint32_t i = 0; i < std::max(node.min, 1U) && size() <= sizeLimit; ++i) write(part);
      fork(1);
      if (node.min == 0 && shortestLength(part) == 0) fork(2);
      return;
    }
    for (std::uint32_t i = 0; i < node.min && size() <= sizeLimit; ++i) write(part);
    if (node.min == 0 && node.max > 1) ++m_states;
    if (node.max > node.min) ++m_states;
    for (std::uint32_t i = node.min; i < node.max && size() <= sizeLimit; ++i) {
      fork(1);
      write(part);
    }
  }

  void characterClass(const CodePointSet& set) {
    if (set.isAscii()) {
      m_states += 2;
      m_arrows += set.ranges().size() * rangeSize;
      return;
    }
    auto& sequences = m_sequences[&set];
    if (sequences.empty()) sequences = sequencesOf(set);
    ++m_round;
    m_states += 2;
    const std::size_t end = m_states - 1;
    for (const ByteSequence& sequence : sequences) {
      std::size_t at = end;
      for (const ByteRange range : sequence) at = stateBefore(at, range);
      m_arrows += arrowSize;
    }
  }

  // The state that reads `range` and goes on at `from`: one it remembers from this class, or a new one.
  std::size_t stateBefore(std::size_t from, ByteRange range) {
    constexpr std::uint64_t prime = 1099511628211U; // FNV-1a
    std::uint64_t hash = 14695981039346656037U;
    for (const std::uint64_t value :
         {static_cast<std::uint64_t>(from), std::uint64_t{range.first}, std::uint64_t{range.last}})
      hash = (hash ^ value) * prime;
    Known& known = m_cache[hash % cacheSize];
    if (known.round != m_round || known.from != from || known.range != range)
      known = {from, range, m_states++, m_round};
    return known.state;
  }

  std::size_t m_states;
  std::uint64_t m_arrows = 0; // in bytes, ranges too
  std::map<const CodePointSet*, std::vector<ByteSequence>> m_sequences;
  std::vector<Known> m_cache = std::vector<Known>(cacheSize);
  std::size_t m_round = 0;
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
  // The unanchored beginning, the match, and forwards the capture of the whole.
  const std::uint64_t prefix = isAnchoredAtStart(tree) ? stateSize : 3 * stateSize + rangeSize + 2 * arrowSize;
  if (ForwardsBuild().size(tree) + prefix + 3 * stateSize > sizeLimit) return true;
  BackwardsBuild backwards(4);
  backwards.write(tree);
  return backwards.size() + rangeSize + 2 * arrowSize > sizeLimit;
}

} // namespace signalbox::regex

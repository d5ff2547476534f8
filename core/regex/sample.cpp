// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/sample.h"

#include "core/regex/pattern.h"
#include "core/regex/pattern_reader.h"
#include "core/regex/tree.h"

#include <algorithm>
#include <array>
#include <map>

namespace signalbox::regex {

namespace {

constexpr int attempts = 60;
constexpr std::size_t usualExtra = 10;  // characters beyond the shortest text
constexpr std::size_t usualRepeats = 5; // beyond the least
constexpr std::size_t firstFew = 16;
constexpr std::size_t longestSample = 100'000;

const CodePointSet& lowerCase() {
  static const CodePointSet set({{'a', 'z'}});
  return set;
}
const CodePointSet& lettersAndDigits() {
  static const CodePointSet set({{'0', '9'}, {'A', 'Z'}, {'a', 'z'}});
  return set;
}
const CodePointSet& printable() {
  static const CodePointSet set({{' ', '~'}});
  return set;
}

// \w, \S, [^,] and the like: letters stand for them best.
bool isWide(const CodePointSet& set) { return set.contains(0xE9); }

// What a reader would write for the set.
CodePointSet likelyOf(const CodePointSet& set) {
  for (const CodePointSet* preferred :
       {isWide(set) ? &lowerCase() : &lettersAndDigits(), &lettersAndDigits(), &printable()}) {
    CodePointSet likely = intersect(set, *preferred);
    if (!likely.isEmpty()) return likely;
  }
  return set;
}

// One walk through the tree. `extra` code points may be written beyond the shortest text.
class Walk final {
public:
  struct Manner {
    bool fills = false;   // repeats as often as the length allows
    bool isPlain = false; // whatever comes first in a set, line breaks too, instead of what is likely
  };

  Walk(const Choose& choose, std::size_t extra, Manner manner) : m_choose(choose), m_extra(extra), m_manner(manner) {}

  void write(const Node& node) {
    switch (node.kind) {
    case NodeKind::Literal: m_text += node.literal; break;
    case NodeKind::Class: m_text += oneOf(*node.set); break;
    case NodeKind::Capture: {
      const std::size_t begin = m_text.size();
      write(node.parts[0]);
      m_captured[node.min] = m_text.substr(begin);
      break;
    }
    case NodeKind::BackReference: m_text += m_captured[node.min]; break;
    case NodeKind::Concat:
      for (const Node& part : node.parts) write(part);
      break;
    case NodeKind::Alternate: alternative(node); break;
    case NodeKind::Repeat: repeat(node); break;
    case NodeKind::LookAround:
      if (node.direction == LookDirection::Ahead) collectWanted(node.parts[0]);
      break;
    case NodeKind::Empty:
    case NodeKind::Look: break;
    }
  }

  // What look-ahead asks for is put over characters at random.
  std::u32string text() {
    for (const CodePointSet* wanted : m_wanted)
      if (!m_text.empty()) m_text[m_choose(m_text.size())] = oneOf(*wanted);
    return m_text;
  }

private:
  char32_t oneOf(const CodePointSet& set) {
    if (set.isEmpty()) return '?';
    if (m_manner.isPlain) return set.at(m_choose(std::min(set.size(), firstFew)));
    const CodePointSet likely = likelyOf(set);
    return likely.at(m_choose(likely.size()));
  }

  void alternative(const Node& node) {
    const std::uint64_t least = shortestLength(node);
    std::vector<const Node*> within;
    for (const Node& part : node.parts)
      if (shortestLength(part) - least <= m_extra) within.push_back(&part);
    const Node& chosen = *within[m_choose(within.size())];
    m_extra -= shortestLength(chosen) - least;
    write(chosen);
  }

  void repeat(const Node& node) {
    const Node& part = node.parts[0];
    const std::uint64_t each = std::max<std::uint64_t>(shortestLength(part), 1);
    const std::uint64_t most = std::min<std::uint64_t>(node.max - node.min, m_extra / each);
    const std::uint64_t more = m_manner.fills ? most : m_choose(std::min<std::uint64_t>(most, usualRepeats) + 1);
    m_extra -= more * each;
    for (std::uint64_t i = 0; i < node.min + more && m_text.size() < longestSample; ++i) write(part);
  }

  void collectWanted(const Node& node) {
    if (node.kind == NodeKind::Class && !isWide(*node.set)) m_wanted.push_back(node.set.get());
    for (const Node& part : node.parts) collectWanted(part);
  }

  const Choose& m_choose;
  std::uint64_t m_extra;
  Manner m_manner;
  std::u32string m_text;
  std::map<std::uint32_t, std::u32string> m_captured;
  std::vector<const CodePointSet*> m_wanted;
};

std::string utf8Of(const std::u32string& text) {
  std::string result;
  for (const char32_t c : text) appendUtf8(result, c);
  return result;
}

bool isWithin(const std::u32string& text, LengthBounds bounds) {
  return text.size() >= bounds.min && text.size() <= bounds.max;
}

// The text as it is, or with what assertions at its ends may ask for, or lengthened.
std::optional<std::string> fitted(const Pattern& pattern, const std::u32string& text, LengthBounds bounds) {
  constexpr std::array surroundings{U"", U"a", U" ", U"\n"};
  for (const std::u32string_view before : surroundings) {
    for (const std::u32string_view after : surroundings) {
      std::u32string candidate = std::u32string(before) + text + std::u32string(after);
      if (candidate.size() < bounds.min)
        candidate.append(bounds.min - candidate.size(), after.empty() ? U'a' : after[0]);
      if (!isWithin(candidate, bounds)) continue;
      std::string utf8 = utf8Of(candidate);
      if (pattern.search(utf8)) return utf8;
    }
  }
  return std::nullopt;
}

// Of a text that is long enough only at its front.
std::optional<std::string> lengthened(const Pattern& pattern, const std::u32string& text, LengthBounds bounds) {
  if (text.size() >= bounds.min) return std::nullopt;
  return fitted(pattern, std::u32string(bounds.min - text.size(), U'a') + text, bounds);
}

} // namespace

std::optional<std::string> sample(const Pattern& pattern, const Choose& choose, LengthBounds bounds) {
  const Node& tree = pattern.tree();
  const std::uint64_t shortest = shortestLength(tree);
  if (shortest > bounds.max || shortest > longestSample || bounds.min > longestSample) return std::nullopt;
  const std::size_t missing = bounds.min > shortest ? bounds.min - shortest : 0;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const std::size_t wanted = missing + choose(usualExtra + 1) + static_cast<std::size_t>(attempt / 4);
    const std::size_t extra = std::min<std::size_t>(wanted, bounds.max - shortest);
    Walk walk(choose, extra, {missing > 0 && attempt % 4 != 3, attempt > attempts / 2});
    walk.write(tree);
    const std::u32string text = walk.text();
    if (auto found = fitted(pattern, text, bounds)) return found;
    if (auto found = lengthened(pattern, text, bounds)) return found;
  }
  return std::nullopt;
}

} // namespace signalbox::regex

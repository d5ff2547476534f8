// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CodePointSet: sorted ranges of code points, never adjacent, never surrogates; what a character class is.
#pragma once

#include <cstddef>
#include <vector>

namespace signalbox::regex {

inline constexpr char32_t lastCodePoint = 0x10FFFF;

struct CodePointRange {
  char32_t first = 0;
  char32_t last = 0;

  auto operator<=>(const CodePointRange&) const = default;
};

class CodePointSet final {
public:
  CodePointSet() = default;
  // In any order, overlapping or not.
  explicit CodePointSet(std::vector<CodePointRange> ranges);

  const std::vector<CodePointRange>& ranges() const { return m_ranges; }
  bool isEmpty() const { return m_ranges.empty(); }
  bool isAscii() const { return m_ranges.empty() || m_ranges.back().last < 0x80; }
  bool isSingle() const { return m_ranges.size() == 1 && m_ranges[0].first == m_ranges[0].last; }
  bool contains(char32_t codePoint) const;
  std::size_t size() const;
  // The code point at `index` of the set in order.
  char32_t at(std::size_t index) const;

  auto operator<=>(const CodePointSet&) const = default;

private:
  std::vector<CodePointRange> m_ranges;
};

CodePointSet complement(const CodePointSet& set);
CodePointSet unite(const CodePointSet& a, const CodePointSet& b);
CodePointSet intersect(const CodePointSet& a, const CodePointSet& b);
CodePointSet subtract(const CodePointSet& a, const CodePointSet& b);
CodePointSet symmetricDifference(const CodePointSet& a, const CodePointSet& b);

} // namespace signalbox::regex

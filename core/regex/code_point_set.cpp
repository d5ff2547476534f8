// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/code_point_set.h"

#include <algorithm>

namespace signalbox::regex {

namespace {

constexpr char32_t firstSurrogate = 0xD800;
constexpr char32_t lastSurrogate = 0xDFFF;

// Ranges apart from each other; [..D7FF] and [E000..] count as adjacent only where they touch without the surrogates.
std::vector<CodePointRange> normalised(std::vector<CodePointRange> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<CodePointRange> result;
  const auto append = [&result](char32_t first, char32_t last) {
    if (first > last) return;
    if (!result.empty() && first <= result.back().last + 1)
      result.back().last = std::max(result.back().last, last);
    else
      result.push_back({first, last});
  };
  for (const auto [first, last] : ranges) {
    if (last < firstSurrogate || first > lastSurrogate) {
      append(first, last);
      continue;
    }
    if (first < firstSurrogate) append(first, firstSurrogate - 1);
    if (last > lastSurrogate) append(lastSurrogate + 1, last);
  }
  return result;
}

} // namespace

CodePointSet::CodePointSet(std::vector<CodePointRange> ranges) : m_ranges(normalised(std::move(ranges))) {}

bool CodePointSet::contains(char32_t codePoint) const {
  const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), codePoint,
                                      [](char32_t value, const CodePointRange& range) { return value < range.first; });
  return after != m_ranges.begin() && codePoint <= std::prev(after)->last;
}

std::size_t CodePointSet::size() const {
  std::size_t count = 0;
  for (const auto [first, last] : m_ranges) count += last - first + 1;
  return count;
}

char32_t CodePointSet::at(std::size_t index) const {
  for (const auto [first, last] : m_ranges) {
    if (index <= last - first) return first + static_cast<char32_t>(index);
    index -= last - first + 1;
  }
  return 0;
}

CodePointSet complement(const CodePointSet& set) {
  std::vector<CodePointRange> gaps;
  char32_t next = 0;
  for (const auto [first, last] : set.ranges()) {
    if (first > next) gaps.push_back({next, first - 1});
    next = last + 1;
  }
  if (next <= lastCodePoint) gaps.push_back({next, lastCodePoint});
  return CodePointSet(std::move(gaps));
}

CodePointSet unite(const CodePointSet& a, const CodePointSet& b) {
  std::vector<CodePointRange> ranges = a.ranges();
  ranges.insert(ranges.end(), b.ranges().begin(), b.ranges().end());
  return CodePointSet(std::move(ranges));
}

CodePointSet intersect(const CodePointSet& a, const CodePointSet& b) {
  std::vector<CodePointRange> common;
  auto left = a.ranges().begin();
  auto right = b.ranges().begin();
  while (left != a.ranges().end() && right != b.ranges().end()) {
    const char32_t first = std::max(left->first, right->first);
    const char32_t last = std::min(left->last, right->last);
    if (first <= last) common.push_back({first, last});
    if (left->last < right->last)
      ++left;
    else
      ++right;
  }
  return CodePointSet(std::move(common));
}

CodePointSet subtract(const CodePointSet& a, const CodePointSet& b) { return intersect(a, complement(b)); }

CodePointSet symmetricDifference(const CodePointSet& a, const CodePointSet& b) {
  return subtract(unite(a, b), intersect(a, b));
}

} // namespace signalbox::regex

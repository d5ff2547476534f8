// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/alphabet.h"

#include "core/regex/unicode_sets.h"

#include <algorithm>
#include <unordered_map>

namespace signalbox::regex {

namespace {

// Begin or end of a range: whoever crosses it changes his signature by the set's key.
struct Edge {
  char32_t at = 0;
  std::uint64_t key = 0;
};

// SplitMix64: 64 bits that are unlikely to cancel out.
std::uint64_t keyOf(std::size_t index) {
  std::uint64_t z = (index + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

std::uint8_t contextOfCodePoint(char32_t c, std::uint8_t wanted) {
  std::uint8_t bits = 0;
  if (c == '\n') bits |= context::lineFeed;
  if (c == '\r') bits |= context::carriageReturn;
  if ((wanted & context::unicodeWord) && unicodeWords().contains(c)) bits |= context::unicodeWord;
  if ((wanted & context::asciiWord) && asciiWords().contains(c)) bits |= context::asciiWord;
  return bits & wanted;
}

std::vector<Edge> edgesOf(std::vector<const CodePointSet*> sets, std::uint8_t wanted) {
  static const CodePointSet lineFeed({{'\n', '\n'}});
  static const CodePointSet carriageReturn({{'\r', '\r'}});
  if (wanted & context::lineFeed) sets.push_back(&lineFeed);
  if (wanted & context::carriageReturn) sets.push_back(&carriageReturn);
  if (wanted & context::unicodeWord) sets.push_back(&unicodeWords());
  if (wanted & context::asciiWord) sets.push_back(&asciiWords());
  std::vector<Edge> edges{{0, 0}};
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (const auto [first, last] : sets[i]->ranges()) {
      edges.push_back({first, keyOf(i)});
      edges.push_back({last + 1, keyOf(i)});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  return edges;
}

} // namespace

Alphabet::Alphabet(const std::vector<const CodePointSet*>& sets, std::uint8_t wantedContext) {
  const std::vector<Edge> edges = edgesOf(sets, wantedContext);
  std::unordered_map<std::uint64_t, Symbol> bySignature;
  std::uint64_t signature = 0;
  for (std::size_t i = 0; i < edges.size();) {
    const char32_t at = edges[i].at;
    for (; i < edges.size() && edges[i].at == at; ++i) signature ^= edges[i].key;
    if (at > lastCodePoint) break;
    const auto [known, isNew] = bySignature.emplace(signature, static_cast<Symbol>(m_contexts.size()));
    if (isNew) m_contexts.push_back(contextOfCodePoint(at, wantedContext));
    m_starts.push_back(at);
    m_symbols.push_back(known->second);
  }
  m_contexts.push_back(0); // what is not UTF-8
  for (char32_t c = 0; c < 0x80; ++c) m_ascii[c] = symbolBeyondAscii(c);
}

Symbol Alphabet::symbolBeyondAscii(char32_t codePoint) const {
  if (codePoint > lastCodePoint) return static_cast<Symbol>(m_contexts.size() - 1);
  const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), codePoint);
  return m_symbols[static_cast<std::size_t>(after - m_starts.begin()) - 1];
}

std::vector<Symbol> Alphabet::symbolsOf(const CodePointSet& set) const {
  std::vector<Symbol> symbols;
  for (const auto [first, last] : set.ranges()) {
    const auto begin = std::upper_bound(m_starts.begin(), m_starts.end(), first) - 1;
    for (auto at = begin; at != m_starts.end() && *at <= last; ++at)
      symbols.push_back(m_symbols[static_cast<std::size_t>(at - m_starts.begin())]);
  }
  std::sort(symbols.begin(), symbols.end());
  symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
  return symbols;
}

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alphabet: the code points put into as few symbols as one pattern can tell apart.
#pragma once

#include "core/regex/tree.h"

#include <array>
#include <cstdint>
#include <vector>

namespace signalbox::regex {

// What assertions ask of the characters before and after a place.
namespace context {
inline constexpr std::uint8_t textEdge = 1;
inline constexpr std::uint8_t lineFeed = 2;
inline constexpr std::uint8_t carriageReturn = 4;
inline constexpr std::uint8_t unicodeWord = 8;
inline constexpr std::uint8_t asciiWord = 16;
} // namespace context

using Symbol = std::uint32_t;

class Alphabet final {
public:
  // Tells apart what the sets do and what the wanted context bits do.
  Alphabet(const std::vector<const CodePointSet*>& sets, std::uint8_t wantedContext);

  Symbol symbolOf(char32_t codePoint) const {
    return codePoint < 0x80 ? m_ascii[codePoint] : symbolBeyondAscii(codePoint);
  }
  Symbol symbolOfAscii(unsigned char byte) const { return m_ascii[byte]; }
  // Including the one for bytes that are not UTF-8; the end of the text is the number behind the last.
  std::size_t size() const { return m_contexts.size(); }
  Symbol end() const { return static_cast<Symbol>(m_contexts.size()); }
  std::uint8_t contextOf(Symbol symbol) const { return symbol == end() ? context::textEdge : m_contexts[symbol]; }

  // The symbols of a set, ascending.
  std::vector<Symbol> symbolsOf(const CodePointSet& set) const;

private:
  Symbol symbolBeyondAscii(char32_t codePoint) const;

  std::array<Symbol, 128> m_ascii{};
  std::vector<char32_t> m_starts; // intervals of equal symbol
  std::vector<Symbol> m_symbols;
  std::vector<std::uint8_t> m_contexts;
};

} // namespace signalbox::regex

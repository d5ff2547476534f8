// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/short_tokens.h"

#include "core/value/read_along.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace signalbox {

#ifdef __SSE2__

namespace {

constexpr std::size_t blockSize = 64;

// One bit a byte of a block.
struct Marks {
  std::uint64_t quotes = 0, signs = 0, spaces = 0, backslashes = 0;
  std::uint64_t strange = 0; // below a space, or not ASCII
  std::uint64_t high = 0;    // not ASCII
};

std::uint64_t bits(__m128i found, int shift) {
  return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(found))} << shift;
}

Marks marksOf(const char* block, std::size_t size) {
  Marks marks;
  for (int shift = 0; shift < static_cast<int>(size); shift += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + shift));
    const auto is = [](__m128i in, char c) { return _mm_cmpeq_epi8(in, _mm_set1_epi8(c)); };
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20)); // [ and ] become { and }
    const __m128i brackets = _mm_or_si128(is(lower, '{'), is(lower, '}'));
    marks.quotes |= bits(is(bytes, '"'), shift);
    marks.backslashes |= bits(is(bytes, '\\'), shift);
    marks.signs |= bits(_mm_or_si128(brackets, _mm_or_si128(is(bytes, ':'), is(bytes, ','))), shift);
    marks.spaces |= bits(is(bytes, ' '), shift);
    marks.strange |= bits(_mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')), shift);
    marks.high |= bits(bytes, shift);
  }
  return marks;
}

// Whether what is not ASCII are characters of two bytes. None of them stands across two blocks.
bool areTwoByteCharacters(const char* block, std::uint64_t counting, std::uint64_t high) {
  std::uint64_t leads = 0;
  std::uint64_t continuations = 0;
  for (int shift = 0; shift < 64; shift += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + shift));
    const __m128i fromLead = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC2)));
    const __m128i isLead = _mm_cmpeq_epi8(_mm_min_epu8(fromLead, _mm_set1_epi8(0xDF - 0xC2)), fromLead);
    leads |= bits(isLead, shift);
    continuations |= bits(_mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0))), shift);
  }
  leads &= counting;
  continuations &= counting;
  return (leads | continuations) == high && leads << 1 == continuations && leads >> 63 == 0;
}

// From each quote to the one before the next: bit i is the parity of the quotes up to it.
std::uint64_t insideOf(std::uint64_t quotes) {
  for (int shift = 1; shift < 64; shift *= 2) quotes ^= quotes << shift;
  return quotes;
}

class ShortTokens final {
public:
  explicit ShortTokens(std::uint32_t* places) : m_first(places), m_next(places) {}

  // `size` bytes of the block count. False: not for us.
  bool add(const char* block, std::size_t size, std::uint32_t offset) {
    const Marks marks = marksOf(block, size);
    const std::uint64_t counting = size == blockSize ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
    const std::uint64_t high = marks.high & counting;
    if (((marks.strange & ~marks.high) | marks.backslashes) & counting) return false;
    if (high != 0 && !areTwoByteCharacters(block, counting, high)) return false;
    const std::uint64_t quotes = marks.quotes & counting;
    const std::uint64_t inside = insideOf(quotes) ^ m_isInside; // with the first quote, without the last
    const std::uint64_t scalars = ~(marks.signs | marks.spaces);
    const std::uint64_t inScalar = scalars & ~quotes;
    const std::uint64_t begins = scalars & ~(inScalar << 1 | m_wasScalar);
    collect((marks.signs | begins) & ~(inside ^ quotes) & counting, offset);
    m_isInside = inside >> 63 != 0 ? ~std::uint64_t{0} : 0;
    m_wasScalar = inScalar >> 63;
    return true;
  }

  bool isWhole() const { return m_isInside == 0; }
  std::size_t count() const { return static_cast<std::size_t>(m_next - m_first); }

private:
  void collect(std::uint64_t tokens, std::uint32_t offset) {
    for (; tokens != 0; tokens &= tokens - 1) *m_next++ = offset + static_cast<std::uint32_t>(std::countr_zero(tokens));
  }

  std::uint32_t* m_first;
  std::uint32_t* m_next;
  std::uint64_t m_isInside = 0;
  std::uint64_t m_wasScalar = 0;
};

} // namespace

// A block at the end is read along with what lies behind it in the same page of memory, which does not count.
std::size_t findShortTokens(std::string_view text, std::uint32_t* places) {
  ShortTokens tokens(places);
  for (std::size_t at = 0; at < text.size(); at += blockSize) {
    const std::size_t size = std::min(text.size() - at, blockSize);
    const char* block = text.data() + at;
    char copy[blockSize];
    const bool isReadable = size == blockSize || mayReadAlong(block, blockSize);
    if (!isReadable) {
      std::memset(copy, ' ', sizeof copy);
      std::memcpy(copy, block, size);
      block = copy;
    }
    if (!tokens.add(block, size, static_cast<std::uint32_t>(at))) return 0;
  }
  return tokens.isWhole() ? tokens.count() : 0;
}

#else

std::size_t findShortTokens(std::string_view, std::uint32_t*) { return 0; }

#endif

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON's scalars written to where a pointer stands, as Pydantic writes them; each answers the place behind. Whoever
// calls has made room: `scalarRoom`, for a text `textRoom` of its size. No branches on what the data are, where that
// can be.
#pragma once

#include "core/value/read_along.h"
#include "core/value/value.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace signalbox::put {

static_assert(std::endian::native == std::endian::little);

inline constexpr std::size_t scalarRoom = 64;
constexpr std::size_t textRoom(std::size_t size) { return size + 32; }

using Block = unsigned char __attribute__((vector_size(16)));

inline constexpr std::uint64_t everyByte(std::uint64_t byte) { return byte * 0x0101010101010101U; }

template<class T>
T load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

template<class T>
char* store(char* at, T value) {
  std::memcpy(at, &value, sizeof value);
  return at + sizeof value;
}

inline bool isAny(Block block) {
  std::uint64_t halves[2];
  std::memcpy(halves, &block, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// The bytes that JSON escapes.
inline Block escapedIn(Block block) {
  return static_cast<Block>(block < 0x20) | static_cast<Block>(block == '"') | static_cast<Block>(block == '\\');
}

inline constexpr auto firstBytes = [] {
  std::array<unsigned char, 32> bytes{};
  for (std::size_t i = 0; i < 16; ++i) bytes[i] = 0xFF;
  return bytes;
}();

// The last 1 to 16 bytes of a text; what lies behind them in the same page of memory may be read along.
inline Block lastBlock(const char* at, std::size_t size) {
  Block block{};
  if (mayReadAlong(at, sizeof block)) [[likely]] {
    std::memcpy(&block, at, sizeof block);
    return block;
  }
  std::memcpy(&block, at, size);
  return block;
}

// Null where the text needs escapes. Writes up to sixteen bytes more than it answers.
inline char* plainText(char* at, std::string_view utf8) {
  *at++ = '"';
  if (utf8.empty()) [[unlikely]]
    return store(at, '"');
  const char* from = utf8.data();
  std::size_t left = utf8.size();
  Block found{};
  for (; left > sizeof(Block); left -= sizeof(Block), from += sizeof(Block)) {
    const auto block = load<Block>(from);
    found |= escapedIn(block);
    at = store(at, block);
  }
  const Block last = lastBlock(from, left);
  Block counts;
  std::memcpy(&counts, firstBytes.data() + sizeof(Block) - left, sizeof counts);
  found |= escapedIn(last) & counts;
  store(at, last);
  at[left] = '"';
  return isAny(found) ? nullptr : at + left + 1;
}

// `text` has sixteen readable bytes behind it.
inline char* padded(char* at, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += sizeof(Block)) store(at + i, load<Block>(text.data() + i));
  return at + text.size();
}

inline char* boolean(char* at, bool value) {
  static constexpr std::uint64_t words[] = {
      std::bit_cast<std::uint64_t>(std::array{'f', 'a', 'l', 's', 'e', ' ', ' ', ' '}),
      std::bit_cast<std::uint64_t>(std::array{'t', 'r', 'u', 'e', ' ', ' ', ' ', ' '})};
  store(at, words[value ? 1 : 0]);
  return at + (value ? 4 : 5);
}

// The digits of a number below 10^8 as bytes 0 to 9, the first one lowest.
inline std::uint64_t eightDigits(std::uint32_t number) {
  std::uint64_t lanes = number / 10'000 | std::uint64_t{number % 10'000} << 32;
  const std::uint64_t hundreds = (lanes * 10'486 >> 20) & 0x0000007F0000007FU;
  lanes = hundreds | (lanes - hundreds * 100) << 16;
  const std::uint64_t tens = (lanes * 103 >> 10) & 0x000F000F000F000FU;
  return tens | (lanes - tens * 10) << 8;
}

inline constexpr std::uint64_t zeros = everyByte('0');

inline char* smallNumber(char* at, std::uint32_t number) {
  const std::uint64_t digits = eightDigits(number);
  const int leading = std::countr_zero(digits | std::uint64_t{1} << 56) / 8;
  store(at, (digits | zeros) >> (8 * leading));
  return at + 8 - leading;
}

inline char* natural(char* at, std::uint64_t number) {
  if (number < 100'000'000) [[likely]]
    return smallNumber(at, static_cast<std::uint32_t>(number));
  return std::to_chars(at, at + scalarRoom, number).ptr;
}

inline char* integer(char* at, std::int64_t number) {
  if (number >= 0) return natural(at, static_cast<std::uint64_t>(number));
  *at++ = '-';
  return natural(at, std::uint64_t{0} - static_cast<std::uint64_t>(number));
}

char* otherReal(char* at, double number); // with an exponent, or of many digits, as Pydantic writes it

// A decimal of at most fifteen digits is the shortest one of its double, and the only one: where the number times ten
// thousand is whole, its digits are at hand. Null for every other number; so far everybody writes them alike.
inline char* shortReal(char* at, double number) {
  constexpr double scale = 1e4;
  constexpr double limit = 1e10;
  const double size = std::abs(number);
  const bool isSmall = size < limit && (size >= 1e-4 || size == 0);
  const auto digits = static_cast<std::int64_t>(isSmall ? size * scale + 0.5 : 0);
  if (!isSmall || static_cast<double>(digits) / scale != size) [[unlikely]]
    return nullptr;
  *at = '-';
  at = natural(at + (std::signbit(number) ? 1 : 0), static_cast<std::uint64_t>(digits / 10'000));
  *at++ = '.';
  const auto fraction = static_cast<std::uint32_t>(eightDigits(static_cast<std::uint32_t>(digits % 10'000)) >> 32);
  const int trailing = std::countl_zero(fraction | 1U) / 8;
  store(at, fraction | static_cast<std::uint32_t>(zeros));
  return at + 4 - trailing;
}

inline char* real(char* at, double number) {
  char* const end = shortReal(at, number);
  return end ? end : otherReal(at, number);
}

// YYYY-MM-DD
inline char* day(char* at, const Date& value) {
  const auto number = static_cast<std::uint32_t>(value.year) * 10'000U + value.month * 100U + value.day;
  const std::uint64_t digits = eightDigits(number) | zeros;
  store(at, static_cast<std::uint32_t>(digits));
  at[4] = '-';
  store(at + 5, static_cast<std::uint16_t>(digits >> 32));
  at[7] = '-';
  store(at + 8, static_cast<std::uint16_t>(digits >> 48));
  return at + 10;
}

inline char* offset(char* at, std::int32_t seconds) {
  if (seconds == 0) return store(at, 'Z');
  const auto size = static_cast<std::uint32_t>(std::abs(seconds));
  const std::uint64_t digits = eightDigits(size / 3600 * 100 + size / 60 % 60) | zeros;
  *at = seconds < 0 ? '-' : '+';
  store(at + 1, static_cast<std::uint16_t>(digits >> 32));
  at[3] = ':';
  return store(at + 4, static_cast<std::uint16_t>(digits >> 48));
}

inline char* clock(char* at, const Time& value) {
  const std::uint64_t lanes = value.hour | std::uint64_t{value.minute} << 24 | std::uint64_t{value.second} << 48;
  const std::uint64_t tens = (lanes * 103 >> 10) & 0x000F00000F00000FU;
  const std::uint64_t digits = tens | (lanes - tens * 10) << 8;
  at = store(at, digits | 0x30303A30303A3030U); // of "00:00:00"
  if (value.microsecond != 0) {
    *at++ = '.';
    store(at, (eightDigits(value.microsecond) | zeros) >> 16);
    at += 6;
  }
  return value.offset ? offset(at, *value.offset) : at;
}

inline char* date(char* at, const Date& value) {
  *at = '"';
  return store(day(at + 1, value), '"');
}

inline char* time(char* at, const Time& value) {
  *at = '"';
  return store(clock(at + 1, value), '"');
}

inline char* dateTime(char* at, const DateTime& value) {
  *at = '"';
  return store(clock(store(day(at + 1, value.date), 'T'), value.time), '"');
}

inline char* uuid(char* at, const Uuid& value) {
  Block bytes;
  std::memcpy(&bytes, value.bytes, sizeof bytes);
  const auto hex = [](Block nibbles) { return nibbles + '0' + (static_cast<Block>(nibbles > 9) & ('a' - '0' - 10)); };
  const Block high = hex(bytes >> 4);
  const Block low = hex(bytes & 15);
  char digits[32];
  store(digits, __builtin_shufflevector(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  store(digits + 16, __builtin_shufflevector(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
  *at++ = '"';
  at = store(store(at, load<std::uint64_t>(digits)), '-');
  at = store(store(at, load<std::uint32_t>(digits + 8)), '-');
  at = store(store(at, load<std::uint32_t>(digits + 12)), '-');
  at = store(store(at, load<std::uint32_t>(digits + 16)), '-');
  at = store(at, load<std::uint64_t>(digits + 20));
  return store(store(at, load<std::uint32_t>(digits + 28)), '"');
}

} // namespace signalbox::put

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ASCII letters without their case, eight at a time: header names are compared with every request.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace signalbox {

// Each byte of A to Z as its small letter, all others as they are.
constexpr std::uint64_t inLowerCase(std::uint64_t word) {
  constexpr auto every = [](std::uint64_t byte) { return byte * 0x0101010101010101U; };
  const std::uint64_t low = word & every(0x7F);
  const std::uint64_t isCapital = (low + every(0x80 - 'A')) & ~(low + every(0x7F - 'Z')) & ~word & every(0x80);
  return word | (isCapital >> 2);
}

// `lower` has no capitals.
inline bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
  const std::size_t size = text.size();
  if (size != lower.size()) return false;
  const auto isSame = [&]<class Word>(Word left, std::size_t at) {
    Word right = 0;
    std::memcpy(&left, text.data() + at, sizeof left);
    std::memcpy(&right, lower.data() + at, sizeof right);
    return inLowerCase(left) == right;
  };
  if (size < 4) {
    for (std::size_t at = 0; at < size; ++at)
      if (!isSame(std::uint8_t{}, at)) return false;
    return true;
  }
  if (size < 8) return isSame(std::uint32_t{}, 0) && isSame(std::uint32_t{}, size - 4);
  for (std::size_t at = 0; at + 8 < size; at += 8)
    if (!isSame(std::uint64_t{}, at)) return false;
  return isSame(std::uint64_t{}, size - 8);
}

} // namespace signalbox

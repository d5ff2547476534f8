// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The beginning of a text that has to fit into some bytes, cut between two characters.
#pragma once

#include <string_view>

namespace signalbox {

// No more than `most` bytes, and at most three fewer. What is no UTF-8 is cut where the bytes end.
constexpr std::string_view utf8Head(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  constexpr std::size_t longestCharacter = 4;
  for (std::size_t size = most, back = 0; back < longestCharacter; --size, ++back) {
    const bool isInside = (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U;
    if (!isInside) return text.substr(0, size);
    if (size == 0) break;
  }
  return text.substr(0, most);
}

} // namespace signalbox

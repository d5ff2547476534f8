// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/idna_changes.h"

#include "core/value/text_encoding.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

struct Range {
  char32_t first, last;
};
struct Change {
  char32_t from, to;
};

constexpr auto ignored = std::to_array<Range>({{0x115F, 0x1160},
                                               {0x17B4, 0x17B5},
                                               {0x180E, 0x180E},
                                               {0x2061, 0x2063},
                                               {0x206A, 0x206F},
                                               {0x3164, 0x3164},
                                               {0xFFA0, 0xFFA0},
                                               {0x1D173, 0x1D17A}});

// The capital sharp s became the small one, compatibility ideographs were corrected.
constexpr auto corrections = std::to_array<Change>(
    {{0x1E9E, 0x00DF}, {0x2F868, 0x36FC}, {0x2F874, 0x5F53}, {0x2F91F, 0x243AB}, {0x2F95F, 0x7AEE}, {0x2F9BF, 0x45D7}});

// Letters that were refused, and one that is now valid.
constexpr auto letters =
    std::to_array<Change>({{0x04C0, 0x04CF}, {0x1806, 0x1806}, {0x2132, 0x214E}, {0x2183, 0x2184}});

template<std::size_t N>
std::optional<char32_t> changed(const std::array<Change, N>& changes, char32_t c) {
  const auto found = std::ranges::find(changes, c, &Change::from);
  return found != changes.end() ? std::optional(found->to) : std::nullopt;
}

} // namespace

std::optional<std::u32string> mappedSince16(char32_t c) {
  if (std::ranges::any_of(ignored, [&](const Range& range) { return c >= range.first && c <= range.last; }))
    return std::u32string();
  if (c >= 0x10A0 && c <= 0x10C5) return std::u32string(1, c - 0x10A0 + 0x2D00); // Georgian capitals
  auto other = changed(corrections, c);
  if (!other) other = changed(letters, c);
  return other ? std::optional(std::u32string(1, *other)) : std::nullopt;
}

std::string withCorrections(std::string utf8) {
  for (const Change& change : corrections) {
    std::string from, to;
    appendUtf8(change.from, from);
    appendUtf8(change.to, to);
    for (auto at = utf8.find(from); at != std::string::npos; at = utf8.find(from, at + to.size()))
      utf8.replace(at, from.size(), to);
  }
  return utf8;
}

} // namespace signalbox::schema

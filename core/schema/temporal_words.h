// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of RFC 3339 that nearly every date and time has, read a word of eight bytes at a time. False only says
// that the text has another shape or a mistake: temporal_text.cpp knows them all, and the words for what is wrong.
#pragma once

#include "core/value/value.h"

#include <cstring>
#include <string_view>

namespace signalbox::schema::words {

inline std::uint64_t load(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

inline constexpr std::uint64_t highBits = 0x8080808080808080U;

// Each byte of `word` is at most what the byte of `room` leaves below 0x80: 0x76 for a digit, 0x7F for nothing but 0.
inline bool fits(std::uint64_t word, std::uint64_t room) { return (((word + room) | word) & highBits) == 0; }

// Two digits a lane: tens in its low byte, ones behind them.
inline std::uint64_t pairs(std::uint64_t digits) { return digits * 10 + (digits >> 8); }
inline unsigned pairAt(std::uint64_t pairs, int byte) { return static_cast<unsigned>(pairs >> (8 * byte)) & 0xFFU; }

inline bool isDay(unsigned year, unsigned month, unsigned day) {
  static constexpr std::uint8_t days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0};
  const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month < 13 && day > 0 && (day <= days[month] || (month == 2 && day == 29 && isLeap));
}

// YYYY-MM-DD, ten readable bytes. Not the year 0, which Python does not have.
inline bool readDate(const char* at, Date& date) {
  const std::uint64_t word = load(at);
  std::uint16_t last;
  std::memcpy(&last, at + 8, sizeof last);
  constexpr std::uint64_t signs = 0xFF0000FF00000000U;
  if ((word & signs) != 0x2D00002D00000000U) return false;
  const std::uint64_t digits =
      ((word & 0xFFFFFFFFU) | (word >> 40 & 0xFFFFU) << 32 | std::uint64_t{last} << 48) ^ 0x3030303030303030U;
  if (!fits(digits, 0x7676767676767676U)) return false;
  const std::uint64_t two = pairs(digits);
  const unsigned year = pairAt(two, 0) * 100 + pairAt(two, 2);
  const unsigned month = pairAt(two, 4);
  const unsigned day = pairAt(two, 6);
  if (year == 0 || !isDay(year, month, day)) return false;
  date = {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  return true;
}

// Nothing, `Z` or `+HH:MM` between `at` and `end`, which has eight bytes before it.
inline bool readOffset(const char* at, const char* end, Time& time) {
  if (at == end) return true;
  if (end - at == 1) {
    time.offset = 0;
    return *at == 'Z' || *at == 'z';
  }
  if (end - at != 6 || (*at != '+' && *at != '-')) return false;
  const std::uint64_t digits = (load(end - 8) & 0xFFFFFFFFFF000000U) ^ 0x30303A3030000000U;
  if (!fits(digits, 0x76767F7676000000U)) return false;
  const std::uint64_t two = pairs(digits);
  const unsigned hours = pairAt(two, 3);
  const unsigned minutes = pairAt(two, 6);
  if (hours > 23 || minutes > 59) return false;
  const auto seconds = static_cast<std::int32_t>(hours * 3600 + minutes * 60);
  time.offset = *at == '+' ? seconds : -seconds;
  return true;
}

// HH:MM:SS, then nothing or six digits of a second, then nothing or an offset.
inline bool readTime(std::string_view text, Time& time) {
  if (text.size() < 8) return false;
  const char* at = text.data();
  const char* const end = at + text.size();
  const std::uint64_t digits = load(at) ^ 0x30303A30303A3030U;
  if (!fits(digits, 0x76767F76767F7676U)) return false;
  const std::uint64_t two = pairs(digits);
  const unsigned hour = pairAt(two, 0);
  const unsigned minute = pairAt(two, 3);
  const unsigned second = pairAt(two, 6);
  if (hour > 23 || minute > 59 || second > 59) return false;
  time = {static_cast<std::uint8_t>(hour), static_cast<std::uint8_t>(minute), static_cast<std::uint8_t>(second), 0, {}};
  at += 8;
  if (at != end && *at == '.') {
    if (end - at < 7) return false;
    const std::uint64_t fraction = (load(at - 1) & 0xFFFFFFFFFFFF0000U) ^ 0x3030303030300000U;
    if (!fits(fraction, 0x7676767676760000U)) return false;
    const std::uint64_t lanes = pairs(fraction);
    time.microsecond = pairAt(lanes, 2) * 10'000 + pairAt(lanes, 4) * 100 + pairAt(lanes, 6);
    at += 7;
  }
  return readOffset(at, end, time);
}

inline bool readDateTime(std::string_view text, DateTime& moment) {
  if (text.size() < 19) return false;
  const char separator = text[10];
  if (separator != 'T' && separator != 't' && separator != ' ' && separator != '_') return false;
  return readDate(text.data(), moment.date) && readTime(text.substr(11), moment.time);
}

} // namespace signalbox::schema::words

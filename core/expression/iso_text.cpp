// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/iso_text.h"

#include "core/expression/temporal.h"

namespace signalbox::expression {

namespace {

// `count` digits at the front; negative when there are none.
std::int64_t takeDigits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  std::int64_t number = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::array<std::int64_t, 3>> readWeekDate(std::int64_t year, std::string_view text, bool hasDashes) {
  const std::int64_t week = takeDigits(text, 2);
  std::int64_t day = 1;
  if (!text.empty()) {
    if (hasDashes && !take(text, '-')) return std::nullopt;
    day = takeDigits(text, 1);
  }
  if (week < 1 || week > 53 || day < 1 || day > 7 || !text.empty() || year < 1) return std::nullopt;
  const Date fourth{static_cast<std::int16_t>(year), 1, 4};
  const std::int64_t monday = daysSinceEpoch(fourth) - weekday(fourth);
  const Date date = dateFromDays(monday + (week - 1) * 7 + day - 1);
  if (week == 53 && isoCalendar(dateFromDays(monday + 364)).week != 53) return std::nullopt;
  return std::array<std::int64_t, 3>{date.year, date.month, date.day};
}

// HH[:MM[:SS[.f]]] or without colons.
bool readClock(std::string_view text, std::array<std::int64_t, 4>& parts) {
  std::size_t i = 0;
  bool hasColons = false;
  for (; i < 3; ++i) {
    parts[i] = takeDigits(text, 2);
    if (parts[i] < 0) return false;
    if (text.empty()) return true;
    if (i == 0) hasColons = text.starts_with(':');
    if (i < 2 && hasColons && !take(text, ':')) return false;
    if (i < 2 && !hasColons && !(text[0] >= '0' && text[0] <= '9')) return false;
  }
  if (!take(text, '.') && !take(text, ',')) return false;
  if (text.empty()) return false;
  std::int64_t scale = 100'000;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    parts[3] += scale * (c - '0');
    scale /= 10; // digits beyond the sixth are cut off
  }
  return true;
}

} // namespace

std::optional<std::array<std::int64_t, 3>> readIsoDate(std::string_view text) {
  if (text.size() != 7 && text.size() != 8 && text.size() != 10) return std::nullopt;
  const std::int64_t year = takeDigits(text, 4);
  if (year < 0) return std::nullopt;
  const bool hasDashes = take(text, '-');
  if (take(text, 'W')) return readWeekDate(year, text, hasDashes);
  const std::int64_t month = takeDigits(text, 2);
  if (month < 0 || (hasDashes && !take(text, '-'))) return std::nullopt;
  const std::int64_t day = takeDigits(text, 2);
  if (day < 0 || !text.empty()) return std::nullopt;
  return std::array{year, month, day};
}

std::optional<IsoTime> readIsoTime(std::string_view text) {
  take(text, 'T');
  IsoTime time;
  const std::size_t zone = text.find_first_of("+-Z");
  const std::string_view offset = zone == std::string_view::npos ? std::string_view() : text.substr(zone);
  if (!readClock(text.substr(0, zone), time.parts)) return std::nullopt;
  if (offset.empty()) return time;
  if (offset[0] == 'Z') {
    if (offset.size() > 1) return std::nullopt;
    time.offset = 0;
    return time;
  }
  std::array<std::int64_t, 4> parts{};
  if (!readClock(offset.substr(1), parts)) return std::nullopt;
  const std::int64_t seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
  if (seconds >= 86400) return std::nullopt;
  time.offset = static_cast<std::int32_t>(offset[0] == '-' ? -seconds : seconds);
  return time;
}

std::optional<IsoDateTime> readIsoDateTime(std::string_view text) {
  // The date ends where its own form says: 8 digits, 10 with dashes, or a week date.
  for (const std::size_t length : {10, 8, 7}) {
    if (text.size() < length) continue;
    const auto date = readIsoDate(text.substr(0, length));
    if (!date) continue;
    IsoDateTime made{*date, {}};
    std::string_view rest = text.substr(length);
    if (rest.empty()) return made;
    rest.remove_prefix(1);
    while (!rest.empty() && (static_cast<unsigned char>(rest[0]) & 0xC0) == 0x80) rest.remove_prefix(1);
    const auto time = readIsoTime(rest);
    if (!time || rest.starts_with('T')) continue;
    made.time = *time;
    return made;
  }
  return std::nullopt;
}

} // namespace signalbox::expression

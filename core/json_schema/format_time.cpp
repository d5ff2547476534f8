// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, times and durations of RFC 3339.
#include "core/json_schema/format_checks.h"

#include <optional>

namespace signalbox::json_schema {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Reads `count` digits off the front.
std::optional<int> takeDigits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return {};
  int number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!isDigit(text[i])) return {};
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

bool takeFraction(std::string_view& text) {
  if (!take(text, '.')) return true;
  std::size_t digits = 0;
  while (digits < text.size() && isDigit(text[digits])) ++digits;
  text.remove_prefix(digits);
  return digits > 0;
}

// Minutes east of UTC.
std::optional<int> takeOffset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return 0;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return {};
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hour = takeDigits(text, 2);
  const bool hasColon = take(text, ':');
  const auto minute = takeDigits(text, 2);
  if (!hour || !hasColon || !minute || *hour > 23 || *minute > 59) return {};
  return sign * (*hour * 60 + *minute);
}

int daysOf(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && isLeap ? 29 : days[month - 1];
}

// Steps through units that may start late and end early but not skip: 1Y2M, not 1Y2D.
bool takeUnits(std::string_view& text, std::string_view units, bool& any) {
  std::size_t next = std::string_view::npos;
  while (!text.empty() && isDigit(text[0])) {
    std::size_t digits = 0;
    while (digits < text.size() && isDigit(text[digits])) ++digits;
    if (digits == text.size()) return false;
    const std::size_t unit = units.find(text[digits]);
    if (unit == std::string_view::npos || (any && unit != next)) return false;
    next = unit + 1;
    any = true;
    text.remove_prefix(digits + 1);
  }
  return true;
}

} // namespace

bool isDate(std::string_view text) {
  const auto year = takeDigits(text, 4);
  const bool hasFirst = take(text, '-');
  const auto month = takeDigits(text, 2);
  const bool hasSecond = take(text, '-');
  const auto day = takeDigits(text, 2);
  if (!year || !hasFirst || !month || !hasSecond || !day || !text.empty()) return false;
  return *month >= 1 && *month <= 12 && *day >= 1 && *day <= daysOf(*year, *month);
}

bool isTime(std::string_view text) {
  const auto hour = takeDigits(text, 2);
  const bool hasFirst = take(text, ':');
  const auto minute = takeDigits(text, 2);
  const bool hasSecond = take(text, ':');
  const auto second = takeDigits(text, 2);
  if (!hour || !hasFirst || !minute || !hasSecond || !second || !takeFraction(text)) return false;
  const auto offset = takeOffset(text);
  if (!offset || !text.empty() || *hour > 23 || *minute > 59 || *second > 60) return false;
  if (*second < 60) return true;
  constexpr int day = 24 * 60; // a leap second ends a day of UTC
  return (*hour * 60 + *minute - *offset + 2 * day) % day == day - 1;
}

bool isDateTime(std::string_view text) {
  if (text.size() < 11 || (text[10] != 'T' && text[10] != 't')) return false;
  return isDate(text.substr(0, 10)) && isTime(text.substr(11));
}

bool isDuration(std::string_view text) {
  if (!take(text, 'P')) return false;
  if (text.ends_with('W')) {
    bool any = false;
    return takeUnits(text, "W", any) && any && text.empty();
  }
  bool anyDate = false;
  if (!takeUnits(text, "YMD", anyDate)) return false;
  if (text.empty()) return anyDate;
  bool anyTime = false;
  return take(text, 'T') && takeUnits(text, "HMS", anyTime) && anyTime && text.empty();
}

} // namespace signalbox::json_schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http_date.h"

#include "core/api/header_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

namespace signalbox::api {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(separators);
    if (begin == std::string_view::npos) return words;
    const std::size_t end = text.find_first_of(separators, begin);
    words.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return words;
    text.remove_prefix(end);
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// 1 to 12; 0 when it is none.
int monthOf(std::string_view word) {
  const auto known = std::ranges::find(months, lowerCase(word));
  return known == months.end() ? 0 : static_cast<int>(known - months.begin()) + 1;
}

// datetime.fromtimestamp rounds to the nearest microsecond before the fraction is dropped.
seconds wholeSeconds(double time) {
  double whole = 0;
  const double fraction = std::modf(time, &whole);
  const double microseconds = std::nearbyint(fraction * 1e6);
  auto result = seconds(static_cast<std::int64_t>(whole));
  if (microseconds >= 1e6) result += seconds(1);
  if (microseconds < 0) result -= seconds(1);
  return result;
}

} // namespace

std::string httpDate(double time) {
  const sys_seconds moment(wholeSeconds(time));
  const sys_days day = floor<std::chrono::days>(moment);
  const year_month_day date(day);
  const hh_mm_ss<seconds> clock(moment - day);
  std::string month(months[static_cast<unsigned>(date.month()) - 1]);
  month.front() = static_cast<char>(month.front() - 32);
  std::array<char, 64> text;
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT", days[weekday(day).c_encoding()].data(),
                static_cast<unsigned>(date.day()), month.c_str(), static_cast<int>(date.year()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

// "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT" and "Sun Nov  6 08:49:37 1994".
std::optional<DateFields> parseHttpDate(std::string_view text) {
  std::vector<std::string_view> words = split(text, " \t");
  if (words.empty()) return std::nullopt;
  const bool isWeekday =
      std::ranges::any_of(days, [&](std::string_view day) { return lowerCase(day) == lowerCase(words[0]); });
  if (words[0].ends_with(',') || isWeekday) words.erase(words.begin());
  if (!words.empty())
    if (const auto parts = split(words[0], "-"); parts.size() == 3) {
      words.erase(words.begin());
      words.insert(words.begin(), parts.begin(), parts.end());
    }
  if (words.size() < 4) return std::nullopt;
  if (monthOf(words[1]) == 0) std::swap(words[0], words[1]);
  if (words[2].contains(':')) std::swap(words[2], words[3]);
  const int month = monthOf(words[1]);
  const auto day = number(words[0]), year = number(words[2]);
  const auto clock = split(words[3], ":");
  if (month == 0 || !day || !year || clock.size() < 2 || clock.size() > 3) return std::nullopt;
  const auto hour = number(clock[0]), minute = number(clock[1]);
  const auto second = clock.size() == 3 ? number(clock[2]) : std::optional(0);
  if (!hour || !minute || !second) return std::nullopt;
  const int century = *year >= 100 ? 0 : *year > 68 ? 1900 : 2000;
  return DateFields{*year + century, month, *day, *hour, *minute, *second};
}

} // namespace signalbox::api

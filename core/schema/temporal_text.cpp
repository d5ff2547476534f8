// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/temporal_text.h"

#include "core/schema/temporal_words.h"
#include "core/value/read_python.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

namespace signalbox::schema {

namespace {

using std::unexpected;
constexpr std::int64_t millisecondsFrom = 20'000'000'000;
constexpr std::int64_t secondsOfYear9999 = 253'402'300'799;
constexpr std::int64_t secondsOfYear0 = -62'167'219'200;
constexpr std::string_view tooShort = "input is too short";
constexpr std::string_view extraCharacters = "unexpected extra characters at the end of the input";
constexpr std::string_view tooEarly = "dates before 0000 are not supported as unix timestamps";
constexpr std::string_view tooLate = "dates after 9999 are not supported as unix timestamps";
constexpr std::string_view notANumber = "NaN values not permitted";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Reads fixed columns; the first digit that is none makes `failed` true.
struct Columns {
  std::string_view text;
  bool failed = false;

  int two(std::size_t at) {
    if (text.size() < at + 2) {
      failed = true;
      return 0;
    }
    const auto tens = static_cast<unsigned>(text[at] - '0');
    const auto ones = static_cast<unsigned>(text[at + 1] - '0');
    failed |= (tens > 9) | (ones > 9);
    return static_cast<int>(tens * 10 + ones);
  }
  char at(std::size_t i) const { return i < text.size() ? text[i] : '\0'; }
};

bool isLeapYear(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int daysInMonth(int year, int month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && isLeapYear(year) ? 29 : days[month - 1];
}

// The first ten bytes.
Parsed<Date> readDatePart(std::string_view text) {
  if (text.size() < 10) return unexpected(tooShort);
  Columns columns{text};
  const int year = columns.two(0) * 100 + columns.two(2);
  if (columns.failed) return unexpected("invalid character in year");
  if (text[4] != '-') return unexpected("invalid date separator, expected `-`");
  const int month = columns.two(5);
  if (columns.failed) return unexpected("invalid character in month");
  if (text[7] != '-') return unexpected("invalid date separator, expected `-`");
  const int day = columns.two(8);
  if (columns.failed) return unexpected("invalid character in day");
  if (month < 1 || month > 12) return unexpected("month value is outside expected range of 1-12");
  if (day < 1 || day > daysInMonth(year, month)) return unexpected("day value is outside expected range");
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

struct ClockPart {
  Time time;
  std::size_t length = 0;
};

// After `HH:MM:SS`: the digits of a second, the first six count. Gives the length with the separator.
Parsed<std::size_t> readFraction(std::string_view text, Time& time) {
  std::size_t digits = 0;
  std::uint32_t microsecond = 0;
  while (9 + digits < text.size() && isDigit(text[9 + digits])) {
    if (digits < 6) microsecond = microsecond * 10 + static_cast<std::uint32_t>(text[9 + digits] - '0');
    ++digits;
  }
  if (digits == 0) return unexpected("second fraction digits missing after `.`");
  for (std::size_t i = digits; i < 6; ++i) microsecond *= 10;
  time.microsecond = microsecond;
  return 1 + digits;
}

// HH:MM[:SS[.ffffff]] at the beginning of `text`.
Parsed<ClockPart> readClock(std::string_view text) {
  if (text.size() < 5) return unexpected(tooShort);
  Columns columns{text};
  const int hour = columns.two(0);
  if (columns.failed) return unexpected("invalid character in hour");
  if (text[2] != ':') return unexpected("invalid time separator, expected `:`");
  const int minute = columns.two(3);
  if (columns.failed) return unexpected("invalid character in minute");
  if (hour > 23) return unexpected("hour value is outside expected range of 0-23");
  if (minute > 59) return unexpected("minute value is outside expected range of 0-59");
  ClockPart result{{static_cast<std::uint8_t>(hour), static_cast<std::uint8_t>(minute), 0, 0, std::nullopt}, 5};
  if (columns.at(5) != ':') return result;
  const int second = columns.two(6);
  if (columns.failed) return unexpected("invalid character in second");
  if (second > 59) return unexpected("second value is outside expected range of 0-59");
  result.time.second = static_cast<std::uint8_t>(second);
  result.length = 8;
  if (columns.at(8) != '.' && columns.at(8) != ',') return result;
  const auto fraction = readFraction(text, result.time);
  if (!fraction) return unexpected(fraction.error());
  result.length += *fraction;
  return result;
}

// What stands after the clock: nothing, Z or an offset.
Parsed<std::optional<std::int32_t>> readOffset(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Columns columns{text};
  std::size_t at = 1;
  if (text[0] == 'Z' || text[0] == 'z') {
    if (text.size() > 1) return unexpected(extraCharacters);
    return 0;
  }
  if (text.starts_with("\xE2\x88\x92"))
    at = 3;
  else if (text[0] != '+' && text[0] != '-')
    return unexpected("invalid timezone sign");
  const int hours = columns.two(at);
  if (columns.failed) return unexpected("invalid timezone hour");
  at += columns.at(at + 2) == ':' ? 3 : 2;
  const int minutes = columns.two(at);
  if (columns.failed) return unexpected("invalid timezone minute");
  if (minutes > 59) return unexpected("timezone minute value is outside expected range of 0-59");
  const int seconds = hours * 3600 + minutes * 60;
  if (seconds >= 86400) return unexpected("timezone offset must be less than 24 hours");
  if (text.size() > at + 2) return unexpected(extraCharacters);
  return text[0] == '+' ? seconds : -seconds;
}

Parsed<Date> dateFromSeconds(std::int64_t seconds) {
  if (seconds < secondsOfYear0) return unexpected(tooEarly);
  if (seconds > secondsOfYear9999) return unexpected(tooLate);
  std::int64_t days = seconds / 86400 - (seconds % 86400 < 0 ? 1 : 0);
  days += 719468; // from 0000-03-01
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t dayOfEra = days - era * 146097;
  const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
  const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

struct Moment {
  std::int64_t seconds = 0;
  std::uint32_t microseconds = 0;
};

// Without a unit, numbers above the watershed are milliseconds.
bool isMilliseconds(double timestamp, TemporalUnit unit) {
  if (unit != TemporalUnit::Infer) return unit == TemporalUnit::Milliseconds;
  return std::abs(timestamp) > static_cast<double>(millisecondsFrom);
}

Parsed<Moment> toSeconds(std::int64_t timestamp, TemporalUnit unit) {
  if (timestamp == INT64_MIN) return unexpected(tooEarly);
  if (!isMilliseconds(static_cast<double>(timestamp), unit)) return Moment{timestamp, 0};
  std::int64_t seconds = timestamp / 1000;
  std::int64_t microseconds = timestamp % 1000 * 1000;
  if (microseconds < 0) {
    --seconds;
    microseconds += 1'000'000;
  }
  return Moment{seconds, static_cast<std::uint32_t>(microseconds)};
}

std::int64_t saturated(double value) {
  if (value >= 9.2233720368547758e18) return INT64_MAX;
  if (value <= -9.2233720368547758e18) return INT64_MIN;
  return static_cast<std::int64_t>(value);
}

// `+12`, `-3`: a whole number and nothing else.
std::optional<std::int64_t> wholeNumber(std::string_view text) {
  const bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) { // speedate's way: it wraps around, and notices only when that leaves a negative number
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
    if (value > INT64_MAX) return std::nullopt;
  }
  return isNegative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
}

// `1.5`, `-.5`, `1.5e3`: a number with a point, whose whole part fits.
std::optional<double> pointNumber(std::string_view text) {
  const bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find_first_not_of("0123456789");
  if (point == std::string_view::npos || text[point] != '.' || text.size() < 2) return std::nullopt;
  if (point > 0 && !wholeNumber(text.substr(0, point))) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size()) return std::nullopt;
  if (error != std::errc()) value = parseDouble(text);
  return isNegative ? -value : value;
}

Parsed<DateTime> readDateTimeText(std::string_view text) {
  const auto date = readDatePart(text);
  if (!date) return unexpected(date.error());
  const char separator = text.size() > 10 ? text[10] : '\0';
  if (separator != 'T' && separator != 't' && separator != ' ' && separator != '_')
    return unexpected("invalid datetime separator, expected `T`, `t`, `_` or space");
  const auto time = readTime(text.substr(11));
  if (!time) return unexpected(time.error());
  return DateTime{*date, *time};
}

Parsed<DateTime> dateTimeFromPoint(double timestamp, TemporalUnit unit) {
  const double seconds = isMilliseconds(timestamp, TemporalUnit::Infer) ? timestamp / 1000 : timestamp;
  const double whole = std::floor(seconds);
  if (whole >= 9.2233720368547758e18) return unexpected("numeric times may not exceed 86,399 seconds");
  if (whole <= -9.2233720368547758e18) return unexpected(tooEarly);
  return dateTimeFromSeconds(saturated(whole), static_cast<std::uint32_t>(std::round((seconds - whole) * 1e6)), unit);
}

std::int64_t wallMicroseconds(const Time& time) {
  return ((std::int64_t{time.hour} * 60 + time.minute) * 60 + time.second) * 1'000'000 + time.microsecond;
}

std::int64_t dayNumber(const Date& date) {
  std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  year -= era * 400;
  const std::int64_t dayOfYear = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
  return era * 146097 + year * 365 + year / 4 - year / 100 + dayOfYear;
}

template<class T>
int order(const T& left, const T& right) {
  return left < right ? -1 : right < left ? 1 : 0;
}

} // namespace

Parsed<Date> readDate(std::string_view text, TemporalReading reading) {
  if (Date usual; text.size() == 10 && words::readDate(text.data(), usual)) return usual;
  auto date = readDatePart(text);
  if (date && text.size() > 10) date = unexpected(extraCharacters);
  if (date) return date;
  const auto number = wholeNumber(text);
  if (!number) return date;
  const auto moment = toSeconds(*number, reading.unit);
  if (!moment) return unexpected(moment.error());
  auto day = dateFromSeconds(moment->seconds);
  if (day && (moment->seconds % 86400 != 0 || moment->microseconds != 0))
    return unexpected("Timestamp is not an exact date");
  return day;
}

Parsed<Time> readTime(std::string_view text) {
  if (Time usual; words::readTime(text, usual)) return usual;
  auto clock = readClock(text);
  if (!clock) return unexpected(clock.error());
  const auto offset = readOffset(text.substr(clock->length));
  if (!offset) return unexpected(offset.error());
  clock->time.offset = *offset;
  return clock->time;
}

Parsed<Time> readWallTime(std::string_view text) {
  const auto clock = readClock(text);
  if (!clock) return unexpected(clock.error());
  if (clock->length < text.size()) return unexpected(extraCharacters);
  return clock->time;
}

Parsed<DateTime> readDateTime(std::string_view text, TemporalReading reading) {
  if (DateTime usual; words::readDateTime(text, usual)) return usual;
  auto moment = readDateTimeText(text);
  if (!moment) {
    if (const auto number = wholeNumber(text)) return dateTimeFromSeconds(*number, 0, reading.unit);
    if (const auto number = pointNumber(text)) return dateTimeFromPoint(*number, reading.unit);
    return moment;
  }
  return moment;
}

Parsed<DateTime> dateTimeFromSeconds(std::int64_t seconds, std::uint32_t microseconds, TemporalUnit unit) {
  auto moment = toSeconds(seconds, unit);
  if (!moment) return unexpected(moment.error());
  moment->microseconds += microseconds;
  moment->seconds += moment->microseconds / 1'000'000;
  moment->microseconds %= 1'000'000;
  const auto date = dateFromSeconds(moment->seconds);
  if (!date) return unexpected(date.error());
  const std::int64_t inDay = (moment->seconds % 86400 + 86400) % 86400;
  return DateTime{*date, *timeFromSeconds(inDay, moment->microseconds)};
}

Parsed<DateTime> dateTimeFromSeconds(double seconds, TemporalUnit unit) {
  if (std::isnan(seconds)) return unexpected(notANumber);
  const double fraction = std::abs(seconds - std::trunc(seconds));
  const double scale = isMilliseconds(seconds, unit) ? 1e3 : 1e6;
  return dateTimeFromSeconds(saturated(std::floor(seconds)), static_cast<std::uint32_t>(std::round(fraction * scale)),
                             unit);
}

Parsed<Time> timeFromSeconds(std::int64_t seconds, std::uint32_t microseconds) {
  if (seconds < 0) return unexpected("time in seconds should be positive");
  seconds += microseconds / 1'000'000;
  if (seconds > 86399) return unexpected("numeric times may not exceed 86,399 seconds");
  return Time{static_cast<std::uint8_t>(seconds / 3600), static_cast<std::uint8_t>(seconds / 60 % 60),
              static_cast<std::uint8_t>(seconds % 60), microseconds % 1'000'000, 0};
}

Parsed<Time> timeFromSeconds(double seconds) {
  if (std::isnan(seconds)) return unexpected(notANumber);
  const double fraction = std::abs(seconds - std::trunc(seconds));
  const std::int64_t whole = std::min<std::int64_t>(saturated(std::floor(seconds)), 1'000'000'000);
  return timeFromSeconds(whole, static_cast<std::uint32_t>(std::round(fraction * 1e6)));
}

int compare(const Date& left, const Date& right) {
  return order(std::tie(left.year, left.month, left.day), std::tie(right.year, right.month, right.day));
}

int compare(const Time& left, const Time& right) {
  const bool useOffsets = left.offset && right.offset;
  const auto moment = [&](const Time& time) {
    return wallMicroseconds(time) - (useOffsets ? std::int64_t{*time.offset} * 1'000'000 : 0);
  };
  return order(moment(left), moment(right));
}

int compare(const DateTime& left, const DateTime& right) {
  const bool useOffsets = left.time.offset && right.time.offset;
  const auto moment = [&](const DateTime& value) {
    const std::int64_t offset = useOffsets ? std::int64_t{*value.time.offset} * 1'000'000 : 0;
    return dayNumber(value.date) * 86'400'000'000 + wallMicroseconds(value.time) - offset;
  };
  return order(moment(left), moment(right));
}

int compare(const TimeDelta& left, const TimeDelta& right) {
  return order(std::tie(left.days, left.seconds, left.microseconds),
               std::tie(right.days, right.seconds, right.microseconds));
}

} // namespace signalbox::schema

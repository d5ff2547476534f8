// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, times, durations and UUIDs as text: Pydantic's form on the wire, Python's own isoformat() and str().
#include "core/value/write.h"

#include <cstdlib>

namespace signalbox {

namespace {

void appendPadded(std::int64_t number, std::size_t width, std::string& out) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void appendDate(const Date& date, std::string& out) {
  appendPadded(date.year, 4, out);
  out += '-';
  appendPadded(date.month, 2, out);
  out += '-';
  appendPadded(date.day, 2, out);
}

void appendClock(const Time& time, std::string& out) {
  appendPadded(time.hour, 2, out);
  out += ':';
  appendPadded(time.minute, 2, out);
  out += ':';
  appendPadded(time.second, 2, out);
  if (time.microsecond == 0) return;
  out += '.';
  appendPadded(time.microsecond, 6, out);
}

enum class OffsetForm { Pydantic, Python };

void appendOffset(const Time& time, OffsetForm form, std::string& out) {
  if (!time.offset) return;
  const std::int32_t offset = *time.offset;
  if (form == OffsetForm::Pydantic && offset == 0) {
    out += 'Z';
    return;
  }
  const std::int32_t size = std::abs(offset);
  const bool isNegative = offset < 0;
  out += isNegative ? '-' : '+';
  appendPadded(size / 3600, 2, out);
  out += ':';
  appendPadded(size / 60 % 60, 2, out);
  if (form == OffsetForm::Pydantic || size % 60 == 0) return;
  out += ':';
  appendPadded(size % 60, 2, out);
}

std::string timeText(const Time& time, OffsetForm form) {
  std::string text;
  appendClock(time, text);
  appendOffset(time, form, text);
  return text;
}

std::string dateTimeText(const DateTime& value, OffsetForm form, char separator) {
  std::string text;
  appendDate(value.date, text);
  text += separator;
  return text + timeText(value.time, form);
}

// Six digits without the zeros at the end.
void appendFraction(std::int64_t microseconds, std::string& out) {
  if (microseconds == 0) return;
  out += '.';
  appendPadded(microseconds, 6, out);
  out.erase(out.find_last_not_of('0') + 1);
}

void appendPart(std::int64_t count, char unit, std::string& out) {
  if (count == 0) return;
  out += std::to_string(count);
  out += unit;
}

} // namespace

std::string isoFormat(const Date& value) {
  std::string text;
  appendDate(value, text);
  return text;
}

std::string isoFormat(const Time& value) { return timeText(value, OffsetForm::Pydantic); }

std::string isoFormat(const DateTime& value) { return dateTimeText(value, OffsetForm::Pydantic, 'T'); }

std::string pythonIsoFormat(const Time& value) { return timeText(value, OffsetForm::Python); }

std::string pythonIsoFormat(const DateTime& value, char separator) {
  return dateTimeText(value, OffsetForm::Python, separator);
}

std::string isoFormat(const TimeDelta& value) {
  std::int64_t days = value.days;
  std::int64_t seconds = value.seconds;
  std::int64_t microseconds = value.microseconds;
  const bool isNegative = days < 0;
  if (isNegative) { // of the absolute value
    seconds = -days * 86400 - seconds;
    if (microseconds > 0) {
      --seconds;
      microseconds = 1000000 - microseconds;
    }
    days = seconds / 86400;
    seconds %= 86400;
  }
  if (days == 0 && seconds == 0 && microseconds == 0) return "PT0S";
  std::string text = isNegative ? "-P" : "P";
  appendPart(days / 365, 'Y', text);
  appendPart(days % 365, 'D', text);
  if (seconds == 0 && microseconds == 0) return text;
  text += 'T';
  appendPart(seconds / 3600, 'H', text);
  appendPart(seconds / 60 % 60, 'M', text);
  if (seconds % 60 == 0 && microseconds == 0) return text;
  text += std::to_string(seconds % 60);
  appendFraction(microseconds, text);
  return text + 'S';
}

std::string pythonStr(const TimeDelta& value) {
  std::string text;
  if (value.days != 0) {
    text = std::to_string(value.days);
    text += std::abs(value.days) == 1 ? " day, " : " days, ";
  }
  text += std::to_string(value.seconds / 3600) + ':';
  appendPadded(value.seconds / 60 % 60, 2, text);
  text += ':';
  appendPadded(value.seconds % 60, 2, text);
  if (value.microseconds == 0) return text;
  text += '.';
  appendPadded(value.microseconds, 6, text);
  return text;
}

// The longest durations have more microseconds than 63 bits hold; a long double holds every sum to the last digit
// shown.
double totalSeconds(const TimeDelta& value) {
  const std::int64_t seconds = std::int64_t{value.days} * 86400 + value.seconds;
  const long double microseconds =
      static_cast<long double>(seconds) * 1e6L + static_cast<long double>(value.microseconds);
  return static_cast<double>(microseconds / 1e6L);
}

std::string canonicalText(const Uuid& value) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[value.bytes[i] >> 4];
    text += digits[value.bytes[i] & 15];
  }
  return text;
}

} // namespace signalbox

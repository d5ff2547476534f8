// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// strftime of date, time and datetime in the C locale, as CPython 3.11 on Linux answers it.
#include "core/expression/operators.h"

#include "core/expression/temporal.h"
#include "core/value/write.h"

#include <array>

namespace signalbox::expression {

namespace {

constexpr std::array days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array months = {"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};

struct Moment {
  Date date{1900, 1, 1}; // what a time counts as
  Time time;
};

std::string padded(int number, std::size_t width, char fill = '0') {
  std::string digits = std::to_string(number);
  return digits.size() >= width ? digits : std::string(width - digits.size(), fill) + digits;
}

std::string offsetText(const Time& time, std::string_view colon) {
  if (!time.offset) return {};
  const int seconds = std::abs(*time.offset);
  std::string text = (*time.offset < 0 ? "-" : "+") + padded(seconds / 3600, 2);
  (text += colon) += padded(seconds / 60 % 60, 2);
  if (seconds % 60 != 0) (text += colon) += padded(seconds % 60, 2);
  return text;
}

std::string directive(char letter, const Moment& moment) {
  const Date& date = moment.date;
  const Time& time = moment.time;
  const int day = weekday(date);
  const int ordinal = dayOfYear(date);
  const int hour12 = time.hour % 12 == 0 ? 12 : time.hour % 12;
  const auto all = [&](std::string_view letters) {
    std::string text;
    for (const char c : letters)
      text += std::string_view("aAwdbBmyYHIMSpjUWDeTRCnt").contains(c) ? directive(c, moment) : std::string(1, c);
    return text;
  };
  switch (letter) {
  case 'a': return std::string(days[static_cast<std::size_t>(day)]).substr(0, 3);
  case 'A': return days[static_cast<std::size_t>(day)];
  case 'b':
  case 'h': return std::string(months[date.month - 1U]).substr(0, 3);
  case 'B': return months[date.month - 1U];
  case 'c':
    return directive('a', moment) + " " + directive('b', moment) + " " + padded(date.day, 2, ' ') + " " +
           directive('T', moment) + " " + std::to_string(date.year);
  case 'C': return padded(date.year / 100, 2);
  case 'd': return padded(date.day, 2);
  case 'D':
  case 'x': return all("m/d/y");
  case 'e': return padded(date.day, 2, ' ');
  case 'f': return padded(static_cast<int>(time.microsecond), 6);
  case 'F': return std::to_string(date.year) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
  case 'g': return padded(isoCalendar(date).year % 100, 2);
  case 'G': return std::to_string(isoCalendar(date).year);
  case 'H': return padded(time.hour, 2);
  case 'I': return padded(hour12, 2);
  case 'j': return padded(ordinal, 3);
  case 'k': return padded(time.hour, 2, ' ');
  case 'l': return padded(hour12, 2, ' ');
  case 'm': return padded(date.month, 2);
  case 'M': return padded(time.minute, 2);
  case 'n': return "\n";
  case 'p': return time.hour < 12 ? "AM" : "PM";
  case 'P': return time.hour < 12 ? "am" : "pm";
  case 'r': return all("I:M:S") + " " + directive('p', moment);
  case 'R': return all("H:M");
  case 'S': return padded(time.second, 2);
  case 't': return "\t";
  case 'T':
  case 'X': return all("H:M:S");
  case 'u': return std::to_string(day + 1);
  case 'U': return padded((ordinal + 6 - (day + 1) % 7) / 7, 2);
  case 'V': return padded(isoCalendar(date).week, 2);
  case 'w': return std::to_string((day + 1) % 7);
  case 'W': return padded((ordinal + 6 - day) / 7, 2);
  case 'y': return padded(date.year % 100, 2);
  case 'Y': return std::to_string(date.year);
  case 'z': return offsetText(time, "");
  case 'Z': return zoneName(time);
  case '%': return "%";
  default: return std::string("%") + letter;
  }
}

} // namespace

bool formatTime(Machine& machine, const Value& value, std::string_view format, std::string& out) {
  Moment moment;
  if (value.is(Kind::Date)) moment.date = value.asDate();
  if (value.is(Kind::Time)) moment.time = value.asTime();
  if (value.is(Kind::DateTime)) moment = {value.asDateTime().date, value.asDateTime().time};
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format[at] != '%' || at + 1 == format.size()) {
      out += format[at];
      continue;
    }
    out += directive(format[++at], moment);
  }
  return machine.spend(out.size() / 16);
}

} // namespace signalbox::expression

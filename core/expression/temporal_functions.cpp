// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// date, datetime, time and timedelta as functions, what their types offer (date.today, datetime.fromisoformat ...),
// now().
#include "core/expression/functions.h"

#include "core/expression/iso_text.h"
#include "core/expression/temporal.h"
#include "core/value/write.h"

#include <array>
#include <chrono>
#include <cmath>

namespace signalbox::expression {

namespace {

constexpr std::array<std::string_view, 7> deltaParts = {"days",    "seconds", "microseconds", "milliseconds",
                                                        "minutes", "hours",   "weeks"};

bool give(Value& out, Value value) {
  out = value;
  return true;
}

std::int64_t clockOf(Machine& machine) {
  const std::int64_t held = machine.frame().nowMicroseconds;
  if (held != 0) return held;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

bool callNow(Machine& machine, const Arguments&, Value& out) {
  return give(out, Value::dateTime(machine.arena().keep(dateTimeFromEpoch(clockOf(machine)))));
}

bool callTimedelta(Machine& machine, const Arguments& arguments, Value& out) {
  static constexpr double units[] = {86400e6, 1e6, 1, 1e3, 60e6, 3600e6, 604800e6};
  std::int64_t whole = 0;
  double rest = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments.has(i)) continue;
    if (!isNumber(arguments[i]))
      return machine.fail("TypeError: unsupported type for timedelta " + std::string(deltaParts[i]) +
                          " component: " + typeName(arguments[i]));
    const double amount = toDouble(arguments[i]) * units[i];
    if (!(std::fabs(amount) < 1e18)) return machine.fail("OverflowError: the duration is too long to compute with");
    if (isInteger(arguments[i]))
      whole += *toInt64(arguments[i]) * static_cast<std::int64_t>(units[i]);
    else
      rest += amount;
  }
  const double total = static_cast<double>(whole) + rest;
  if (!(std::fabs(total) < 8e18)) return machine.fail("OverflowError: the duration is too long to compute with");
  const std::int64_t microseconds = whole + static_cast<std::int64_t>(std::nearbyint(rest));
  return makeDelta(machine, microseconds, out);
}

// The numbers of a date or time, in the order of the parameters; `values` holds what stands for those not given.
bool readParts(Machine& machine, const Arguments& arguments, std::span<const std::string_view> names,
               std::size_t required, std::span<std::int64_t> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!arguments.has(i)) {
      if (i >= required) continue;
      return machine.fail("TypeError: function missing required argument '" + std::string(names[i]) + "' (pos " +
                          std::to_string(i + 1) + ")");
    }
    const Value& value = arguments[i];
    if (!isInteger(value))
      return machine.fail("TypeError: '" + typeName(value) + "' object cannot be interpreted as an integer");
    const auto number = toInt64(value);
    if (!number || *number > INT32_MAX || *number < INT32_MIN)
      return machine.fail("OverflowError: signed integer is greater than maximum");
    values[i] = *number;
  }
  return true;
}

bool readZone(Machine& machine, const Value& value, Time& time) {
  if (value.isNull()) {
    time.offset.reset();
    return true;
  }
  if (!value.is(Kind::TimeDelta))
    return machine.fail("TypeError: tzinfo argument must be None or of a tzinfo subclass, not type '" +
                        typeName(value) + "'");
  time.offset = static_cast<std::int32_t>(totalMicroseconds(value.asTimeDelta()) / 1'000'000);
  return true;
}

constexpr std::array<std::string_view, 3> dateParts = {"year", "month", "day"};
constexpr std::array<std::string_view, 8> dateTimeParts = {"year",   "month",  "day",         "hour",
                                                           "minute", "second", "microsecond", "tzinfo"};
constexpr std::array<std::string_view, 5> timeParts = {"hour", "minute", "second", "microsecond", "tzinfo"};

bool callDate(Machine& machine, const Arguments& arguments, Value& out) {
  std::array<std::int64_t, 3> parts{};
  Date date;
  if (!readParts(machine, arguments, dateParts, 3, parts) || !makeDate(machine, parts, date)) return false;
  return give(out, Value::date(machine.arena().keep(date)));
}

bool callDateTime(Machine& machine, const Arguments& arguments, Value& out) {
  std::array<std::int64_t, 7> parts{};
  DateTime made;
  const auto all = std::span<const std::int64_t>(parts);
  if (!readParts(machine, arguments, dateTimeParts, 3, parts) || !makeDate(machine, all.first(3), made.date) ||
      !makeTime(machine, all.last(4), made.time))
    return false;
  if (arguments.has(7) && !readZone(machine, arguments[7], made.time)) return false;
  return give(out, Value::dateTime(machine.arena().keep(made)));
}

bool callTime(Machine& machine, const Arguments& arguments, Value& out) {
  std::array<std::int64_t, 4> parts{};
  Time time;
  if (!readParts(machine, arguments, timeParts, 0, parts) || !makeTime(machine, parts, time)) return false;
  if (arguments.has(4) && !readZone(machine, arguments[4], time)) return false;
  return give(out, Value::time(machine.arena().keep(time)));
}

bool callToday(Machine& machine, const Arguments&, Value& out) {
  return give(out, Value::date(machine.arena().keep(dateTimeFromEpoch(clockOf(machine)).date)));
}

// Without a zone: the clock of the server, which is UTC's here.
bool callDateTimeNow(Machine& machine, const Arguments& arguments, Value& out) {
  DateTime now = dateTimeFromEpoch(clockOf(machine));
  now.time.offset.reset();
  if (arguments.has(0) && !arguments[0].isNull()) {
    if (!readZone(machine, arguments[0], now.time)) return false;
    const std::int32_t offset = *now.time.offset;
    now = dateTimeFromEpoch(clockOf(machine) + std::int64_t{offset} * 1'000'000);
    now.time.offset = offset;
  }
  return give(out, Value::dateTime(machine.arena().keep(now)));
}

bool needsText(Machine& machine, const Value& value) {
  return value.is(Kind::Str) || machine.fail("TypeError: fromisoformat: argument must be str");
}

bool failIso(Machine& machine, const Value& text) {
  return machine.fail("ValueError: Invalid isoformat string: " + pythonRepr(text));
}

bool dateFromIso(Machine& machine, const Arguments& arguments, Value& out) {
  if (!needsText(machine, arguments[0])) return false;
  const auto read = readIsoDate(arguments[0].asText());
  if (!read) return failIso(machine, arguments[0]);
  Date date;
  return makeDate(machine, *read, date) && give(out, Value::date(machine.arena().keep(date)));
}

bool timeFromIso(Machine& machine, const Arguments& arguments, Value& out) {
  if (!needsText(machine, arguments[0])) return false;
  const auto read = readIsoTime(arguments[0].asText());
  if (!read) return failIso(machine, arguments[0]);
  Time time;
  if (!makeTime(machine, read->parts, time)) return false;
  time.offset = read->offset;
  return give(out, Value::time(machine.arena().keep(time)));
}

bool dateTimeFromIso(Machine& machine, const Arguments& arguments, Value& out) {
  if (!needsText(machine, arguments[0])) return false;
  const auto read = readIsoDateTime(arguments[0].asText());
  if (!read) return failIso(machine, arguments[0]);
  DateTime made;
  if (!makeDate(machine, read->date, made.date) || !makeTime(machine, read->time.parts, made.time)) return false;
  made.time.offset = read->time.offset;
  return give(out, Value::dateTime(machine.arena().keep(made)));
}

bool combine(Machine& machine, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::Date) && !arguments[0].is(Kind::DateTime))
    return machine.fail("TypeError: combine() argument 1 must be datetime.date, not " + typeName(arguments[0]));
  if (!arguments[1].is(Kind::Time))
    return machine.fail("TypeError: combine() argument 2 must be datetime.time, not " + typeName(arguments[1]));
  const Date date = arguments[0].is(Kind::Date) ? arguments[0].asDate() : arguments[0].asDateTime().date;
  return give(out, Value::dateTime(machine.arena().keep(DateTime{date, arguments[1].asTime()})));
}

bool fromTimestamp(Machine& machine, const Arguments& arguments, Value& out) {
  if (!isNumber(arguments[0])) return machine.fail("TypeError: 'str' object cannot be interpreted as an integer");
  const double seconds = toDouble(arguments[0]);
  if (!(std::fabs(seconds) < 2.5e11)) return machine.fail("ValueError: year is out of range");
  const bool hasZone = arguments.has(1) && !arguments[1].isNull();
  Time zone;
  if (hasZone && !readZone(machine, arguments[1], zone)) return false;
  const auto microseconds = static_cast<std::int64_t>(std::nearbyint(seconds * 1e6));
  DateTime made = dateTimeFromEpoch(microseconds + std::int64_t{zone.offset.value_or(0)} * 1'000'000);
  made.time.offset = zone.offset;
  return give(out, Value::dateTime(machine.arena().keep(made)));
}

bool fromOrdinal(Machine& machine, const Arguments& arguments, Value& out) {
  const auto number = isInteger(arguments[0]) ? toInt64(arguments[0]) : std::nullopt;
  if (!number)
    return machine.fail("TypeError: '" + typeName(arguments[0]) + "' object cannot be interpreted as an integer");
  if (*number < 1) return machine.fail("ValueError: ordinal must be >= 1");
  if (*number > 3652059) return machine.fail("ValueError: year is out of range");
  return give(out, Value::date(machine.arena().keep(dateFromDays(*number - 719163))));
}

// A zone is its offset: a timedelta.
bool callTimezone(Machine& machine, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::TimeDelta))
    return machine.fail("TypeError: timezone() argument 1 must be datetime.timedelta, not " + typeName(arguments[0]));
  return give(out, arguments[0]);
}

constexpr Date firstDate{1, 1, 1};
constexpr Date lastDate{9999, 12, 31};
constexpr DateTime firstMoment{firstDate, {}};
constexpr DateTime lastMoment{lastDate, {23, 59, 59, 999'999, std::nullopt}};
constexpr TimeDelta noOffset{};

} // namespace

bool makeDate(Machine& machine, std::span<const std::int64_t> parts, Date& date) {
  const auto [year, month, day] = std::array{parts[0], parts[1], parts[2]};
  if (year < 1 || year > 9999) return machine.fail("ValueError: year " + std::to_string(year) + " is out of range");
  if (month < 1 || month > 12) return machine.fail("ValueError: month must be in 1..12");
  if (day < 1 || day > 31 || !isDate(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)))
    return machine.fail("ValueError: day is out of range for month");
  date = {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  return true;
}

bool makeTime(Machine& machine, std::span<const std::int64_t> parts, Time& time) {
  static constexpr std::array limits = {23, 59, 59, 999'999};
  for (std::size_t i = 0; i < 4; ++i)
    if (parts[i] < 0 || parts[i] > limits[i])
      return machine.fail("ValueError: " + std::string(timeParts[i]) + " must be in 0.." + std::to_string(limits[i]));
  time.hour = static_cast<std::uint8_t>(parts[0]);
  time.minute = static_cast<std::uint8_t>(parts[1]);
  time.second = static_cast<std::uint8_t>(parts[2]);
  time.microsecond = static_cast<std::uint32_t>(parts[3]);
  return true;
}

std::optional<Value> staticValue(std::string_view name) {
  if (name == "timezone.utc") return Value::timeDelta(&noOffset);
  if (name == "date.min") return Value::date(&firstDate);
  if (name == "date.max") return Value::date(&lastDate);
  if (name == "datetime.min") return Value::dateTime(&firstMoment);
  if (name == "datetime.max") return Value::dateTime(&lastMoment);
  return std::nullopt;
}

std::span<const Function> temporalFunctions() {
  static const std::vector<std::string_view> deltaNames(deltaParts.begin(), deltaParts.end());
  static const std::vector<std::string_view> dateNames(dateParts.begin(), dateParts.end());
  static const std::vector<std::string_view> dateTimeNames(dateTimeParts.begin(), dateTimeParts.end());
  static const std::vector<std::string_view> timeNames(timeParts.begin(), timeParts.end());
  static const Function table[] = {
      {{"now", 0, 0}, callNow, false},
      {{"timedelta", 0, 7, deltaNames}, callTimedelta},
      {{"date", 0, 3, dateNames}, callDate},
      {{"datetime", 0, 8, dateTimeNames}, callDateTime},
      {{"time", 0, 5, timeNames}, callTime},
      {{"timezone", 1, 1, {"offset"}}, callTimezone},
      {{"date.today", 0, 0}, callToday, false},
      {{"date.fromisoformat", 1, 1}, dateFromIso},
      {{"date.fromordinal", 1, 1}, fromOrdinal},
      {{"datetime.now", 0, 1, {"tz"}}, callDateTimeNow, false},
      {{"datetime.utcnow", 0, 0}, callDateTimeNow, false},
      {{"datetime.today", 0, 0}, callDateTimeNow, false},
      {{"datetime.fromisoformat", 1, 1}, dateTimeFromIso},
      {{"datetime.fromtimestamp", 1, 2, {"timestamp", "tz"}}, fromTimestamp},
      {{"datetime.combine", 2, 2, {"date", "time"}}, combine},
      {{"time.fromisoformat", 1, 1}, timeFromIso},
  };
  return table;
}

} // namespace signalbox::expression

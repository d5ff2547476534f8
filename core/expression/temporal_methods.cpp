// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Methods of date, time, datetime and timedelta.
#include "core/expression/functions.h"

#include "core/expression/temporal.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

const Date& dateOf(const Value& value) { return value.is(Kind::Date) ? value.asDate() : value.asDateTime().date; }

bool isoDate(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return give(out, machine.text(isoFormat(self.asDate())));
}

// HH[:MM[:SS[.fff[fff]]]] as timespec asks, the offset behind it.
bool clockText(Machine& machine, const Time& time, std::string_view timespec, std::string& out) {
  static constexpr std::array<std::string_view, 6> specs = {"auto",    "hours",        "minutes",
                                                            "seconds", "milliseconds", "microseconds"};
  if (std::ranges::find(specs, timespec) == specs.end()) return machine.fail("ValueError: Unknown timespec value");
  const Value value = Value::time(&time);
  if (timespec == "auto") timespec = time.microsecond == 0 ? "seconds" : "microseconds";
  const std::string_view format = timespec == "hours"     ? "%H"
                                  : timespec == "minutes" ? "%H:%M"
                                  : timespec == "seconds" ? "%H:%M:%S"
                                                          : "%H:%M:%S.%f";
  if (!formatTime(machine, value, format, out)) return false;
  if (timespec == "milliseconds") out.resize(out.size() - 3);
  const std::string whole = pythonIsoFormat(time);
  if (const std::size_t zone = whole.find_first_of("+-"); zone != std::string::npos) out += whole.substr(zone);
  return true;
}

bool timespecOf(Machine& machine, const Arguments& arguments, std::size_t at, std::string_view& timespec) {
  timespec = "auto";
  if (!arguments.has(at)) return true;
  if (!arguments[at].is(Kind::Str))
    return machine.fail("TypeError: isoformat() argument " + std::to_string(at + 1) + " must be str, not " +
                        typeName(arguments[at]));
  timespec = arguments[at].asText();
  return true;
}

bool isoTime(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  std::string_view timespec;
  std::string text;
  return timespecOf(machine, arguments, 0, timespec) && clockText(machine, self.asTime(), timespec, text) &&
         give(out, machine.text(text));
}

bool isoDateTime(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const bool hasSeparator = arguments.has(0);
  if (hasSeparator && !arguments[0].is(Kind::Str))
    return machine.fail("TypeError: isoformat() argument 1 must be a unicode character, not " + typeName(arguments[0]));
  if (hasSeparator && codePoints(arguments[0].asText()).size() != 1)
    return machine.fail("TypeError: isoformat() argument 1 must be a unicode character, not str");
  std::string_view timespec;
  std::string text = isoFormat(self.asDateTime().date) + std::string(hasSeparator ? arguments[0].asText() : "T");
  return timespecOf(machine, arguments, 1, timespec) && clockText(machine, self.asDateTime().time, timespec, text) &&
         give(out, machine.text(text));
}

bool strftime(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::Str))
    return machine.fail("TypeError: strftime() argument 1 must be str, not " + typeName(arguments[0]));
  std::string text;
  return formatTime(machine, self, arguments[0].asText(), text) && give(out, machine.text(text));
}

bool isoCalendarOf(Machine& machine, const Value& self, const Arguments&, Value& out) {
  const IsoCalendar iso = isoCalendar(dateOf(self));
  return give(out,
              machine.tuple(std::array{Value::integer(iso.year), Value::integer(iso.week), Value::integer(iso.day)}));
}

bool toOrdinal(Machine&, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::integer(daysSinceEpoch(dateOf(self)) + 719163));
}

bool ctime(Machine& machine, const Value& self, const Arguments&, Value& out) {
  std::string text;
  return formatTime(machine, self, "%a %b %e %H:%M:%S %Y", text) && give(out, machine.text(text));
}

// replace(): the parts by name over those that are there.
bool replaceParts(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  static constexpr std::array<std::string_view, 8> names = {"year",   "month",  "day",         "hour",
                                                            "minute", "second", "microsecond", "tzinfo"};
  const bool hasDate = !self.is(Kind::Time);
  const bool hasTime = !self.is(Kind::Date);
  DateTime made;
  if (hasDate) made.date = dateOf(self);
  if (hasTime) made.time = self.is(Kind::Time) ? self.asTime() : self.asDateTime().time;
  std::array<std::int64_t, 7> parts = {made.date.year,   made.date.month,  made.date.day,        made.time.hour,
                                       made.time.minute, made.time.second, made.time.microsecond};
  const std::size_t first = hasDate ? 0 : 3;
  const std::size_t last = hasTime ? 8 : 3;
  const auto set = [&](std::size_t at, const Value& value) {
    if (at == 7) {
      if (!value.isNull() && !value.is(Kind::TimeDelta))
        return machine.fail("TypeError: tzinfo argument must be None or of a tzinfo subclass, not type '" +
                            typeName(value) + "'");
      made.time.offset.reset();
      if (!value.isNull())
        made.time.offset = static_cast<std::int32_t>(totalMicroseconds(value.asTimeDelta()) / 1'000'000);
      return true;
    }
    if (!isInteger(value))
      return machine.fail("TypeError: '" + typeName(value) + "' object cannot be interpreted as an integer");
    parts[at] = toInt64(value).value_or(INT32_MAX);
    return true;
  };
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (first + i >= last || !set(first + i, arguments[i])) return false;
  for (std::size_t i = 0; i < arguments.names().size(); ++i) {
    const auto name = std::ranges::find(names, arguments.names()[i]);
    const auto at = static_cast<std::size_t>(name - names.begin());
    if (at < first || at >= last)
      return machine.fail("TypeError: '" + arguments.names()[i] + "' is an invalid keyword argument for replace()");
    if (!set(at, arguments.named()[i])) return false;
  }
  const auto all = std::span<const std::int64_t>(parts);
  if (!makeDate(machine, all.first(3), made.date) || !makeTime(machine, all.last(4), made.time)) return false;
  if (!hasTime) return give(out, Value::date(machine.arena().keep(made.date)));
  if (!hasDate) return give(out, Value::time(machine.arena().keep(made.time)));
  return give(out, Value::dateTime(machine.arena().keep(made)));
}

// Naive moments count as UTC: the clock of the server.
bool asTimeZone(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const bool hasZone = arguments.has(0) && !arguments[0].isNull();
  if (hasZone && !arguments[0].is(Kind::TimeDelta))
    return machine.fail("TypeError: tz argument must be an instance of tzinfo");
  const std::int64_t offset = hasZone ? totalMicroseconds(arguments[0].asTimeDelta()) : 0;
  DateTime moved = dateTimeFromEpoch(microsecondsSinceEpoch(self.asDateTime()) + offset);
  moved.time.offset = static_cast<std::int32_t>(offset / 1'000'000);
  return give(out, Value::dateTime(machine.arena().keep(moved)));
}

const Time& timeOf(const Value& value) { return value.is(Kind::Time) ? value.asTime() : value.asDateTime().time; }

bool utcOffset(Machine& machine, const Value& self, const Arguments&, Value& out) {
  const auto offset = timeOf(self).offset;
  if (!offset) return give(out, Value());
  return makeDelta(machine, std::int64_t{*offset} * 1'000'000, out);
}

bool timeZoneName(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return give(out, timeOf(self).offset ? machine.text(zoneName(timeOf(self))) : Value());
}

bool timeWithZone(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::time(machine.arena().keep(self.asDateTime().time)));
}

bool date(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::date(machine.arena().keep(self.asDateTime().date)));
}

bool time(Machine& machine, const Value& self, const Arguments&, Value& out) {
  Time naive = self.asDateTime().time;
  naive.offset.reset();
  return give(out, Value::time(machine.arena().keep(naive)));
}

bool timestamp(Machine&, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::number(static_cast<double>(microsecondsSinceEpoch(self.asDateTime())) / 1e6));
}

bool weekdayOf(Machine&, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::integer(weekday(dateOf(self))));
}

bool isoWeekdayOf(Machine&, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::integer(weekday(dateOf(self)) + 1));
}

bool totalSecondsOf(Machine&, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::number(totalSeconds(self.asTimeDelta())));
}

} // namespace

std::span<const Method> temporalMethods() {
  static const Method table[] = {
      {Kind::Date, {"isoformat", 0, 0}, isoDate},
      {Kind::Date, {"weekday", 0, 0}, weekdayOf},
      {Kind::Date, {"isoweekday", 0, 0}, isoWeekdayOf},
      {Kind::Date, {"strftime", 1, 1, {"format"}}, strftime},
      {Kind::Date, {"isocalendar", 0, 0}, isoCalendarOf},
      {Kind::Date, {"toordinal", 0, 0}, toOrdinal},
      {Kind::Date, {"ctime", 0, 0}, ctime},
      {Kind::Date, {"replace", 0, 3, {}, {}, true}, replaceParts},
      {Kind::Time, {"isoformat", 0, 1, {"timespec"}}, isoTime},
      {Kind::Time, {"strftime", 1, 1, {"format"}}, strftime},
      {Kind::Time, {"replace", 0, 5, {}, {}, true}, replaceParts},
      {Kind::Time, {"utcoffset", 0, 0}, utcOffset},
      {Kind::Time, {"tzname", 0, 0}, timeZoneName},
      {Kind::DateTime, {"isoformat", 0, 2, {"sep", "timespec"}}, isoDateTime},
      {Kind::DateTime, {"strftime", 1, 1, {"format"}}, strftime},
      {Kind::DateTime, {"isocalendar", 0, 0}, isoCalendarOf},
      {Kind::DateTime, {"toordinal", 0, 0}, toOrdinal},
      {Kind::DateTime, {"ctime", 0, 0}, ctime},
      {Kind::DateTime, {"replace", 0, 8, {}, {}, true}, replaceParts},
      {Kind::DateTime, {"astimezone", 0, 1, {"tz"}}, asTimeZone},
      {Kind::DateTime, {"utcoffset", 0, 0}, utcOffset},
      {Kind::DateTime, {"tzname", 0, 0}, timeZoneName},
      {Kind::DateTime, {"timetz", 0, 0}, timeWithZone},
      {Kind::DateTime, {"date", 0, 0}, date},
      {Kind::DateTime, {"time", 0, 0}, time},
      {Kind::DateTime, {"timestamp", 0, 0}, timestamp},
      {Kind::DateTime, {"weekday", 0, 0}, weekdayOf},
      {Kind::DateTime, {"isoweekday", 0, 0}, isoWeekdayOf},
      {Kind::TimeDelta, {"total_seconds", 0, 0}, totalSecondsOf},
  };
  return table;
}

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Methods of date, time, datetime and timedelta.
#include "core/expression/functions.h"

#include "core/expression/temporal.h"
#include "core/value/write.h"

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

bool isoTime(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return give(out, machine.text(pythonIsoFormat(self.asTime())));
}

bool isoDateTime(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const bool hasSeparator = arguments.has(0);
  if (hasSeparator && (!arguments[0].is(Kind::Str) || arguments[0].size() != 1))
    return machine.fail("TypeError: isoformat() argument 1 must be a unicode character");
  return give(out, machine.text(pythonIsoFormat(self.asDateTime(), hasSeparator ? arguments[0].asText()[0] : 'T')));
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
      {Kind::Time, {"isoformat", 0, 0}, isoTime},
      {Kind::DateTime, {"isoformat", 0, 1, {"sep"}}, isoDateTime},
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

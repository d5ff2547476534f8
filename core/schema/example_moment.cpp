// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, times and durations for examples, moved to where the bounds of their type want them.
#include "core/schema/example_bounded.h"
#include "core/schema/temporal_text.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

Date day(std::string_view fieldName, Random& random) {
  const YearRange years = exampleYears(fieldName);
  const auto span = static_cast<std::uint64_t>(years.last - years.first + 1);
  return {static_cast<std::int16_t>(years.first + static_cast<int>(random.below(span))),
          static_cast<std::uint8_t>(1 + random.below(12)), static_cast<std::uint8_t>(1 + random.below(28))};
}
Time clock(Random& random) {
  return {static_cast<std::uint8_t>(random.below(24)), static_cast<std::uint8_t>(5 * random.below(12)), 0, 0, 0};
}
TimeDelta span(Random& random) { return {0, static_cast<std::int32_t>(60 * (1 + random.below(600))), 0}; }

// To the day after (by > 0) or before; the 28th ends every month, which is near enough.
void shift(Date& value, int by) {
  const int months = value.year * 12 + value.month - 1;
  const bool leaves = by > 0 ? value.day >= 28 : value.day == 1;
  if (!leaves) {
    value.day = static_cast<std::uint8_t>(value.day + by);
    return;
  }
  const int next = months + by;
  value.year = static_cast<std::int16_t>(next / 12);
  value.month = static_cast<std::uint8_t>(next % 12 + 1);
  value.day = by > 0 ? 1 : 28;
}
void shift(Time& value, int by) {
  if (by > 0 && value.microsecond < 999'999)
    ++value.microsecond;
  else if (by < 0 && value.microsecond > 0)
    --value.microsecond;
  else
    value.minute = static_cast<std::uint8_t>(by > 0 ? std::min(59, value.minute + 1) : std::max(0, value.minute - 1));
  if (by < 0 && value.minute == 0 && value.microsecond == 0 && value.hour > 0) --value.hour;
}
void shift(DateTime& value, int by) {
  if (by > 0)
    shift(value.time, by);
  else
    shift(value.date, by);
}
void shift(TimeDelta& value, int by) { value.days += by; }

// Decades away from now, so that it stays past or future; with an offset or without.
void settle(Date& value, const TemporalRules& rules) {
  const int years = rules.now == Now::Past ? -20 : rules.now == Now::Future ? 50 : 0;
  value.year = static_cast<std::int16_t>(value.year + years);
}
void settle(DateTime& value, const TemporalRules& rules) {
  settle(value.date, rules);
  if (rules.zone == Zone::Naive) value.time.offset.reset();
  if (rules.zone == Zone::Aware) value.time.offset = 0;
}
void settle(Time&, const TemporalRules&) {}
void settle(TimeDelta&, const TemporalRules&) {}

template<class T>
Value within(T value, const TemporalRules* rules, const T& (Value::*as)() const, Value (*wrap)(const T*),
             Arena& arena) {
  if (rules) {
    settle(value, *rules);
    const auto get = [&](const Value& bound) -> const T& { return (bound.*as)(); };
    if (!rules->ge.isNull() && compare(value, get(rules->ge)) < 0) value = get(rules->ge);
    if (!rules->gt.isNull() && compare(value, get(rules->gt)) <= 0) shift(value = get(rules->gt), 1);
    if (!rules->le.isNull() && compare(value, get(rules->le)) > 0) value = get(rules->le);
    if (!rules->lt.isNull() && compare(value, get(rules->lt)) >= 0) shift(value = get(rules->lt), -1);
  }
  return wrap(arena.keep(value));
}

} // namespace

Value exampleMoment(const Program& program, const Node& node, std::string_view fieldName, Random& random,
                    Arena& arena) {
  const TemporalRules* const rules = node.rules == none ? nullptr : &program.temporals[node.rules];
  switch (node.kind) {
  case NodeKind::Date: return within(day(fieldName, random), rules, &Value::asDate, &Value::date, arena);
  case NodeKind::Time: return within(clock(random), rules, &Value::asTime, &Value::time, arena);
  case NodeKind::TimeDelta: return within(span(random), rules, &Value::asTimeDelta, &Value::timeDelta, arena);
  default:
    return within(DateTime{day(fieldName, random), clock(random)}, rules, &Value::asDateTime, &Value::dateTime, arena);
  }
}

} // namespace signalbox::schema

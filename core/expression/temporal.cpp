// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/temporal.h"

#include <chrono>
#include <cmath>
#include <compare>

namespace signalbox::expression {

namespace {

constexpr std::int64_t microsecondsPerDay = 86'400'000'000;

std::chrono::sys_days sysDays(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(date.month) / std::chrono::day(date.day);
}

std::int64_t clockMicroseconds(const Time& time) {
  const std::int64_t seconds = time.hour * 3600 + time.minute * 60 + time.second - time.offset.value_or(0);
  return seconds * 1'000'000 + time.microsecond;
}

std::int64_t total(const TimeDelta& delta) { return totalMicroseconds(delta); }

std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

TimeDelta deltaFrom(std::int64_t microseconds) {
  const std::int64_t days = floorDivide(microseconds, microsecondsPerDay);
  const std::int64_t rest = microseconds - days * microsecondsPerDay;
  return {static_cast<std::int32_t>(days), static_cast<std::int32_t>(rest / 1'000'000),
          static_cast<std::int32_t>(rest % 1'000'000)};
}

int order(std::int64_t a, std::int64_t b) { return a < b ? -1 : a > b ? 1 : 0; }

constexpr std::int64_t firstDay = -719162; // 0001-01-01
constexpr std::int64_t lastDay = 2932896;  // 9999-12-31

bool failRange(Machine& machine) { return machine.fail("OverflowError: date value out of range"); }

bool shift(Machine& machine, const Value& point, std::int64_t microseconds, std::int64_t wholeDays, Value& out) {
  if (point.is(Kind::Date)) {
    const std::int64_t days = daysSinceEpoch(point.asDate()) + wholeDays; // a date knows no hours
    if (days < firstDay || days > lastDay) return failRange(machine);
    out = Value::date(machine.arena().keep(dateFromDays(days)));
    return true;
  }
  DateTime moved = point.asDateTime();
  const auto offset = moved.time.offset;
  moved.time.offset.reset();
  const std::int64_t instant = microsecondsSinceEpoch(moved) + microseconds;
  const std::int64_t days = floorDivide(instant, microsecondsPerDay);
  if (days < firstDay || days > lastDay) return failRange(machine);
  moved = dateTimeFromEpoch(instant);
  moved.time.offset = offset;
  out = Value::dateTime(machine.arena().keep(moved));
  return true;
}

bool isPoint(const Value& value) { return value.is(Kind::Date) || value.is(Kind::DateTime); }

bool subtractPoints(Machine& machine, const Value& left, const Value& right, Value& out) {
  if (mixesNaiveAndAware(left, right))
    return machine.fail("TypeError: can't subtract offset-naive and offset-aware datetimes");
  const std::int64_t difference =
      left.is(Kind::Date) ? (daysSinceEpoch(left.asDate()) - daysSinceEpoch(right.asDate())) * microsecondsPerDay
                          : microsecondsSinceEpoch(left.asDateTime()) - microsecondsSinceEpoch(right.asDateTime());
  return makeDelta(machine, difference, out);
}

// The largest durations have more microseconds than 63 bits hold; such are refused rather than wrapped.
bool isComputable(const TimeDelta& delta) { return delta.days < 100'000'000 && delta.days > -100'000'000; }

bool deltaArithmetic(Machine& machine, BinaryOp op, const TimeDelta& left, const TimeDelta& right, Value& out) {
  if (op == BinaryOp::Add) return makeDelta(machine, total(left) + total(right), out);
  if (op == BinaryOp::Subtract) return makeDelta(machine, total(left) - total(right), out);
  if (op != BinaryOp::Divide && op != BinaryOp::FloorDivide && op != BinaryOp::Modulo) return false;
  if (total(right) == 0)
    return machine.fail(op == BinaryOp::Divide ? "ZeroDivisionError: division by zero"
                                               : "ZeroDivisionError: integer division or modulo by zero");
  if (op == BinaryOp::Divide) {
    out = Value::number(static_cast<double>(total(left)) / static_cast<double>(total(right)));
    return true;
  }
  Value quotient;
  if (!applyBinary(machine, BinaryOp::FloorDivide, Value::integer(total(left)), Value::integer(total(right)), quotient))
    return false;
  if (op == BinaryOp::FloorDivide) {
    out = quotient;
    return true;
  }
  return makeDelta(machine, total(left) - quotient.asInt() * total(right), out);
}

// Half goes to even, as Python rounds microseconds.
bool scaleDelta(Machine& machine, const TimeDelta& delta, double factor, Value& out) {
  if (std::isnan(factor)) return machine.fail("ValueError: cannot convert NaN to integer ratio");
  if (std::isinf(factor)) return machine.fail("OverflowError: cannot convert Infinity to integer ratio");
  const long double scaled = static_cast<long double>(total(delta)) * static_cast<long double>(factor);
  if (!(std::fabs(scaled) < 8.6e19L)) return machine.fail("OverflowError: the duration is too long to compute with");
  if (!(std::fabs(scaled) < 9e18L)) return machine.fail("OverflowError: the duration is too long to compute with");
  return makeDelta(machine, static_cast<std::int64_t>(std::nearbyint(scaled)), out);
}

// delta * number, delta / number, delta // integer.
bool numberArithmetic(Machine& machine, BinaryOp op, const TimeDelta& delta, const Value& number, Value& out) {
  const auto whole = isInteger(number) ? toInt64(number) : std::nullopt;
  if (op == BinaryOp::Multiply && whole) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(total(delta), *whole, &product))
      return machine.fail("OverflowError: the duration is too long to compute with");
    return makeDelta(machine, product, out);
  }
  if (op == BinaryOp::Multiply) return scaleDelta(machine, delta, toDouble(number), out);
  const bool isFloor = op == BinaryOp::FloorDivide;
  if ((op != BinaryOp::Divide && !isFloor) || (isFloor && !isInteger(number))) return false;
  if (toDouble(number) == 0) return machine.fail("ZeroDivisionError: integer division or modulo by zero");
  if (isFloor && whole) {
    Value quotient;
    if (!applyBinary(machine, op, Value::integer(total(delta)), number, quotient)) return false;
    return makeDelta(machine, quotient.asInt(), out);
  }
  if (!whole) return scaleDelta(machine, delta, 1 / toDouble(number), out);
  const long double quotient = static_cast<long double>(total(delta)) / static_cast<long double>(*whole);
  return makeDelta(machine, static_cast<std::int64_t>(std::nearbyint(quotient)), out);
}

} // namespace

std::int64_t daysSinceEpoch(const Date& date) { return sysDays(date).time_since_epoch().count(); }

Date dateFromDays(std::int64_t days) {
  const std::chrono::year_month_day parts{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<std::int16_t>(static_cast<int>(parts.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(parts.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(parts.day()))};
}

bool isDate(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         (std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
          std::chrono::day(static_cast<unsigned>(day)))
             .ok();
}

int dayOfYear(const Date& date) {
  return static_cast<int>(daysSinceEpoch(date) - daysSinceEpoch({date.year, 1, 1})) + 1;
}

IsoCalendar isoCalendar(const Date& date) {
  const std::int64_t day = daysSinceEpoch(date);
  const int weekDay = weekday(date);
  const std::int64_t thursday = day - weekDay + 3;
  const int year = thursday < firstDay ? 0 : thursday > lastDay ? 10000 : dateFromDays(thursday).year;
  const std::int64_t yearStart = year == date.year ? daysSinceEpoch({date.year, 1, 1})
                                 : year < date.year
                                     ? daysSinceEpoch({date.year, 1, 1}) - (isDate(year, 2, 29) ? 366 : 365)
                                     : daysSinceEpoch({date.year, 12, 31}) + 1;
  return {year, static_cast<int>((thursday - yearStart) / 7) + 1, weekDay + 1};
}

std::string zoneName(const Time& time) {
  if (!time.offset) return {};
  if (*time.offset == 0) return "UTC";
  const int seconds = std::abs(*time.offset);
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string text =
      std::string("UTC") + (*time.offset < 0 ? "-" : "+") + two(seconds / 3600) + ":" + two(seconds / 60 % 60);
  if (seconds % 60 != 0) text += ":" + two(seconds % 60);
  return text;
}

std::int64_t totalMicroseconds(const TimeDelta& delta) {
  return (std::int64_t{delta.days} * 86400 + delta.seconds) * 1'000'000 + delta.microseconds;
}

bool makeDelta(Machine& machine, std::int64_t microseconds, Value& out) {
  const std::int64_t days = floorDivide(microseconds, microsecondsPerDay);
  if (days > 999'999'999 || days < -999'999'999)
    return machine.fail("OverflowError: days=" + std::to_string(days) + "; must have magnitude <= 999999999");
  out = Value::timeDelta(machine.arena().keep(deltaFrom(microseconds)));
  return true;
}

std::int64_t microsecondsSinceEpoch(const DateTime& value) {
  return daysSinceEpoch(value.date) * microsecondsPerDay + clockMicroseconds(value.time);
}

DateTime dateTimeFromEpoch(std::int64_t microseconds) {
  const std::int64_t days = floorDivide(microseconds, microsecondsPerDay);
  const std::int64_t rest = microseconds - days * microsecondsPerDay;
  const std::int64_t seconds = rest / 1'000'000;
  DateTime made;
  made.date = dateFromDays(days);
  made.time = {static_cast<std::uint8_t>(seconds / 3600), static_cast<std::uint8_t>(seconds / 60 % 60),
               static_cast<std::uint8_t>(seconds % 60), static_cast<std::uint32_t>(rest % 1'000'000), 0};
  return made;
}

int weekday(const Date& date) { return static_cast<int>(std::chrono::weekday(sysDays(date)).iso_encoding()) - 1; }

bool mixesNaiveAndAware(const Value& left, const Value& right) {
  if (left.is(Kind::Time) && right.is(Kind::Time))
    return left.asTime().offset.has_value() != right.asTime().offset.has_value();
  if (left.is(Kind::DateTime) && right.is(Kind::DateTime))
    return left.asDateTime().time.offset.has_value() != right.asDateTime().time.offset.has_value();
  return false;
}

std::optional<int> orderTemporal(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) return std::nullopt;
  switch (left.kind()) {
  case Kind::Date: return order(daysSinceEpoch(left.asDate()), daysSinceEpoch(right.asDate()));
  case Kind::Time: return order(clockMicroseconds(left.asTime()), clockMicroseconds(right.asTime()));
  case Kind::DateTime:
    return order(microsecondsSinceEpoch(left.asDateTime()), microsecondsSinceEpoch(right.asDateTime()));
  case Kind::TimeDelta: {
    const TimeDelta& a = left.asTimeDelta();
    const TimeDelta& b = right.asTimeDelta();
    return a.days != b.days ? order(a.days, b.days)
                            : order(a.seconds * std::int64_t{1'000'000} + a.microseconds,
                                    b.seconds * std::int64_t{1'000'000} + b.microseconds);
  }
  default: return std::nullopt;
  }
}

bool temporalArithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  const bool isShift = op == BinaryOp::Add || op == BinaryOp::Subtract;
  if (left.is(Kind::TimeDelta) && isPoint(right) && op == BinaryOp::Add)
    return temporalArithmetic(machine, op, right, left, out);
  for (const Value* side : {&left, &right})
    if (side->is(Kind::TimeDelta) && !isComputable(side->asTimeDelta()))
      return machine.fail("OverflowError: the duration is too long to compute with");
  if (isPoint(left) && right.is(Kind::TimeDelta) && isShift) {
    const std::int64_t moved = total(right.asTimeDelta());
    const std::int64_t days = right.asTimeDelta().days;
    return op == BinaryOp::Add ? shift(machine, left, moved, days, out) : shift(machine, left, -moved, -days, out);
  }
  if (isPoint(left) && left.kind() == right.kind() && op == BinaryOp::Subtract)
    return subtractPoints(machine, left, right, out);
  if (left.is(Kind::TimeDelta) && isNumber(right)) return numberArithmetic(machine, op, left.asTimeDelta(), right, out);
  if (isNumber(left) && right.is(Kind::TimeDelta) && op == BinaryOp::Multiply)
    return numberArithmetic(machine, op, right.asTimeDelta(), left, out);
  if (left.is(Kind::TimeDelta) && right.is(Kind::TimeDelta))
    return deltaArithmetic(machine, op, left.asTimeDelta(), right.asTimeDelta(), out);
  return false;
}

} // namespace signalbox::expression

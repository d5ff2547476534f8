// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python's ==, value by value. Aware times compare by the instant they name.
#include "core/value/decimal.h"
#include "core/value/read_python.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox {

namespace {

bool isNumber(const Value& value) {
  return value.is(Kind::Int) || value.is(Kind::Bool) || value.is(Kind::Float) || value.is(Kind::BigInt) ||
         value.is(Kind::Decimal);
}

bool equalsBigInt(double number, std::string_view digits) {
  if (!std::isfinite(number) || number != std::trunc(number)) return false;
  char text[400];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr;
  return std::string_view(text, end) == digits;
}

bool equalsInt(double number, std::int64_t integer) {
  constexpr double limit = 9223372036854775808.0;
  return number >= -limit && number < limit && number == std::trunc(number) &&
         static_cast<std::int64_t>(number) == integer;
}

std::int64_t integerOf(const Value& value) { return value.is(Kind::Bool) ? value.asBool() : value.asInt(); }

bool equalNumbers(const Value& left, const Value& right) {
  if (left.is(Kind::Decimal) || right.is(Kind::Decimal)) return order(toDecimal(left), toDecimal(right)) == 0;
  if (right.is(Kind::Float) && !left.is(Kind::Float)) return equalNumbers(right, left);
  if (left.is(Kind::Float)) {
    if (right.is(Kind::Float)) return left.asFloat() == right.asFloat();
    if (right.is(Kind::BigInt)) return equalsBigInt(left.asFloat(), right.asText());
    return equalsInt(left.asFloat(), integerOf(right));
  }
  if (left.is(Kind::BigInt) || right.is(Kind::BigInt))
    return left.kind() == right.kind() && left.asText() == right.asText();
  return integerOf(left) == integerOf(right);
}

bool isComplex(const Value& value) { return value.is(Kind::Object) && value.asObject().kind == ObjectKind::Complex; }

// A complex number without an imaginary part equals its real one.
bool equalsReal(std::string_view complex, const Value& number) {
  if (complex == "0j") return equalNumbers(Value::integer(0), number);
  if (!complex.ends_with("+0j")) return false;
  return equalNumbers(Value::number(parseDouble(complex.substr(0, complex.size() - 3))), number);
}

std::int64_t daysFromCivil(const Date& date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t yearOfEra = year - era * 400;
  const std::int64_t dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
}

std::int64_t secondsOfDay(const Time& time) {
  return time.hour * 3600 + time.minute * 60 + time.second - time.offset.value_or(0);
}

bool equalTimes(const Time& left, const Time& right) {
  return left.offset.has_value() == right.offset.has_value() && left.microsecond == right.microsecond &&
         secondsOfDay(left) == secondsOfDay(right);
}

bool equalDateTimes(const DateTime& left, const DateTime& right) {
  const auto instant = [](const DateTime& value) {
    return daysFromCivil(value.date) * 86400 + secondsOfDay(value.time);
  };
  return left.time.offset.has_value() == right.time.offset.has_value() &&
         left.time.microsecond == right.time.microsecond && instant(left) == instant(right);
}

bool equalSets(std::span<const Value> left, std::span<const Value> right) {
  return left.size() == right.size() && std::ranges::all_of(left, [&](const Value& item) {
           return std::ranges::any_of(right, [&](const Value& other) { return equals(item, other); });
         });
}

bool hasMember(std::span<const Member> members, const Member& wanted) {
  const auto found =
      std::ranges::find_if(members, [&](const Member& member) { return equals(member.key, wanted.key); });
  return found != members.end() && equals(found->value, wanted.value);
}

bool equalDicts(std::span<const Member> left, std::span<const Member> right) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const bool sameOrder = equals(left[i].key, right[i].key);
    if (sameOrder ? !equals(left[i].value, right[i].value) : !hasMember(right, left[i])) return false;
  }
  return true;
}

bool equalModels(const ModelValue& left, const ModelValue& right) {
  if (left.shape != right.shape) return false;
  const std::size_t count = left.shape->fields.size();
  return std::ranges::equal(std::span(left.fields, count), std::span(right.fields, count), equals) &&
         equalDicts(left.extras, right.extras);
}

} // namespace

bool equals(const Value& left, const Value& right) {
  if (left.is(Kind::Enum) != right.is(Kind::Enum)) {
    const EnumValue& member = left.is(Kind::Enum) ? left.asEnum() : right.asEnum();
    return member.shape->isMixedIn && equals(member.value, left.is(Kind::Enum) ? right : left);
  }
  if (isNumber(left) && isNumber(right)) return equalNumbers(left, right);
  if (isNumber(left) && isComplex(right)) return equalsReal(right.asObject().text, left);
  if (isComplex(left) && isNumber(right)) return equalsReal(left.asObject().text, right);
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
  case Kind::Null: return true;
  case Kind::Str:
  case Kind::Bytes: return left.asText() == right.asText();
  case Kind::List:
  case Kind::Tuple: return std::ranges::equal(left.items(), right.items(), equals);
  case Kind::Set: return equalSets(left.items(), right.items());
  case Kind::Dict: return equalDicts(left.members(), right.members());
  case Kind::Date: return left.asDate() == right.asDate();
  case Kind::Time: return equalTimes(left.asTime(), right.asTime());
  case Kind::DateTime: return equalDateTimes(left.asDateTime(), right.asDateTime());
  case Kind::TimeDelta: return left.asTimeDelta() == right.asTimeDelta();
  case Kind::Uuid: return left.asUuid() == right.asUuid();
  case Kind::Object:
    return left.asObject().className == right.asObject().className && left.asObject().text == right.asObject().text;
  case Kind::Enum: return left.asEnum().shape == right.asEnum().shape && left.asEnum().index == right.asEnum().index;
  case Kind::Model: return equalModels(left.asModel(), right.asModel());
  default: return false;
  }
}

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// date, time, datetime and timedelta.
#include "core/schema/number_text.h"
#include "core/schema/temporal_text.h"
#include "core/schema/walk.h"
#include "core/value/write.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <type_traits>

namespace signalbox::schema {

namespace {

bool isText(const Value& value) { return value.is(Kind::Str) || value.is(Kind::Bytes); }

bool isBroken(const Value& value) { return value.is(Kind::Str) && (value.flags() & Value::LoneSurrogate) != 0; }

std::string shown(const Date& value) { return isoFormat(value); }
std::string shown(const Time& value) { return isoFormat(value); }
std::string shown(const DateTime& value) { return isoFormat(value); }
std::string shown(const TimeDelta& value) { return describe(value); }

// A number as a moment; nothing when `input` is none.
std::optional<Parsed<DateTime>> momentOf(const Value& input, TemporalReading reading) {
  switch (input.kind()) {
  case Kind::Int: return dateTimeFromSeconds(input.asInt(), 0, reading.unit);
  case Kind::BigInt: {
    const auto number = bigIntToDouble(input.asText());
    return number ? std::optional(dateTimeFromSeconds(*number, reading.unit)) : std::nullopt;
  }
  case Kind::Float: return dateTimeFromSeconds(input.asFloat(), reading.unit);
  case Kind::Str:
  case Kind::Bytes: return readDateTime(input.asText(), reading);
  default: return std::nullopt;
  }
}

// Now, with the offset of this machine's zone.
DateTime localNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::time_t seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  std::tm local{};
  localtime_r(&seconds, &local);
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(now).count() % 1'000'000;
  const Date date{static_cast<std::int16_t>(local.tm_year + 1900), static_cast<std::uint8_t>(local.tm_mon + 1),
                  static_cast<std::uint8_t>(local.tm_mday)};
  return {date,
          {static_cast<std::uint8_t>(local.tm_hour), static_cast<std::uint8_t>(local.tm_min),
           static_cast<std::uint8_t>(std::min(local.tm_sec, 59)), static_cast<std::uint32_t>(microseconds),
           static_cast<std::int32_t>(local.tm_gmtoff)}};
}

constexpr std::string_view yearZero = "year 0 is out of range";

Member reason(std::string_view error) { return contextOf("error", Value::str(error)); }

} // namespace

template<class T>
bool Walk::checkTemporal(const Node& node, const Value& input, const T& value, const T& (Value::*as)() const) {
  if (node.rules == none) return true;
  const TemporalRules& rules = m_program.temporals[node.rules];
  const auto refuse = [&](ErrorType type, std::string_view key, const Value& bound) {
    if (!isCollecting()) return false;
    return fail(type, input, {contextOf(key, keep(shown((bound.*as)())))});
  };
  const auto order = [&](const Value& bound) { return compare(value, (bound.*as)()); };
  if (!rules.le.isNull() && order(rules.le) > 0) return refuse(ErrorType::LessThanEqual, "le", rules.le);
  if (!rules.lt.isNull() && order(rules.lt) >= 0) return refuse(ErrorType::LessThan, "lt", rules.lt);
  if (!rules.ge.isNull() && order(rules.ge) < 0) return refuse(ErrorType::GreaterThanEqual, "ge", rules.ge);
  if (!rules.gt.isNull() && order(rules.gt) <= 0) return refuse(ErrorType::GreaterThan, "gt", rules.gt);
  if constexpr (std::is_same_v<T, Date>) return checkNow(rules, input, value);
  if constexpr (std::is_same_v<T, DateTime>) return checkNow(rules, input, value) && checkZone(rules, input, value);
  return true;
}

TemporalReading Walk::readingOf(const Node& node) const {
  return node.rules == none ? TemporalReading{} : m_program.temporals[node.rules].reading;
}

bool Walk::checkNow(const TemporalRules& rules, const Value& input, const Date& value) {
  if (rules.now == Now::Any) return true;
  const int order = compare(value, localNow().date);
  if (rules.now == Now::Past) return order < 0 || fail(ErrorType::DatePast, input);
  return order > 0 || fail(ErrorType::DateFuture, input);
}

bool Walk::checkNow(const TemporalRules& rules, const Value& input, const DateTime& value) {
  if (rules.now == Now::Any) return true;
  const int order = compare(value, localNow());
  if (rules.now == Now::Past) return order < 0 || fail(ErrorType::DatetimePast, input);
  return order > 0 || fail(ErrorType::DatetimeFuture, input);
}

bool Walk::checkZone(const TemporalRules& rules, const Value& input, const DateTime& value) {
  if (rules.zone == Zone::Aware) return value.time.offset.has_value() || fail(ErrorType::TimezoneAware, input);
  return rules.zone == Zone::Any || !value.time.offset || fail(ErrorType::TimezoneNaive, input);
}

bool Walk::date(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::Date)) {
    output = input;
    return checkTemporal(node, input, output.asDate(), &Value::asDate);
  }
  if (isStrict(node)) {
    if (!textPassesStrict() || !isText(input)) return fail(ErrorType::DateType, input);
    const auto parsed = readDate(input.asText(), readingOf(node));
    if (!parsed) return fail(ErrorType::DateParsing, input, {reason(parsed.error())});
    lower(m_rules->parsed);
    output = Value::date(m_arena.keep(*parsed));
    if (!checkTemporal(node, input, output.asDate(), &Value::asDate)) return false;
    return output.asDate().year != 0 || fail(ErrorType::DateParsing, input, {reason(yearZero)});
  }
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  if (isText(input)) {
    const auto parsed = readDate(input.asText(), readingOf(node));
    lower(parsed ? m_rules->parsed : Exactness::Lax);
    if (parsed)
      output = Value::date(m_arena.keep(*parsed));
    else if (!dateFromDateTime(node, input, output, ErrorType::DateParsing, parsed.error()))
      return false;
  } else {
    lower(Exactness::Lax);
    if (!dateFromDateTime(node, input, output, ErrorType::DateType, {})) return false;
  }
  if (!checkTemporal(node, input, output.asDate(), &Value::asDate)) return false;
  return output.asDate().year != 0 || fail(ErrorType::DateParsing, input, {reason(yearZero)});
}

bool Walk::dateFromDateTime(const Node& node, const Value& input, Value& output, ErrorType otherwise,
                            std::string_view why) {
  std::optional<Parsed<DateTime>> moment;
  if (input.is(Kind::DateTime))
    moment = input.asDateTime();
  else if (!isLongInteger(input))
    moment = momentOf(input, readingOf(node));
  if (!moment && !why.empty()) return fail(otherwise, input, {reason(why)});
  if (!moment) return fail(otherwise, input);
  if (!*moment) return fail(ErrorType::DateFromDatetimeParsing, input, {reason(moment->error())});
  const Time& time = (*moment)->time;
  if (time.hour != 0 || time.minute != 0 || time.second != 0 || time.microsecond != 0)
    return fail(ErrorType::DateFromDatetimeInexact, input);
  output = Value::date(m_arena.keep((*moment)->date));
  return true;
}

bool Walk::time(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::Time)) {
    output = input;
    return checkTemporal(node, input, output.asTime(), &Value::asTime);
  }
  if (isStrict(node) && !(textPassesStrict() && isText(input))) return fail(ErrorType::TimeType, input);
  lower(isText(input) ? m_rules->parsed : Exactness::Lax);
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  std::optional<Parsed<Time>> parsed;
  if (isText(input))
    parsed = readTime(input.asText());
  else if (isLongInteger(input))
    parsed = timeFromSeconds(std::int64_t{86'400}); // out of range, whatever its sign
  else if (input.is(Kind::Int))
    parsed = timeFromSeconds(input.asInt());
  else if (input.is(Kind::Float))
    parsed = timeFromSeconds(input.asFloat());
  else if (input.is(Kind::BigInt)) {
    if (const auto number = bigIntToDouble(input.asText())) parsed = timeFromSeconds(*number);
  }
  if (!parsed) return fail(ErrorType::TimeType, input);
  if (!*parsed) return fail(ErrorType::TimeParsing, input, {reason(parsed->error())});
  output = Value::time(m_arena.keep(**parsed));
  return checkTemporal(node, input, output.asTime(), &Value::asTime);
}

bool Walk::dateTime(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::DateTime)) {
    output = input;
    return checkTemporal(node, input, output.asDateTime(), &Value::asDateTime);
  }
  const bool strict = isStrict(node);
  if (strict && !(textPassesStrict() && isText(input))) return fail(ErrorType::DatetimeType, input);
  lower(isText(input) ? m_rules->parsed : Exactness::Lax);
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  std::optional<Parsed<DateTime>> moment;
  if (input.is(Kind::Date))
    moment = DateTime{input.asDate(), {}};
  else if (!isLongInteger(input))
    moment = momentOf(input, readingOf(node));
  if (!moment) return fail(ErrorType::DatetimeType, input);
  if (!*moment) {
    if (strict || !isText(input)) return fail(ErrorType::DatetimeParsing, input, {reason(moment->error())});
    const auto day = readDate(input.asText()); // whatever val_temporal_unit says
    lower(Exactness::Lax);
    if (!day) return fail(ErrorType::DatetimeFromDateParsing, input, {reason(day.error())});
    moment = DateTime{*day, {}};
  }
  output = Value::dateTime(m_arena.keep(**moment));
  if (!checkTemporal(node, input, output.asDateTime(), &Value::asDateTime)) return false;
  return output.asDateTime().date.year != 0 || fail(ErrorType::DatetimeParsing, input, {reason(yearZero)});
}

bool Walk::timeDelta(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::TimeDelta)) {
    output = input;
    return checkTemporal(node, output, output.asTimeDelta(), &Value::asTimeDelta);
  }
  if (isStrict(node) && !(textPassesStrict() && isText(input))) return fail(ErrorType::TimeDeltaType, input);
  lower(isText(input) ? m_rules->parsed : Exactness::Lax);
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  std::optional<Parsed<TimeDelta>> parsed;
  if (isText(input))
    parsed = readTimeDelta(input.asText());
  else if (input.is(Kind::Int) && !isLongInteger(input))
    parsed = timeDeltaFromSeconds(input.asInt());
  else if (input.is(Kind::Float))
    parsed = timeDeltaFromSeconds(input.asFloat());
  else if (input.is(Kind::Bool) && m_rules->boolIsDuration)
    parsed = timeDeltaFromSeconds(std::int64_t{input.asBool() ? 1 : 0});
  else if (input.is(Kind::BigInt) && !isLongInteger(input)) {
    if (const auto number = bigIntToDouble(input.asText())) parsed = timeDeltaFromSeconds(*number);
  }
  if (!parsed) return fail(ErrorType::TimeDeltaType, input);
  if (!*parsed) return fail(ErrorType::TimeDeltaParsing, input, {reason(parsed->error())});
  output = Value::timeDelta(m_arena.keep(**parsed));
  return checkTemporal(node, output, output.asTimeDelta(), &Value::asTimeDelta); // Pydantic reports the converted value
}

} // namespace signalbox::schema

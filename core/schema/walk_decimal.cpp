// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decimal: what is taken as one, its digits, its bounds.
#include "core/schema/number_text.h"
#include "core/schema/walk.h"
#include "core/value/decimal.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

// Digits in all and behind the point, as Pydantic counts them.
struct DigitCount {
  std::int64_t digits = 0;
  std::int64_t places = 0;
  std::int64_t whole() const { return std::max<std::int64_t>(digits - places, 0); }
};

DigitCount countDigits(const Decimal& value) {
  const auto size = static_cast<std::int64_t>(value.digits.size());
  if (value.exponent >= 0) return {size + value.exponent, 0};
  return {std::max(size, -value.exponent), -value.exponent};
}

std::optional<std::int64_t> digitOf(const Value& value, std::int64_t largest) {
  const bool fits = value.is(Kind::Int) && value.asInt() >= 0 && value.asInt() <= largest;
  return fits ? std::optional(value.asInt()) : std::nullopt;
}

// Decimal((sign, digits, exponent)), which JSON mode reads from an array.
std::optional<Decimal> readParts(std::span<const Value> parts) {
  if (parts.size() != 3 || !parts[1].is(Kind::List) || !parts[2].is(Kind::Int)) return std::nullopt;
  const auto sign = digitOf(parts[0], 1);
  if (!sign) return std::nullopt;
  std::string text = *sign == 1 ? "-0" : "0";
  for (const Value& item : parts[1].items()) {
    const auto digit = digitOf(item, 9);
    if (!digit) return std::nullopt;
    text += static_cast<char>('0' + *digit);
  }
  return readDecimal(text + "E" + std::to_string(parts[2].asInt()));
}

bool isMultiple(const Decimal& value, const Decimal& of) {
  const auto quotient = apply(DecimalOp::Divide, value, of);
  if (!quotient) return false;
  const auto fraction = apply(DecimalOp::Modulo, *quotient, {Decimal::Form::Finite, false, "1", 0});
  return fraction && fraction->isZero();
}

} // namespace

bool Walk::decimal(const Node& node, const Value& input, Value& output) {
  Decimal value;
  if (!toDecimalValue(node, input, value)) return false;
  output = input.is(Kind::Decimal) ? input : Value::decimal(m_arena.copy(std::string_view(canonicalText(value))));
  return checkDecimal(m_program.decimals[node.rules], input, value);
}

bool Walk::toDecimalValue(const Node& node, const Value& input, Decimal& value) {
  if (input.is(Kind::Decimal)) {
    value = toDecimal(input);
    return true;
  }
  if (isStrict(node) && !textPassesStrict())
    return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str("Decimal"))});
  lower(m_rules->parsed);
  std::optional<Decimal> read;
  switch (input.kind()) {
  case Kind::Int:
  case Kind::BigInt: read = toDecimal(input); break;
  case Kind::Float:
    read = readDecimal(m_rules->writesNumbersAsRust ? plainNumber(input.asFloat()) : pythonFloat(input.asFloat()));
    break;
  case Kind::Str: read = readDecimal(input.asText()); break;
  case Kind::List:
    if (m_rules->mode != Mode::Json || isStrict(node) || input.size() != 3) return fail(ErrorType::DecimalType, input);
    read = readParts(input.items());
    break;
  default: return fail(ErrorType::DecimalType, input);
  }
  if (!read) return fail(ErrorType::DecimalParsing, input);
  value = std::move(*read);
  return true;
}

bool Walk::checkDecimal(const DecimalRules& rules, const Value& input, const Decimal& value) {
  const bool countsDigits = rules.maxDigits || rules.decimalPlaces;
  if ((!rules.allowInfNan || countsDigits) && !value.isFinite()) return fail(ErrorType::FiniteNumber, input);
  if (countsDigits && !checkDigits(rules, input, value)) return false;
  const auto refuse = [&](ErrorType type, std::string_view key, const Value& bound) {
    return fail(type, input, {contextOf(key, bound)});
  };
  const auto against = [&](const Value& bound) { return order(value, toDecimal(bound)); };
  if (!rules.multipleOf.isNull() && !isMultiple(value, toDecimal(rules.multipleOf)))
    return refuse(ErrorType::MultipleOf, "multiple_of", rules.multipleOf);
  if (!rules.le.isNull() && against(rules.le) > 0) return refuse(ErrorType::LessThanEqual, "le", rules.le);
  if (!rules.lt.isNull() && against(rules.lt) >= 0) return refuse(ErrorType::LessThan, "lt", rules.lt);
  const auto below = [&](const Value& bound, bool orEqual) {
    const int order = against(bound);
    return order == 2 || order < 0 || (orEqual && order == 0);
  };
  if (!rules.ge.isNull() && below(rules.ge, false)) return refuse(ErrorType::GreaterThanEqual, "ge", rules.ge);
  if (!rules.gt.isNull() && below(rules.gt, true)) return refuse(ErrorType::GreaterThan, "gt", rules.gt);
  return true;
}

// A number passes when it does as written or without its trailing zeros.
bool Walk::checkDigits(const DecimalRules& rules, const Value& input, const Decimal& value) {
  const auto stripped = normalized(value);
  const DigitCount raw = countDigits(value);
  const DigitCount bare = stripped ? countDigits(*stripped) : raw;
  const auto refuse = [&](ErrorType type, std::string_view key, std::int64_t bound) {
    return fail(type, input, {contextOf(key, Value::integer(bound))});
  };
  if (rules.maxDigits && std::min(raw.digits, bare.digits) > *rules.maxDigits)
    return refuse(ErrorType::DecimalMaxDigits, "max_digits", *rules.maxDigits);
  if (!rules.decimalPlaces) return true;
  if (std::min(raw.places, bare.places) > *rules.decimalPlaces)
    return refuse(ErrorType::DecimalMaxPlaces, "decimal_places", *rules.decimalPlaces);
  if (!rules.maxDigits) return true;
  const std::int64_t whole = std::max<std::int64_t>(*rules.maxDigits - *rules.decimalPlaces, 0);
  return std::min(raw.whole(), bare.whole()) <= whole || refuse(ErrorType::DecimalWholeDigits, "whole_digits", whole);
}

} // namespace signalbox::schema

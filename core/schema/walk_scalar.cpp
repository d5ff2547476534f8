// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scalars: bool, int, float, str, bytes, UUID.
#include "core/regex/pattern.h"
#include "core/schema/number_text.h"
#include "core/schema/text_case.h"
#include "core/schema/uuid_text.h"
#include "core/schema/walk.h"
#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::schema {

namespace {

constexpr double twoTo63 = 9223372036854775808.0;
constexpr double infinity = std::numeric_limits<double>::infinity();

bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool isText(const Value& value) { return value.is(Kind::Str) || value.is(Kind::Bytes); }
bool isBroken(const Value& text) { return (text.flags() & Value::LoneSurrogate) != 0; }
bool isWhole(double value) { return value > -twoTo63 && value < twoTo63 && std::trunc(value) == value; }

std::int64_t remainder(const Value& number, std::int64_t divisor) {
  if (number.is(Kind::Int)) return divisor == -1 ? 0 : number.asInt() % divisor;
  __extension__ using Wide = __int128;
  Wide rest = 0;
  for (const char c : number.asText())
    if (c != '-') rest = (rest * 10 + (c - '0')) % divisor;
  return static_cast<std::int64_t>(rest);
}

int compare(const Value& number, std::int64_t bound) {
  if (number.is(Kind::BigInt)) return number.asText().starts_with('-') ? -1 : 1;
  return number.asInt() < bound ? -1 : number.asInt() > bound ? 1 : 0;
}

// Against a bound beyond 64 bits.
int compareDigits(const Value& number, std::string_view bound) {
  const bool boundIsNegative = bound.starts_with('-');
  const int outward = boundIsNegative ? 1 : -1; // the order of what is nearer to zero
  if (!number.is(Kind::BigInt)) return outward;
  const std::string_view digits = number.asText();
  if (digits.starts_with('-') != boundIsNegative) return outward;
  if (digits.size() != bound.size()) return digits.size() < bound.size() ? outward : -outward;
  const int order = digits.compare(bound);
  return order == 0 ? 0 : (order < 0) == boundIsNegative ? 1 : -1;
}

bool isLess(std::string_view left, std::string_view right) {
  return left.size() != right.size() ? left.size() < right.size() : left < right;
}

// `digits` minus `other`, which is not larger; no sign, no leading zeros.
void subtract(std::string& digits, std::string_view other) {
  int borrow = 0;
  for (std::size_t i = 0; i < digits.size() && (i < other.size() || borrow != 0); ++i) {
    char& digit = digits[digits.size() - 1 - i];
    const int difference = digit - borrow - (i < other.size() ? other[other.size() - 1 - i] - '0' : 0);
    borrow = difference < '0' ? 1 : 0;
    digit = static_cast<char>(difference + borrow * 10);
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
}

// Long division by a number beyond 64 bits.
bool isMultiple(const Value& number, std::string_view of) {
  if (number.is(Kind::Int)) return number.asInt() == 0;
  std::string rest;
  for (const char c : number.asText()) {
    if (c == '-' || (rest.empty() && c == '0')) continue;
    rest += c;
    while (!isLess(rest, of)) subtract(rest, of);
  }
  return rest.empty();
}

bool isMultiple(double value, double of) {
  const double off = std::abs(value - std::round(value / of) * of);
  return std::isnan(off) || off <= 1e-9;
}

} // namespace

bool Walk::boolean(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::Bool)) {
    output = input;
    return true;
  }
  if (isStrict(node) && !numberTextPassesStrict(input)) return fail(ErrorType::BoolType, input);
  lower(exactnessOfNumberIn(input));
  if (isText(input)) {
    if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
    const auto value = readBoolText(input.asText());
    if (!value) return fail(ErrorType::BoolParsing, input);
    output = Value::boolean(*value);
    return true;
  }
  std::int64_t number = 2;
  if (input.is(Kind::Int) && !isLongInteger(input))
    number = input.asInt();
  else if (input.is(Kind::Float) && isWhole(input.asFloat()))
    number = static_cast<std::int64_t>(input.asFloat());
  else
    return fail(ErrorType::BoolType, input);
  if (number != 0 && number != 1) return fail(ErrorType::BoolParsing, input);
  output = Value::boolean(number == 1);
  return true;
}

bool Walk::integer(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::Int) || input.is(Kind::BigInt)) {
    output = input;
  } else {
    if (isStrict(node) && !numberTextPassesStrict(input)) return fail(ErrorType::IntType, input);
    lower(exactnessOfNumberIn(input));
    if (input.is(Kind::Enum)) return integer(node, input.asEnum().value, output);
    if (input.is(Kind::Bool))
      output = Value::integer(input.asBool() ? 1 : 0);
    else if (input.is(Kind::Float)) {
      if (!integerFromFloat(input, output)) return false;
    } else if (isText(input)) {
      if (!integerFromText(input, output)) return false;
    } else
      return fail(ErrorType::IntType, input);
  }
  return node.rules == none || checkInteger(m_program.ints[node.rules], input, output);
}

bool Walk::integerFromFloat(const Value& input, Value& output) {
  const double value = input.asFloat();
  if (!std::isfinite(value)) return fail(ErrorType::FiniteNumber, input);
  if (std::trunc(value) != value) return fail(ErrorType::IntFromFloat, input);
  if (!isWhole(value)) return fail(ErrorType::IntParsingSize, input);
  output = Value::integer(static_cast<std::int64_t>(value));
  return true;
}

bool Walk::integerFromText(const Value& input, Value& output) {
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  const auto error = readIntText(input.asText(), m_arena, output);
  if (!error) return true;
  return fail(*error == IntTextError::TooLong ? ErrorType::IntParsingSize : ErrorType::IntParsing, input);
}

bool Walk::checkInteger(const IntRules& rules, const Value& input, const Value& value) {
  const auto refuse = [&](ErrorType type, std::string_view key, Value bound) {
    return fail(type, input, {contextOf(key, bound)});
  };
  // The order of the number and a bound of 64 bits or more; nothing when there is no bound.
  const auto against = [&](const auto& small, const auto& wide, Value& bound) -> std::optional<int> {
    if (small) {
      bound = Value::integer(*small);
      return compare(value, *small);
    }
    if (!wide) return std::nullopt;
    bound = Value::bigInt(*wide);
    return compareDigits(value, *wide);
  };
  const auto& [multipleOf, le, lt, ge, gt] = rules.bounds;
  const auto& wide = rules.wide;
  Value bound;
  if (multipleOf && remainder(value, *multipleOf) != 0)
    return refuse(ErrorType::MultipleOf, "multiple_of", Value::integer(*multipleOf));
  if (wide.multipleOf && !isMultiple(value, *wide.multipleOf))
    return refuse(ErrorType::MultipleOf, "multiple_of", Value::bigInt(*wide.multipleOf));
  if (const auto order = against(le, wide.le, bound); order && *order > 0)
    return refuse(ErrorType::LessThanEqual, "le", bound);
  if (const auto order = against(lt, wide.lt, bound); order && *order >= 0)
    return refuse(ErrorType::LessThan, "lt", bound);
  if (const auto order = against(ge, wide.ge, bound); order && *order < 0)
    return refuse(ErrorType::GreaterThanEqual, "ge", bound);
  if (const auto order = against(gt, wide.gt, bound); order && *order <= 0)
    return refuse(ErrorType::GreaterThan, "gt", bound);
  return true;
}

bool Walk::number(const Node& node, const Value& input, Value& output) {
  double value = 0;
  if (!toNumber(node, input, value)) return false;
  output = input.is(Kind::Float) ? input : Value::number(value);
  return node.rules == none || checkNumber(m_program.floats[node.rules], input, value);
}

bool Walk::toNumber(const Node& node, const Value& input, double& value) {
  switch (input.kind()) {
  case Kind::Float: value = input.asFloat(); return true;
  case Kind::Int:
    lower(Exactness::Strict);
    value = static_cast<double>(input.asInt());
    return true;
  case Kind::BigInt: {
    lower(Exactness::Strict);
    const auto wide = bigIntToDouble(input.asText());
    value = wide.value_or(input.asText().starts_with('-') ? -infinity : infinity);
    return wide || m_rules->hasLongIntegers || fail(ErrorType::FloatType, input);
  }
  default: break;
  }
  if (isStrict(node) && !numberTextPassesStrict(input)) return fail(ErrorType::FloatType, input);
  lower(exactnessOfNumberIn(input));
  if (input.is(Kind::Enum)) return toNumber(node, input.asEnum().value, value);
  if (input.is(Kind::Bool)) {
    value = input.asBool() ? 1 : 0;
    return true;
  }
  if (!isText(input)) return fail(ErrorType::FloatType, input);
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  const auto parsed = readFloatText(input.asText());
  value = parsed.value_or(0);
  return parsed || fail(ErrorType::FloatParsing, input);
}

bool Walk::checkNumber(const FloatRules& rules, const Value& input, double value) {
  const auto& bounds = rules.bounds;
  const auto refuse = [&](ErrorType type, std::string_view key, double bound) {
    return fail(type, input, {contextOf(key, Value::number(bound))});
  };
  if (!rules.allowInfNan && !std::isfinite(value)) return fail(ErrorType::FiniteNumber, input);
  if (bounds.multipleOf && !isMultiple(value, *bounds.multipleOf))
    return refuse(ErrorType::MultipleOf, "multiple_of", *bounds.multipleOf);
  if (bounds.le && !(value <= *bounds.le)) return refuse(ErrorType::LessThanEqual, "le", *bounds.le);
  if (bounds.lt && !(value < *bounds.lt)) return refuse(ErrorType::LessThan, "lt", *bounds.lt);
  if (bounds.ge && !(value >= *bounds.ge)) return refuse(ErrorType::GreaterThanEqual, "ge", *bounds.ge);
  if (bounds.gt && !(value > *bounds.gt)) return refuse(ErrorType::GreaterThan, "gt", *bounds.gt);
  return true;
}

bool Walk::string(const Node& node, const Value& input, Value& output) {
  if (!toText(node, input, output)) return false;
  return node.rules == none || checkText(m_program.strs[node.rules], input, output);
}

bool Walk::toText(const Node& node, const Value& input, Value& text) {
  if (input.is(Kind::Str)) {
    lower(m_rules->text);
    text = input;
    return true;
  }
  if (isStrict(node)) return fail(ErrorType::StringType, input);
  lower(Exactness::Lax);
  switch (input.kind()) {
  case Kind::Bytes:
    if (const auto check = checkUtf8(input.asText()); !check.isValid || check.hasSurrogates)
      return fail(ErrorType::StringUnicode, input);
    text = Value::str(input.asText());
    return true;
  case Kind::Enum: text = keep(pythonStr(input.asEnum().value)); return true;
  case Kind::Int:
  case Kind::BigInt:
  case Kind::Float:
    if (node.rules == none || !m_program.strs[node.rules].coerceNumbers) break;
    text =
        keep(m_rules->writesNumbersAsRust && input.is(Kind::Float) ? plainNumber(input.asFloat()) : pythonStr(input));
    return true;
  default: break;
  }
  return fail(ErrorType::StringType, input);
}

bool Walk::checkText(const StrRules& rules, const Value& input, Value& text) {
  if (!rules.isConstrained()) return true;
  if (isBroken(text)) return fail(ErrorType::StringUnicode, input);
  if (rules.strip) text = Value::str(trimmed(text.asText()));
  if (rules.asciiOnly && !std::ranges::all_of(text.asText(), isAscii)) return fail(ErrorType::StringNotAscii, input);
  if (rules.length.any()) {
    const auto length = static_cast<std::int64_t>(countCodePoints(text.asText()));
    if (rules.length.min && length < *rules.length.min)
      return fail(ErrorType::StringTooShort, input, {contextOf("min_length", Value::integer(*rules.length.min))});
    if (rules.length.max && length > *rules.length.max)
      return fail(ErrorType::StringTooLong, input, {contextOf("max_length", Value::integer(*rules.length.max))});
  }
  if (rules.expression && !rules.expression->search(text.asText()))
    return fail(ErrorType::StringPatternMismatch, input, {contextOf("pattern", Value::str(rules.pattern))});
  if (rules.toLower)
    text = keep(lowerCase(text.asText()));
  else if (rules.toUpper)
    text = keep(upperCase(text.asText()));
  return true;
}

namespace {

// Bytes that are no text of a UUID are one themselves when there are sixteen.
std::optional<Uuid> uuidOfBytes(std::string_view bytes) {
  Uuid uuid;
  if (bytes.size() != std::size(uuid.bytes)) return std::nullopt;
  std::ranges::copy(bytes, std::begin(uuid.bytes));
  return uuid;
}

std::string uuidLengthMistake(std::string_view bytes) {
  return "invalid length: expected 16 bytes, found " + std::to_string(bytes.size());
}

} // namespace

bool Walk::uuid(const Node& node, const Value& input, Value& output) {
  if (input.is(Kind::Uuid)) {
    output = input;
  } else {
    if (isStrict(node) && !countsAsJson())
      return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str("UUID"))});
    if (!isText(input)) return fail(ErrorType::UuidType, input);
    const bool isBytes = input.is(Kind::Bytes);
    if (!isBytes && isBroken(input)) return fail(ErrorType::StringUnicode, input);
    if (!countsAsJson()) lower(Exactness::Lax);
    auto parsed = readUuid(input.asText());
    if (!parsed && isBytes) parsed = uuidOfBytes(input.asText());
    if (!parsed) {
      if (!isCollecting()) return false;
      const std::string mistake = isBytes ? uuidLengthMistake(input.asText()) : uuidMistake(input.asText());
      return fail(ErrorType::UuidParsing, input, {contextOf("error", keep(mistake))});
    }
    output = Value::uuid(m_arena.keep(*parsed));
  }
  if (node.rules == none) return true;
  const int version = m_program.uuids[node.rules].version;
  const auto& raw = output.asUuid().bytes;
  if (raw[6] >> 4 == version && raw[8] >> 6 == 2) return true;
  return fail(ErrorType::UuidVersion, input, {contextOf("expected_version", Value::integer(version))});
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/json_number.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace signalbox::json_schema {

namespace {

using BigInteger = boost::multiprecision::cpp_int;
__extension__ using Wide = unsigned __int128;

constexpr double pastInt64 = 9223372036854775808.0;

std::partial_ordering compareIntFloat(std::int64_t left, double right) {
  if (std::isnan(right)) return std::partial_ordering::unordered;
  if (right >= pastInt64) return std::partial_ordering::less;
  if (right < -pastInt64) return std::partial_ordering::greater;
  const double whole = std::floor(right);
  const auto integer = static_cast<std::int64_t>(whole);
  if (left != integer) return left <=> integer;
  return whole < right ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

std::string wholeText(double whole) {
  std::string text(400, '\0');
  const auto end = std::to_chars(text.data(), text.data() + text.size(), whole, std::chars_format::fixed).ptr;
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

std::partial_ordering compareDigits(std::string_view left, std::string_view right) {
  const bool isNegative = left.starts_with('-');
  if (isNegative != right.starts_with('-'))
    return isNegative ? std::partial_ordering::less : std::partial_ordering::greater;
  const auto magnitude = left.size() != right.size() ? left.size() <=> right.size() : left <=> right;
  return isNegative ? 0 <=> magnitude : magnitude;
}

std::partial_ordering compareBig(std::string_view left, const Value& right) {
  const auto bySign = left.starts_with('-') ? std::partial_ordering::less : std::partial_ordering::greater;
  if (right.is(Kind::Int)) return bySign;
  if (right.is(Kind::BigInt)) return compareDigits(left, right.asText());
  const double number = right.asFloat();
  if (std::isnan(number)) return std::partial_ordering::unordered;
  if (std::isinf(number)) return number > 0 ? std::partial_ordering::less : std::partial_ordering::greater;
  if (std::fabs(number) < pastInt64) return bySign;
  return compareDigits(left, wholeText(number));
}

// magnitude = digits * 10^exponent; the sign does not matter to divisibility.
struct Decimal {
  std::uint64_t digits = 0;
  int exponent = 0;
};

Decimal decimalOf(double number) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, std::fabs(number), std::chars_format::scientific).ptr;
  Decimal result;
  bool isFraction = false;
  const char* at = text;
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '.') {
      isFraction = true;
      continue;
    }
    result.digits = result.digits * 10 + static_cast<std::uint64_t>(*at - '0');
    if (isFraction) --result.exponent;
  }
  int exponent = 0;
  if (at != end) std::from_chars(at[1] == '+' ? at + 2 : at + 1, end, exponent);
  result.exponent += exponent;
  return result;
}

Decimal decimalOf(const Value& number) {
  if (number.is(Kind::Float)) return decimalOf(number.asFloat());
  const std::int64_t integer = number.asInt();
  return {integer < 0 ? 0 - static_cast<std::uint64_t>(integer) : static_cast<std::uint64_t>(integer), 0};
}

bool divides(Decimal divisor, Decimal number) {
  if (number.digits == 0) return true;
  int shift = number.exponent - divisor.exponent;
  for (; shift < 0 && number.digits % 10 == 0; ++shift) number.digits /= 10;
  if (shift < 0) return false;
  std::uint64_t rest = number.digits % divisor.digits;
  for (; shift > 0 && rest != 0; --shift) rest = static_cast<std::uint64_t>(Wide(rest) * 10 % divisor.digits);
  return rest == 0;
}

struct BigDecimal {
  BigInteger digits;
  int exponent = 0;
};

BigDecimal bigDecimalOf(const Value& number) {
  if (number.is(Kind::BigInt)) {
    const std::string_view text = number.asText();
    return {BigInteger(std::string(text.starts_with('-') ? text.substr(1) : text)), 0};
  }
  const Decimal decimal = decimalOf(number);
  return {decimal.digits, decimal.exponent};
}

bool dividesBig(BigDecimal divisor, BigDecimal number) {
  const int shift = number.exponent - divisor.exponent;
  BigInteger& smaller = shift < 0 ? divisor.digits : number.digits;
  smaller *= boost::multiprecision::pow(BigInteger(10), static_cast<unsigned>(std::abs(shift)));
  return number.digits % divisor.digits == 0;
}

} // namespace

bool isWhole(const Value& number) {
  if (!number.is(Kind::Float)) return true;
  return std::isfinite(number.asFloat()) && std::floor(number.asFloat()) == number.asFloat();
}

std::partial_ordering compareNumbers(const Value& left, const Value& right) {
  if (left.is(Kind::BigInt)) return compareBig(left.asText(), right);
  if (right.is(Kind::BigInt)) return 0 <=> compareBig(right.asText(), left);
  if (left.is(Kind::Int) && right.is(Kind::Int)) return left.asInt() <=> right.asInt();
  if (left.is(Kind::Int)) return compareIntFloat(left.asInt(), right.asFloat());
  if (right.is(Kind::Int)) return 0 <=> compareIntFloat(right.asInt(), left.asFloat());
  return left.asFloat() <=> right.asFloat();
}

bool isMultipleOf(const Value& number, const Value& divisor) {
  if (number.is(Kind::Int) && divisor.is(Kind::Int)) return number.asInt() % divisor.asInt() == 0;
  if (number.is(Kind::Float) && !std::isfinite(number.asFloat())) return false;
  if (number.is(Kind::BigInt) || divisor.is(Kind::BigInt))
    return dividesBig(bigDecimalOf(divisor), bigDecimalOf(number));
  return divides(decimalOf(divisor), decimalOf(number));
}

} // namespace signalbox::json_schema

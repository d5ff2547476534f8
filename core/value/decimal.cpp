// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decimals as text, and their order.
#include "core/value/decimal.h"

#include "core/base/ascii_case.h"
#include "core/value/python_space.h"
#include "core/value/read_python.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unicode/uchar.h>

namespace signalbox {

namespace {

// libmpdec's limits on 64-bit machines.
constexpr std::int64_t largestExponent = 999'999'999'999'999'999;
constexpr std::int64_t smallestExponent = -1'999'999'999'999'999'997;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// One character of the text in ASCII; 0 when it can be in no number, '_' when it counts for nothing.
char asciiOf(char32_t c) {
  if (c < 0x80) return c == 0 ? '\0' : static_cast<char>(c);
  const std::int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
  return digit >= 0 && u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER ? static_cast<char>('0' + digit)
                                                                                     : '\0';
}

std::optional<std::string> asAscii(std::string_view text) {
  std::string result;
  text = withoutSpace(text);
  for (std::size_t at = 0; at < text.size();) {
    const char c = asciiOf(nextCodePoint(text, at));
    if (c == '\0') return std::nullopt;
    if (c != '_') result += c;
  }
  return result;
}

void dropLeadingZeros(std::string& digits, std::size_t keep) {
  const auto first = std::min(digits.find_first_not_of('0'), digits.size() - std::min(keep, digits.size()));
  digits.erase(0, first);
}

std::optional<Decimal> readSpecial(std::string_view text, bool isNegative) {
  Decimal value;
  value.isNegative = isNegative;
  value.digits.clear();
  if (equalsIgnoringCase(text, "inf") || equalsIgnoringCase(text, "infinity")) {
    value.form = Decimal::Form::Infinite;
    return value;
  }
  const bool signals = !text.empty() && (text.front() | 32) == 's';
  if (signals) text.remove_prefix(1);
  if (text.size() < 3 || !equalsIgnoringCase(text.substr(0, 3), "nan")) return std::nullopt;
  value.form = signals ? Decimal::Form::SignallingNaN : Decimal::Form::NaN;
  value.digits = text.substr(3);
  if (!std::ranges::all_of(value.digits, isDigit)) return std::nullopt;
  dropLeadingZeros(value.digits, 0);
  return value;
}

// What stands after the E; far outside the range saturates.
std::optional<std::int64_t> readExponent(std::string_view text) {
  const bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::ranges::all_of(text, isDigit)) return std::nullopt;
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr std::int64_t far = 4'000'000'000'000'000'000;
  if (read.ec != std::errc() || value > far) value = far;
  return isNegative ? -value : value;
}

std::optional<Decimal> readFinite(std::string_view text, bool isNegative) {
  Decimal value;
  value.isNegative = isNegative;
  const auto e = std::min(text.find_first_of("eE"), text.size());
  if (e < text.size()) {
    const auto exponent = readExponent(text.substr(e + 1));
    if (!exponent) return std::nullopt;
    value.exponent = *exponent;
  }
  const auto mantissa = text.substr(0, e);
  const auto dot = std::min(mantissa.find('.'), mantissa.size());
  value.digits = mantissa.substr(0, dot);
  if (dot < mantissa.size()) {
    value.digits += mantissa.substr(dot + 1);
    value.exponent -= static_cast<std::int64_t>(mantissa.size() - dot - 1);
  }
  if (value.digits.empty() || !std::ranges::all_of(value.digits, isDigit)) return std::nullopt;
  dropLeadingZeros(value.digits, 1);
  if (value.adjusted() > largestExponent || value.exponent < smallestExponent) return std::nullopt;
  return value;
}

// "1.23E+5" or "0.00123" (decimal arithmetic specification, to-scientific-string).
std::string finiteText(const Decimal& value) {
  const std::int64_t adjusted = value.adjusted();
  const auto size = static_cast<std::int64_t>(value.digits.size());
  if (value.exponent <= 0 && adjusted >= -6) {
    if (value.exponent == 0) return value.digits;
    const std::int64_t whole = size + value.exponent;
    if (whole > 0)
      return value.digits.substr(0, static_cast<std::size_t>(whole)) + "." +
             value.digits.substr(static_cast<std::size_t>(whole));
    return "0." + std::string(static_cast<std::size_t>(-whole), '0') + value.digits;
  }
  std::string text = value.digits.substr(0, 1);
  if (size > 1) text += "." + value.digits.substr(1);
  return text + (adjusted < 0 ? "E" : "E+") + std::to_string(adjusted);
}

int orderMagnitudes(const Decimal& left, const Decimal& right) {
  if (left.isZero() || right.isZero()) return static_cast<int>(right.isZero()) - static_cast<int>(left.isZero());
  if (left.adjusted() != right.adjusted()) return left.adjusted() < right.adjusted() ? -1 : 1;
  const std::size_t size = std::max(left.digits.size(), right.digits.size());
  for (std::size_t i = 0; i < size; ++i) {
    const char a = i < left.digits.size() ? left.digits[i] : '0';
    const char b = i < right.digits.size() ? right.digits[i] : '0';
    if (a != b) return a < b ? -1 : 1;
  }
  return 0;
}

int signOf(const Decimal& value) { return value.isZero() ? 0 : value.isNegative ? -1 : 1; }

} // namespace

std::optional<Decimal> readDecimal(std::string_view text) {
  const auto ascii = asAscii(text);
  if (!ascii) return std::nullopt;
  std::string_view rest = *ascii;
  const bool isNegative = rest.starts_with('-');
  if (isNegative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest.empty()) return std::nullopt;
  return isDigit(rest.front()) || rest.front() == '.' ? readFinite(rest, isNegative) : readSpecial(rest, isNegative);
}

Decimal toDecimal(double number) {
  Decimal value;
  if (!std::isfinite(number)) {
    value.form = std::isnan(number) ? Decimal::Form::NaN : Decimal::Form::Infinite;
    value.digits.clear();
    value.isNegative = std::signbit(number) && !std::isnan(number);
    return value;
  }
  char text[1500];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, 1074).ptr;
  std::string_view exact(text, end);
  exact.remove_suffix(exact.size() - 1 - std::min(exact.find_last_not_of('0'), exact.size() - 1));
  return readDecimal(exact).value_or(value);
}

Decimal toDecimal(const Value& number) {
  switch (number.kind()) {
  case Kind::Float: return toDecimal(number.asFloat());
  case Kind::Bool: return readDecimal(number.asBool() ? "1" : "0").value_or(Decimal{});
  case Kind::Int: return readDecimal(std::to_string(number.asInt())).value_or(Decimal{});
  case Kind::BigInt:
  case Kind::Decimal: return readDecimal(number.asText()).value_or(Decimal{});
  default: return {};
  }
}

std::string canonicalText(const Decimal& value) {
  std::string text = value.isNegative ? "-" : "";
  switch (value.form) {
  case Decimal::Form::Finite: return text + finiteText(value);
  case Decimal::Form::Infinite: return text + "Infinity";
  case Decimal::Form::NaN: return text + "NaN" + value.digits;
  case Decimal::Form::SignallingNaN: return text + "sNaN" + value.digits;
  }
  return text;
}

int order(const Decimal& left, const Decimal& right) {
  if (left.isNaN() || right.isNaN()) return 2;
  const int a = signOf(left);
  const int b = signOf(right);
  if (a != b) return a < b ? -1 : 1;
  if (left.isFinite() != right.isFinite()) return left.isFinite() == (a > 0) ? -1 : 1;
  if (a == 0 || !left.isFinite()) return 0;
  return a * orderMagnitudes(left, right);
}

double toDouble(const Decimal& value) {
  const double sign = value.isNegative ? -1.0 : 1.0;
  if (value.isNaN()) return std::numeric_limits<double>::quiet_NaN();
  if (!value.isFinite()) return sign * std::numeric_limits<double>::infinity();
  if (value.isZero() || value.adjusted() < -400) return sign * 0.0;
  if (value.adjusted() > 400) return sign * std::numeric_limits<double>::infinity();
  return sign * parseDouble(value.digits + "e" + std::to_string(value.exponent));
}

} // namespace signalbox

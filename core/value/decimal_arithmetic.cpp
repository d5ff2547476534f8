// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic of Decimals as the decimal module's default context does it: 28 digits, half to even, exponents to 999999.
#include "core/value/decimal.h"

#include <algorithm>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <utility>

namespace signalbox {

namespace {

using Big = boost::multiprecision::cpp_int;

constexpr std::int64_t precision = 28;
constexpr std::int64_t largestExponent = 999'999;
constexpr std::int64_t smallestExponent = -999'999;
constexpr std::size_t longestInteger = 4300;

constexpr std::string_view invalid = "InvalidOperation: [<class 'decimal.InvalidOperation'>]";
constexpr std::string_view undefined = "InvalidOperation: [<class 'decimal.DivisionUndefined'>]";
constexpr std::string_view impossible = "InvalidOperation: [<class 'decimal.DivisionImpossible'>]";
constexpr std::string_view byZero = "DivisionByZero: [<class 'decimal.DivisionByZero'>]";
constexpr std::string_view overflow = "Overflow: [<class 'decimal.Overflow'>]";

std::int64_t sizeOf(const std::string& digits) { return static_cast<std::int64_t>(digits.size()); }

Big toBig(const std::string& digits) { return Big(digits); }

Big tenTo(std::int64_t exponent) { return pow(Big(10), static_cast<unsigned>(exponent)); }

Decimal finite(bool isNegative, const Big& coefficient, std::int64_t exponent) {
  return {Decimal::Form::Finite, isNegative, coefficient.str(), exponent};
}

Decimal zero(bool isNegative, std::int64_t exponent) { return {Decimal::Form::Finite, isNegative, "0", exponent}; }

Decimal infinity(bool isNegative) { return {Decimal::Form::Infinite, isNegative, "", 0}; }

bool isOdd(char digit) { return ((digit - '0') & 1) != 0; }

void increment(std::string& digits) {
  auto at = digits.rbegin();
  while (at != digits.rend() && *at == '9') *at++ = '0';
  if (at == digits.rend())
    digits.insert(digits.begin(), '1');
  else
    ++*at;
}

// The digits without their last `count`, half to even; at least "0".
std::string cut(const std::string& digits, std::int64_t count, bool isTruncating = false) {
  if (count > sizeOf(digits)) return "0";
  const auto kept = digits.size() - static_cast<std::size_t>(count);
  std::string result = kept > 0 ? digits.substr(0, kept) : "0";
  if (isTruncating || kept == digits.size()) return result;
  const bool hasMore = digits.find_first_not_of('0', kept + 1) != std::string::npos;
  const char next = digits[kept];
  if (next > '5' || (next == '5' && (hasMore || isOdd(result.back())))) increment(result);
  return result;
}

// To another exponent, with zeros behind or rounded.
Decimal rescaled(Decimal value, std::int64_t exponent) {
  if (value.digits != "0") {
    if (value.exponent >= exponent)
      value.digits.append(static_cast<std::size_t>(value.exponent - exponent), '0');
    else
      value.digits = cut(value.digits, exponent - value.exponent);
  }
  value.exponent = exponent;
  return value;
}

DecimalResult fit(Decimal value, std::int64_t digits) {
  if (!value.isFinite()) return value;
  const std::int64_t tiny = smallestExponent - digits + 1;
  if (value.isZero()) {
    value.exponent = std::clamp(value.exponent, tiny, largestExponent);
    return value;
  }
  const std::int64_t size = sizeOf(value.digits);
  const std::int64_t lowest = std::max(tiny, value.exponent + size - digits);
  if (value.exponent < lowest) value = rescaled(std::move(value), lowest);
  if (sizeOf(value.digits) > digits) value = rescaled(std::move(value), value.exponent + 1); // 9.99 became 10.0
  if (value.adjusted() > largestExponent) return std::unexpected(overflow);
  return value;
}

DecimalResult fix(Decimal value) { return fit(std::move(value), precision); }

// The NaN that an operation with one gives; nothing when there is none.
std::optional<DecimalResult> nanOf(const Decimal& left, const Decimal& right) {
  if (left.form == Decimal::Form::SignallingNaN || right.form == Decimal::Form::SignallingNaN)
    return DecimalResult(std::unexpected(invalid));
  if (!left.isNaN() && !right.isNaN()) return std::nullopt;
  return DecimalResult(left.isNaN() ? left : right);
}

DecimalResult addToZero(const Decimal& other, std::int64_t exponent) {
  if (other.isZero()) return fix(zero(other.isNegative, exponent));
  return fix(rescaled(other, std::max(exponent, other.exponent - precision - 1)));
}

DecimalResult add(const Decimal& left, const Decimal& right) {
  if (!left.isFinite() || !right.isFinite()) {
    if (!left.isFinite() && !right.isFinite() && left.isNegative != right.isNegative) return std::unexpected(invalid);
    return left.isFinite() ? right : left;
  }
  const std::int64_t exponent = std::min(left.exponent, right.exponent);
  if (left.isZero() && right.isZero()) return fix(zero(left.isNegative && right.isNegative, exponent));
  if (left.isZero()) return addToZero(right, exponent);
  if (right.isZero()) return addToZero(left, exponent);
  Decimal high = left;
  Decimal low = right;
  if (high.exponent < low.exponent) std::swap(high, low);
  const std::int64_t reach = high.exponent + std::min<std::int64_t>(-1, sizeOf(high.digits) - precision - 2);
  if (low.adjusted() < reach) { // too small to count but for rounding
    low.digits = "1";
    low.exponent = reach;
  }
  Big a = toBig(high.digits) * tenTo(high.exponent - low.exponent);
  Big b = toBig(low.digits);
  if (high.isNegative) a = -a;
  if (low.isNegative) b = -b;
  const Big sum = a + b;
  return fix(finite(sum < 0, sum < 0 ? Big(-sum) : sum, low.exponent));
}

DecimalResult multiply(const Decimal& left, const Decimal& right, std::int64_t digits = precision) {
  const bool isNegative = left.isNegative != right.isNegative;
  if (!left.isFinite() || !right.isFinite())
    return left.isZero() || right.isZero() ? DecimalResult(std::unexpected(invalid)) : infinity(isNegative);
  const std::int64_t exponent = left.exponent + right.exponent;
  if (left.isZero() || right.isZero()) return fit(zero(isNegative, exponent), digits);
  return fit(finite(isNegative, toBig(left.digits) * toBig(right.digits), exponent), digits);
}

DecimalResult divide(const Decimal& left, const Decimal& right, std::int64_t digits = precision) {
  const bool isNegative = left.isNegative != right.isNegative;
  if (!left.isFinite()) return right.isFinite() ? DecimalResult(infinity(isNegative)) : std::unexpected(invalid);
  if (!right.isFinite()) return zero(isNegative, smallestExponent - digits + 1);
  if (right.isZero()) return std::unexpected(left.isZero() ? undefined : byZero);
  const std::int64_t ideal = left.exponent - right.exponent;
  if (left.isZero()) return fit(zero(isNegative, ideal), digits);
  const std::int64_t shift = sizeOf(right.digits) - sizeOf(left.digits) + digits + 1;
  std::int64_t exponent = ideal - shift;
  Big a = toBig(left.digits);
  Big b = toBig(right.digits);
  (shift >= 0 ? a : b) *= tenTo(shift >= 0 ? shift : -shift);
  Big quotient;
  Big rest;
  divide_qr(a, b, quotient, rest);
  if (rest != 0) {
    if (quotient % 5 == 0) ++quotient; // so that rounding knows it is inexact
  } else {
    while (exponent < ideal && quotient % 10 == 0) {
      quotient /= 10;
      ++exponent;
    }
  }
  return fit(finite(isNegative, quotient, exponent), digits);
}

struct WholeDivision {
  Decimal quotient;
  Decimal remainder;
};

std::expected<WholeDivision, std::string_view> divideWhole(const Decimal& left, const Decimal& right) {
  const bool isNegative = left.isNegative != right.isNegative;
  if (!right.isFinite()) return WholeDivision{zero(isNegative, 0), left};
  const std::int64_t ideal = std::min(left.exponent, right.exponent);
  const std::int64_t distance = left.adjusted() - right.adjusted();
  if (left.isZero() || distance <= -2) return WholeDivision{zero(isNegative, 0), rescaled(left, ideal)};
  if (distance > precision) return std::unexpected(impossible);
  const Big a = toBig(left.digits) * tenTo(left.exponent - ideal);
  const Big b = toBig(right.digits) * tenTo(right.exponent - ideal);
  Big quotient;
  Big rest;
  divide_qr(a, b, quotient, rest);
  if (quotient >= tenTo(precision)) return std::unexpected(impossible);
  return WholeDivision{finite(isNegative, quotient, 0), finite(left.isNegative, rest, ideal)};
}

DecimalResult floorDivide(const Decimal& left, const Decimal& right) {
  if (!left.isFinite())
    return right.isFinite() ? DecimalResult(infinity(left.isNegative != right.isNegative)) : std::unexpected(invalid);
  if (right.isZero()) return std::unexpected(left.isZero() ? undefined : byZero);
  auto done = divideWhole(left, right);
  if (!done) return std::unexpected(done.error());
  return std::move(done->quotient);
}

DecimalResult modulo(const Decimal& left, const Decimal& right) {
  if (!left.isFinite()) return std::unexpected(invalid);
  if (right.isZero()) return std::unexpected(left.isZero() ? undefined : invalid);
  auto done = divideWhole(left, right);
  if (!done) return std::unexpected(done.error());
  return fix(std::move(done->remainder));
}

bool isWhole(const Decimal& value) {
  if (!value.isFinite()) return false;
  if (value.exponent >= 0 || value.isZero()) return true;
  const auto zeros = value.digits.size() - 1 - value.digits.find_last_not_of('0');
  return static_cast<std::int64_t>(zeros) >= -value.exponent;
}

bool isOddWhole(const Decimal& value) {
  if (value.exponent > 0 || value.isZero()) return false;
  return isOdd(cut(value.digits, -value.exponent, true).back());
}

DecimalResult powerOfWhole(const Decimal& base, const Decimal& exponent) {
  const std::int64_t digits = precision + 4 + std::max<std::int64_t>(exponent.adjusted(), 0) + 1;
  std::uint64_t times = 0;
  for (const char c : rescaled(exponent, 0).digits) times = times * 10 + static_cast<std::uint64_t>(c - '0');
  Decimal factor = base;
  if (exponent.isNegative) {
    auto inverse = divide({Decimal::Form::Finite, false, "1", 0}, base, digits + 1);
    if (!inverse) return inverse;
    factor = *inverse;
  }
  Decimal result{Decimal::Form::Finite, false, "1", 0};
  for (int bit = 63; bit >= 0; --bit) {
    auto squared = multiply(result, result, digits);
    if (squared && (times >> bit & 1U)) squared = multiply(*squared, factor, digits);
    if (!squared) return squared;
    result = *squared;
  }
  return fix(std::move(result));
}

DecimalResult powerOfReal(const Decimal& base, const Decimal& exponent) {
  using Float = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<100>>;
  const Float result = pow(Float(canonicalText(base)), Float(canonicalText(exponent)));
  if (!isfinite(result)) return std::unexpected(overflow);
  const auto value = readDecimal(result.str(static_cast<std::streamsize>(precision), std::ios_base::scientific));
  if (!value) return std::unexpected(overflow);
  Decimal padded = *value;
  const std::int64_t missing = precision - sizeOf(padded.digits);
  return fix(missing > 0 ? rescaled(padded, padded.exponent - missing) : padded);
}

DecimalResult powerOfPositive(const Decimal& base, const Decimal& exponent) {
  const int againstOne = order(base, {Decimal::Form::Finite, false, "1", 0});
  if (!exponent.isFinite()) {
    if (againstOne == 0) return rescaled({Decimal::Form::Finite, false, "1", 0}, 1 - precision);
    return (againstOne < 0) == exponent.isNegative ? infinity(false) : zero(false, 0);
  }
  if (againstOne == 0 && (!isWhole(exponent) || exponent.adjusted() > 9))
    return rescaled({Decimal::Form::Finite, false, "1", 0}, 1 - precision);
  const bool grows = (againstOne > 0) != exponent.isNegative;
  const double size = std::abs(static_cast<double>(base.adjusted())) * std::abs(toDouble(exponent));
  if (exponent.adjusted() > 15 || (base.adjusted() > 0 && size > 2e6 && grows))
    return grows ? DecimalResult(std::unexpected(overflow)) : zero(false, smallestExponent - precision + 1);
  return isWhole(exponent) ? powerOfWhole(base, exponent) : powerOfReal(base, exponent);
}

DecimalResult power(const Decimal& left, const Decimal& right) {
  const bool isNegative = left.isNegative && isWhole(right) && isOddWhole(right);
  if (right.isZero()) {
    if (left.isZero()) return std::unexpected(invalid);
    return Decimal{Decimal::Form::Finite, false, "1", 0};
  }
  if (left.isNegative && !left.isZero() && !isWhole(right)) return std::unexpected(invalid);
  if (left.isZero()) return right.isNegative ? infinity(isNegative) : zero(isNegative, 0);
  if (!left.isFinite()) return right.isNegative ? zero(isNegative, 0) : infinity(isNegative);
  Decimal base = left;
  base.isNegative = false;
  auto result = powerOfPositive(base, right);
  if (result) result->isNegative = isNegative;
  return result;
}

IntegerDigits integer(const Decimal& value, bool isTruncating) {
  if (value.isNaN()) return std::unexpected("ValueError: cannot convert NaN to integer");
  if (!value.isFinite()) return std::unexpected("OverflowError: cannot convert Infinity to integer");
  if (value.adjusted() >= static_cast<std::int64_t>(longestInteger) && !value.isZero())
    return std::unexpected("OverflowError: the number has more than 4300 digits");
  std::string digits =
      value.exponent >= 0 ? rescaled(value, 0).digits : cut(value.digits, -value.exponent, isTruncating);
  return value.isNegative && digits != "0" ? "-" + digits : digits;
}

} // namespace

DecimalResult apply(DecimalOp op, const Decimal& left, const Decimal& right) {
  if (auto nan = nanOf(left, right)) return *nan;
  switch (op) {
  case DecimalOp::Add: return add(left, right);
  case DecimalOp::Subtract: {
    Decimal opposite = right;
    opposite.isNegative = !opposite.isNegative;
    return add(left, opposite);
  }
  case DecimalOp::Multiply: return multiply(left, right);
  case DecimalOp::Divide: return divide(left, right);
  case DecimalOp::FloorDivide: return floorDivide(left, right);
  case DecimalOp::Modulo: return modulo(left, right);
  case DecimalOp::Power: return power(left, right);
  }
  return std::unexpected(invalid);
}

DecimalResult plus(const Decimal& value) {
  if (value.form == Decimal::Form::SignallingNaN) return std::unexpected(invalid);
  Decimal result = value;
  if (result.isZero()) result.isNegative = false;
  return fix(std::move(result));
}

DecimalResult negated(const Decimal& value) {
  Decimal opposite = value;
  if (!value.isNaN()) opposite.isNegative = !value.isNegative;
  return plus(opposite);
}

DecimalResult absolute(const Decimal& value) {
  Decimal result = value;
  if (!value.isNaN()) result.isNegative = false;
  return plus(result);
}

DecimalResult normalized(const Decimal& value) {
  auto result = value.form == Decimal::Form::SignallingNaN ? DecimalResult(std::unexpected(invalid)) : fix(value);
  if (!result || !result->isFinite()) return result;
  if (result->isZero()) {
    result->exponent = 0;
    return result;
  }
  const std::size_t kept = result->digits.find_last_not_of('0') + 1;
  result->exponent += sizeOf(result->digits) - static_cast<std::int64_t>(kept);
  result->digits.resize(kept);
  return result;
}

DecimalResult quantized(const Decimal& value, const Decimal& other) {
  if (auto nan = nanOf(value, other)) return *nan;
  if (!value.isFinite() || !other.isFinite())
    return value.isFinite() == other.isFinite() ? DecimalResult(value) : std::unexpected(invalid);
  const std::int64_t exponent = other.exponent;
  if (exponent < smallestExponent - precision + 1 || exponent > largestExponent) return std::unexpected(invalid);
  if (!value.isZero() && value.adjusted() - exponent + 1 > precision) return std::unexpected(invalid);
  Decimal result = rescaled(value, exponent);
  if (sizeOf(result.digits) > precision || result.adjusted() > largestExponent) return std::unexpected(invalid);
  return result;
}

DecimalResult rounded(const Decimal& value, std::int64_t places) {
  return quantized(value, {Decimal::Form::Finite, false, "1", -places});
}

Decimal withPlaces(const Decimal& value, std::int64_t places) {
  return value.isFinite() ? rescaled(value, -places) : value;
}

Decimal withDigits(const Decimal& value, std::int64_t digits) {
  const std::int64_t size = sizeOf(value.digits);
  if (!value.isFinite() || size <= digits) return value;
  Decimal result = rescaled(value, value.exponent + size - digits);
  return sizeOf(result.digits) > digits ? rescaled(result, result.exponent + 1) : result;
}

DecimalResult squareRoot(const Decimal& value) {
  if (value.form == Decimal::Form::SignallingNaN || (value.isNegative && !value.isNaN() && !value.isZero()))
    return std::unexpected(invalid);
  if (!value.isFinite()) return value;
  const std::int64_t ideal = value.exponent >= 0 ? value.exponent / 2 : (value.exponent - 1) / 2;
  if (value.isZero()) return fix(zero(value.isNegative, ideal));
  std::int64_t exponent = value.exponent;
  std::string digits = value.digits;
  const std::int64_t wanted = 2 * precision + 4;
  std::int64_t zeros = std::max<std::int64_t>(0, wanted - sizeOf(digits));
  if ((exponent - zeros) % 2 != 0) ++zeros;
  digits.append(static_cast<std::size_t>(zeros), '0');
  exponent -= zeros;
  const Big square(digits);
  Big rest;
  Big root = sqrt(square, rest);
  if (rest != 0) {
    if (root % 5 == 0) ++root;
    return fix(finite(false, root, exponent / 2));
  }
  exponent /= 2;
  while (exponent < ideal && root % 10 == 0) {
    root /= 10;
    ++exponent;
  }
  return fix(finite(false, root, exponent));
}

IntegerDigits roundedInteger(const Decimal& value) { return integer(value, false); }

IntegerDigits truncatedInteger(const Decimal& value) { return integer(value, true); }

} // namespace signalbox

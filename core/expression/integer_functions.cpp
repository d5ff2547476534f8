// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole numbers as bits and digits: | ^ & << >> ~, hex, oct, bin, pow, divmod, and the methods of int and float.
#include "core/expression/functions.h"

#include "core/value/write.h"

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>

namespace signalbox::expression {

namespace {

using Big = boost::multiprecision::cpp_int;

constexpr std::size_t maxBits = 14'300; // 4300 digits

bool give(Value& out, Value value) {
  out = value;
  return true;
}

Big toBig(const Value& value) {
  return value.is(Kind::BigInt) ? Big(std::string(value.asText())) : Big(*toInt64(value));
}

Value fromBig(Machine& machine, const Big& big) { return integerFromText(machine, big.str()); }

std::size_t bitsOf(const Big& big) { return big == 0 ? 0 : msb(big < 0 ? Big(-big) : big) + 1; }

bool failNoInteger(Machine& machine, const Value& value) {
  return machine.fail("TypeError: '" + typeName(value) + "' object cannot be interpreted as an integer");
}

// Python's bits of a negative number go on for ever: boost's bit operations take none, so both are widened.
bool bigBits(Machine& machine, BinaryOp op, const Big& a, const Big& b, Value& out) {
  const std::size_t width = std::max(bitsOf(a), bitsOf(b)) + 2;
  const Big modulus = Big(1) << width;
  const Big left = a < 0 ? Big(a + modulus) : a;
  const Big right = b < 0 ? Big(b + modulus) : b;
  Big result = op == BinaryOp::BitOr    ? Big(left | right)
               : op == BinaryOp::BitAnd ? Big(left & right)
                                        : Big(left ^ right);
  if (bit_test(result, static_cast<unsigned>(width - 1))) result -= modulus;
  return give(out, fromBig(machine, result));
}

bool shiftBits(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  const Big count = toBig(right);
  if (count < 0) return machine.fail("ValueError: negative shift count");
  const Big value = toBig(left);
  if (op == BinaryOp::ShiftRight) {
    const bool isAll = count > bitsOf(value);
    const Big divisor = isAll ? Big(0) : Big(1) << count.convert_to<unsigned>();
    if (isAll) return give(out, Value::integer(value < 0 ? -1 : 0));
    Big quotient = value / divisor;
    if (value < 0 && quotient * divisor != value) --quotient;
    return give(out, fromBig(machine, quotient));
  }
  if (value == 0) return give(out, Value::integer(0));
  if (count + bitsOf(value) > maxBits) return machine.fail("OverflowError: the number has more than 4300 digits");
  return give(out, fromBig(machine, value << count.convert_to<unsigned>()));
}

std::string digitsIn(const Value& value, int base) {
  const char* prefix = base == 16 ? "0x" : base == 8 ? "0o" : "0b";
  return (toBig(value) < 0 ? "-" : "") + (prefix + bigDigits(value, base));
}

template<int base>
bool callInBase(Machine& machine, const Arguments& arguments, Value& out) {
  if (!isInteger(arguments[0])) return failNoInteger(machine, arguments[0]);
  return machine.spend(8) && give(out, machine.text(digitsIn(arguments[0], base)));
}

bool callDivmod(Machine& machine, const Arguments& arguments, Value& out) {
  const Value& left = arguments[0];
  const Value& right = arguments[1];
  const bool areNumbers = isNumber(left) && isNumber(right);
  const bool areDeltas = left.is(Kind::TimeDelta) && right.is(Kind::TimeDelta);
  if (!areNumbers && !areDeltas)
    return machine.fail("TypeError: unsupported operand type(s) for divmod(): '" + typeName(left) + "' and '" +
                        typeName(right) + "'");
  if (areNumbers && (left.is(Kind::Float) || right.is(Kind::Float)) && toDouble(right) == 0)
    return machine.fail("ZeroDivisionError: float divmod()");
  Value quotient;
  Value remainder;
  return applyBinary(machine, BinaryOp::FloorDivide, left, right, quotient) &&
         applyBinary(machine, BinaryOp::Modulo, left, right, remainder) &&
         give(out, machine.tuple(std::array{quotient, remainder}));
}

// The inverse of `value` modulo `modulus`; 0 when there is none.
Big inverse(const Big& value, const Big& modulus) {
  Big a = value % modulus;
  if (a < 0) a += modulus;
  Big b = modulus;
  Big x = 1;
  Big y = 0;
  while (b != 0) {
    const Big quotient = a / b;
    Big rest = a - quotient * b;
    a = b;
    b = rest;
    rest = x - quotient * y;
    x = y;
    y = rest;
  }
  if (a != 1) return 0;
  return x < 0 ? Big(x + modulus) : x;
}

bool modularPower(Machine& machine, const Arguments& arguments, Value& out) {
  for (std::size_t i = 0; i < 3; ++i)
    if (!isInteger(arguments[i]))
      return machine.fail("TypeError: pow() 3rd argument not allowed unless all arguments are integers");
  const Big modulus = toBig(arguments[2]);
  if (modulus == 0) return machine.fail("ValueError: pow() 3rd argument cannot be 0");
  const Big size = modulus < 0 ? Big(-modulus) : modulus;
  Big base = toBig(arguments[0]);
  Big exponent = toBig(arguments[1]);
  if (exponent < 0) {
    base = inverse(base, size);
    if (base == 0 && size != 1) return machine.fail("ValueError: base is not invertible for the given modulus");
    exponent = -exponent;
  }
  if (!machine.spend(bitsOf(exponent) * (1 + bitsOf(size) / 64))) return false;
  base %= size;
  if (base < 0) base += size;
  Big result = powm(base, exponent, size);
  if (modulus < 0 && result != 0) result += modulus;
  return give(out, fromBig(machine, result));
}

bool callPow(Machine& machine, const Arguments& arguments, Value& out) {
  if (arguments.has(2) && arguments.size() > 2 && !arguments[2].isNull()) return modularPower(machine, arguments, out);
  return applyBinary(machine, BinaryOp::Power, arguments[0], arguments[1], out);
}

bool bitLength(Machine&, const Value& self, const Arguments&, Value& out) {
  return give(out, Value::integer(static_cast<std::int64_t>(bitsOf(toBig(self)))));
}

bool bitCount(Machine&, const Value& self, const Arguments&, Value& out) {
  Big value = toBig(self);
  if (value < 0) value = -value;
  std::int64_t count = 0;
  for (; value != 0; value >>= 1) count += bit_test(value, 0) ? 1 : 0;
  return give(out, Value::integer(count));
}

bool isWhole(Machine&, const Value& self, const Arguments&, Value& out) {
  const double value = self.asFloat();
  return give(out, Value::boolean(std::isfinite(value) && std::trunc(value) == value));
}

bool conjugate(Machine& machine, const Value& self, const Arguments&, Value& out) { return plus(machine, self, out); }

bool integerRatio(Machine& machine, const Value& self, const Arguments&, Value& out) {
  Value whole;
  return plus(machine, self, whole) && give(out, machine.tuple(std::array{whole, Value::integer(1)}));
}

bool floatRatio(Machine& machine, const Value& self, const Arguments&, Value& out) {
  const double value = self.asFloat();
  if (std::isnan(value)) return machine.fail("ValueError: cannot convert NaN to integer ratio");
  if (std::isinf(value)) return machine.fail("OverflowError: cannot convert Infinity to integer ratio");
  int exponent = 0;
  double mantissa = std::frexp(value, &exponent);
  for (int i = 0; i < 300 && mantissa != std::floor(mantissa); ++i) {
    mantissa *= 2;
    --exponent;
  }
  Big numerator(mantissa);
  Big denominator = 1;
  (exponent > 0 ? numerator : denominator) <<= static_cast<unsigned>(std::abs(exponent));
  return give(out, machine.tuple(std::array{fromBig(machine, numerator), fromBig(machine, denominator)}));
}

} // namespace

bool applyBits(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  if (op == BinaryOp::ShiftLeft || op == BinaryOp::ShiftRight) return shiftBits(machine, op, left, right, out);
  if (left.is(Kind::BigInt) || right.is(Kind::BigInt)) return bigBits(machine, op, toBig(left), toBig(right), out);
  const std::int64_t a = *toInt64(left);
  const std::int64_t b = *toInt64(right);
  const std::int64_t result = op == BinaryOp::BitOr ? a | b : op == BinaryOp::BitAnd ? a & b : a ^ b;
  const bool areBools = left.is(Kind::Bool) && right.is(Kind::Bool);
  return give(out, areBools ? Value::boolean(result != 0) : Value::integer(result));
}

std::string bigDigits(const Value& integer, int base) {
  Big big = toBig(integer);
  if (big < 0) big = -big;
  std::string digits;
  do {
    const int digit = Big(big % base).convert_to<int>();
    digits += "0123456789abcdef"[digit];
    big /= base;
  } while (big != 0);
  return {digits.rbegin(), digits.rend()};
}

bool invert(Machine& machine, const Value& operand, Value& out) {
  if (!isInteger(operand)) return machine.fail("TypeError: bad operand type for unary ~: '" + typeName(operand) + "'");
  return give(out, fromBig(machine, -toBig(operand) - 1));
}

std::span<const Function> integerFunctions() {
  static const Function table[] = {
      {{"hex", 1, 1}, callInBase<16>},
      {{"oct", 1, 1}, callInBase<8>},
      {{"bin", 1, 1}, callInBase<2>},
      {{"divmod", 2, 2}, callDivmod},
      {{"pow", 2, 3, {"base", "exp", "mod"}}, callPow},
  };
  return table;
}

std::span<const Method> integerMethods() {
  static const Method table[] = {
      {Kind::Int, {"bit_length", 0, 0}, bitLength},          {Kind::BigInt, {"bit_length", 0, 0}, bitLength},
      {Kind::Bool, {"bit_length", 0, 0}, bitLength},         {Kind::Int, {"bit_count", 0, 0}, bitCount},
      {Kind::BigInt, {"bit_count", 0, 0}, bitCount},         {Kind::Int, {"conjugate", 0, 0}, conjugate},
      {Kind::Int, {"as_integer_ratio", 0, 0}, integerRatio}, {Kind::BigInt, {"as_integer_ratio", 0, 0}, integerRatio},
      {Kind::Float, {"is_integer", 0, 0}, isWhole},          {Kind::Float, {"conjugate", 0, 0}, conjugate},
      {Kind::Float, {"as_integer_ratio", 0, 0}, floatRatio},
  };
  return table;
}

} // namespace signalbox::expression

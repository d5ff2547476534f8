// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python's int of any size and its float. Whole numbers leave 64 bits only when they must.
#include "core/expression/operators.h"

#include "core/value/read_python.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <cmath>

namespace signalbox::expression {

namespace {

using Big = boost::multiprecision::cpp_int;

constexpr std::size_t maxBits = 14286; // of 4300 digits

Big toBig(const Value& value) {
  return value.is(Kind::BigInt) ? Big(std::string(value.asText()))
                                : Big(value.is(Kind::Bool) ? std::int64_t{value.asBool()} : value.asInt());
}

bool fromBig(Machine& machine, const Big& big, Value& out) {
  if (big != 0 && msb(big < 0 ? Big(-big) : big) >= maxBits)
    return machine.fail("OverflowError: the number has more than 4300 digits");
  out = integerFromText(machine, big.str());
  return true;
}

bool bigArithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  if (!machine.spend(16)) return false;
  const Big a = toBig(left);
  const Big b = toBig(right);
  switch (op) {
  case BinaryOp::Add: return fromBig(machine, a + b, out);
  case BinaryOp::Subtract: return fromBig(machine, a - b, out);
  case BinaryOp::Multiply: return fromBig(machine, a * b, out);
  default: break;
  }
  Big quotient;
  Big remainder;
  divide_qr(a, b, quotient, remainder);
  if (remainder != 0 && (remainder < 0) != (b < 0)) { // Python's division rounds down
    --quotient;
    remainder += b;
  }
  return fromBig(machine, op == BinaryOp::FloorDivide ? quotient : remainder, out);
}

bool floatPower(Machine& machine, double base, double exponent, Value& out) {
  if (base == 0 && exponent < 0) return machine.fail("ZeroDivisionError: 0.0 cannot be raised to a negative power");
  if (base < 0 && std::isfinite(base) && std::isfinite(exponent) && exponent != std::floor(exponent))
    return machine.fail("TypeError: complex numbers are not supported");
  const double result = std::pow(base, exponent);
  if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent))
    return machine.fail("OverflowError: (34, 'Numerical result out of range')");
  out = Value::number(result);
  return true;
}

bool integerPower(Machine& machine, const Value& base, const Value& exponent, Value& out) {
  const Big b = toBig(base);
  if (toBig(exponent) < 0) return floatPower(machine, toDouble(base), toDouble(exponent), out);
  const auto times = toInt64(exponent);
  if (b == 0 || b == 1 || b == -1) {
    const bool isOdd = (toBig(exponent) & 1) != 0;
    const std::int64_t sign = b == -1 && !isOdd ? 1 : b.convert_to<std::int64_t>();
    out = Value::integer(times == 0 ? 1 : sign);
    return true;
  }
  const std::size_t bits = msb(b < 0 ? Big(-b) : b);
  if (!times || (bits > 0 ? static_cast<std::uint64_t>(*times) > maxBits / bits + 1 : false))
    return machine.fail("OverflowError: the number has more than 4300 digits");
  if (!machine.spend(static_cast<std::size_t>(*times) * (bits + 1) / 64 + 1)) return false;
  return fromBig(machine, pow(b, static_cast<unsigned>(*times)), out);
}

// False when the result does not fit.
bool smallArithmetic(BinaryOp op, std::int64_t a, std::int64_t b, std::int64_t& out) {
  switch (op) {
  case BinaryOp::Add: return !__builtin_add_overflow(a, b, &out);
  case BinaryOp::Subtract: return !__builtin_sub_overflow(a, b, &out);
  case BinaryOp::Multiply: return !__builtin_mul_overflow(a, b, &out);
  case BinaryOp::FloorDivide:
    if (a == INT64_MIN && b == -1) return false;
    out = a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
    return true;
  case BinaryOp::Modulo:
    if (b == -1) {
      out = 0;
      return true;
    }
    out = a % b;
    if (out != 0 && (out < 0) != (b < 0)) out += b;
    return true;
  default: return false;
  }
}

bool isZero(const Value& integer) { return !isTruthy(integer); }

bool trueDivide(Machine& machine, const Value& left, const Value& right, Value& out) {
  if (isZero(right)) return machine.fail("ZeroDivisionError: division by zero");
  if (const auto a = toInt64(left), b = toInt64(right); a && b) {
    out = Value::number(static_cast<double>(static_cast<long double>(*a) / static_cast<long double>(*b)));
    return true;
  }
  const double result = toDouble(left) / toDouble(right);
  if (!std::isfinite(result)) return machine.fail("OverflowError: integer division result too large for a float");
  out = Value::number(result);
  return true;
}

bool integerArithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  if (op == BinaryOp::Power) return integerPower(machine, left, right, out);
  if (op == BinaryOp::Divide) return trueDivide(machine, left, right, out);
  if (op == BinaryOp::FloorDivide && isZero(right))
    return machine.fail("ZeroDivisionError: integer division or modulo by zero");
  if (op == BinaryOp::Modulo && isZero(right)) return machine.fail("ZeroDivisionError: integer modulo by zero");
  const auto a = toInt64(left);
  const auto b = toInt64(right);
  std::int64_t result = 0;
  if (!a || !b || !smallArithmetic(op, *a, *b, result)) return bigArithmetic(machine, op, left, right, out);
  out = Value::integer(result);
  return true;
}

// Python's float // and %, together (Objects/floatobject.c keeps the sign of the divisor).
std::pair<double, double> floorDivision(double a, double b) {
  double remainder = std::fmod(a, b);
  double quotient = (a - remainder) / b;
  if (remainder != 0) {
    if ((b < 0) != (remainder < 0)) {
      remainder += b;
      quotient -= 1;
    }
  } else {
    remainder = std::copysign(0.0, b);
  }
  if (quotient == 0) return {std::copysign(0.0, a / b), remainder};
  const double floored = std::floor(quotient);
  return {quotient - floored > 0.5 ? floored + 1 : floored, remainder};
}

bool floatArithmetic(Machine& machine, BinaryOp op, double a, double b, Value& out) {
  if (b == 0 && op == BinaryOp::Divide) return machine.fail("ZeroDivisionError: float division by zero");
  if (b == 0 && op == BinaryOp::FloorDivide) return machine.fail("ZeroDivisionError: float floor division by zero");
  if (b == 0 && op == BinaryOp::Modulo) return machine.fail("ZeroDivisionError: float modulo");
  switch (op) {
  case BinaryOp::Add: out = Value::number(a + b); return true;
  case BinaryOp::Subtract: out = Value::number(a - b); return true;
  case BinaryOp::Multiply: out = Value::number(a * b); return true;
  case BinaryOp::Divide: out = Value::number(a / b); return true;
  case BinaryOp::FloorDivide: out = Value::number(floorDivision(a, b).first); return true;
  case BinaryOp::Modulo: out = Value::number(floorDivision(a, b).second); return true;
  case BinaryOp::Power: return floatPower(machine, a, b, out);
  default: break; // bits are of whole numbers only
  }
  return false;
}

template<class T>
int order(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int orderWithFloat(const Value& integer, double number) {
  if (std::isnan(number)) return 2;
  if (std::isinf(number)) return number > 0 ? -1 : 1;
  const double whole = std::floor(number);
  const int byWhole = order(toBig(integer), Big(whole));
  return byWhole == 0 && number > whole ? -1 : byWhole;
}

} // namespace

bool isInteger(const Value& value) { return value.is(Kind::Int) || value.is(Kind::Bool) || value.is(Kind::BigInt); }

bool isNumber(const Value& value) { return isInteger(value) || value.is(Kind::Float); }

std::optional<std::int64_t> toInt64(const Value& integer) {
  if (integer.is(Kind::BigInt)) return std::nullopt;
  return integer.is(Kind::Bool) ? std::int64_t{integer.asBool()} : integer.asInt();
}

double toDouble(const Value& number) {
  if (number.is(Kind::Float)) return number.asFloat();
  if (number.is(Kind::BigInt)) return parseDouble(number.asText());
  return static_cast<double>(*toInt64(number));
}

Value integerFromText(Machine& machine, std::string_view digits) {
  std::int64_t small = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), small);
  return read.ec == std::errc() ? Value::integer(small) : Value::bigInt(machine.arena().copy(digits));
}

bool integerFromDouble(Machine& machine, double value, Value& out) {
  if (std::isnan(value)) return machine.fail("ValueError: cannot convert float NaN to integer");
  if (std::isinf(value)) return machine.fail("OverflowError: cannot convert float infinity to integer");
  return fromBig(machine, Big(std::trunc(value)), out);
}

int orderNumbers(const Value& left, const Value& right) {
  if (left.is(Kind::Float) && right.is(Kind::Float)) {
    if (std::isnan(left.asFloat()) || std::isnan(right.asFloat())) return 2;
    return order(left.asFloat(), right.asFloat());
  }
  if (right.is(Kind::Float)) return orderWithFloat(left, right.asFloat());
  if (left.is(Kind::Float)) {
    const int reversed = orderWithFloat(right, left.asFloat());
    return reversed == 2 ? 2 : -reversed;
  }
  if (const auto a = toInt64(left), b = toInt64(right); a && b) return order(*a, *b);
  return order(toBig(left), toBig(right));
}

bool arithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  if (isInteger(left) && isInteger(right)) return integerArithmetic(machine, op, left, right, out);
  const double a = toDouble(left);
  const double b = toDouble(right);
  if ((left.is(Kind::BigInt) && std::isinf(a)) || (right.is(Kind::BigInt) && std::isinf(b)))
    return machine.fail("OverflowError: int too large to convert to float");
  return floatArithmetic(machine, op, a, b, out);
}

} // namespace signalbox::expression

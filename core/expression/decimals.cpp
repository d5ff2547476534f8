// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decimal in expressions: Decimal('1.10'), its operators with whole numbers, its methods.
#include "core/expression/decimals.h"

#include "core/value/secret_value.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

bool give(Machine& machine, const Decimal& value, Value& out) {
  out = Value::decimal(machine.arena().copy(std::string_view(canonicalText(value))));
  return true;
}

bool give(Machine& machine, const DecimalResult& value, Value& out) {
  return value ? give(machine, *value, out) : machine.fail(std::string(value.error()));
}

DecimalOp operationOf(BinaryOp op) {
  switch (op) {
  case BinaryOp::Add: return DecimalOp::Add;
  case BinaryOp::Subtract: return DecimalOp::Subtract;
  case BinaryOp::Multiply: return DecimalOp::Multiply;
  case BinaryOp::Divide: return DecimalOp::Divide;
  case BinaryOp::FloorDivide: return DecimalOp::FloorDivide;
  case BinaryOp::Modulo: return DecimalOp::Modulo;
  default: break;
  }
  return DecimalOp::Power;
}

bool isExact(const Value& value) { return value.is(Kind::Decimal) || isInteger(value); }

bool quantize(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!isExact(arguments[0]))
    return machine.fail("TypeError: conversion from " + typeName(arguments[0]) + " to Decimal is not supported");
  return give(machine, quantized(toDecimal(self), toDecimal(arguments[0])), out);
}

bool normalize(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return give(machine, normalized(toDecimal(self)), out);
}

bool toIntegralValue(Machine& machine, const Value& self, const Arguments&, Value& out) {
  const Decimal value = toDecimal(self);
  return give(machine, value.isFinite() && value.exponent < 0 ? withPlaces(value, 0) : value, out);
}

bool squareRoot(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return give(machine, squareRoot(toDecimal(self)), out);
}

template<bool (*is)(const Decimal&)>
bool question(Machine&, const Value& self, const Arguments&, Value& out) {
  out = Value::boolean(is(toDecimal(self)));
  return true;
}

bool isNotANumber(const Decimal& value) { return value.isNaN(); }
bool isInfinite(const Decimal& value) { return value.form == Decimal::Form::Infinite; }
bool isFiniteNumber(const Decimal& value) { return value.isFinite(); }
bool isNought(const Decimal& value) { return value.isZero(); }
bool isSigned(const Decimal& value) { return value.isNegative; }

bool getSecretValue(Machine& machine, const Value& self, const Arguments&, Value& out) {
  const auto is = [&](ObjectKind kind) { return self.is(Kind::Object) && self.asObject().kind == kind; };
  if (isSecretValue(self))
    out = hiddenIn(self);
  else if (is(ObjectKind::Secret))
    out = Machine::textOf(self.asObject().text);
  else if (is(ObjectKind::SecretBytes))
    out = Value::bytes(self.asObject().text);
  else
    return machine.fail("AttributeError: '" + typeName(self) + "' object has no attribute 'get_secret_value'");
  return true;
}

} // namespace

bool involvesDecimal(const Value& left, const Value& right) {
  const auto isOrdered = [](const Value& value) { return value.is(Kind::Decimal) || isNumber(value); };
  return (left.is(Kind::Decimal) && isOrdered(right)) || (right.is(Kind::Decimal) && isOrdered(left));
}

bool canCompute(const Value& left, const Value& right) {
  return involvesDecimal(left, right) && isExact(left) && isExact(right);
}

bool decimalArithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  if (!machine.spend(16 + (left.is(Kind::Decimal) ? left.size() : 0) + (right.is(Kind::Decimal) ? right.size() : 0)))
    return false;
  return give(machine, apply(operationOf(op), toDecimal(left), toDecimal(right)), out);
}

bool negateDecimal(Machine& machine, const Value& value, Value& out) {
  return give(machine, negated(toDecimal(value)), out);
}

bool plusDecimal(Machine& machine, const Value& value, Value& out) {
  return give(machine, plus(toDecimal(value)), out);
}

bool absoluteDecimal(Machine& machine, const Value& value, Value& out) {
  return give(machine, absolute(toDecimal(value)), out);
}

bool roundDecimal(Machine& machine, const Value& value, std::optional<std::int64_t> places, Value& out) {
  if (places) return give(machine, rounded(toDecimal(value), *places), out);
  const auto digits = roundedInteger(toDecimal(value));
  if (!digits) return machine.fail(std::string(digits.error()));
  out = integerFromText(machine, *digits);
  return true;
}

bool truncateDecimal(Machine& machine, const Value& value, Value& out) {
  const auto digits = truncatedInteger(toDecimal(value));
  if (!digits) return machine.fail(std::string(digits.error()));
  out = integerFromText(machine, *digits);
  return true;
}

bool floatOfDecimal(Machine& machine, const Value& value, Value& out) {
  const Decimal number = toDecimal(value);
  if (number.form == Decimal::Form::SignallingNaN)
    return machine.fail("ValueError: cannot convert signaling NaN to float");
  out = Value::number(signalbox::toDouble(number));
  return true;
}

bool orderDecimals(Machine& machine, const Value& left, const Value& right, int& out) {
  out = order(toDecimal(left), toDecimal(right));
  return out != 2 || machine.fail("InvalidOperation: [<class 'decimal.InvalidOperation'>]");
}

bool callDecimal(Machine& machine, const Arguments& arguments, Value& out) {
  if (!arguments.has(0)) return give(machine, Decimal{}, out);
  const Value& value = arguments[0];
  if (value.is(Kind::Decimal) || isNumber(value)) return give(machine, toDecimal(value), out);
  if (!value.is(Kind::Str))
    return machine.fail("TypeError: conversion from " + typeName(value) + " to Decimal is not supported");
  if (!machine.spend(value.size() / 4)) return false;
  const auto number = readDecimal(value.asText());
  return number ? give(machine, *number, out) : machine.fail("InvalidOperation: [<class 'decimal.ConversionSyntax'>]");
}

std::span<const Method> decimalMethods() {
  static const Method table[] = {
      {Kind::Decimal, {"quantize", 1, 1, {"exp"}}, quantize},
      {Kind::Decimal, {"normalize", 0, 0}, normalize},
      {Kind::Decimal, {"to_integral_value", 0, 0}, toIntegralValue},
      {Kind::Decimal, {"sqrt", 0, 0}, squareRoot},
      {Kind::Decimal, {"is_nan", 0, 0}, question<isNotANumber>},
      {Kind::Decimal, {"is_infinite", 0, 0}, question<isInfinite>},
      {Kind::Decimal, {"is_finite", 0, 0}, question<isFiniteNumber>},
      {Kind::Decimal, {"is_zero", 0, 0}, question<isNought>},
      {Kind::Decimal, {"is_signed", 0, 0}, question<isSigned>},
      {Kind::Object, {"get_secret_value", 0, 0}, getSecretValue},
      {Kind::Model, {"get_secret_value", 0, 0}, getSecretValue},
  };
  return table;
}

} // namespace signalbox::expression

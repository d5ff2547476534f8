// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/operators.h"

#include "core/expression/decimals.h"
#include "core/expression/temporal.h"
#include "core/value/write.h"

#include <algorithm>
#include <iterator>

namespace signalbox::expression {

namespace {

std::string_view symbol(BinaryOp op) {
  static constexpr std::string_view symbols[] = {"+",           "-", "*", "/", "//", "%",
                                                 "** or pow()", "|", "^", "&", "<<", ">>"};
  return symbols[static_cast<std::size_t>(op)];
}

std::string_view symbol(CompareOp op) {
  static constexpr std::string_view symbols[] = {"<", "<=", ">", ">="};
  return symbols[static_cast<std::size_t>(op)];
}

bool isSequence(const Value& value) {
  return value.is(Kind::Str) || value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Bytes);
}

bool failBinary(Machine& machine, BinaryOp op, const Value& left, const Value& right) {
  return machine.fail("TypeError: unsupported operand type(s) for " + std::string(symbol(op)) + ": '" + typeName(left) +
                      "' and '" + typeName(right) + "'");
}

bool concatenateTexts(Machine& machine, const Value& left, const Value& right, Value& out) {
  const std::size_t size = left.size() + right.size();
  if (!machine.spend(size / 16)) return false;
  auto* text = static_cast<char*>(machine.arena().allocate(size + 1, 1));
  std::ranges::copy(left.asText(), text);
  std::ranges::copy(right.asText(), text + left.size());
  out = left.is(Kind::Str) ? Machine::textOf({text, size}) : Value::bytes({text, size});
  return true;
}

bool concatenate(Machine& machine, const Value& left, const Value& right, Value& out) {
  if (left.kind() != right.kind() && left.is(Kind::Bytes))
    return machine.fail("TypeError: can't concat " + typeName(right) + " to bytes");
  if (left.kind() != right.kind())
    return machine.fail("TypeError: can only concatenate " + typeName(left) + " (not \"" + typeName(right) + "\") to " +
                        typeName(left));
  if (left.is(Kind::Str) || left.is(Kind::Bytes)) return concatenateTexts(machine, left, right, out);
  if (!machine.spend(left.size() + right.size())) return false;
  const auto items = machine.arena().make<Value>(left.size() + right.size());
  std::ranges::copy(left.items(), items.begin());
  std::ranges::copy(right.items(), items.begin() + static_cast<std::ptrdiff_t>(left.size()));
  out = left.is(Kind::List) ? Value::list(items) : Value::tuple(items);
  return true;
}

bool repeat(Machine& machine, const Value& sequence, const Value& times, Value& out) {
  if (!isInteger(times))
    return machine.fail("TypeError: can't multiply sequence by non-int of type '" + typeName(times) + "'");
  const auto count = toInt64(times);
  if (!count) return machine.fail("OverflowError: cannot fit 'int' into an index-sized integer");
  const auto copies = static_cast<std::size_t>(std::max<std::int64_t>(*count, 0));
  const bool isText = sequence.is(Kind::Str) || sequence.is(Kind::Bytes);
  const std::size_t unit = sequence.size();
  if (unit > 0 && copies > 100'000'000 / unit) return machine.spend(SIZE_MAX);
  if (!machine.spend(isText ? unit * copies / 16 : unit * copies)) return false;
  if (isText) {
    std::string text;
    for (std::size_t i = 0; unit > 0 && i < copies; ++i) text += sequence.asText();
    out = sequence.is(Kind::Str) ? machine.text(text) : Value::bytes(machine.arena().copy(text));
    return true;
  }
  const auto items = machine.arena().make<Value>(unit * copies);
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = sequence.items()[i % unit];
  out = sequence.is(Kind::List) ? Value::list(items) : Value::tuple(items);
  return true;
}

bool holds(const Value& set, const Value& item) {
  return std::ranges::any_of(set.items(), [&](const Value& other) { return equals(item, other); });
}

// Whether `left` is among what `right` has.
bool isSubset(Machine& machine, const Value& left, const Value& right, bool& out) {
  if (!machine.spend(left.size() * right.size() / 8)) return false;
  out = std::ranges::all_of(left.items(), [&](const Value& item) { return holds(right, item); });
  return true;
}

bool orderSets(Machine& machine, CompareOp op, const Value& left, const Value& right, bool& out) {
  const bool isReversed = op == CompareOp::Greater || op == CompareOp::GreaterEqual;
  const bool isStrict = op == CompareOp::Less || op == CompareOp::Greater;
  if (!(isReversed ? isSubset(machine, right, left, out) : isSubset(machine, left, right, out))) return false;
  out = out && (!isStrict || left.size() != right.size());
  return true;
}

bool mergeDicts(Machine& machine, const Value& left, const Value& right, Value& out) {
  std::vector<Member> members(left.members().begin(), left.members().end());
  for (const Member& member : right.members())
    if (!setMember(machine, members, member.key, member.value)) return false;
  out = Value::dict(machine.arena().copy(std::span<const Member>(members)));
  return machine.spend(members.size());
}

bool orderSequences(Machine& machine, CompareOp op, const Value& left, const Value& right, bool& out) {
  const auto a = left.items();
  const auto b = right.items();
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (!machine.spend(1)) return false;
    if (!equals(a[i], b[i])) return compare(machine, op, a[i], b[i], out);
  }
  return compare(machine, op, Value::integer(static_cast<std::int64_t>(a.size())),
                 Value::integer(static_cast<std::int64_t>(b.size())), out);
}

// -1, 0 or 1; 2 when the two have an order but this pair has none (NaN); nothing when they have no order.
std::optional<int> orderOf(const Value& left, const Value& right) {
  if (isNumber(left) && isNumber(right)) return orderNumbers(left, right);
  if (left.kind() != right.kind()) return std::nullopt;
  if (left.is(Kind::Str) || left.is(Kind::Bytes)) {
    const int order = left.asText().compare(right.asText()); // bytes of UTF-8 sort as code points do
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  if (left.is(Kind::Uuid)) return canonicalText(left.asUuid()).compare(canonicalText(right.asUuid()));
  return orderTemporal(left, right);
}

bool orderCompare(Machine& machine, CompareOp op, const Value& left, const Value& right, bool& out) {
  const bool areSequences = left.kind() == right.kind() && (left.is(Kind::List) || left.is(Kind::Tuple));
  if (areSequences) return orderSequences(machine, op, left, right, out);
  if (left.is(Kind::Set) && right.is(Kind::Set)) return orderSets(machine, op, left, right, out);
  if ((left.is(Kind::Date) && right.is(Kind::DateTime)) || (left.is(Kind::DateTime) && right.is(Kind::Date)))
    return machine.fail("TypeError: can't compare datetime.datetime to datetime.date");
  if (mixesNaiveAndAware(left, right))
    return machine.fail(left.is(Kind::Time) ? "TypeError: can't compare offset-naive and offset-aware times"
                                            : "TypeError: can't compare offset-naive and offset-aware datetimes");
  int decimalOrder = 0;
  const bool hasDecimal = involvesDecimal(left, right);
  if (hasDecimal && !orderDecimals(machine, left, right, decimalOrder)) return false;
  const auto order = hasDecimal ? std::optional(decimalOrder) : orderOf(left, right);
  if (!order)
    return machine.fail("TypeError: '" + std::string(symbol(op)) + "' not supported between instances of '" +
                        typeName(left) + "' and '" + typeName(right) + "'");
  out = *order != 2 && (op == CompareOp::Less        ? *order < 0
                        : op == CompareOp::LessEqual ? *order <= 0
                        : op == CompareOp::Greater   ? *order > 0
                                                     : *order >= 0);
  return true;
}

// Values have no identity here; what Python programs ask `is` for are None, True and False.
bool isSame(const Value& left, const Value& right) { return left.kind() == right.kind() && equals(left, right); }

bool isOfSets(BinaryOp op) {
  return op == BinaryOp::Subtract || op == BinaryOp::BitOr || op == BinaryOp::BitAnd || op == BinaryOp::BitXor;
}

bool failUnary(Machine& machine, std::string_view sign, const Value& operand) {
  return machine.fail("TypeError: bad operand type for unary " + std::string(sign) + ": '" + typeName(operand) + "'");
}

} // namespace

bool combineSets(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  if (!machine.spend(left.size() * right.size() / 8 + left.size() + right.size())) return false;
  std::vector<Value> kept;
  for (const Value& item : left.items()) {
    const bool isShared = holds(right, item);
    if (op == BinaryOp::BitOr || (op == BinaryOp::BitAnd) == isShared) kept.push_back(item);
  }
  if (op == BinaryOp::BitOr || op == BinaryOp::BitXor)
    std::ranges::copy_if(right.items(), std::back_inserter(kept),
                         [&](const Value& item) { return !holds(left, item); });
  out = Value::set(machine.arena().copy(std::span<const Value>(kept)));
  return true;
}

bool applyBinary(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out) {
  const bool isBits = op >= BinaryOp::BitOr;
  if (isBits && isInteger(left) && isInteger(right)) return applyBits(machine, op, left, right, out);
  if (!isBits && isNumber(left) && isNumber(right)) return arithmetic(machine, op, left, right, out);
  if (!isBits && canCompute(left, right)) return decimalArithmetic(machine, op, left, right, out);
  if (op == BinaryOp::Add && isSequence(left)) return concatenate(machine, left, right, out);
  if (op == BinaryOp::Multiply && isSequence(left)) return repeat(machine, left, right, out);
  if (op == BinaryOp::Multiply && isSequence(right)) return repeat(machine, right, left, out);
  if (left.is(Kind::Set) && right.is(Kind::Set) && isOfSets(op)) return combineSets(machine, op, left, right, out);
  if (op == BinaryOp::BitOr && left.is(Kind::Dict) && right.is(Kind::Dict))
    return mergeDicts(machine, left, right, out);
  if (op == BinaryOp::Modulo && left.is(Kind::Str)) return formatPercent(machine, left.asText(), right, out);
  if (temporalArithmetic(machine, op, left, right, out)) return true;
  return failBinary(machine, op, left, right);
}

bool negate(Machine& machine, const Value& operand, Value& out) {
  if (operand.is(Kind::Float)) {
    out = Value::number(-operand.asFloat());
    return true;
  }
  if (operand.is(Kind::Decimal)) return negateDecimal(machine, operand, out);
  if (isInteger(operand)) return arithmetic(machine, BinaryOp::Subtract, Value::integer(0), operand, out);
  if (operand.is(Kind::TimeDelta)) return makeDelta(machine, -totalMicroseconds(operand.asTimeDelta()), out);
  return failUnary(machine, "-", operand);
}

bool plus(Machine& machine, const Value& operand, Value& out) {
  if (operand.is(Kind::TimeDelta)) {
    out = operand;
    return true;
  }
  if (operand.is(Kind::Decimal)) return plusDecimal(machine, operand, out);
  if (!isNumber(operand)) return failUnary(machine, "+", operand);
  out = operand.is(Kind::Bool) ? Value::integer(operand.asBool()) : operand;
  return true;
}

bool compare(Machine& machine, CompareOp op, const Value& left, const Value& right, bool& out) {
  switch (op) {
  case CompareOp::Equal: out = equals(left, right); return true;
  case CompareOp::NotEqual: out = !equals(left, right); return true;
  case CompareOp::Is: out = isSame(left, right); return true;
  case CompareOp::IsNot: out = !isSame(left, right); return true;
  case CompareOp::In: return contains(machine, right, left, out);
  case CompareOp::NotIn:
    if (!contains(machine, right, left, out)) return false;
    out = !out;
    return true;
  default: return orderCompare(machine, op, left, right, out);
  }
}

bool isLess(Machine& machine, const Value& left, const Value& right, bool& out) {
  return orderCompare(machine, CompareOp::Less, left, right, out);
}

} // namespace signalbox::expression

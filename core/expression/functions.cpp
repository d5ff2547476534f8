// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/functions.h"

#include "core/expression/decimals.h"

#include "core/expression/temporal.h"
#include "core/value/secret_value.h"
#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <random>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

Value sizeValue(std::size_t size) { return Value::integer(static_cast<std::int64_t>(size)); }

bool callLen(Machine& machine, const Arguments& arguments, Value& out) {
  const Value& value = arguments[0];
  switch (value.kind()) {
  case Kind::Str: return machine.spend(value.size() / 64) && give(out, sizeValue(countCodePoints(value.asText())));
  case Kind::Bytes:
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set:
  case Kind::Dict: return give(out, sizeValue(value.size()));
  default: return machine.fail("TypeError: object of type '" + typeName(value) + "' has no len()");
  }
}

bool callStr(Machine& machine, const Arguments& arguments, Value& out) {
  if (!arguments.has(0)) return give(out, Value::str(""));
  if (arguments[0].is(Kind::Str)) return give(out, arguments[0]);
  std::string text;
  return strOf(machine, arguments[0], text) && machine.spend(text.size() / 16) && give(out, machine.text(text));
}

bool callRepr(Machine& machine, const Arguments& arguments, Value& out) {
  std::string text;
  return reprOf(machine, arguments[0], text) && machine.spend(text.size() / 16) && give(out, machine.text(text));
}

bool callAbs(Machine& machine, const Arguments& arguments, Value& out) {
  const Value& value = arguments[0];
  if (value.is(Kind::Float)) return give(out, Value::number(std::fabs(value.asFloat())));
  if (value.is(Kind::TimeDelta)) return value.asTimeDelta().days < 0 ? negate(machine, value, out) : give(out, value);
  if (value.is(Kind::Decimal)) return absoluteDecimal(machine, value, out);
  if (!isInteger(value)) return machine.fail("TypeError: bad operand type for abs(): '" + typeName(value) + "'");
  return orderNumbers(value, Value::integer(0)) < 0 ? negate(machine, value, out) : plus(machine, value, out);
}

enum class Extreme { Smallest, Largest };

bool pickExtreme(Machine& machine, const Arguments& arguments, Extreme which, Value& out) {
  const std::string name = which == Extreme::Smallest ? "min" : "max";
  std::span<const Value> items = arguments.all();
  if (items.size() == 1 && !iterate(machine, arguments[0], items)) return false;
  if (items.empty()) {
    if (arguments.keywordOnly()) return give(out, *arguments.keywordOnly());
    return machine.fail("ValueError: " + name + "() arg is an empty sequence");
  }
  out = items[0];
  for (const Value& item : items.subspan(1)) {
    bool isBetter = false;
    const CompareOp op = which == Extreme::Smallest ? CompareOp::Less : CompareOp::Greater;
    if (!machine.spend(1) || !compare(machine, op, item, out, isBetter)) return false;
    if (isBetter) out = item;
  }
  return true;
}

bool callMin(Machine& machine, const Arguments& arguments, Value& out) {
  return pickExtreme(machine, arguments, Extreme::Smallest, out);
}

bool callMax(Machine& machine, const Arguments& arguments, Value& out) {
  return pickExtreme(machine, arguments, Extreme::Largest, out);
}

bool callSum(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (!iterate(machine, arguments[0], items)) return false;
  out = arguments.has(1) ? arguments[1] : Value::integer(0);
  if (out.is(Kind::Str)) return machine.fail("TypeError: sum() can't sum strings [use ''.join(seq) instead]");
  for (const Value& item : items)
    if (!machine.spend(1) || !applyBinary(machine, BinaryOp::Add, out, item, out)) return false;
  return true;
}

bool callSorted(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (!iterate(machine, arguments[0], items)) return false;
  std::vector<Value> sorted(items.begin(), items.end());
  const bool isReversed = arguments.keywordOnly() && isTruthy(*arguments.keywordOnly());
  if (isReversed) std::ranges::reverse(sorted);
  bool isFine = machine.spend(sorted.size() * static_cast<std::size_t>(std::bit_width(sorted.size())) / 4);
  if (!isFine) return false;
  // A merge sort stays in bounds whatever the order answers, and stops asking after a failure.
  std::ranges::stable_sort(sorted, [&](const Value& left, const Value& right) {
    bool isBefore = false;
    isFine = isFine && isLess(machine, left, right, isBefore);
    return isFine && isBefore;
  });
  if (isReversed) std::ranges::reverse(sorted);
  out = machine.list(sorted);
  return isFine;
}

bool callAny(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (!iterate(machine, arguments[0], items)) return false;
  return machine.spend(items.size() / 8) && give(out, Value::boolean(std::ranges::any_of(items, isTruthy)));
}

bool callAll(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (!iterate(machine, arguments[0], items)) return false;
  return machine.spend(items.size() / 8) && give(out, Value::boolean(std::ranges::all_of(items, isTruthy)));
}

bool callRange(Machine& machine, const Arguments& arguments, Value& out) {
  std::int64_t bounds[3] = {0, 0, 1};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!isInteger(arguments[i]))
      return machine.fail("TypeError: '" + typeName(arguments[i]) + "' object cannot be interpreted as an integer");
    const auto bound = toInt64(arguments[i]);
    if (!bound) return machine.fail("OverflowError: range() takes 64-bit integers here");
    bounds[arguments.size() == 1 ? 1 : i] = *bound;
  }
  const auto [start, stop, step] = bounds;
  if (step == 0) return machine.fail("ValueError: range() arg 3 must not be zero");
  std::vector<Value> items;
  for (std::int64_t at = start; step > 0 ? at < stop : at > stop;) {
    if (!machine.spend(1)) return false;
    items.push_back(Value::integer(at));
    if (__builtin_add_overflow(at, step, &at)) break;
  }
  return give(out, machine.list(items));
}

bool callList(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (arguments.has(0) && !iterate(machine, arguments[0], items)) return false;
  return machine.spend(items.size() / 8) && give(out, Value::list(items));
}

bool callTuple(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (arguments.has(0) && !iterate(machine, arguments[0], items)) return false;
  return machine.spend(items.size() / 8) && give(out, Value::tuple(items));
}

bool callSet(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (arguments.has(0) && !iterate(machine, arguments[0], items)) return false;
  std::vector<Value> unique;
  for (const Value& item : items)
    if (!addUnique(machine, unique, item)) return false;
  return give(out, Value::set(machine.arena().copy(std::span<const Value>(unique))));
}

bool addPairs(Machine& machine, const Value& pairs, std::vector<Member>& members) {
  if (pairs.is(Kind::Dict)) {
    members.assign(pairs.members().begin(), pairs.members().end());
    return machine.spend(members.size() / 8);
  }
  std::span<const Value> items;
  if (!iterate(machine, pairs, items)) return false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::span<const Value> pair;
    if (!isIterable(items[i]))
      return machine.fail("TypeError: cannot convert dictionary update sequence element #" + std::to_string(i) +
                          " to a sequence");
    if (!iterate(machine, items[i], pair)) return false;
    if (pair.size() != 2)
      return machine.fail("ValueError: dictionary update sequence element #" + std::to_string(i) + " has length " +
                          std::to_string(pair.size()) + "; 2 is required");
    if (!setMember(machine, members, pair[0], pair[1])) return false;
  }
  return true;
}

bool callDict(Machine& machine, const Arguments& arguments, Value& out) {
  std::vector<Member> members;
  if (arguments.size() > 0 && !addPairs(machine, arguments[0], members)) return false;
  for (std::size_t i = 0; i < arguments.names().size(); ++i)
    if (!setMember(machine, members, machine.text(arguments.names()[i]), arguments.named()[i])) return false;
  return give(out, Value::dict(machine.arena().copy(std::span<const Member>(members))));
}

bool callFromKeys(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> keys;
  if (!iterate(machine, arguments[0], keys)) return false;
  std::vector<Member> members;
  for (const Value& key : keys)
    if (!setMember(machine, members, key, arguments.size() > 1 ? arguments[1] : Value())) return false;
  return give(out, Value::dict(machine.arena().copy(std::span<const Member>(members))));
}

// (key, item) pairs, as the parser makes them of key=.
const Value& keyOf(const Value& pair) { return pair.items()[0]; }
const Value& itemOf(const Value& pair) { return pair.items()[1]; }

bool callSortedByKey(Machine& machine, const Arguments& arguments, Value& out) {
  std::vector<Value> sorted(arguments[0].items().begin(), arguments[0].items().end());
  const bool isReversed = arguments.keywordOnly() && isTruthy(*arguments.keywordOnly());
  if (isReversed) std::ranges::reverse(sorted);
  bool isFine = machine.spend(sorted.size() * static_cast<std::size_t>(std::bit_width(sorted.size())) / 4);
  if (!isFine) return false;
  std::ranges::stable_sort(sorted, [&](const Value& left, const Value& right) {
    bool isBefore = false;
    isFine = isFine && isLess(machine, keyOf(left), keyOf(right), isBefore);
    return isFine && isBefore;
  });
  if (isReversed) std::ranges::reverse(sorted);
  for (Value& pair : sorted) pair = itemOf(pair);
  out = machine.list(sorted);
  return isFine;
}

bool pickByKey(Machine& machine, const Arguments& arguments, Extreme which, Value& out) {
  const auto pairs = arguments[0].items();
  if (pairs.empty()) {
    if (arguments.keywordOnly()) return give(out, *arguments.keywordOnly());
    return machine.fail(std::string("ValueError: ") + (which == Extreme::Smallest ? "min" : "max") +
                        "() arg is an empty sequence");
  }
  const Value* best = &pairs[0];
  for (const Value& pair : pairs.subspan(1)) {
    bool isBetter = false;
    const CompareOp op = which == Extreme::Smallest ? CompareOp::Less : CompareOp::Greater;
    if (!machine.spend(1) || !compare(machine, op, keyOf(pair), keyOf(*best), isBetter)) return false;
    if (isBetter) best = &pair;
  }
  return give(out, itemOf(*best));
}

bool callMinByKey(Machine& machine, const Arguments& arguments, Value& out) {
  return pickByKey(machine, arguments, Extreme::Smallest, out);
}

bool callMaxByKey(Machine& machine, const Arguments& arguments, Value& out) {
  return pickByKey(machine, arguments, Extreme::Largest, out);
}

bool isInstance(const Value& value, std::string_view type) {
  const Kind kind = value.kind();
  if (type == "object") return true;
  if (type == "None") return value.isNull();
  if (type == "int" && isInteger(value)) return true;
  if (type == "date" && kind == Kind::DateTime) return true;
  if (type == "Enum") return kind == Kind::Enum;
  if (type == "BaseModel") return kind == Kind::Model && !isSecretValue(value);
  if (kind == Kind::Enum) return value.asEnum().shape->isMixedIn && isInstance(value.asEnum().value, type);
  if (kind == Kind::Model) return isSecretValue(value) && type == "Secret";
  const std::string name = typeName(value);
  return name == type ||
         (name.size() > type.size() && name.ends_with(type) && name[name.size() - type.size() - 1] == '.');
}

bool callIsInstance(Machine&, const Arguments& arguments, Value& out) {
  std::string_view types = arguments[1].asText();
  bool isOne = false;
  while (!types.empty()) {
    types.remove_prefix(1);
    const std::size_t end = std::min(types.find(' '), types.size());
    isOne = isOne || isInstance(arguments[0], types.substr(0, end));
    types.remove_prefix(end);
  }
  return give(out, Value::boolean(isOne));
}

bool callEnumerate(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (!iterate(machine, arguments[0], items) || !machine.spend(items.size())) return false;
  std::int64_t number = arguments.has(1) && isInteger(arguments[1]) ? toInt64(arguments[1]).value_or(0) : 0;
  std::vector<Value> pairs;
  for (const Value& item : items) pairs.push_back(machine.tuple(std::array{Value::integer(number++), item}));
  return give(out, machine.list(pairs));
}

bool callZip(Machine& machine, const Arguments& arguments, Value& out) {
  std::vector<std::span<const Value>> columns(arguments.size());
  std::size_t rows = arguments.size() == 0 ? 0 : SIZE_MAX;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!iterate(machine, arguments[i], columns[i])) return false;
    rows = std::min(rows, columns[i].size());
  }
  if (!machine.spend(rows * columns.size())) return false;
  std::vector<Value> tuples;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<Value> cells;
    for (const auto& column : columns) cells.push_back(column[row]);
    tuples.push_back(machine.tuple(cells));
  }
  return give(out, machine.list(tuples));
}

bool callReversed(Machine& machine, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (arguments[0].is(Kind::Set)) return machine.fail("TypeError: 'set' object is not reversible");
  if (!iterate(machine, arguments[0], items) || !machine.spend(items.size() / 8)) return false;
  std::vector<Value> reversed(items.rbegin(), items.rend());
  return give(out, machine.list(reversed));
}

std::uint64_t nextRandom(Machine& machine) {
  std::uint64_t* state = machine.frame().random;
  if (!state) {
    static thread_local std::random_device device;
    return std::uint64_t{device()} << 32 | device();
  }
  std::uint64_t mixed = *state += 0x9E3779B97F4A7C15U; // splitmix64
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
  return mixed ^ mixed >> 31;
}

bool callUuid4(Machine& machine, const Arguments&, Value& out) {
  Uuid uuid;
  for (std::size_t i = 0; i < 16; i += 8) {
    const std::uint64_t bits = nextRandom(machine);
    for (std::size_t j = 0; j < 8; ++j) uuid.bytes[i + j] = static_cast<std::uint8_t>(bits >> (8 * j));
  }
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0F) | 0x40);
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);
  return give(out, Value::uuid(machine.arena().keep(uuid)));
}

bool callRandint(Machine& machine, const Arguments& arguments, Value& out) {
  const auto low = isInteger(arguments[0]) ? toInt64(arguments[0]) : std::nullopt;
  const auto high = isInteger(arguments[1]) ? toInt64(arguments[1]) : std::nullopt;
  if (!low || !high) return machine.fail("TypeError: randint() takes two 64-bit integers");
  if (*low > *high) return machine.fail("ValueError: empty range for randrange()");
  const std::uint64_t range = static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(*low) + 1;
  const std::uint64_t random = nextRandom(machine);
  const std::uint64_t picked = range == 0 ? random : random % range;
  return give(out, Value::integer(static_cast<std::int64_t>(static_cast<std::uint64_t>(*low) + picked)));
}

} // namespace

std::span<const Function> builtinFunctions() {
  static const Function table[] = {
      {{"len", 1, 1}, callLen},
      {{"str", 0, 1}, callStr},
      {{"repr", 1, 1}, callRepr},
      {{"int", 0, 2, {"", "base"}}, callInt},
      {{"float", 0, 1}, callFloat},
      {{"bool", 0, 1}, callBool},
      {{"Decimal", 0, 1, {"value"}}, callDecimal},
      {{"round", 1, 2, {"number", "ndigits"}}, callRound},
      {{"abs", 1, 1}, callAbs},
      {{"min", 1, SIZE_MAX, {}, "default"}, callMin},
      {{"max", 1, SIZE_MAX, {}, "default"}, callMax},
      {{"sum", 1, 2, {"", "start"}}, callSum},
      {{"sorted", 1, 1, {}, "reverse"}, callSorted},
      {{"any", 1, 1}, callAny},
      {{"all", 1, 1}, callAll},
      {{"range", 1, 3}, callRange},
      {{"enumerate", 1, 2, {"iterable", "start"}}, callEnumerate},
      {{"zip", 0, SIZE_MAX}, callZip},
      {{"reversed", 1, 1}, callReversed},
      {{"list", 0, 1}, callList},
      {{"tuple", 0, 1}, callTuple},
      {{"set", 0, 1}, callSet},
      {{"frozenset", 0, 1}, callSet},
      {{"dict", 0, 1, {}, {}, true}, callDict},
      {{"dict.fromkeys", 1, 2}, callFromKeys},
      {{" sorted", 1, 1, {}, "reverse"}, callSortedByKey},
      {{" min", 1, 1, {}, "default"}, callMinByKey},
      {{" max", 1, 1, {}, "default"}, callMaxByKey},
      {{"isinstance", 2, 2}, callIsInstance},
      {{"uuid4", 0, 0}, callUuid4, false},
      {{"randint", 2, 2, {"a", "b"}}, callRandint, false},
  };
  return table;
}

} // namespace signalbox::expression

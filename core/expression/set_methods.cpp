// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Methods of sets, those that make a new one or answer a question.
#include "core/expression/functions.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

bool asSet(Machine& machine, const Value& value, Value& set) {
  if (value.is(Kind::Set)) return give(set, value);
  std::span<const Value> items;
  if (!iterate(machine, value, items)) return false;
  std::vector<Value> unique;
  for (const Value& item : items)
    if (!addUnique(machine, unique, item)) return false;
  return give(set, Value::set(machine.arena().copy(std::span<const Value>(unique))));
}

template<BinaryOp op>
bool combine(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  out = self;
  for (const Value& argument : arguments.all()) {
    Value other;
    if (!asSet(machine, argument, other) || !combineSets(machine, op, Value(out), other, out)) return false;
  }
  return true;
}

template<CompareOp op>
bool order(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  Value other;
  bool holds = false;
  return asSet(machine, arguments[0], other) && compare(machine, op, self, other, holds) &&
         give(out, Value::boolean(holds));
}

bool isDisjoint(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  Value other;
  Value shared;
  return asSet(machine, arguments[0], other) && combineSets(machine, BinaryOp::BitAnd, self, other, shared) &&
         give(out, Value::boolean(shared.size() == 0));
}

bool copy(Machine&, const Value& self, const Arguments&, Value& out) { return give(out, self); }

} // namespace

std::span<const Method> setMethods() {
  static const Method table[] = {
      {Kind::Set, {"union", 0, SIZE_MAX}, combine<BinaryOp::BitOr>},
      {Kind::Set, {"intersection", 0, SIZE_MAX}, combine<BinaryOp::BitAnd>},
      {Kind::Set, {"difference", 0, SIZE_MAX}, combine<BinaryOp::Subtract>},
      {Kind::Set, {"symmetric_difference", 1, 1}, combine<BinaryOp::BitXor>},
      {Kind::Set, {"issubset", 1, 1}, order<CompareOp::LessEqual>},
      {Kind::Set, {"issuperset", 1, 1}, order<CompareOp::GreaterEqual>},
      {Kind::Set, {"isdisjoint", 1, 1}, isDisjoint},
      {Kind::Set, {"copy", 0, 0}, copy},
      {Kind::List, {"copy", 0, 0}, copy},
      {Kind::Dict, {"copy", 0, 0}, copy},
  };
  return table;
}

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Methods of dict, list, tuple and of models.
#include "core/expression/functions.h"

#include "core/value/secret_value.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

bool get(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!checkHashable(machine, arguments[0]) || !machine.spend(self.size() / 8)) return false;
  const auto members = self.members();
  const auto found =
      std::ranges::find_if(members, [&](const Member& member) { return equals(member.key, arguments[0]); });
  if (found != members.end()) return give(out, found->value);
  return give(out, arguments.has(1) ? arguments[1] : Value());
}

bool keys(Machine& machine, const Value& self, const Arguments&, Value& out) {
  std::span<const Value> items;
  return iterate(machine, self, items) && give(out, Value::list(items));
}

bool values(Machine& machine, const Value& self, const Arguments&, Value& out) {
  const auto list = machine.arena().make<Value>(self.size());
  std::ranges::transform(self.members(), list.begin(), &Member::value);
  return machine.spend(self.size()) && give(out, Value::list(list));
}

bool items(Machine& machine, const Value& self, const Arguments&, Value& out) {
  const auto list = machine.arena().make<Value>(self.size());
  std::ranges::transform(self.members(), list.begin(),
                         [&](const Member& member) { return machine.tuple(std::array{member.key, member.value}); });
  return machine.spend(self.size()) && give(out, Value::list(list));
}

bool count(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const auto number =
      std::ranges::count_if(self.items(), [&](const Value& item) { return equals(item, arguments[0]); });
  return machine.spend(self.size() / 8) && give(out, Value::integer(number));
}

bool indexOf(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const auto all = self.items();
  const auto found = std::ranges::find_if(all, [&](const Value& item) { return equals(item, arguments[0]); });
  if (found == all.end()) {
    const std::string what = self.is(Kind::Tuple) ? "tuple.index(x): x not in tuple" : "";
    return machine.fail("ValueError: " + (what.empty() ? pythonRepr(arguments[0]) + " is not in list" : what));
  }
  return machine.spend(self.size() / 8) && give(out, Value::integer(found - all.begin()));
}

bool dumpModel(Machine& machine, const ModelValue& model, Value& out);

// model_dump() goes through lists, tuples and dicts to the models inside.
bool dump(Machine& machine, const Value& value, Value& out) {
  if (!machine.spend(1)) return false;
  if (isSecretValue(value)) return give(out, value);
  if (value.is(Kind::Model)) return dumpModel(machine, value.asModel(), out);
  if (value.is(Kind::Dict)) {
    const auto members = machine.arena().make<Member>(value.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      members[i].key = value.members()[i].key;
      if (!dump(machine, value.members()[i].value, members[i].value)) return false;
    }
    return give(out, Value::dict(members));
  }
  if (!value.is(Kind::List) && !value.is(Kind::Tuple)) return give(out, value);
  const auto list = machine.arena().make<Value>(value.size());
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!dump(machine, value.items()[i], list[i])) return false;
  return give(out, value.is(Kind::List) ? Value::list(list) : Value::tuple(list));
}

bool dumpModel(Machine& machine, const ModelValue& model, Value& out) {
  const std::size_t count = model.shape->fields.size();
  if (model.shape->look == ModelLook::Root) return dump(machine, model.fields[0], out);
  if (model.shape->look == ModelLook::Tuple) {
    const auto items = machine.arena().make<Value>(count);
    for (std::size_t i = 0; i < count; ++i)
      if (!dump(machine, model.fields[i], items[i])) return false;
    return give(out, Value::tuple(items));
  }
  const auto members = machine.arena().make<Member>(count + model.extras.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool isField = i < count;
    members[i].key = isField ? Machine::textOf(model.shape->fields[i]) : model.extras[i - count].key;
    if (!dump(machine, isField ? model.fields[i] : model.extras[i - count].value, members[i].value)) return false;
  }
  return give(out, Value::dict(members));
}

bool modelDump(Machine& machine, const Value& self, const Arguments&, Value& out) {
  Value whole;
  return withProperties(machine, self, Shown::InDump, whole) && dump(machine, whole, out);
}

} // namespace

std::span<const Method> containerMethods() {
  static const Method table[] = {
      {Kind::Dict, {"get", 1, 2}, get},
      {Kind::Dict, {"keys", 0, 0}, keys},
      {Kind::Dict, {"values", 0, 0}, values},
      {Kind::Dict, {"items", 0, 0}, items},
      {Kind::List, {"count", 1, 1}, count},
      {Kind::List, {"index", 1, 1}, indexOf},
      {Kind::Tuple, {"count", 1, 1}, count},
      {Kind::Tuple, {"index", 1, 1}, indexOf},
      {Kind::Model, {"model_dump", 0, 0}, modelDump},
  };
  return table;
}

} // namespace signalbox::expression

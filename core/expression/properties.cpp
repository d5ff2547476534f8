// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of objects (a model's computed fields) where an expression shows a whole object.
#include "core/expression/operators.h"

#include "core/value/write.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

bool withPropertiesOf(Machine& machine, const Value& model, Shown shown, Value& out) {
  const Properties& properties = *machine.frame().properties;
  const ModelValue& object = model.asModel();
  const auto names = properties.of(model);
  const auto fields = machine.arena().make<Value>(object.shape->fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!withProperties(machine, object.fields[i], shown, fields[i])) return false;
  std::vector<Member> extras(object.extras.begin(), object.extras.end());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (shown == Shown::InRepr && !properties.isInRepr(model, i)) continue;
    Value value;
    if (!readProperty(machine, model, i, value) || !withProperties(machine, Value(value), shown, value)) return false;
    extras.push_back({Machine::textOf(names[i]), value});
  }
  out = Value::model(machine.arena().keep(
      ModelValue{object.shape, fields.data(), object.isSet, machine.arena().copy(std::span<const Member>(extras))}));
  return true;
}

bool itemsWithProperties(Machine& machine, const Value& value, Shown shown, Value& out) {
  const auto items = machine.arena().make<Value>(value.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!withProperties(machine, value.items()[i], shown, items[i])) return false;
  out = value.is(Kind::List) ? Value::list(items) : value.is(Kind::Tuple) ? Value::tuple(items) : Value::set(items);
  return true;
}

} // namespace

bool readProperty(Machine& machine, const Value& object, std::size_t property, Value& out) {
  Frame& frame = machine.frame();
  auto value = frame.properties->read(object, property, frame);
  if (!value) return machine.fail(std::move(value.error().message));
  out = *value;
  return true;
}

int findProperty(Machine& machine, const Value& object, std::string_view name) {
  if (!machine.frame().properties) return -1;
  const auto names = machine.frame().properties->of(object);
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

bool withProperties(Machine& machine, const Value& value, Shown shown, Value& out) {
  if (!machine.frame().properties) {
    out = value;
    return true;
  }
  switch (value.kind()) {
  case Kind::Model: return machine.spend(1) && withPropertiesOf(machine, value, shown, out);
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set: return machine.spend(1) && itemsWithProperties(machine, value, shown, out);
  case Kind::Dict: {
    const auto members = machine.arena().make<Member>(value.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      members[i].key = value.members()[i].key;
      if (!withProperties(machine, value.members()[i].value, shown, members[i].value)) return false;
    }
    out = Value::dict(members);
    return machine.spend(1);
  }
  default: out = value; return true;
  }
}

bool reprOf(Machine& machine, const Value& value, std::string& out) {
  Value whole;
  if (!withProperties(machine, value, Shown::InRepr, whole)) return false;
  out = pythonRepr(whole);
  return true;
}

bool strOf(Machine& machine, const Value& value, std::string& out) {
  Value whole;
  if (!withProperties(machine, value, Shown::InRepr, whole)) return false;
  out = pythonStr(whole);
  return true;
}

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// object.name: fields of models, keys of JSON objects, parts of dates, names and values of enum members.
#include "core/expression/operators.h"

#include "core/expression/temporal.h"

#include "core/value/write.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

bool failAttribute(Machine& machine, const Value& object, std::string_view name) {
  return machine.fail("AttributeError: '" + typeName(object) + "' object has no attribute '" + std::string(name) + "'");
}

bool modelAttribute(const ModelValue& model, std::string_view name, Value& out) {
  const auto& fields = model.shape->fields;
  const auto field = std::ranges::find(fields, name);
  if (field != fields.end()) {
    out = model.fields[field - fields.begin()];
    return true;
  }
  for (const Member& extra : model.extras) {
    if (!extra.key.is(Kind::Str) || extra.key.asText() != name) continue;
    out = extra.value;
    return true;
  }
  return false;
}

struct Part {
  std::string_view name;
  std::int64_t value;
};

bool pick(std::initializer_list<Part> parts, std::string_view name, Value& out) {
  const auto found = std::ranges::find(parts, name, &Part::name);
  if (found == parts.end()) return false;
  out = Value::integer(found->value);
  return true;
}

bool dateAttribute(const Date& date, std::string_view name, Value& out) {
  return pick({{"year", date.year}, {"month", date.month}, {"day", date.day}}, name, out);
}

bool timeAttribute(const Time& time, std::string_view name, Value& out) {
  return pick(
      {{"hour", time.hour}, {"minute", time.minute}, {"second", time.second}, {"microsecond", time.microsecond}}, name,
      out);
}

bool deltaAttribute(const TimeDelta& delta, std::string_view name, Value& out) {
  return pick({{"days", delta.days}, {"seconds", delta.seconds}, {"microseconds", delta.microseconds}}, name, out);
}

// A zone is its offset.
bool zoneAttribute(Machine& machine, const Time& time, std::string_view name, Value& out) {
  if (name != "tzinfo") return false;
  out = Value();
  return !time.offset || makeDelta(machine, std::int64_t{*time.offset} * 1'000'000, out);
}

// Numbers are their own real part and numerator.
bool numberAttribute(const Value& number, std::string_view name, Value& out) {
  const bool isWhole = isInteger(number);
  const Value value = number.is(Kind::Bool) ? Value::integer(number.asBool()) : number;
  if (name == "real" || (isWhole && name == "numerator"))
    out = value;
  else if (name == "imag")
    out = isWhole ? Value::integer(0) : Value::number(0);
  else if (isWhole && name == "denominator")
    out = Value::integer(1);
  else
    return false;
  return true;
}

bool enumAttribute(const EnumValue& member, std::string_view name, Value& out) {
  if (name == "value") {
    out = member.value;
    return true;
  }
  if (name != "name") return false;
  out = Machine::textOf(member.shape->members[member.index]);
  return true;
}

bool uuidAttribute(Machine& machine, const Uuid& uuid, std::string_view name, Value& out) {
  if (name != "hex") return false;
  std::string text = canonicalText(uuid);
  std::erase(text, '-');
  out = machine.text(text);
  return true;
}

bool find(Machine& machine, const Value& object, std::string_view name, Value& out) {
  switch (object.kind()) {
  case Kind::Model: return modelAttribute(object.asModel(), name, out);
  case Kind::Date: return dateAttribute(object.asDate(), name, out);
  case Kind::Bool:
  case Kind::Int:
  case Kind::BigInt:
  case Kind::Float: return numberAttribute(object, name, out);
  case Kind::Time:
    return timeAttribute(object.asTime(), name, out) || zoneAttribute(machine, object.asTime(), name, out);
  case Kind::DateTime:
    if (zoneAttribute(machine, object.asDateTime().time, name, out)) return true;
    return dateAttribute(object.asDateTime().date, name, out) || timeAttribute(object.asDateTime().time, name, out);
  case Kind::TimeDelta: return deltaAttribute(object.asTimeDelta(), name, out);
  case Kind::Enum: return enumAttribute(object.asEnum(), name, out);
  case Kind::Uuid: return uuidAttribute(machine, object.asUuid(), name, out);
  default: return false;
  }
}

} // namespace

bool attribute(Machine& machine, const Value& object, std::string_view name, Value& out) {
  if (object.is(Kind::Model))
    if (const int property = findProperty(machine, object, name); property >= 0)
      return readProperty(machine, object, static_cast<std::size_t>(property), out);
  if (!object.is(Kind::Dict) || !machine.frame().readsKeysAsAttributes)
    return find(machine, object, name, out) || failAttribute(machine, object, name);
  const Value* member = object.find(name);
  if (!member) return machine.fail("KeyError: " + pythonRepr(Value::str(name)));
  out = *member;
  return machine.spend(object.size() / 8);
}

} // namespace signalbox::expression

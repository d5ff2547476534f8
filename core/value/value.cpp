// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a Value is made, looked into, tested for truth and copied.
#include "core/value/value.h"

#include "core/value/arena.h"

#include <cassert>
#include <limits>

namespace signalbox {

namespace {

std::uint32_t checkedSize(std::size_t size) {
  assert(size <= std::numeric_limits<std::uint32_t>::max());
  return static_cast<std::uint32_t>(size);
}

std::span<const Value> copyItems(std::span<const Value> items, Arena& arena) {
  const auto copies = arena.make<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) copies[i] = deepCopy(items[i], arena);
  return copies;
}

std::span<const Member> copyMembers(std::span<const Member> members, Arena& arena) {
  const auto copies = arena.make<Member>(members.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    copies[i] = {deepCopy(members[i].key, arena), deepCopy(members[i].value, arena)};
  return copies;
}

Value copyModel(const ModelValue& model, Arena& arena) {
  const std::size_t count = model.shape->fields.size();
  ModelValue copy = model;
  copy.fields = copyItems({model.fields, count}, arena).data();
  if (model.isSet) copy.isSet = arena.copy(std::span<const std::uint64_t>(model.isSet, (count + 63) / 64)).data();
  copy.extras = copyMembers(model.extras, arena);
  return Value::model(arena.keep(copy));
}

Value copyObject(const ObjectValue& object, Arena& arena) {
  ObjectValue copy = object;
  copy.text = arena.copy(object.text);
  return Value::object(arena.keep(copy));
}

bool isSecret(const ObjectValue& object) {
  return object.kind == ObjectKind::Secret || object.kind == ObjectKind::SecretBytes;
}

// "0", "-0.00" and "0E+3", but not "NaN".
bool isZeroDecimal(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find('E'));
  return digits.find_first_not_of("-0.") == std::string_view::npos;
}

Value copyEnum(const EnumValue& member, Arena& arena) {
  EnumValue copy = member;
  copy.value = deepCopy(member.value, arena);
  return Value::enumMember(arena.keep(copy));
}

} // namespace

Value Value::boolean(bool value) {
  Value made;
  made.m_kind = Kind::Bool;
  made.m_bool = value;
  return made;
}

Value Value::integer(std::int64_t value) {
  Value made;
  made.m_kind = Kind::Int;
  made.m_int = value;
  return made;
}

Value Value::bigInt(std::string_view digits) {
  Value made = str(digits);
  made.m_kind = Kind::BigInt;
  return made;
}

Value Value::number(double value) {
  Value made;
  made.m_kind = Kind::Float;
  made.m_float = value;
  return made;
}

Value Value::str(std::string_view utf8, std::uint8_t flags) {
  Value made;
  made.m_kind = Kind::Str;
  made.m_flags = flags;
  made.m_size = checkedSize(utf8.size());
  made.m_text = utf8.data();
  return made;
}

Value Value::bytes(std::string_view raw) {
  Value made = str(raw);
  made.m_kind = Kind::Bytes;
  return made;
}

Value Value::list(std::span<const Value> items) {
  Value made;
  made.m_kind = Kind::List;
  made.m_size = checkedSize(items.size());
  made.m_items = items.data();
  return made;
}

Value Value::tuple(std::span<const Value> items) {
  Value made = list(items);
  made.m_kind = Kind::Tuple;
  return made;
}

Value Value::set(std::span<const Value> items) {
  Value made = list(items);
  made.m_kind = Kind::Set;
  return made;
}

Value Value::dict(std::span<const Member> members) {
  Value made;
  made.m_kind = Kind::Dict;
  made.m_size = checkedSize(members.size());
  made.m_members = members.data();
  return made;
}

Value Value::date(const Date* value) {
  Value made;
  made.m_kind = Kind::Date;
  made.m_date = value;
  return made;
}

Value Value::time(const Time* value) {
  Value made;
  made.m_kind = Kind::Time;
  made.m_time = value;
  return made;
}

Value Value::dateTime(const DateTime* value) {
  Value made;
  made.m_kind = Kind::DateTime;
  made.m_dateTime = value;
  return made;
}

Value Value::timeDelta(const TimeDelta* value) {
  Value made;
  made.m_kind = Kind::TimeDelta;
  made.m_timeDelta = value;
  return made;
}

Value Value::uuid(const Uuid* value) {
  Value made;
  made.m_kind = Kind::Uuid;
  made.m_uuid = value;
  return made;
}

Value Value::decimal(std::string_view canonical) {
  Value made = str(canonical);
  made.m_kind = Kind::Decimal;
  return made;
}

Value Value::object(const ObjectValue* value) {
  Value made;
  made.m_kind = Kind::Object;
  made.m_object = value;
  return made;
}

Value Value::enumMember(const EnumValue* value) {
  Value made;
  made.m_kind = Kind::Enum;
  made.m_enum = value;
  return made;
}

Value Value::model(const ModelValue* value) {
  Value made;
  made.m_kind = Kind::Model;
  made.m_model = value;
  return made;
}

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members())
    if (member.key.is(Kind::Str) && member.key.asText() == key) return &member.value;
  return nullptr;
}

bool isTruthy(const Value& value) {
  switch (value.kind()) {
  case Kind::Null: return false;
  case Kind::Bool: return value.asBool();
  case Kind::Int: return value.asInt() != 0;
  case Kind::Float: return value.asFloat() != 0;
  case Kind::Str:
  case Kind::Bytes:
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set:
  case Kind::Dict: return value.size() != 0;
  case Kind::TimeDelta: return value.asTimeDelta() != TimeDelta{};
  case Kind::Decimal: return !isZeroDecimal(value.asText());
  case Kind::Object: return !isSecret(value.asObject()) || !value.asObject().text.empty();
  case Kind::BigInt:
  case Kind::Date:
  case Kind::Time:
  case Kind::DateTime:
  case Kind::Uuid:
  case Kind::Enum:
  case Kind::Model: return true;
  }
  return true;
}

Value deepCopy(const Value& value, Arena& arena) {
  switch (value.kind()) {
  case Kind::Null:
  case Kind::Bool:
  case Kind::Int:
  case Kind::Float: return value;
  case Kind::BigInt: return Value::bigInt(arena.copy(value.asText()));
  case Kind::Str: return Value::str(arena.copy(value.asText()), value.flags());
  case Kind::Bytes: return Value::bytes(arena.copy(value.asText()));
  case Kind::List: return Value::list(copyItems(value.items(), arena));
  case Kind::Tuple: return Value::tuple(copyItems(value.items(), arena));
  case Kind::Set: return Value::set(copyItems(value.items(), arena));
  case Kind::Dict: return Value::dict(copyMembers(value.members(), arena));
  case Kind::Date: return Value::date(arena.keep(value.asDate()));
  case Kind::Time: return Value::time(arena.keep(value.asTime()));
  case Kind::DateTime: return Value::dateTime(arena.keep(value.asDateTime()));
  case Kind::TimeDelta: return Value::timeDelta(arena.keep(value.asTimeDelta()));
  case Kind::Uuid: return Value::uuid(arena.keep(value.asUuid()));
  case Kind::Decimal: return Value::decimal(arena.copy(value.asText()));
  case Kind::Object: return copyObject(value.asObject(), arena);
  case Kind::Enum: return copyEnum(value.asEnum(), arena);
  case Kind::Model: return copyModel(value.asModel(), arena);
  }
  return value;
}

} // namespace signalbox

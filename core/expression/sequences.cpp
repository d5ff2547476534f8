// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/operators.h"

#include "core/value/secret_value.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

std::size_t codePointLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool isList(const Value& value) { return value.is(Kind::List) || value.is(Kind::Tuple); }

bool pickIndex(Machine& machine, const Value& object, const Value& key, std::size_t size, std::size_t& picked) {
  const std::string type = typeName(object);
  if (!isInteger(key)) {
    const bool isStr = object.is(Kind::Str);
    const std::string what = isStr ? "string indices must be integers, not '" + typeName(key) + "'"
                                   : type + " indices must be integers or slices, not " + typeName(key);
    return machine.fail("TypeError: " + what);
  }
  const auto position = toInt64(key);
  if (!position) return machine.fail("IndexError: cannot fit 'int' into an index-sized integer");
  const auto count = static_cast<std::int64_t>(size);
  const std::int64_t fromStart = *position < 0 ? *position + count : *position;
  if (fromStart < 0 || fromStart >= count)
    return machine.fail("IndexError: " + (object.is(Kind::Str) ? "string" : type) + " index out of range");
  picked = static_cast<std::size_t>(fromStart);
  return true;
}

bool indexDict(Machine& machine, const Value& object, const Value& key, Value& out) {
  const auto members = object.members();
  if (!checkHashable(machine, key) || !machine.spend(members.size() / 8)) return false;
  const auto found = std::ranges::find_if(members, [&](const Member& member) { return equals(member.key, key); });
  if (found == members.end()) return machine.fail("KeyError: " + pythonRepr(key));
  out = found->value;
  return true;
}

bool indexStr(Machine& machine, const Value& object, const Value& key, Value& out) {
  if (!machine.spend(object.size() / 16)) return false;
  const auto characters = codePoints(object.asText());
  std::size_t at = 0;
  if (!pickIndex(machine, object, key, characters.size(), at)) return false;
  out = Machine::textOf(characters[at]);
  return true;
}

struct Bounds {
  std::int64_t start = 0;
  std::int64_t stop = 0;
  std::int64_t step = 1;
};

bool readBound(Machine& machine, const Value& value, std::int64_t& out) {
  if (value.isNull()) return true;
  if (!isInteger(value))
    return machine.fail("TypeError: slice indices must be integers or None or have an __index__ method");
  const auto small = toInt64(value);
  out = small ? *small : value.asText().starts_with('-') ? INT64_MIN : INT64_MAX;
  return true;
}

// PySlice_AdjustIndices.
bool readBounds(Machine& machine, const Value& lower, const Value& upper, const Value& step, std::size_t size,
                Bounds& bounds) {
  if (!readBound(machine, step, bounds.step)) return false;
  if (bounds.step == 0) return machine.fail("ValueError: slice step cannot be zero");
  const bool isBackward = bounds.step < 0;
  const auto count = static_cast<std::int64_t>(size);
  bounds.start = isBackward ? INT64_MAX : 0;
  bounds.stop = isBackward ? INT64_MIN : INT64_MAX;
  const bool hasStop = !upper.isNull();
  if (!readBound(machine, lower, bounds.start) || !readBound(machine, upper, bounds.stop)) return false;
  const auto clamp = [&](std::int64_t at) {
    if (at < 0) at = at < -count ? -1 : at + count;
    if (at < 0) return isBackward ? std::int64_t{-1} : std::int64_t{0};
    return at >= count ? (isBackward ? count - 1 : count) : at;
  };
  bounds.start = clamp(bounds.start);
  bounds.stop = isBackward && !hasStop ? -1 : clamp(bounds.stop);
  return true;
}

template<class T>
std::vector<T> pickSlice(std::span<const T> items, const Bounds& bounds) {
  std::vector<T> picked;
  const auto isInside = [&](std::int64_t at) { return bounds.step > 0 ? at < bounds.stop : at > bounds.stop; };
  for (std::int64_t at = bounds.start; isInside(at);) {
    picked.push_back(items[static_cast<std::size_t>(at)]);
    if (__builtin_add_overflow(at, bounds.step, &at)) break;
  }
  return picked;
}

// Values never change: a part of a list may be a part of its items.
std::span<const Value> sharedSlice(std::span<const Value> items, const Bounds& bounds) {
  if (bounds.start >= bounds.stop) return {};
  return items.subspan(static_cast<std::size_t>(bounds.start), static_cast<std::size_t>(bounds.stop - bounds.start));
}

bool indexBytes(Machine& machine, const Value& object, const Value& key, Value& out) {
  if (!isInteger(key)) return machine.fail("TypeError: byte indices must be integers or slices, not " + typeName(key));
  const auto position = toInt64(key);
  const auto size = static_cast<std::int64_t>(object.size());
  const std::int64_t at = !position ? size : *position < 0 ? *position + size : *position;
  if (at < 0 || at >= size) return machine.fail("IndexError: index out of range");
  out = Value::integer(static_cast<unsigned char>(object.asText()[static_cast<std::size_t>(at)]));
  return true;
}

bool containsBytes(Machine& machine, const Value& container, const Value& item, bool& out) {
  if (!item.is(Kind::Bytes) && !isInteger(item))
    return machine.fail("TypeError: a bytes-like object is required, not '" + typeName(item) + "'");
  if (item.is(Kind::Bytes)) {
    out = container.asText().contains(item.asText());
  } else {
    const auto byte = toInt64(item);
    if (!byte || *byte < 0 || *byte > 255) return machine.fail("ValueError: byte must be in range(0, 256)");
    out = container.asText().contains(static_cast<char>(*byte));
  }
  return machine.spend(container.size() / 16);
}

bool containsText(Machine& machine, const Value& container, const Value& item, bool& out) {
  if (!item.is(Kind::Str))
    return machine.fail("TypeError: 'in <string>' requires string as left operand, not " + typeName(item));
  out = container.asText().contains(item.asText());
  return machine.spend(container.size() / 16);
}

} // namespace

std::vector<std::string_view> codePoints(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::min(codePointLength(text[at]), text.size() - at);
    characters.push_back(text.substr(at, length));
    at += length;
  }
  return characters;
}

bool isIterable(const Value& value) {
  return isList(value) || value.is(Kind::Set) || value.is(Kind::Dict) || value.is(Kind::Str) || value.is(Kind::Bytes);
}

bool iterate(Machine& machine, const Value& value, std::span<const Value>& items) {
  if (isList(value) || value.is(Kind::Set)) {
    items = value.items();
    return true;
  }
  std::vector<Value> made;
  if (value.is(Kind::Dict)) {
    for (const Member& member : value.members()) made.push_back(member.key);
  } else if (value.is(Kind::Bytes)) {
    for (const char byte : value.asText()) made.push_back(Value::integer(static_cast<unsigned char>(byte)));
  } else if (value.is(Kind::Str)) {
    for (const std::string_view character : codePoints(value.asText())) made.push_back(Machine::textOf(character));
  } else {
    return machine.fail("TypeError: '" + typeName(value) + "' object is not iterable");
  }
  items = machine.arena().copy(std::span<const Value>(made));
  return machine.spend(made.size());
}

bool index(Machine& machine, const Value& object, const Value& key, Value& out) {
  if (object.is(Kind::Dict)) return indexDict(machine, object, key, out);
  if (object.is(Kind::Str)) return indexStr(machine, object, key, out);
  if (object.is(Kind::Bytes)) return indexBytes(machine, object, key, out);
  if (!isList(object)) return machine.fail("TypeError: '" + typeName(object) + "' object is not subscriptable");
  std::size_t at = 0;
  if (!pickIndex(machine, object, key, object.size(), at)) return false;
  out = object.items()[at];
  return true;
}

bool slice(Machine& machine, const Value& object, const Value& lower, const Value& upper, const Value& step,
           Value& out) {
  Bounds bounds;
  if (object.is(Kind::Str)) {
    if (!machine.spend(object.size() / 16)) return false;
    const auto characters = codePoints(object.asText());
    if (!readBounds(machine, lower, upper, step, characters.size(), bounds)) return false;
    std::string text;
    for (const auto part : pickSlice(std::span<const std::string_view>(characters), bounds)) text += part;
    out = machine.text(text);
    return true;
  }
  if (object.is(Kind::Bytes)) {
    if (!machine.spend(object.size() / 16)) return false;
    if (!readBounds(machine, lower, upper, step, object.size(), bounds)) return false;
    const auto picked = pickSlice(std::span<const char>(object.asText()), bounds);
    out = Value::bytes(machine.arena().copy(std::string_view(picked.data(), picked.size())));
    return true;
  }
  if (object.is(Kind::Dict)) return machine.fail("TypeError: unhashable type: 'slice'");
  if (!isList(object)) return machine.fail("TypeError: '" + typeName(object) + "' object is not subscriptable");
  if (!readBounds(machine, lower, upper, step, object.size(), bounds)) return false;
  const auto picked = bounds.step == 1
                          ? sharedSlice(object.items(), bounds)
                          : machine.arena().copy(std::span<const Value>(pickSlice(object.items(), bounds)));
  out = object.is(Kind::List) ? Value::list(picked) : Value::tuple(picked);
  return machine.spend(picked.size());
}

bool contains(Machine& machine, const Value& container, const Value& item, bool& out) {
  if (container.is(Kind::Str)) return containsText(machine, container, item, out);
  if (container.is(Kind::Bytes)) return containsBytes(machine, container, item, out);
  if (container.is(Kind::Dict)) {
    out = std::ranges::any_of(container.members(), [&](const Member& member) { return equals(member.key, item); });
    return checkHashable(machine, item) && machine.spend(container.size() / 8);
  }
  if (!isList(container) && !container.is(Kind::Set))
    return machine.fail("TypeError: argument of type '" + typeName(container) + "' is not iterable");
  out = std::ranges::any_of(container.items(), [&](const Value& other) { return equals(other, item); });
  return machine.spend(container.size() / 8);
}

bool checkHashable(Machine& machine, const Value& value) {
  switch (value.kind()) {
  case Kind::List:
  case Kind::Set:
  case Kind::Dict: return machine.fail("TypeError: unhashable type: '" + typeName(value) + "'");
  case Kind::Model:
    if (isSecretValue(value)) return checkHashable(machine, hiddenIn(value));
    return machine.fail("TypeError: unhashable type: '" + typeName(value) + "'");
  case Kind::Tuple:
    return std::ranges::all_of(value.items(), [&](const Value& item) { return checkHashable(machine, item); });
  default: return true;
  }
}

bool addUnique(Machine& machine, std::vector<Value>& items, const Value& item) {
  if (!checkHashable(machine, item) || !machine.spend(1 + items.size() / 8)) return false;
  if (std::ranges::none_of(items, [&](const Value& other) { return equals(other, item); })) items.push_back(item);
  return true;
}

bool setMember(Machine& machine, std::vector<Member>& members, const Value& key, const Value& value) {
  if (!checkHashable(machine, key) || !machine.spend(1 + members.size() / 8)) return false;
  const auto found = std::ranges::find_if(members, [&](const Member& member) { return equals(member.key, key); });
  if (found == members.end())
    members.push_back({key, value});
  else
    found->value = value;
  return true;
}

} // namespace signalbox::expression

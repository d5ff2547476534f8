// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Containers of items: list, tuple, set, frozenset, deque, Sequence, Iterable.
#include "core/schema/unique_values.h"
#include "core/schema/walk.h"
#include "core/value/secret_value.h"

#include <algorithm>
#include <utility>

namespace signalbox::schema {

namespace {

Value count(std::size_t value) { return Value::integer(static_cast<std::int64_t>(value)); }

const ContainerRules noRules;

const ContainerRules& rulesOf(const Program& program, const Node& node) {
  return node.rules == none ? noRules : program.containers[node.rules];
}

bool isBelow(const LengthRules& rules, std::size_t size) {
  return rules.min && static_cast<std::int64_t>(size) < *rules.min;
}

bool isAbove(const LengthRules& rules, std::size_t size) {
  return rules.max && static_cast<std::int64_t>(size) > *rules.max;
}

// Whether Python can put it into a set: what a frozenset or a tuple of them has made can be.
bool isHashableAs(const Program& program, NodeIndex index, const Value& value) {
  const Node& node = program.at(index);
  const auto items = [&](auto typeOf) {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (!isHashableAs(program, typeOf(i), value.items()[i])) return false;
    return true;
  };
  switch (node.kind) {
  case NodeKind::FrozenSet: return value.is(Kind::Set) || isHashable(value);
  case NodeKind::SecretOf: return isSecretValue(value) && isHashableAs(program, node.first, hiddenIn(value));
  case NodeKind::Use:
  case NodeKind::Checked:
  case NodeKind::Nullable: return value.isNull() || isHashableAs(program, node.first, value);
  case NodeKind::Union: {
    const auto branches = std::span(program.children).subspan(node.first, node.second);
    return std::ranges::any_of(branches, [&](NodeIndex branch) { return isHashableAs(program, branch, value); });
  }
  case NodeKind::Tuple:
    if (!value.is(Kind::Tuple)) break;
    return items([&](std::size_t) { return node.first; });
  case NodeKind::FixedTuple:
    if (!value.is(Kind::Tuple) || value.size() != node.second) break;
    return items([&](std::size_t i) { return program.children[node.first + i]; });
  default: break;
  }
  return isHashable(value);
}

std::size_t codePointsOf(const Value& text) {
  if (text.is(Kind::Bytes)) return text.size();
  return static_cast<std::size_t>(
      std::ranges::count_if(text.asText(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

// The items of `input`, when a node whose own kind is `own` may read them.
bool Walk::sequenceOf(const Value& input, bool isStrict, Kind own, ErrorType otherwise, std::span<const Value>& items) {
  const bool isSequence = input.is(Kind::List) || input.is(Kind::Tuple) || input.is(Kind::Set);
  const bool passesStrict = input.is(own) || (input.is(Kind::List) && textPassesStrict());
  if (!isSequence || (isStrict && !passesStrict)) return fail(otherwise, input);
  if (!input.is(own)) lower(input.is(Kind::List) ? m_rules->otherSequence : Exactness::Lax);
  items = input.items();
  return true;
}

bool Walk::item(NodeIndex node, std::size_t index, const Value& input, Value& output) {
  if (!isCollecting()) return run(node, input, output);
  enter(index);
  const bool isFine = run(node, input, output);
  leave();
  return isFine;
}

bool Walk::lengthError(ErrorType type, std::string_view field, const Value& input, std::int64_t bound, Value actual) {
  return fail(type, input,
              {contextOf("field_type", Value::str(field)),
               contextOf(type == ErrorType::TooShort ? "min_length" : "max_length", Value::integer(bound)),
               contextOf("actual_length", actual)});
}

bool Walk::list(const Node& node, const Value& input, Value& output) {
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::List, ErrorType::ListType, items)) return false;
  const ContainerRules& rules = rulesOf(m_program, node);
  if (isAbove(rules.length, items.size()) && !rules.failsFast)
    return lengthError(ErrorType::TooLong, "List", input, *rules.length.max, count(items.size()));
  if (!sequenceItems(node, input, items, output)) return false;
  if (isAbove(rules.length, items.size()))
    return lengthError(ErrorType::TooLong, "List", input, *rules.length.max, count(items.size()));
  if (isBelow(rules.length, items.size()))
    return lengthError(ErrorType::TooShort, "List", input, *rules.length.min, count(items.size()));
  return true;
}

// The items one by one into a list.
bool Walk::sequenceItems(const Node& node, const Value& input, std::span<const Value> items, Value& output) {
  const Node& inner = m_program.at(node.first);
  if (inner.kind == NodeKind::Any && inner.rules == none && !m_hasRepeatedKeys) {
    output = input.is(Kind::List) ? input : Value::list(items);
    return true;
  }
  const bool failsFast = rulesOf(m_program, node).failsFast;
  const auto result = m_arena.make<Value>(items.size());
  bool isFine = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    isFine &= item(node.first, i, items[i], result[i]);
    if (!isFine && (failsFast || !isCollecting())) return false;
  }
  output = Value::list(result);
  return isFine;
}

// A deque takes what a list takes; its lengths are checked on what came out.
bool Walk::deque(const Node& node, const Value& input, Value& output) {
  if (isStrict(node) && !textPassesStrict()) {
    if (countsAsJson()) return fail(ErrorType::ListType, input); // a deque that comes by a second time
    return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str("Deque"))});
  }
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::List, ErrorType::ListType, items)) return false;
  if (!textPassesStrict()) lower(Exactness::Lax);
  const bool isJson = m_rules->mode == Mode::Json;
  const bool isFine =
      isJson && !isStrict(node) ? dequeOfPython(node, input, output) : sequenceItems(node, input, items, output);
  if (isFine && isJson && isStrict(node) && !takesItsItems(node, output)) return false;
  return isFine && lengthOfValue(node, input, items.size());
}

// A strict deque is validated twice, the second time with the Python objects of the first: paths and secrets come from
// text only, addresses are then taken loosely, and Json and Base64 are read from what has been read.
bool Walk::takesItsItems(const Node& node, Value& made) {
  const Value first = made;
  return asPython([&] { return sequenceItems(node, first, first.items(), made); });
}

// The function around a lax deque hands Python objects on; a smart union first tries the items as they stand.
bool Walk::dequeOfPython(const Node& node, const Value& input, Value& output) {
  if (m_isInUnion) {
    ValidationErrors* const errors = std::exchange(m_errors, nullptr);
    const bool isFine = sequenceItems(node, input, input.items(), output) && takesItsItems(node, output);
    m_errors = errors;
    if (isFine) return true;
    lower(Exactness::Lax);
  }
  const Value list = plain(input);
  return asPython([&] { return sequenceItems(node, list, list.items(), output); });
}

// Sequence: any list or tuple, kept as what it is; text only where the items may be anything.
bool Walk::sequence(const Node& node, const Value& input, Value& output) {
  if (countsAsJson()) {
    std::span<const Value> items;
    return sequenceOf(input, isStrict(node), Kind::List, ErrorType::ListType, items) &&
           sequenceItems(node, input, items, output) && lengthOfValue(node, input, items.size());
  }
  const bool takesAnything = m_program.at(node.first).kind == NodeKind::Any && m_program.at(node.first).rules == none;
  if (input.is(Kind::Str) || input.is(Kind::Bytes)) {
    output = input;
    if (takesAnything) return lengthOfValue(node, input, codePointsOf(input));
    const std::string_view name = input.is(Kind::Str) ? "str" : "bytes";
    return fail(ErrorType::SequenceStr, input, {contextOf("type_name", Value::str(name))});
  }
  if (!input.is(Kind::List) && !input.is(Kind::Tuple))
    return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str("Sequence"))});
  const std::span<const Value> items = input.items();
  if (!sequenceItems(node, input, items, output)) return false;
  if (input.is(Kind::Tuple)) output = Value::tuple(output.items());
  return lengthOfValue(node, input, items.size());
}

// Iterable is lazy: its items are read when somebody asks for them, so none of them is refused here.
bool Walk::iterable(const Node& node, const Value& input, Value& output) {
  std::span<const Value> items;
  if (input.is(Kind::List) || input.is(Kind::Tuple) || input.is(Kind::Set)) {
    items = input.items();
  } else if (input.is(Kind::Dict) && m_rules->mode != Mode::Strings) {
    const auto keys = m_arena.make<Value>(input.size());
    std::ranges::transform(input.members(), keys.begin(), &Member::key);
    items = keys;
  } else if (input.is(Kind::Str) && m_rules->mode != Mode::Strings) {
    items = charactersOf(input.asText());
  } else {
    return fail(ErrorType::IterableType, input);
  }
  ValidationErrors* const errors = std::exchange(m_errors, nullptr);
  const auto result = m_arena.make<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!run(node.first, items[i], result[i])) result[i] = items[i];
  m_errors = errors;
  output = Value::list(result);
  return true;
}

std::span<const Value> Walk::charactersOf(std::string_view text) {
  const auto characters = m_arena.make<Value>(text.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    characters[size++] = Value::str(text.substr(i, end - i));
    i = end;
  }
  return characters.first(size);
}

// Lengths of what has no length of its own in the core schema: "Value should have …", the lower bound first.
bool Walk::lengthOfValue(const Node& node, const Value& input, std::size_t size) {
  const LengthRules& rules = rulesOf(m_program, node).length;
  if (isBelow(rules, size)) return lengthError(ErrorType::TooShort, "Value", input, *rules.min, count(size));
  if (isAbove(rules, size)) return lengthError(ErrorType::TooLong, "Value", input, *rules.max, count(size));
  return true;
}

bool Walk::tuple(const Node& node, const Value& input, Value& output) {
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::Tuple, ErrorType::TupleType, items)) return false;
  const ContainerRules& rules = rulesOf(m_program, node);
  const std::size_t errorsBefore = isCollecting() ? m_errors->size() : 0;
  const auto result = m_arena.make<Value>(items.size());
  std::size_t accepted = 0;
  bool isFine = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool itemIsFine = item(node.first, i, items[i], result[accepted]);
    isFine &= itemIsFine;
    if (!isFine && (rules.failsFast || !isCollecting())) return false;
    if (!itemIsFine) continue;
    ++accepted;
    if (isAbove(rules.length, accepted)) {
      if (isCollecting()) m_errors->resize(errorsBefore);
      return lengthError(ErrorType::TooLong, "Tuple", input, *rules.length.max, count(items.size()));
    }
  }
  if (isBelow(rules.length, accepted))
    return lengthError(ErrorType::TooShort, "Tuple", input, *rules.length.min, count(accepted));
  output = Value::tuple(result.first(accepted));
  return isFine;
}

bool Walk::fixedTuple(const Node& node, const Value& input, Value& output) {
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::Tuple, ErrorType::TupleType, items)) return false;
  const std::size_t size = node.second;
  const ContainerRules& rules = rulesOf(m_program, node);
  const auto result = m_arena.make<Value>(size);
  std::size_t accepted = 0;
  bool isFine = true;
  const std::size_t errorsBefore = isCollecting() ? m_errors->size() : 0;
  for (std::size_t i = 0; i < std::min(size, items.size()); ++i) {
    const bool itemIsFine = item(m_program.children[node.first + i], i, items[i], result[i]);
    if (itemIsFine) ++accepted;
    isFine &= itemIsFine;
    if (!isFine && (rules.failsFast || !isCollecting())) return false;
  }
  if (items.size() > size) {
    if (isCollecting()) m_errors->resize(errorsBefore);
    return lengthError(ErrorType::TooLong, "Tuple", input, static_cast<std::int64_t>(size), count(items.size()));
  }
  for (std::size_t i = items.size(); i < size; ++i) {
    enter(i);
    isFine = fail(ErrorType::Missing, input);
    leave();
    if (rules.failsFast || !isCollecting()) return false;
  }
  if (isBelow(rules.length, accepted))
    return lengthError(ErrorType::TooShort, "Tuple", input, *rules.length.min, count(accepted));
  output = Value::tuple(result);
  return isFine;
}

bool Walk::set(const Node& node, const Value& input, Value& output) {
  const bool isFrozen = node.kind == NodeKind::FrozenSet;
  const std::string_view field = isFrozen ? "Frozenset" : "Set";
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::Set, isFrozen ? ErrorType::FrozenSetType : ErrorType::SetType, items))
    return false;
  const ContainerRules& rules = rulesOf(m_program, node);
  const std::size_t errorsBefore = isCollecting() ? m_errors->size() : 0;
  UniqueValues unique(m_arena.make<Value>(items.size()));
  bool isFine = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Value value;
    bool itemIsFine = item(node.first, i, items[i], value);
    if (itemIsFine && !isHashableAs(m_program, node.first, value)) {
      enter(i);
      itemIsFine = fail(ErrorType::SetItemNotHashable, items[i]);
      leave();
    }
    isFine &= itemIsFine;
    if (!isFine && (rules.failsFast || !isCollecting())) return false;
    if (!itemIsFine) continue;
    unique.add(value);
    if (isAbove(rules.length, unique.values().size())) {
      if (isCollecting()) m_errors->resize(errorsBefore);
      return lengthError(ErrorType::TooLong, field, input, *rules.length.max, Value());
    }
  }
  if (!isFine) return false;
  output = Value::set(unique.values());
  if (isBelow(rules.length, unique.values().size()))
    return lengthError(ErrorType::TooShort, field, input, *rules.length.min, count(unique.values().size()));
  return true;
}

} // namespace signalbox::schema

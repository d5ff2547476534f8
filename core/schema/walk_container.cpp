// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Containers: list, tuple, set, frozenset, dict.
#include "core/schema/unique_values.h"
#include "core/schema/walk.h"

namespace signalbox::schema {

namespace {

Value count(std::size_t value) { return Value::integer(static_cast<std::int64_t>(value)); }

std::int64_t sizeOf(std::span<const Value> items) { return static_cast<std::int64_t>(items.size()); }

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
  const LengthRules* rules = node.rules == none ? nullptr : &m_program.lengths[node.rules];
  if (rules && rules->max && sizeOf(items) > *rules->max)
    return lengthError(ErrorType::TooLong, "List", input, *rules->max, count(items.size()));
  if (m_program.at(node.first).kind == NodeKind::Any) {
    output = input.is(Kind::List) ? input : Value::list(items);
  } else {
    const auto result = m_arena.make<Value>(items.size());
    bool isFine = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
      isFine &= item(node.first, i, items[i], result[i]);
      if (!isFine && !isCollecting()) return false;
    }
    if (!isFine) return false;
    output = Value::list(result);
  }
  if (rules && rules->min && sizeOf(items) < *rules->min)
    return lengthError(ErrorType::TooShort, "List", input, *rules->min, count(items.size()));
  return true;
}

bool Walk::tuple(const Node& node, const Value& input, Value& output) {
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::Tuple, ErrorType::TupleType, items)) return false;
  const LengthRules* rules = node.rules == none ? nullptr : &m_program.lengths[node.rules];
  const std::size_t errorsBefore = isCollecting() ? m_errors->size() : 0;
  const auto result = m_arena.make<Value>(items.size());
  std::size_t accepted = 0;
  bool isFine = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool itemIsFine = item(node.first, i, items[i], result[accepted]);
    isFine &= itemIsFine;
    if (!isFine && !isCollecting()) return false;
    if (!itemIsFine) continue;
    ++accepted;
    if (rules && rules->max && static_cast<std::int64_t>(accepted) > *rules->max) {
      if (isCollecting()) m_errors->resize(errorsBefore);
      return lengthError(ErrorType::TooLong, "Tuple", input, *rules->max, count(items.size()));
    }
  }
  if (rules && rules->min && static_cast<std::int64_t>(accepted) < *rules->min)
    return lengthError(ErrorType::TooShort, "Tuple", input, *rules->min, count(accepted));
  output = Value::tuple(result.first(accepted));
  return isFine;
}

bool Walk::fixedTuple(const Node& node, const Value& input, Value& output) {
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::Tuple, ErrorType::TupleType, items)) return false;
  const std::size_t size = node.second;
  const auto result = m_arena.make<Value>(size);
  bool isFine = true;
  const std::size_t errorsBefore = isCollecting() ? m_errors->size() : 0;
  for (std::size_t i = 0; i < std::min(size, items.size()); ++i) {
    isFine &= item(m_program.children[node.first + i], i, items[i], result[i]);
    if (!isFine && !isCollecting()) return false;
  }
  if (items.size() > size) {
    if (isCollecting()) m_errors->resize(errorsBefore);
    return lengthError(ErrorType::TooLong, "Tuple", input, static_cast<std::int64_t>(size), count(items.size()));
  }
  for (std::size_t i = items.size(); i < size; ++i) {
    enter(i);
    isFine = fail(ErrorType::Missing, input);
    leave();
    if (!isCollecting()) return false;
  }
  output = Value::tuple(result);
  return isFine;
}

bool Walk::set(const Node& node, const Value& input, Value& output) {
  const bool isFrozen = node.kind == NodeKind::FrozenSet;
  const std::string_view field = isFrozen ? "Frozenset" : "Set";
  std::span<const Value> items;
  if (!sequenceOf(input, isStrict(node), Kind::Set, isFrozen ? ErrorType::FrozenSetType : ErrorType::SetType, items))
    return false;
  const LengthRules* rules = node.rules == none ? nullptr : &m_program.lengths[node.rules];
  const std::size_t errorsBefore = isCollecting() ? m_errors->size() : 0;
  UniqueValues unique(m_arena.make<Value>(items.size()));
  bool isFine = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Value value;
    bool itemIsFine = item(node.first, i, items[i], value);
    if (itemIsFine && !isHashable(value)) {
      enter(i);
      itemIsFine = fail(ErrorType::SetItemNotHashable, items[i]);
      leave();
    }
    isFine &= itemIsFine;
    if (!isFine && !isCollecting()) return false;
    if (!itemIsFine) continue;
    unique.add(value);
    if (rules && rules->max && sizeOf(unique.values()) > *rules->max) {
      if (isCollecting()) m_errors->resize(errorsBefore);
      return lengthError(ErrorType::TooLong, field, input, *rules->max, Value());
    }
  }
  if (!isFine) return false;
  output = Value::set(unique.values());
  if (rules && rules->min && sizeOf(unique.values()) < *rules->min)
    return lengthError(ErrorType::TooShort, field, input, *rules->min, count(unique.values().size()));
  return true;
}

bool Walk::dictKey(const Node& node, const Member& member, Member& output) {
  const InputRules* const rules = m_rules;
  if (rules->mode == Mode::Json) m_rules = &jsonKeyRules();
  const bool isFine = run(node.first, member.key, output.key);
  m_rules = rules;
  return isFine;
}

bool Walk::dictEntry(const Node& node, const Member& member, Member& output) {
  if (!isCollecting()) return dictKey(node, member, output) && run(node.second, member.value, output.value);
  enterKey(member.key);
  enter("[key]");
  const bool keyIsFine = dictKey(node, member, output);
  leave();
  const bool valueIsFine = run(node.second, member.value, output.value);
  leave();
  return keyIsFine && valueIsFine;
}

bool Walk::dict(const Node& node, const Value& input, Value& output) {
  if (!input.is(Kind::Dict)) return fail(ErrorType::DictType, input);
  const auto members = input.members();
  if (!areStrings(members)) return false;
  const auto result = m_arena.make<Member>(members.size());
  const bool keysStayUnique =
      !m_hasRepeatedKeys && m_program.at(node.first).kind == NodeKind::Str && m_program.at(node.first).rules == none;
  std::size_t size = 0;
  bool isFine = true;
  for (const Member& member : members) {
    isFine &= dictEntry(node, member, result[size]);
    if (!isFine && !isCollecting()) return false;
    if (!isFine) continue;
    const Member* same = nullptr;
    if (!keysStayUnique)
      for (const Member& earlier : result.first(size))
        if (equals(earlier.key, result[size].key)) same = &earlier;
    if (same)
      result[static_cast<std::size_t>(same - result.data())].value = result[size].value;
    else
      ++size;
  }
  if (!isFine) return false;
  output = Value::dict(result.first(size));
  if (node.rules == none) return true;
  const LengthRules& rules = m_program.lengths[node.rules];
  const auto length = static_cast<std::int64_t>(size);
  if (rules.min && length < *rules.min)
    return lengthError(ErrorType::TooShort, "Dictionary", input, *rules.min, count(size));
  if (rules.max && length > *rules.max)
    return lengthError(ErrorType::TooLong, "Dictionary", input, *rules.max, count(size));
  return true;
}

} // namespace signalbox::schema

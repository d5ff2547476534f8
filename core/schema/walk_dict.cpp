// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dicts of every class, and JsonValue.
#include "core/schema/unique_values.h"
#include "core/schema/walk.h"

namespace signalbox::schema {

namespace {

const ContainerRules noRules;

std::string_view classOf(DictForm form) {
  switch (form) {
  case DictForm::DefaultDict: return "defaultdict";
  case DictForm::OrderedDict: return "OrderedDict";
  case DictForm::Counter: return "Counter";
  default: return "dict";
  }
}

} // namespace

bool Walk::runKey(NodeIndex node, const Value& key, Value& output) {
  const InputRules* const rules = m_rules;
  if (rules->mode == Mode::Json) m_rules = &jsonKeyRules();
  const bool isFine = run(node, key, output);
  m_rules = rules;
  return isFine;
}

bool Walk::dictEntry(const Node& node, const Member& member, Member& output) {
  if (!isCollecting())
    return runKey(node.first, member.key, output.key) && run(node.second, member.value, output.value);
  enterKey(member.key);
  enter("[key]");
  const bool keyIsFine = runKey(node.first, member.key, output.key);
  leave();
  const bool valueIsFine = run(node.second, member.value, output.value);
  leave();
  return keyIsFine && valueIsFine;
}

bool Walk::dict(const Node& node, const Value& input, Value& output) {
  const ContainerRules& rules = node.rules == none ? noRules : m_program.containers[node.rules];
  if (rules.dictForm != DictForm::Dict && !textPassesStrict()) {
    if (isStrict(node))
      return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str(classOf(rules.dictForm)))});
    lower(Exactness::Lax);
  }
  if (!input.is(Kind::Dict)) return fail(ErrorType::DictType, input);
  const auto members = input.members();
  if (!areStrings(members)) return false;
  const auto result = m_arena.make<Member>(members.size());
  const bool keysStayUnique =
      !m_hasRepeatedKeys && m_program.at(node.first).kind == NodeKind::Str && m_program.at(node.first).rules == none;
  UniqueValues keys(keysStayUnique ? std::span<Value>() : m_arena.make<Value>(members.size()));
  std::size_t size = 0;
  bool isFine = true;
  for (const Member& member : members) {
    isFine &= dictEntry(node, member, result[size]);
    if (!isFine && !isCollecting()) return false;
    if (!isFine) continue;
    const auto same = keysStayUnique ? std::nullopt : keys.findOrAdd(result[size].key);
    if (same)
      result[*same].value = result[size].value;
    else
      ++size;
  }
  if (!isFine) return false;
  output = Value::dict(result.first(size));
  if (rules.dictForm != DictForm::Dict) return lengthOfValue(node, input, size);
  const auto length = static_cast<std::int64_t>(size);
  if (rules.length.min && length < *rules.length.min)
    return lengthError(ErrorType::TooShort, "Dictionary", input, *rules.length.min, Value::integer(length));
  if (rules.length.max && length > *rules.length.max)
    return lengthError(ErrorType::TooLong, "Dictionary", input, *rules.length.max, Value::integer(length));
  return true;
}

// JsonValue: what json.loads gives passes as it is; the path shows lists and dicts by the tags of the core's union.
bool Walk::isJsonValue(const Value& input) {
  if (m_depth >= maxDefinitions) return fail(ErrorType::RecursionLoop, input);
  ++m_depth;
  bool isFine = true;
  switch (input.kind()) {
  case Kind::Null:
  case Kind::Bool:
  case Kind::Int:
  case Kind::BigInt:
  case Kind::Float:
  case Kind::Str: break;
  case Kind::List:
    enter("list");
    for (std::size_t i = 0; i < input.size() && (isFine || isCollecting()); ++i) {
      enter(i);
      isFine &= isJsonValue(input.items()[i]);
      leave();
    }
    leave();
    break;
  case Kind::Dict:
    enter("dict");
    for (const Member& member : input.members()) {
      if (!isFine && !isCollecting()) break;
      enterKey(member.key);
      isFine &= isJsonValue(member.value);
      leave();
    }
    leave();
    break;
  default: isFine = fail(ErrorType::InvalidJsonValue, input);
  }
  --m_depth;
  return isFine;
}

} // namespace signalbox::schema

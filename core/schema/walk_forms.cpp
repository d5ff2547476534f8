// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other kinds of models: TypedDict, dataclass, NamedTuple, RootModel.
#include "core/schema/walk.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

bool isInstance(const Value& value, const ModelRules& rules) {
  return value.is(Kind::Model) && value.asModel().shape == &rules.shape;
}

} // namespace

// A plain dict with the fields that are there under their names, then the extras.
bool Walk::typedDict(const ModelRules& rules, const Value& input, Value& output) {
  if (!input.is(Kind::Dict)) return fail(ErrorType::DictType, input);
  if (rules.extra != Extra::Ignore && !areStrings(input.members())) return false;
  const auto found = locate(rules, input.members(), input);
  const FieldValues fields = readFields(rules, found, input);
  if (!fields.isFine && !isCollecting()) return false;
  std::span<const Member> kept;
  if (!extras(rules, unusedMembers(rules, input), ErrorType::ExtraForbidden, kept) || !fields.isFine) return false;
  const auto result = m_arena.make<Member>(rules.fields.size() + kept.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    const bool isSet = (fields.isSet[i / 64] >> (i % 64) & 1U) != 0;
    const bool isThere = isSet || (!found[i].value && !rules.fields[i].mayBeAbsent);
    if (isThere) result[size++] = {Value::str(rules.fields[i].name), fields.values[i]};
  }
  for (const Member& member : kept) addExtra(result, size, member);
  m_hasFieldsSet = true;
  m_fieldsSet += fields.known;
  output = Value::dict(result.first(size));
  return true;
}

// An extra under a field's own name takes the field's place, as in a Python dict.
void Walk::addExtra(std::span<Member> members, std::size_t& size, const Member& extra) {
  const auto same =
      std::ranges::find_if(members.first(size), [&](const Member& one) { return equals(one.key, extra.key); });
  if (same != members.begin() + static_cast<std::ptrdiff_t>(size))
    same->value = extra.value;
  else
    members[size++] = extra;
}

bool Walk::dataclass(const Node& node, const ModelRules& rules, const Value& input, Value& output) {
  if (isInstance(input, rules) && rules.revalidate != Revalidate::Always) {
    output = input;
    return true;
  }
  const Member name = contextOf("class_name", Value::str(rules.shape.name));
  const bool isOwn = isInstance(input, rules);
  if (!isOwn && isStrict(node) && !countsAsJson()) return fail(ErrorType::DataclassExactType, input, {name});
  if (!isOwn && !input.is(Kind::Dict)) {
    if (m_rules->mode == Mode::Strings) return fail(ErrorType::ArgumentsType, input);
    return fail(ErrorType::DataclassType, input, {name});
  }
  const Value whole = isOwn ? Value::dict(attributesOf(input.asModel(), m_arena)) : input;
  const std::span<Found> found = locate(rules, whole.members(), whole);
  if (!isOwn && m_rules->mode == Mode::Strings) { // one error, and the fields' values are looked at first
    const auto isText = [this](const Found& one) { return !one.value || isString(*one.value); };
    if (!std::ranges::all_of(found, isText) || !areStrings(input.members())) return false;
  }
  lower(Exactness::Strict);
  const FieldValues fields = readFields(rules, found, whole);
  if (!fields.isFine && !isCollecting()) return false;
  std::span<const Member> kept; // extra="allow" makes attributes of them that nothing shows
  if (!extras(rules, unusedMembers(rules, whole), ErrorType::UnexpectedKeywordArgument, kept) || !fields.isFine)
    return false;
  m_hasFieldsSet = true;
  m_fieldsSet += fields.known;
  output = Value::model(m_arena.keep(ModelValue{&rules.shape, fields.values.data(), fields.isSet.data(), {}}));
  return true;
}

// A call with the input as arguments: a list by position, an object by name.
bool Walk::namedTuple(const ModelRules& rules, const Value& input, Value& output) {
  // A named tuple is a tuple: it is read once more.
  const bool isNamed = input.is(Kind::Model) && input.asModel().shape->look == ModelLook::Tuple;
  const bool isList = input.is(Kind::List) || input.is(Kind::Tuple) || isNamed;
  if (m_rules->mode == Mode::Strings) return fail(ErrorType::ArgumentsType, input);
  if (!isList && !input.is(Kind::Dict)) return fail(ErrorType::ArgumentsType, input);
  const std::size_t size = rules.fields.size();
  const auto positional = isNamed  ? std::span(input.asModel().fields, input.asModel().shape->fields.size())
                          : isList ? input.items()
                                   : std::span<const Value>();
  const auto found = isList ? m_arena.make<Found>(size) : locate(rules, input.members(), input);
  for (std::size_t i = 0; i < std::min(size, positional.size()); ++i) found[i] = {&positional[i], nullptr, true};
  FieldValues fields = readFields(rules, found, input, true);
  if (!fields.isFine && !isCollecting()) return false;
  for (std::size_t i = size; i < positional.size(); ++i) {
    enter(i);
    fields.isFine = fail(ErrorType::UnexpectedPositionalArgument, positional[i]);
    leave();
    if (!isCollecting()) return false;
  }
  std::span<const Member> kept;
  if (!isList && !extras(rules, unusedMembers(rules, input), ErrorType::UnexpectedKeywordArgument, kept)) return false;
  if (!fields.isFine) return false;
  std::ranges::fill(fields.isSet, UINT64_MAX);
  output = Value::model(m_arena.keep(ModelValue{&rules.shape, fields.values.data(), fields.isSet.data(), {}}));
  return true;
}

bool Walk::rootModel(const ModelRules& rules, const Value& input, Value& output) {
  const bool isOwn = isInstance(input, rules);
  if (isOwn && rules.revalidate != Revalidate::Always) {
    output = input;
    return true;
  }
  lower(Exactness::Strict);
  const auto root = m_arena.make<Value>(1);
  if (rules.fields.empty()) return false;
  if (!run(rules.fields.front().node, isOwn ? input.asModel().fields[0] : input, root[0])) return false;
  const auto* isSet = m_arena.keep(std::uint64_t{1});
  output = Value::model(m_arena.keep(ModelValue{&rules.shape, root.data(), isSet, {}}));
  return true;
}

} // namespace signalbox::schema

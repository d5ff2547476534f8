// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Models: fields in declaration order, then the members nobody asked for.
#include "core/schema/walk.h"
#include "core/value/unique_keys.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

// The value an alias path leads to, or null.
const Value* Walk::follow(std::span<const AliasStep> path, const Value& whole) const {
  const Value* value = &whole;
  for (const AliasStep& step : path) {
    if (const auto* key = std::get_if<std::string>(&step)) {
      if (!value->is(Kind::Dict)) return nullptr;
      value = memberOf(*value, *key);
    } else {
      if (!value->is(Kind::List) && !value->is(Kind::Tuple)) return nullptr;
      const auto size = static_cast<std::int64_t>(value->size());
      std::int64_t index = std::get<std::int64_t>(step);
      if (index < 0) index += size;
      value = index >= 0 && index < size ? &value->items()[static_cast<std::size_t>(index)] : nullptr;
    }
    if (!value) return nullptr;
  }
  return value;
}

std::span<const Member> attributesOf(const ModelValue& value, Arena& arena) {
  const std::size_t size = value.shape->fields.size();
  const auto members = arena.make<Member>(size + value.extras.size());
  for (std::size_t i = 0; i < size; ++i) members[i] = {Value::str(value.shape->fields[i]), value.fields[i]};
  std::ranges::copy(value.extras, members.begin() + static_cast<std::ptrdiff_t>(size));
  return members;
}

std::size_t hashKey(std::string_view key) {
  std::size_t hash = key.size() * 0x9E3779B97F4A7C15U;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash ^ (hash >> 29);
}

int findField(const ModelRules& model, std::string_view key) {
  const std::size_t mask = model.slots.size() - 1;
  for (std::size_t at = hashKey(key) & mask; model.slots[at] != 0; at = (at + 1) & mask) {
    const int index = model.slots[at] - 1;
    if (std::get<std::string>(model.fields[static_cast<std::size_t>(index)].paths[0][0]) == key) return index;
  }
  return -1;
}

bool Walk::model(const Node& node, const Value& input, Value& output) {
  const ModelRules& rules = m_program.models[node.rules];
  return rules.isRecursive ? guarded(node, input, output) : modelWithFunctions(node, rules, input, output);
}

bool Walk::modelWithFunctions(const Node& node, const ModelRules& rules, const Value& input, Value& output) {
  if (rules.before.empty() && rules.after.empty()) return modelForm(node, rules, input, output);
  const bool isInstance = input.is(Kind::Model) && input.asModel().shape == &rules.shape;
  Value changed = rules.before.empty() ? input : plain(input);
  if (!isInstance && !modelFunctions(rules.before, input, changed)) return false;
  const auto form = [&] { return modelForm(node, rules, changed, output); };
  return (rules.before.empty() ? form() : asPython(form)) && modelFunctions(rules.after, input, output);
}

bool Walk::modelForm(const Node& node, const ModelRules& rules, const Value& input, Value& output) {
  switch (rules.form) {
  case ModelForm::Model: return baseModel(rules, input, output);
  case ModelForm::TypedDict: return typedDict(rules, input, output);
  case ModelForm::Dataclass: return dataclass(node, rules, input, output);
  case ModelForm::NamedTuple: return namedTuple(rules, input, output);
  case ModelForm::Root: return rootModel(rules, input, output);
  }
  return false;
}

bool Walk::baseModel(const ModelRules& rules, const Value& input, Value& output) {
  std::span<const Member> members;
  if (input.is(Kind::Dict)) {
    members = input.members();
  } else if (input.is(Kind::Model)) {
    const bool isOwn = input.asModel().shape == &rules.shape;
    if (isOwn && rules.revalidate != Revalidate::Always) {
      output = input;
      return true;
    }
    members = attributesOf(input.asModel(), m_arena);
    lower(Exactness::Strict);
    if (!modelFields(rules, input, members, output)) return false;
    if (isOwn) output = withFieldsSet(output.asModel(), input.asModel().isSet);
    return true;
  } else if ((m_options.fromAttributes || rules.fromAttributes) && m_rules->asksForAttributes) {
    return fail(ErrorType::ModelAttributesType, input);
  } else {
    return fail(ErrorType::ModelType, input, {contextOf("class_name", Value::str(rules.shape.name))});
  }
  lower(Exactness::Strict);
  return modelFields(rules, input, members, output);
}

Value Walk::withFieldsSet(ModelValue value, const std::uint64_t* isSet) {
  value.isSet = isSet;
  return Value::model(m_arena.keep(value));
}

// Counts entries into recursive definitions as the reference does. A class that keeps a validator of its own is entered
// twice where the path comes from outside: Model and dataclass 254 levels, TypedDict and NamedTuple 255.
bool Walk::guarded(const Node& node, const Value& input, Value& output) {
  const ModelRules& rules = m_program.models[node.rules];
  const ModelRules* const outer = m_definition;
  const int entries = entriesOf(rules);
  if (!enterDefinition(rules, entries)) return fail(ErrorType::RecursionLoop, input);
  const bool isFine = modelWithFunctions(node, rules, input, output);
  leaveDefinition(outer, entries);
  return isFine;
}

int Walk::entriesOf(const ModelRules& rules) const {
  const bool keepsValidator = rules.form != ModelForm::TypedDict && rules.form != ModelForm::NamedTuple;
  if (!m_definition || m_definition->component != rules.component) return keepsValidator ? 2 : 1;
  return &rules == m_definition || rules.isDefinition ? 1 : 0;
}

bool Walk::enterDefinition(const ModelRules& rules, int entries) {
  if (!rules.isRecursive) return true;
  if (m_rules->limitsRecursion && m_depth + entries > maxDefinitions) return false;
  if (!m_definition || m_definition->component != rules.component) m_definition = &rules;
  m_depth += entries;
  return true;
}

void Walk::leaveDefinition(const ModelRules* outer, int entries) {
  m_definition = outer;
  m_depth -= entries;
}

// Where the input holds each field.
std::span<Walk::Found> Walk::locate(const ModelRules& rules, std::span<const Member> members, const Value& whole) {
  const std::size_t size = rules.fields.size();
  const auto found = m_arena.make<Found>(size);
  if (rules.isFlat) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::string_view key = members[i].key.asText();
      const bool isNext = i < size && std::get<std::string>(rules.fields[i].paths[0][0]) == key;
      const int index = isNext ? static_cast<int>(i) : findField(rules, key);
      if (index >= 0) found[static_cast<std::size_t>(index)].value = &members[i].value;
    }
    return found;
  }
  for (std::size_t i = 0; i < size; ++i) {
    if (!rules.fields[i].isInit) continue;
    for (const AliasPath& candidate : rules.fields[i].paths) {
      found[i] = {follow(candidate, whole), &candidate};
      if (found[i].value) break;
    }
  }
  return found;
}

// In Strings mode a TypedDict loses what is no text, without a word.
bool Walk::isLostByTypedDict(const ModelRules& rules, const Value& value) const {
  return m_rules->mode == Mode::Strings && rules.form == ModelForm::TypedDict && !value.is(Kind::Str) &&
         !value.is(Kind::Dict);
}

// Every field in declaration order. `isCall`: the arguments of a NamedTuple.
Walk::FieldValues Walk::readFields(const ModelRules& rules, std::span<const Found> found, const Value& whole,
                                   bool isCall) {
  const std::size_t size = rules.fields.size();
  FieldValues result{m_arena.make<Value>(size), m_arena.make<std::uint64_t>((size + 63) / 64)};
  Scope scope{.model = &rules, .fields = result.values.data(), .isCall = isCall};
  if (rules.hasFieldFunctions) scope.valid = m_arena.make<std::uint64_t>(result.isSet.size()).data();
  Scope* const outer = m_scope;
  if (rules.hasFieldFunctions) m_scope = &scope;
  for (; scope.at < size; ++scope.at) {
    const std::size_t i = scope.at;
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    if (!found[i].value && rules.fields[i].mayBeAbsent) continue;
    if (found[i].value && isLostByTypedDict(rules, *found[i].value)) continue;
    if (found[i].value) {
      result.isSet[i / 64] |= bit;
      ++result.known;
    }
    const bool isValid = field(scope, found[i], whole, result.values[i]);
    if (isValid && scope.valid) scope.valid[i / 64] |= bit;
    scope.isFine &= isValid;
    if (!scope.isFine && !isCollecting()) break;
  }
  m_scope = outer;
  result.isFine = scope.isFine;
  return result;
}

bool Walk::modelFields(const ModelRules& rules, const Value& input, std::span<const Member> members, Value& output) {
  const Value whole = input.is(Kind::Dict) ? input : Value::dict(members);
  if (m_rules->findsModelMembersByKey) return modelFieldsByKey(rules, whole, output);
  if (rules.extra != Extra::Ignore && !areStrings(members)) return false;
  const FieldValues fields = readFields(rules, locate(rules, members, whole), whole);
  if (!fields.isFine && !isCollecting()) return false;
  std::span<const Member> kept;
  if (!extras(rules, unusedMembers(rules, whole), ErrorType::ExtraForbidden, kept) || !fields.isFine) return false;
  output = makeModel(rules, fields, kept);
  return true;
}

Value Walk::makeModel(const ModelRules& rules, const FieldValues& fields, std::span<const Member> kept) {
  m_hasFieldsSet = true;
  m_fieldsSet += m_rules->fieldWeight * fields.known + kept.size();
  return Value::model(m_arena.keep(ModelValue{&rules.shape, fields.values.data(), fields.isSet.data(), kept}));
}

// One field: the value found, or the default.
bool Walk::field(const Scope& scope, const Found& found, const Value& whole, Value& output) {
  const UseRules& use = scope.model->fields[scope.at];
  if (!found.value && !use.isRequired) return defaultOf(scope, output);
  if (!isCollecting()) return found.value && isString(*found.value) && run(use.node, *found.value, output);
  if (found.isPosition) return item(use.node, scope.at, *found.value, output);
  if (found.value && !isStringAt(use.name, *found.value)) return false;
  const std::size_t steps = enterField(*scope.model, use, found);
  const bool isFine = found.value ? run(use.node, *found.value, output)
                                  : fail(scope.isCall ? ErrorType::MissingArgument : ErrorType::Missing, whole);
  leave(steps);
  return isFine;
}

// The alias path that gave the value, or would have; the name where the config says loc_by_alias=False.
std::size_t Walk::enterField(const ModelRules& rules, const UseRules& use, const Found& found) {
  if (!rules.locByAlias) {
    enter(use.name);
    return 1;
  }
  const AliasPath& path = found.value && found.path ? *found.path : use.paths.front();
  for (const AliasStep& step : path) {
    if (const auto* key = std::get_if<std::string>(&step))
      enter(*key);
    else
      m_path.push_back({{}, std::get<std::int64_t>(step)});
  }
  return path.size();
}

bool Walk::defaultOf(const Scope& scope, Value& output) {
  const UseRules& use = scope.model->fields[scope.at];
  output = use.defaultValue;
  if (!use.factory && !use.validatesDefault) return true;
  enter(use.name);
  bool isFine = !use.factory || callFactory(*use.factory, scope, output);
  if (isFine && use.validatesDefault) {
    const Value raw = output;
    isFine = runPython(use.node, raw, output);
  }
  leave();
  return isFine;
}

// default_factory. With an invalid field before it, one that wants `data` is not called.
bool Walk::callFactory(const FactoryRules& rules, const Scope& scope, Value& output) {
  if (rules.takesData && !scope.isFine) return fail(ErrorType::DefaultFactoryNotCalled, Value());
  const std::array slots{rules.takesData ? dataOfScope() : Value()};
  expression::Frame frame{.slots = std::span(slots), .arena = m_arena, .nowMicroseconds = m_options.nowMicroseconds};
  const auto made = rules.expression.evaluate(frame);
  if (!made) return failFunction(made.error(), Value());
  output = *made;
  return true;
}

// Whether a field took its value from this key.
bool Walk::isUsed(const ModelRules& rules, const Value& whole, std::string_view key) const {
  if (rules.isFlat) return findField(rules, key) >= 0;
  return std::ranges::any_of(rules.fields, [&](const UseRules& use) {
    if (!use.isInit) return false;
    const auto path =
        std::ranges::find_if(use.paths, [&](const AliasPath& one) { return follow(one, whole) != nullptr; });
    return path != use.paths.end() && std::get<std::string>(path->front()) == key;
  });
}

// None where nobody asks for them.
std::span<const Member> Walk::unusedMembers(const ModelRules& rules, const Value& whole) {
  if (rules.extra == Extra::Ignore) return {};
  const auto unused = m_arena.make<Member>(whole.size());
  const auto end = std::ranges::copy_if(whole.members(), unused.begin(), [&](const Member& member) {
    return !isUsed(rules, whole, member.key.asText());
  });
  return unused.first(static_cast<std::size_t>(end.out - unused.begin()));
}

// Members no field used. `kept` are those of extra="allow".
bool Walk::extras(const ModelRules& rules, std::span<const Member> members, ErrorType refusal,
                  std::span<const Member>& kept) {
  const auto result = m_arena.make<Member>(rules.extra == Extra::Allow ? members.size() : 0);
  std::size_t size = 0;
  bool isFine = true;
  for (const Member& member : members) {
    if (rules.extra == Extra::Allow) {
      isFine &= extra(rules, member, result[size++]);
    } else {
      enterKey(member.key);
      isFine = fail(refusal, member.value);
      leave();
    }
    if (!isFine && !isCollecting()) return false;
  }
  kept = result.first(m_hasRepeatedKeys ? keepUniqueKeys(result.first(size)) : size);
  return isFine;
}

bool Walk::extra(const ModelRules& rules, const Member& member, Member& kept) {
  kept = {member.key, plain(member.value)};
  enterKey(member.key);
  bool isFine = true;
  if (rules.extraKeys != none) {
    enter("[key]");
    isFine = runKey(rules.extraKeys, member.key, kept.key);
    leave();
  }
  if (rules.extraValues != none) isFine &= run(rules.extraValues, member.value, kept.value);
  leave();
  return isFine;
}

} // namespace signalbox::schema

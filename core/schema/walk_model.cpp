// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Models: fields in declaration order, then the members nobody asked for.
#include "core/schema/walk.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

// The value an alias path leads to, or null.
const Value* follow(const AliasPath& path, const Value& whole) {
  const Value* value = &whole;
  for (const AliasStep& step : path) {
    if (const auto* key = std::get_if<std::string>(&step)) {
      if (!value->is(Kind::Dict)) return nullptr;
      value = value->find(*key);
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

// A model instance seen as the object it would be dumped to, by name.
std::span<const Member> attributesOf(const ModelValue& value, Arena& arena) {
  const std::size_t size = value.shape->fields.size();
  const auto members = arena.make<Member>(size + value.extras.size());
  for (std::size_t i = 0; i < size; ++i) members[i] = {Value::str(value.shape->fields[i]), value.fields[i]};
  std::ranges::copy(value.extras, members.begin() + static_cast<std::ptrdiff_t>(size));
  return members;
}

} // namespace

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
  if (rules.before.empty() && rules.after.empty()) return modelItself(rules, input, output);
  const bool isInstance = input.is(Kind::Model) && input.asModel().shape == &rules.shape;
  Value changed = input;
  if (!isInstance && !modelFunctions(rules.before, input, changed)) return false;
  return modelItself(rules, changed, output) && modelFunctions(rules.after, input, output);
}

bool Walk::modelItself(const ModelRules& rules, const Value& input, Value& output) {
  std::span<const Member> members;
  if (input.is(Kind::Dict)) {
    members = input.members();
  } else if (input.is(Kind::Model)) {
    if (input.asModel().shape == &rules.shape) {
      output = input;
      return true;
    }
    members = attributesOf(input.asModel(), m_arena);
  } else if (m_options.fromAttributes && m_options.mode == Mode::Python) {
    return fail(ErrorType::ModelAttributesType, input);
  } else {
    return fail(ErrorType::ModelType, input, {contextOf("class_name", Value::str(rules.shape.name))});
  }
  lower(Exactness::Strict);
  if (!rules.isRecursive) return modelFields(rules, input, members, output);
  if (m_depth >= maxRecursion) return fail(ErrorType::RecursionLoop, input);
  ++m_depth;
  const bool isFine = modelFields(rules, input, members, output);
  --m_depth;
  return isFine;
}

bool Walk::modelFields(const ModelRules& rules, const Value& input, std::span<const Member> members, Value& output) {
  const std::size_t size = rules.fields.size();
  const Value whole = input.is(Kind::Dict) ? input : Value::dict(members);
  std::array<const Value*, 32> nearby{};
  const auto found =
      size <= nearby.size() ? std::span<const Value*>(nearby).first(size) : m_arena.make<const Value*>(size);
  if (rules.isFlat) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::string_view key = members[i].key.asText();
      const bool isNext = i < size && std::get<std::string>(rules.fields[i].paths[0][0]) == key;
      const int index = isNext ? static_cast<int>(i) : findField(rules, key);
      if (index >= 0) found[static_cast<std::size_t>(index)] = &members[i].value;
    }
  }
  const auto fields = m_arena.make<Value>(size);
  const auto isSet = m_arena.make<std::uint64_t>((size + 63) / 64);
  Scope scope{&rules, fields.data(),
              rules.hasFieldFunctions ? m_arena.make<std::uint64_t>(isSet.size()).data() : nullptr};
  Scope* const outerScope = m_scope;
  if (rules.hasFieldFunctions) m_scope = &scope;
  std::size_t known = 0;
  bool isFine = true;
  for (std::size_t i = 0; i < size; ++i) {
    const UseRules& use = rules.fields[i];
    const AliasPath* path = &use.paths[0];
    if (!rules.isFlat)
      for (const AliasPath& candidate : use.paths)
        if (const Value* value = follow(candidate, whole)) {
          found[i] = value;
          path = &candidate;
          break;
        }
    if (found[i]) {
      isSet[i / 64] |= std::uint64_t{1} << (i % 64);
      ++known;
    }
    scope.at = i;
    const bool isValid = field(use, found[i], path, whole, fields[i]);
    if (isValid && scope.valid) scope.valid[i / 64] |= std::uint64_t{1} << (i % 64);
    isFine &= isValid;
    if (!isFine && !isCollecting()) break;
  }
  m_scope = outerScope;
  if (!isFine && !isCollecting()) return false;
  std::span<const Member> kept;
  isFine &= extras(rules, whole, members, kept);
  if (!isFine) return false;
  m_hasFieldsSet = true;
  m_fieldsSet += 2 * known + kept.size();
  output = Value::model(m_arena.keep(ModelValue{&rules.shape, fields.data(), isSet.data(), kept}));
  return true;
}

bool Walk::field(const UseRules& use, const Value* found, const AliasPath* path, const Value& whole, Value& output) {
  if (!found && !use.isRequired && !use.validatesDefault) {
    output = use.defaultValue;
    return true;
  }
  if (!isCollecting()) {
    if (!found && use.isRequired) return false;
    return run(use.node, found ? *found : use.defaultValue, output);
  }
  if (!found && !use.isRequired) {
    enter(use.name);
    const bool isFine = run(use.node, use.defaultValue, output);
    leave();
    return isFine;
  }
  for (const AliasStep& step : *path) {
    if (const auto* key = std::get_if<std::string>(&step))
      enter(*key);
    else
      m_path.push_back({{}, std::get<std::int64_t>(step)});
  }
  const bool isFine = found ? run(use.node, *found, output) : fail(ErrorType::Missing, whole);
  leave(path->size());
  return isFine;
}

// Members no field used. `kept` are those of extra="allow".
bool Walk::extras(const ModelRules& rules, const Value& input, std::span<const Member> members,
                  std::span<const Member>& kept) {
  if (rules.extra == Extra::Ignore) return true;
  const auto isUsed = [&](std::string_view key) {
    if (rules.isFlat) return findField(rules, key) >= 0;
    return std::ranges::any_of(rules.fields, [&](const UseRules& use) {
      const auto path =
          std::ranges::find_if(use.paths, [&](const AliasPath& one) { return follow(one, input) != nullptr; });
      return path != use.paths.end() && std::get<std::string>(path->front()) == key;
    });
  };
  const auto result = m_arena.make<Member>(rules.extra == Extra::Allow ? members.size() : 0);
  std::size_t size = 0;
  bool isFine = true;
  for (const Member& member : members) {
    if (isUsed(member.key.asText())) continue;
    if (rules.extra == Extra::Allow) {
      result[size++] = member;
      continue;
    }
    if (!isCollecting()) return false;
    enterKey(member.key);
    isFine = fail(ErrorType::ExtraForbidden, member.value);
    leave();
  }
  kept = result.first(size);
  return isFine;
}

} // namespace signalbox::schema

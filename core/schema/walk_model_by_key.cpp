// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Models as JSON input fills them: the members are taken one by one as they come, so what no field takes is reported
// first and each occurrence of a key counts.
#include "core/schema/walk.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

bool isFieldName(const ModelRules& rules, std::string_view key) {
  const auto isIt = [key](const UseRules& use) { return use.name == key || use.wireName == key; };
  return std::ranges::any_of(rules.fields, isIt);
}

} // namespace

// False for an extra. A field's own name is none, even where only its alias gives a value, and neither is its alias
// where only the name does.
bool Walk::takeMember(const ModelRules& rules, const Member& member, std::span<Found> found) const {
  const std::string_view key = member.key.asText();
  if (rules.isFlat) {
    const int index = findField(rules, key);
    if (index >= 0) found[static_cast<std::size_t>(index)].value = &member.value;
    return index >= 0 || (rules.extra != Extra::Ignore && isFieldName(rules, key));
  }
  bool isTaken = isFieldName(rules, key);
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    const auto& paths = rules.fields[i].paths;
    for (const AliasPath& path : paths) {
      if (std::get<std::string>(path.front()) != key) continue;
      const Value* value = follow(std::span(path).subspan(1), member.value);
      isTaken = isTaken || value;
      if (value && (!found[i].path || &path <= found[i].path)) found[i] = {value, &path};
    }
  }
  return isTaken;
}

bool Walk::modelFieldsByKey(const ModelRules& rules, const Value& whole, Value& output) {
  const auto found = m_arena.make<Found>(rules.fields.size());
  const auto unused = m_arena.make<Member>(rules.extra == Extra::Ignore ? 0 : whole.size());
  std::size_t size = 0;
  for (const Member& member : whole.members())
    if (!takeMember(rules, member, found) && rules.extra != Extra::Ignore) unused[size++] = member;
  std::span<const Member> kept;
  const bool extrasAreFine = extras(rules, unused.first(size), ErrorType::ExtraForbidden, kept);
  if (!extrasAreFine && !isCollecting()) return false;
  const FieldValues fields = readFields(rules, found, whole);
  if (!fields.isFine || !extrasAreFine) return false;
  output = makeModel(rules, fields, kept);
  return true;
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/broken.h"

#include "core/schema/broken_candidates.h"
#include "core/schema/literal_lookup.h"
#include "core/schema/program.h"

#include <algorithm>
#include <set>

namespace signalbox::schema {

namespace {

// A place of the document: the steps to it, keys and indices.
using Place = std::vector<Value>;

// The member that gives a field its value; none when it comes from further inside.
const Member* memberOf(const Value& object, const UseRules& field) {
  for (const AliasPath& path : field.paths) {
    if (path.size() != 1) continue;
    const std::string& name = std::get<std::string>(path.front());
    const auto isIt = [&](const Member& member) { return member.key.is(Kind::Str) && member.key.asText() == name; };
    const auto found = std::ranges::find_if(object.members(), isIt);
    if (found != object.members().end()) return &*found;
  }
  return nullptr;
}

class Breaker final {
public:
  Breaker(const Types& types, TypeId type, const Value& whole, Arena& arena, std::size_t limit)
      : m_types(types), m_program(types.program()), m_type(type), m_whole(whole), m_arena(arena), m_limit(limit) {}

  std::vector<BrokenInput> run() {
    visit(static_cast<NodeIndex>(m_type), m_whole);
    return std::move(m_found);
  }

private:
  // Tries what this node refuses, then what lies below it.
  void visit(NodeIndex index, const Value& value) {
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::Use:
    case NodeKind::SecretOf:
    case NodeKind::Function: return visit(node.first, value);
    case NodeKind::Nullable:
      if (!value.isNull()) visit(node.first, value);
      return;
    case NodeKind::TaggedUnion: return tagged(node, value);
    default: break;
    }
    m_seen.clear();
    for (const Value& candidate : candidatesFor(m_program, node, value, m_arena)) attempt(candidate);
    below(node, value);
  }

  void below(const Node& node, const Value& value) {
    if (node.kind == NodeKind::Model && value.is(Kind::Dict)) return fields(m_program.models[node.rules], value);
    if (node.kind == NodeKind::Dict && value.is(Kind::Dict)) return entries(node, value);
    if (!value.is(Kind::List) || value.size() == 0) return;
    switch (node.kind) {
    case NodeKind::List:
    case NodeKind::Tuple:
    case NodeKind::Set:
    case NodeKind::FrozenSet:
    case NodeKind::Deque:
    case NodeKind::Sequence: return inside(Value::integer(0), node.first, value.items()[0]);
    case NodeKind::FixedTuple:
      for (std::uint32_t i = 0; i < node.second && i < value.size(); ++i)
        inside(Value::integer(i), m_program.children[node.first + i], value.items()[i]);
      return;
    default: return;
    }
  }

  void inside(const Value& step, NodeIndex node, const Value& value) {
    if (m_place.size() > 24) return;
    m_place.push_back(step);
    visit(node, value);
    m_place.pop_back();
  }

  void entries(const Node& node, const Value& value) {
    if (value.size() == 0) return;
    const Member& first = value.members()[0];
    m_seen.clear();
    for (const std::string_view key : {"not valid", "", "-1", "~"}) {
      const auto members = m_arena.make<Member>(value.size());
      std::ranges::copy(value.members(), members.begin());
      members[0].key = Value::str(key);
      attempt(Value::dict(members));
    }
    inside(first.key, node.second, first.value);
  }

  void fields(const ModelRules& model, const Value& value) {
    for (const UseRules& field : model.fields) {
      const Member* member = memberOf(value, field);
      if (!member) continue;
      m_seen.clear();
      if (field.isRequired) attempt(without(value, member->key));
      inside(member->key, field.node, member->value);
    }
    if (model.extra != Extra::Forbid) return;
    m_seen.clear();
    attempt(with(value, Value::str("unexpected"), Value::integer(1)));
  }

  void tagged(const Node& node, const Value& value) {
    const TaggedRules& rules = m_program.tagged[node.rules];
    m_seen.clear();
    attempt(Value::integer(5));
    if (!value.is(Kind::Dict)) return;
    const Value* tag = nullptr;
    Value key;
    for (const std::string& name : rules.keys) {
      if (tag) break;
      tag = value.find(name);
      key = Value::str(name);
    }
    if (!tag) return;
    attempt(without(value, key));
    attempt(with(value, key, Value::str("no such tag")));
    if (const auto match = findLiteral(rules.tags, *tag).index) visit(rules.branches[*match], value);
  }

  Value without(const Value& object, const Value& key) {
    const auto members = m_arena.make<Member>(object.size() - 1);
    std::ranges::copy_if(object.members(), members.begin(),
                         [&](const Member& member) { return !equals(member.key, key); });
    return Value::dict(members);
  }

  // The value at that key replaced, or added at the end.
  Value with(const Value& object, const Value& key, const Value& value) {
    const auto isSame = [&](const Member& member) { return equals(member.key, key); };
    const bool isNew = std::ranges::none_of(object.members(), isSame);
    const auto members = m_arena.make<Member>(object.size() + (isNew ? 1 : 0));
    std::ranges::copy(object.members(), members.begin());
    if (isNew) members.back() = {key, value};
    for (Member& member : members)
      if (isSame(member)) member.value = value;
    return Value::dict(members);
  }

  // The whole document with `value` where the place is.
  Value placed(const Value& whole, std::size_t step, const Value& value) {
    if (step == m_place.size()) return value;
    if (whole.is(Kind::Dict)) return with(whole, m_place[step], placed(*find(whole, m_place[step]), step + 1, value));
    const auto items = m_arena.make<Value>(whole.size());
    std::ranges::copy(whole.items(), items.begin());
    Value& item = items[static_cast<std::size_t>(m_place[step].asInt())];
    item = placed(item, step + 1, value);
    return Value::list(items);
  }

  static const Value* find(const Value& object, const Value& key) {
    const auto found = std::ranges::find_if(object.members(), [&](const Member& one) { return equals(one.key, key); });
    return &found->value;
  }

  // Kept when the document then has one error, of a type this place has not shown yet.
  void attempt(const Value& candidate) {
    if (m_found.size() >= m_limit) return;
    const Value document = placed(m_whole, 0, candidate);
    auto result = validate(m_types, m_type, document, m_arena);
    if (result || result.error().size() != 1 || isUnhandledException(result.error())) return;
    const ErrorDetail& error = result.error().front();
    if (!m_seen.insert(std::string(error.type).append(error.message)).second) return;
    m_found.push_back({document, error});
  }

  const Types& m_types;
  const Program& m_program;
  TypeId m_type;
  Value m_whole;
  Arena& m_arena;
  std::size_t m_limit;
  Place m_place;
  std::set<std::string> m_seen;
  std::vector<BrokenInput> m_found;
};

} // namespace

std::vector<BrokenInput> brokenInputs(const Types& types, TypeId type, std::uint64_t seed, Arena& arena,
                                      std::size_t limit) {
  const Value whole = exampleInput(types, type, seed, arena);
  if (!validate(types, type, whole, arena)) return {};
  return Breaker(types, type, whole, arena, limit).run();
}

} // namespace signalbox::schema

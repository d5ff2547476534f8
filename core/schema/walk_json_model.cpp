// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Models straight from an object's members. One block of the arena holds the model, its fields and their bits.
#include "core/schema/walk_json.h"
#include "core/value/unique_keys.h"

namespace signalbox::schema {

// An object while its members are read.
struct JsonWalk::Members {
  ModelValue* model = nullptr;
  Value* fields = nullptr;
  std::uint64_t* isSet = nullptr;
  std::size_t known = 0; // fields that were there
  std::size_t next = 0;  // the field that stands next when the order is the declaration's
  std::size_t base = 0;  // where the unknown members begin in the scratch

  // False when it was there before.
  bool mark(std::size_t field) {
    std::uint64_t& word = isSet[field / 64];
    const std::uint64_t bit = std::uint64_t{1} << (field % 64);
    if (word & bit) return false;
    word |= bit;
    ++known;
    return true;
  }
};

bool JsonWalk::model(NodeIndex index, const Node& node, Value& output) {
  const JsonFields& fields = m_program.jsonFields[node.rules];
  if (m_cursor.peek() != '{' || !fields.isPlain() || m_walk.isStrict(node)) return other(index, output);
  const ModelRules& rules = m_program.models[node.rules];
  const ModelRules* const outer = m_walk.m_definition;
  const int entries = rules.isRecursive ? m_walk.entriesOf(rules) : 0;
  if (!m_walk.enterDefinition(rules, entries)) return false;
  m_walk.lower(Exactness::Strict);

  const std::size_t size = rules.fields.size();
  const std::size_t words = (size + 63) / 64;
  const std::size_t bytes = sizeof(ModelValue) + size * sizeof(Value) + words * sizeof(std::uint64_t);
  auto* const block = static_cast<char*>(m_arena.allocate(bytes, alignof(ModelValue)));
  Members members;
  members.model = ::new (block) ModelValue();
  members.fields = reinterpret_cast<Value*>(block + sizeof(ModelValue));
  members.isSet = reinterpret_cast<std::uint64_t*>(block + sizeof(ModelValue) + size * sizeof(Value));
  std::fill_n(members.isSet, words, std::uint64_t{0});
  members.base = m_cursor.scratch().members.size();

  const bool isFine = modelMembers(fields, rules, members) && absentFields(rules, members);
  m_walk.leaveDefinition(outer, entries);
  const bool isMade = isFine && finishModel(rules, members, output);
  m_cursor.scratch().members.resize(members.base);
  return isMade;
}

bool JsonWalk::modelMembers(const JsonFields& fields, const ModelRules& rules, Members& members) {
  if (!m_cursor.enter()) return false;
  m_cursor.advance();
  if (m_cursor.peek() == '}') {
    m_cursor.advance();
  } else {
    do
      if (!modelMember(fields, rules, members)) return false;
    while (m_cursor.takeComma('}'));
    if (m_cursor.isRefused()) return false;
  }
  m_cursor.leave();
  return true;
}

bool JsonWalk::modelMember(const JsonFields& fields, const ModelRules& rules, Members& members) {
  std::size_t field = members.next;
  const bool isKnown = field < fields.size() && !fields.fields()[field].asWritten.empty();
  if (!isKnown || !m_cursor.takeName(fields.fields()[field].asWritten)) {
    std::string_view key;
    if (!m_cursor.text(key)) return false;
    const int found = fields.find(key);
    if (found < 0) return unknownMember(rules, key);
    field = static_cast<std::size_t>(found);
    if (!m_cursor.take(':')) return false;
  }
  if (!members.mark(field)) return m_cursor.refuse(); // the last one counts, and this one has been looked at
  members.next = field + 1;
  return walk(fields.fields()[field].node, *::new (members.fields + field) Value());
}

// Inside a union the names of ignored members count too: another branch may have tried the first of two equal ones.
bool JsonWalk::unknownMember(const ModelRules& rules, std::string_view key) {
  if (!m_cursor.take(':')) return false;
  if (rules.extra == Extra::Forbid) return false;
  if (rules.extra == Extra::Ignore && m_unions == 0) return m_cursor.skip();
  Member member{Value::str(key), {}};
  if (!m_cursor.value(member.value)) return false;
  if (m_unions > 0 && m_cursor.hasDuplicateKeys()) return m_cursor.refuse();
  m_cursor.scratch().members.push_back(member);
  return true;
}

bool JsonWalk::absentFields(const ModelRules& rules, Members& members) {
  if (members.known == rules.fields.size()) return true;
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    if ((members.isSet[i / 64] >> (i % 64)) & 1U) continue;
    const UseRules& use = rules.fields[i];
    Value* const value = ::new (members.fields + i) Value();
    if (use.isRequired) return false;
    const Walk::Scope scope{.model = &rules, .fields = members.fields, .at = i};
    if (!m_walk.defaultOf(scope, *value)) return false;
  }
  return true;
}

bool JsonWalk::finishModel(const ModelRules& rules, Members& members, Value& output) {
  const auto unknown = std::span(m_cursor.scratch().members).subspan(members.base);
  const std::size_t unique = unknown.empty() ? 0 : keepUniqueKeys(unknown);
  if (m_unions > 0 && unique != unknown.size()) return m_cursor.refuse();
  ModelValue& made = *members.model;
  made.shape = &rules.shape;
  made.fields = members.fields;
  made.isSet = members.isSet;
  if (rules.extra == Extra::Allow) made.extras = m_arena.copy(std::span<const Member>(unknown.first(unique)));
  m_walk.m_hasFieldsSet = true;
  m_walk.m_fieldsSet += m_walk.m_rules->fieldWeight * members.known + made.extras.size();
  output = Value::model(members.model);
  return true;
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The end of TypeCompiler's work, once every model is compiled: the tags of discriminated unions, labels of branches.
#include "core/schema/type_compiler.h"

#include "core/value/write.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

std::string reprsOf(std::span<const Value> values, std::string_view between) {
  std::string result;
  for (const Value& value : values) {
    if (!result.empty()) result += between;
    result += pythonRepr(value);
  }
  return result;
}

} // namespace

void TypeCompiler::finish() {
  for (const PendingTags& pending : m_pendingTags) finishTags(pending);
  m_pendingTags.clear();
  for (const Node& node : m_program.nodes) {
    if (node.kind != NodeKind::Union) continue;
    for (std::uint32_t i = node.first; i < node.first + node.second; ++i)
      if (m_program.labels[i].empty()) m_program.labels[i] = labelOf(m_program, m_program.children[i]);
  }
}

// The values a branch's discriminator field may have.
void TypeCompiler::tagsOf(NodeIndex branch, const std::string& field, std::vector<Value>& tags) const {
  const Node& node = m_program.at(branch);
  if (node.kind == NodeKind::TaggedUnion || node.kind == NodeKind::Union) {
    for (std::uint32_t i = 0; i < node.second; ++i) tagsOf(m_program.children[node.first + i], field, tags);
    return;
  }
  if (node.kind != NodeKind::Model) return;
  const auto& fields = m_program.models[node.rules].fields;
  const auto found = std::ranges::find(fields, field, &UseRules::name);
  if (found == fields.end()) return;
  NodeIndex at = found->node;
  while (m_program.at(at).kind == NodeKind::Function) at = m_program.at(at).first;
  const Node& type = m_program.at(at);
  if (type.kind == NodeKind::Literal)
    tags.insert(tags.end(), m_program.literals[type.rules].values.begin(), m_program.literals[type.rules].values.end());
}

// A tag leads to one member of the union; 1 and True are the same one.
void TypeCompiler::addTag(TaggedRules& rules, const Value& tag, NodeIndex branch) {
  const auto isSame = [&](const Value& other) { return equals(other, tag); };
  const auto known = std::ranges::find_if(rules.tags, isSame);
  if (known == rules.tags.end()) {
    rules.tags.push_back(tag);
    rules.branches.push_back(branch);
  } else if (rules.branches[static_cast<std::size_t>(known - rules.tags.begin())] != branch) {
    reportFacet(Facet::Discriminator, "The value " + pythonRepr(tag) + " of '" + rules.field +
                                          "' belongs to more than one member of the union.");
  }
}

// What documents call the discriminator of a branch; null where the branch is no model or has none.
const std::string* TypeCompiler::aliasIn(NodeIndex branch, const std::string& field) const {
  const Node& node = m_program.at(branch);
  if (node.kind != NodeKind::Model) return nullptr;
  const auto& fields = m_program.models[node.rules].fields;
  const auto found = std::ranges::find(fields, field, &UseRules::name);
  if (found == fields.end()) return nullptr;
  return found->wireName.empty() ? &found->name : &found->wireName;
}

void TypeCompiler::finishTags(const PendingTags& pending) {
  m_place = &pending.place;
  m_isQuiet = false;
  Node& node = m_program.nodes[pending.node];
  TaggedRules& rules = m_program.tagged[node.rules];
  rules.field = pending.field;
  rules.keys = {pending.field};
  const std::string* shared = nullptr; // what documents call the field
  for (std::uint32_t i = 0; i < node.second; ++i) {
    const NodeIndex branch = m_program.children[node.first + i];
    std::vector<Value> tags;
    tagsOf(branch, pending.field, tags);
    if (tags.empty())
      reportFacet(Facet::Discriminator, "Every member of the union needs a field '" + pending.field +
                                            "' of type Literal; " + labelOf(m_program, branch) + " has none.");
    for (const Value& tag : tags) addTag(rules, tag, branch);
    const std::string* const alias = aliasIn(branch, pending.field);
    if (!alias) continue;
    if (!shared) shared = alias;
    if (*alias != *shared)
      reportFacet(Facet::Discriminator, "The members of the union must call '" + pending.field +
                                            "' by one alias; here it is " + *shared + " and " + *alias + ".");
    if (std::ranges::find(rules.keys, *alias) == rules.keys.end()) rules.keys.push_back(*alias);
  }
  std::vector<Value> keys;
  for (const std::string& key : rules.keys) keys.push_back(Value::str(key));
  rules.discriminator = reprsOf(keys, " | ");
  rules.expectedTags = reprsOf(rules.tags, ", ");
}

} // namespace signalbox::schema

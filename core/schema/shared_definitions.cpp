// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/shared_definitions.h"

#include <map>
#include <span>

namespace signalbox::schema {

namespace {

class DefinitionCounter final {
public:
  explicit DefinitionCounter(const Program& program) : m_program(program) {}

  // A class's own fields are looked at once.
  void visit(NodeIndex index) {
    const Node& node = m_program.at(index);
    if (node.kind != NodeKind::Model && node.kind != NodeKind::Enum) return visitParts(node);
    int& count = m_counts[definitionNameOf(m_program, node)];
    if (++count > 1) return;
    m_order.push_back(index);
    if (node.kind == NodeKind::Enum) return;
    const ModelRules& rules = m_program.models[node.rules];
    for (const UseRules& field : rules.fields) visit(field.node);
    if (rules.extraValues != none) visit(rules.extraValues);
    for (const ComputedRules& field : rules.computed) visit(field.use.node);
  }

  std::vector<NodeIndex> shared(NodeIndex root, bool keepsRoot) const {
    std::vector<NodeIndex> result;
    for (const NodeIndex index : m_order)
      if (m_counts.at(definitionNameOf(m_program, m_program.at(index))) > 1 || (index == root && keepsRoot))
        result.push_back(index);
    return result;
  }

private:
  void visitParts(const Node& node) {
    switch (node.kind) {
    case NodeKind::Union:
    case NodeKind::TaggedUnion:
    case NodeKind::FixedTuple:
      for (const NodeIndex part : std::span(m_program.children).subspan(node.first, node.second)) visit(part);
      return;
    default:
      if (node.first != none) visit(node.first);
      if (node.kind == NodeKind::Dict) visit(node.second);
    }
  }

  const Program& m_program;
  std::map<std::string, int, std::less<>> m_counts;
  std::vector<NodeIndex> m_order;
};

// What stands around a class without being a type of its own.
NodeIndex withoutUse(const Program& program, NodeIndex index) {
  while (program.at(index).kind == NodeKind::Use) index = program.at(index).first;
  return index;
}

} // namespace

std::vector<NodeIndex> sharedDefinitions(const Program& program, NodeIndex root, bool keepsRoot) {
  DefinitionCounter counter(program);
  counter.visit(root);
  return counter.shared(withoutUse(program, root), keepsRoot);
}

const std::string& definitionNameOf(const Program& program, const Node& node) {
  return node.kind == NodeKind::Enum ? program.enums[node.rules].shape.name : program.models[node.rules].definition;
}

} // namespace signalbox::schema

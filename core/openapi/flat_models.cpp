// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/flat_models.h"

#include <algorithm>
#include <map>
#include <span>

namespace signalbox::openapi {

using schema::ModelForm;
using schema::ModelRules;
using schema::Node;
using schema::NodeIndex;
using schema::NodeKind;
using schema::Program;

namespace {

// What a type holds directly: items, keys and values, members of a union, what is wrapped.
template<class Visit>
void eachPart(const Program& program, const Node& node, const Visit& visit) {
  switch (node.kind) {
  case NodeKind::Union:
  case NodeKind::TaggedUnion:
  case NodeKind::FixedTuple:
    for (const NodeIndex part : std::span(program.children).subspan(node.first, node.second)) visit(part);
    return;
  case NodeKind::Model:
  case NodeKind::Enum: return;
  case NodeKind::Dict: visit(node.second); [[fallthrough]];
  default:
    if (node.first != schema::none) visit(node.first);
  }
}

// Counts who refers to each class; a class's own fields are read once.
class ReferenceCounter final {
public:
  explicit ReferenceCounter(const Program& program) : m_program(program) {}

  void visit(NodeIndex index) {
    const Node& node = m_program.at(index);
    const bool isClass = node.kind == NodeKind::Model || node.kind == NodeKind::Enum;
    if (!isClass) return eachPart(m_program, node, [this](NodeIndex part) { visit(part); });
    if (++m_counts[{node.kind, node.rules}] > 1) {
      m_isShared = true;
      return;
    }
    if (node.kind == NodeKind::Enum) return;
    for (const auto& field : m_program.models[node.rules].fields) visit(field.node);
    for (const auto& field : m_program.models[node.rules].computed) visit(field.use.node);
  }

  bool hasShared() const { return m_isShared; }

private:
  const Program& m_program;
  std::map<std::pair<NodeKind, std::uint32_t>, int> m_counts;
  bool m_isShared = false;
};

} // namespace

void FlatModels::add(NodeIndex field) {
  const NodeIndex index = annotationOf(m_program, field);
  const Node& node = m_program.at(index);
  if (node.kind == NodeKind::Enum) {
    isNew(index);
    return;
  }
  if (node.kind != NodeKind::Model) return eachPart(m_program, node, [this](NodeIndex part) { add(part); });
  const ModelRules& rules = m_program.models[node.rules];
  const bool isBaseModel = rules.form == ModelForm::Model || rules.form == ModelForm::Root;
  if (!isBaseModel || !isNew(index)) return;
  for (const auto& member : rules.fields) add(member.node);
}

bool FlatModels::isNew(NodeIndex node) {
  if (!m_known.insert(node).second) return false;
  m_nodes.push_back(node);
  return true;
}

NodeIndex annotationOf(const Program& program, NodeIndex field) {
  for (;;) {
    const Node& node = program.at(field);
    const bool isAround = node.kind == NodeKind::Use || node.kind == NodeKind::Checked ||
                          node.kind == NodeKind::Function || node.kind == NodeKind::JsonText;
    if (!isAround) return field;
    field = node.kind == NodeKind::Use ? program.uses[node.rules].node : node.first;
  }
}

bool hasComputedFields(const Program& program, NodeIndex field) {
  const Node* node = &program.at(field);
  if (node->kind == NodeKind::Use) {
    if (!program.uses[node->rules].isRequired) return false;
    node = &program.at(program.uses[node->rules].node);
  }
  if (node->kind != NodeKind::Model) return false;
  const ModelRules& rules = program.models[node->rules];
  const bool isPlain = (rules.form == ModelForm::Model || rules.form == ModelForm::Dataclass) && rules.before.empty() &&
                       rules.after.empty();
  if (!isPlain || rules.computed.empty()) return false;
  ReferenceCounter counter(program);
  counter.visit(field);
  return !counter.hasShared(); // else Pydantic puts its definitions around the model
}

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_facts.h"

#include "core/schema/field_alias.h"
#include "core/schema/program.h"

#include <algorithm>

namespace signalbox::schema {
namespace {

class Facts final {
public:
  explicit Facts(const Program& program) : m_program(program) {}

  FieldFacts of(NodeIndex index) const {
    FieldFacts facts;
    facts.isSequence = isSequence(index);
    facts.isJson = bare(index).kind == NodeKind::JsonText;
    facts.isBytes = isBytes(index);
    facts.isBytesSequence = isBytesSequence(index);
    return facts;
  }

  FieldFacts of(const UseRules& use) const {
    FieldFacts facts = of(use.node);
    facts.name = use.name;
    facts.alias = aliasOf(use);
    facts.isRequired = use.isRequired;
    facts.fallback = use.defaultValue;
    facts.factory = use.factory.get();
    return facts;
  }

  // What stands behind a use and the checks on it, which Annotated holds.
  const Node& bare(NodeIndex index) const {
    const Node* node = &m_program.at(index);
    while (node->kind == NodeKind::Use || node->kind == NodeKind::Checked || node->kind == NodeKind::Function)
      node = &m_program.at(node->first);
    return *node;
  }

private:
  std::span<const NodeIndex> branches(const Node& node) const {
    return std::span(m_program.children).subspan(node.first, node.second);
  }

  template<class Test>
  bool any(const Node& node, const Test& test) const {
    if (node.kind == NodeKind::Nullable) return test(node.first);
    return std::ranges::any_of(branches(node), test);
  }

  static bool isUnion(const Node& node) {
    return node.kind == NodeKind::Nullable || node.kind == NodeKind::Union || node.kind == NodeKind::TaggedUnion;
  }

  bool isSequence(NodeIndex index) const {
    const Node& node = bare(index);
    if (isUnion(node)) return any(node, [&](NodeIndex branch) { return isSequence(branch); });
    switch (node.kind) {
    case NodeKind::JsonText: return isSequence(node.first);
    case NodeKind::List:
    case NodeKind::Tuple:
    case NodeKind::FixedTuple:
    case NodeKind::Set:
    case NodeKind::FrozenSet:
    case NodeKind::Deque:
    case NodeKind::Sequence: return true;
    case NodeKind::Model: return m_program.models[node.rules].form == ModelForm::NamedTuple;
    default: return false;
    }
  }

  bool isBytes(NodeIndex index) const {
    const Node& node = bare(index);
    if (isUnion(node)) return any(node, [&](NodeIndex branch) { return isBytes(branch); });
    return node.kind == NodeKind::Bytes;
  }

  bool isBytesSequence(NodeIndex index) const {
    const Node& node = bare(index);
    if (isUnion(node)) return any(node, [&](NodeIndex branch) { return isBytesSequence(branch); });
    if (node.kind == NodeKind::FixedTuple)
      return std::ranges::all_of(branches(node), [&](NodeIndex item) { return isBytes(item); });
    return isSequence(index) && node.kind != NodeKind::Model && node.kind != NodeKind::JsonText && isBytes(node.first);
  }

  const Program& m_program;
};

NodeIndex indexOf(TypeId type) { return static_cast<NodeIndex>(type); }

} // namespace

// AliasChoices and AliasPath are no names FastAPI looks for.
std::string_view aliasOf(const UseRules& use) {
  const bool isChoice =
      use.facets && use.facets->contains("validation_alias") && !(*use.facets)["validation_alias"].is_string();
  if (!isChoice) return use.wireName.empty() ? std::string_view(use.name) : std::string_view(use.wireName);
  const auto alias = use.facets->find("alias");
  if (alias != use.facets->end() && alias->is_string()) return alias->get_ref<const std::string&>();
  return use.name;
}

FieldFacts factsOf(const Types& types, TypeId type) {
  const Program& program = types.program();
  const Node& node = program.at(type);
  if (node.kind == NodeKind::Use) return Facts(program).of(program.uses[node.rules]);
  return Facts(program).of(indexOf(type));
}

std::vector<FieldFacts> fieldFacts(const Types& types, TypeId model) {
  const Facts facts(types.program());
  const Node& node = facts.bare(indexOf(model));
  std::vector<FieldFacts> fields;
  if (node.kind != NodeKind::Model) return fields;
  for (const UseRules& use : types.program().models[node.rules].fields) fields.push_back(facts.of(use));
  return fields;
}

bool isBaseModel(const Types& types, TypeId type) {
  const Node& node = Facts(types.program()).bare(indexOf(type));
  if (node.kind != NodeKind::Model) return false;
  const ModelForm form = types.program().models[node.rules].form;
  return form == ModelForm::Model || form == ModelForm::Root;
}

Result<Value> defaultFor(const FieldFacts& facts, Arena& arena) {
  if (!facts.factory) return facts.fallback;
  if (facts.factory->takesData)
    return std::unexpected(Error{"ValueError: 'validated_data' must be provided if 'call_default_factory' is True."});
  expression::Frame frame{.slots = {}, .arena = arena};
  return facts.factory->expression.evaluate(frame);
}

} // namespace signalbox::schema

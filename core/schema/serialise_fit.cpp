// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/serialise_fit.h"

#include "core/schema/ip_types.h"
#include "core/schema/serialise_leaf.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

class Fit final {
public:
  explicit Fit(const Program& program) : m_program(program) {}

  bool fits(NodeIndex index, const Value& value) const {
    if (index == none) return true;
    const Node& node = m_program.at(index);
    if (value.isNull()) return takesNone(node);
    const auto fitsEach = [&](NodeIndex type, std::span<const Value> items) {
      return std::ranges::all_of(items, [&](const Value& item) { return fits(type, item); });
    };
    switch (node.kind) {
    case NodeKind::Any:
    case NodeKind::SecretOf: return true; // a function, which writes str() of whatever comes
    case NodeKind::Path: return value.is(Kind::Str) || isPath(value); // a text is written as it is
    case NodeKind::Ip:
    case NodeKind::NameEmail: return writesAnyAsText(m_program, node) || isOwnAddress(node, value);
    case NodeKind::Model: {
      const ModelRules& rules = m_program.models[node.rules];
      if (rules.form == ModelForm::NamedTuple) return true; // a call, which writes whatever it gave
      if (value.is(Kind::Dict)) return rules.form == ModelForm::TypedDict && fitsKeys(rules, value);
      return value.is(Kind::Model) && value.asModel().shape == &rules.shape;
    }
    case NodeKind::Use:
    case NodeKind::JsonText:
    case NodeKind::Function:
    case NodeKind::Checked: return fits(node.first, value);
    case NodeKind::Nullable: return value.isNull() || fits(node.first, value);
    case NodeKind::Union:
    case NodeKind::TaggedUnion:
      return std::ranges::any_of(branchesOf(m_program, node), [&](NodeIndex branch) { return fits(branch, value); });
    case NodeKind::List: return value.is(Kind::List) && fitsEach(node.first, value.items());
    case NodeKind::FixedTuple: {
      if (!value.is(Kind::Tuple) || value.size() != node.second) return false;
      for (std::uint32_t i = 0; i < node.second; ++i)
        if (!fits(m_program.children[node.first + i], value.items()[i])) return false;
      return true;
    }
    case NodeKind::Deque: // the function that writes them hands on what is no sequence
    case NodeKind::Sequence: return !isSequence(value) || fitsEach(node.first, value.items());
    case NodeKind::Tuple: return value.is(Kind::Tuple) && fitsEach(node.first, value.items());
    case NodeKind::Set:
    case NodeKind::FrozenSet: return value.is(Kind::Set) && fitsEach(node.first, value.items());
    case NodeKind::Dict:
      return value.is(Kind::Dict) && std::ranges::all_of(value.members(), [&](const Member& member) {
               return fits(node.second, member.value);
             });
    case NodeKind::Literal:
      return std::ranges::any_of(m_program.literals[node.rules].values, [&](const Value& one) {
        return inherited(one).kind() == inherited(value).kind() && equals(one, value);
      });
    case NodeKind::Enum:
      return value.is(Kind::Enum) && value.asEnum().shape->name == m_program.enums[node.rules].shape.name;
    default: return fitsLeaf(node.kind, value) || givesKind(m_program, node, value);
    }
  }

private:
  // Serialisers let None pass, a usual default whatever the type; but for those that are a function of the value.
  bool takesNone(const Node& node) const {
    switch (node.kind) {
    case NodeKind::Secret:
    case NodeKind::SecretBytes:
    case NodeKind::Base64:
    case NodeKind::Url:
    case NodeKind::ByteSize:
    case NodeKind::Path:
    case NodeKind::Pattern: return false;
    case NodeKind::Ip: return writesAnyAsText(m_program, node);
    case NodeKind::Use:
    case NodeKind::JsonText:
    case NodeKind::Function:
    case NodeKind::Checked: return takesNone(m_program.at(node.first));
    case NodeKind::Union:
    case NodeKind::TaggedUnion:
      return std::ranges::any_of(branchesOf(m_program, node),
                                 [&](NodeIndex one) { return takesNone(m_program.at(one)); });
    default: return true;
    }
  }

  // An IPv4Address and its like write a text too, and an interface is an address.
  bool isOwnAddress(const Node& node, const Value& value) const {
    if (node.kind != NodeKind::Ip) return false;
    if (isText(value)) return true;
    if (!value.is(Kind::Object)) return false;
    const IpRules& rules = m_program.ips[node.rules];
    const std::string_view name = value.asObject().className;
    const bool isInterface = rules.part == IpPart::Address && name == ipClassName(IpPart::Interface, rules.version);
    return isInterface || name == ipClassName(rules.part, rules.version);
  }

  static bool isPath(const Value& value) { return value.is(Kind::Object) && value.asObject().kind == ObjectKind::Path; }

  static bool fitsLeaf(NodeKind type, const Value& value) {
    switch (type) {
    case NodeKind::None: return value.isNull();
    case NodeKind::Bool: return value.is(Kind::Bool);
    case NodeKind::Int:
    case NodeKind::ByteSize: return value.is(Kind::Int) || value.is(Kind::BigInt);
    case NodeKind::Float: return value.is(Kind::Float);
    case NodeKind::Str:
    case NodeKind::Email: return value.is(Kind::Str);
    case NodeKind::Bytes: return value.is(Kind::Bytes);
    case NodeKind::Date: return value.is(Kind::Date);
    case NodeKind::Time: return value.is(Kind::Time);
    case NodeKind::DateTime: return value.is(Kind::DateTime);
    case NodeKind::TimeDelta: return value.is(Kind::TimeDelta);
    case NodeKind::Uuid: return value.is(Kind::Uuid);
    case NodeKind::Decimal: return value.is(Kind::Decimal);
    case NodeKind::Complex: return value.is(Kind::Object) && value.asObject().kind == ObjectKind::Complex;
    default: return false; // writes itself: an address, a path, what no type names
    }
  }

  // Whether a dict can be this TypedDict, as far as a glance at its values tells.
  bool fitsKeys(const ModelRules& rules, const Value& value) const {
    const auto isThere = [&](const UseRules& field) {
      const Value* found = value.find(field.name);
      return found ? mayHold(field.node, *found) : field.mayBeAbsent;
    };
    const auto isKnown = [&](const Member& member) {
      return rules.extra == Extra::Allow || fieldOf(rules, member.key.asText()) != nullptr;
    };
    return std::ranges::all_of(rules.fields, isThere) && std::ranges::all_of(value.members(), isKnown);
  }

  bool mayHold(NodeIndex index, const Value& value) const {
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::Int:
    case NodeKind::Float:
    case NodeKind::Str:
    case NodeKind::Bool:
    case NodeKind::None:
    case NodeKind::Bytes:
    case NodeKind::Date:
    case NodeKind::Time:
    case NodeKind::DateTime:
    case NodeKind::TimeDelta:
    case NodeKind::Uuid: return fitsLeaf(node.kind, value);
    case NodeKind::List: return value.is(Kind::List);
    case NodeKind::Tuple:
    case NodeKind::FixedTuple: return value.is(Kind::Tuple);
    case NodeKind::Set:
    case NodeKind::FrozenSet: return value.is(Kind::Set);
    case NodeKind::Dict: return value.is(Kind::Dict);
    case NodeKind::Use: return mayHold(node.first, value);
    case NodeKind::Nullable: return value.isNull() || mayHold(node.first, value);
    case NodeKind::Union:
      return std::ranges::any_of(branchesOf(m_program, node), [&](NodeIndex branch) { return mayHold(branch, value); });
    default: return true;
    }
  }

  const Program& m_program;
};

} // namespace

const UseRules* fieldOf(const ModelRules& rules, std::string_view name) {
  const auto found = std::ranges::find(rules.fields, name, &UseRules::name);
  return found != rules.fields.end() ? &*found : nullptr;
}

std::span<const NodeIndex> branchesOf(const Program& program, const Node& node) {
  return std::span(program.children).subspan(node.first, node.second);
}

bool fits(const Program& program, NodeIndex node, const Value& value) { return Fit(program).fits(node, value); }

std::string containerText(const Program& program, std::span<const NodeIndex> branches, const Value& value) {
  for (const NodeIndex branch : branches) {
    const NodeKind kind = program.at(branch).kind;
    if (writesAnyAsText(program, program.at(branch)) || !fits(program, branch, value)) continue;
    if (kind == NodeKind::Deque) return "deque(" + pythonStr(value) + ")";
    if (kind == NodeKind::FrozenSet) return value.size() == 0 ? "frozenset()" : "frozenset(" + pythonStr(value) + ")";
    break;
  }
  return pythonStr(value);
}

} // namespace signalbox::schema

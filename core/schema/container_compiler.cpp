// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TypeCompiler that turns list, dict, tuple and their relatives into nodes.
#include "core/schema/type_compiler.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

struct Container {
  std::string_view name;
  NodeKind kind;
  std::size_t arguments = 1;
  DictForm dictForm = DictForm::Dict;
};

constexpr auto containers = std::to_array<Container>({{"list", NodeKind::List},
                                                      {"set", NodeKind::Set},
                                                      {"frozenset", NodeKind::FrozenSet},
                                                      {"tuple", NodeKind::Tuple},
                                                      {"deque", NodeKind::Deque},
                                                      {"Sequence", NodeKind::Sequence},
                                                      {"Iterable", NodeKind::Iterable},
                                                      {"dict", NodeKind::Dict, 2},
                                                      {"defaultdict", NodeKind::Dict, 2, DictForm::DefaultDict},
                                                      {"OrderedDict", NodeKind::Dict, 2, DictForm::OrderedDict},
                                                      {"Counter", NodeKind::Dict, 1, DictForm::Counter}});

const Container* containerOf(std::string_view name) {
  const auto found = std::ranges::find(containers, name, &Container::name);
  return found != containers.end() ? &*found : nullptr;
}

// Classes that a defaultdict can make by itself.
constexpr auto defaultClasses =
    std::to_array<std::string_view>({"float", "set", "frozenset", "str", "dict", "int", "list", "bool", "tuple"});

TypeExpr named(std::string_view name) { return {TypeExpr::Form::Name, std::string(name), {}, {}, 0}; }

bool takesStrict(NodeKind kind) { return kind != NodeKind::Sequence && kind != NodeKind::Iterable; }
bool takesFailFast(const Container& container) {
  return takesStrict(container.kind) && container.kind != NodeKind::Deque && container.kind != NodeKind::Dict;
}

} // namespace

bool TypeCompiler::isContainer(std::string_view name) { return containerOf(name) != nullptr; }

NodeIndex TypeCompiler::compileGeneric(const TypeExpr& type, const Frame& frame) {
  if (isContainer(type.name)) return compileContainer(type, frame);
  const Frame inner{frame.settings, nullptr};
  const bool isKnown = isLeaf(type.name) || m_program.byName.contains(type.name);
  if (m_program.byName.contains(type.name) && m_generics) {
    const auto made = m_generics(type);
    if (made) return *made;
    report("bad-type", made.error(), m_place->pointer);
    return compile(named("Any"), inner);
  }
  if (isKnown)
    report("bad-type", type.name + " takes no type in brackets.", m_place->pointer);
  else
    report("unknown-type", "Unknown type '" + type.name + "'." + suggestion(type.name), m_place->pointer);
  return compile(named("Any"), inner);
}

NodeIndex TypeCompiler::compileContainer(const TypeExpr& type, const Frame& frame) {
  if (type.name == "tuple") return compileTuple(type, frame);
  const Container& container = *containerOf(type.name);
  const Frame inner{frame.settings, nullptr};
  if (type.form == TypeExpr::Form::Generic && type.arguments.size() != container.arguments)
    report("bad-type",
           container.arguments == 2 ? type.name + " takes a key type and a value type: " + type.name + "[str, int]."
                                    : type.name + " takes one type.",
           m_place->pointer);
  const auto argument = [&](std::size_t i, std::string_view otherwise = "Any") {
    return compile(i < type.arguments.size() ? type.arguments[i] : named(otherwise), inner);
  };
  Node node{container.kind, frame.settings.strict};
  node.first = argument(0);
  if (container.kind == NodeKind::Dict)
    node.second = container.dictForm == DictForm::Counter ? compile(named("int"), inner) : argument(1);
  ContainerRules rules;
  rules.length = readLength(frame);
  if (takesFailFast(container)) rules.failsFast = flagFacet(Facet::FailFast, frame, false);
  rules.dictForm = container.dictForm;
  if (container.dictForm == DictForm::DefaultDict) rules.defaultClass = defaultClassOf(type);
  node.rules = addContainer(std::move(rules));
  if (takesStrict(container.kind)) node.isStrict = flagFacet(Facet::Strict, frame, frame.settings.strict);
  return add(node);
}

// What a missing key of this defaultdict becomes: the class of its values.
std::string TypeCompiler::defaultClassOf(const TypeExpr& type) {
  const std::string name = type.arguments.size() == 2 ? type.arguments[1].name : "";
  if (std::ranges::find(defaultClasses, name) == defaultClasses.end())
    report("bad-type",
           "The values of a defaultdict must be of one of the types float, set, frozenset, str, dict, int, list, bool "
           "and tuple, so that missing ones can be made.",
           m_place->pointer);
  return name;
}

std::uint32_t TypeCompiler::addContainer(ContainerRules rules) {
  if (!rules.any()) return none;
  m_program.containers.push_back(std::move(rules));
  return static_cast<std::uint32_t>(m_program.containers.size() - 1);
}

NodeIndex TypeCompiler::compileTuple(const TypeExpr& type, const Frame& frame) {
  const Frame inner{frame.settings, nullptr};
  const bool isBare = type.form == TypeExpr::Form::Name;
  const bool isVariadic = type.arguments.size() == 2 && type.arguments[1].name == "...";
  Node node{NodeKind::Tuple, frame.settings.strict};
  if (isBare || isVariadic) {
    node.first = compile(isBare ? named("Any") : type.arguments[0], inner);
  } else {
    std::vector<NodeIndex> items;
    for (const TypeExpr& item : type.arguments) items.push_back(compile(item, inner));
    node.kind = NodeKind::FixedTuple;
    node.first = static_cast<NodeIndex>(m_program.children.size());
    node.second = static_cast<NodeIndex>(items.size());
    m_program.children.insert(m_program.children.end(), items.begin(), items.end());
    m_program.labels.resize(m_program.children.size());
  }
  ContainerRules rules;
  rules.length = readLength(frame);
  rules.failsFast = flagFacet(Facet::FailFast, frame, false);
  node.rules = addContainer(std::move(rules));
  node.isStrict = flagFacet(Facet::Strict, frame, frame.settings.strict);
  return add(node);
}

} // namespace signalbox::schema

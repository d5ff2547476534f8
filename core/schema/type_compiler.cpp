// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/type_compiler.h"

#include "core/schema/annotated.h"
#include "core/schema/ip_types.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::schema {

namespace {

struct LeafName {
  std::string_view name;
  NodeKind kind;
};
constexpr auto leaves = std::to_array<LeafName>({{"str", NodeKind::Str},
                                                 {"int", NodeKind::Int},
                                                 {"float", NodeKind::Float},
                                                 {"bool", NodeKind::Bool},
                                                 {"None", NodeKind::None},
                                                 {"Any", NodeKind::Any},
                                                 {"JsonValue", NodeKind::Any},
                                                 {"bytes", NodeKind::Bytes},
                                                 {"datetime", NodeKind::DateTime},
                                                 {"date", NodeKind::Date},
                                                 {"time", NodeKind::Time},
                                                 {"timedelta", NodeKind::TimeDelta},
                                                 {"UUID", NodeKind::Uuid},
                                                 {"EmailStr", NodeKind::Email},
                                                 {"NameEmail", NodeKind::NameEmail},
                                                 {"SecretStr", NodeKind::Secret},
                                                 {"UploadFile", NodeKind::UploadFile},
                                                 {"Decimal", NodeKind::Decimal}});

std::optional<NodeKind> leafKind(std::string_view name) {
  if (findUrlType(name)) return NodeKind::Url;
  if (findIpType(name)) return NodeKind::Ip;
  const auto found = std::ranges::find(leaves, name, &LeafName::name);
  return found != leaves.end() ? std::optional(found->kind) : std::nullopt;
}

// UUID4 gives 4; 0 when this names no version.
int uuidVersion(std::string_view name) {
  const bool named = name.size() == 5 && name.starts_with("UUID") && name[4] >= '1' && name[4] <= '8' && name[4] != '2';
  return named ? name[4] - '0' : 0;
}

std::size_t editDistance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool same = (left[i - 1] | 32) == (right[j - 1] | 32);
      const std::size_t best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
      diagonal = std::exchange(row[j], best);
    }
  }
  return row[right.size()];
}

Wire wireOf(NodeKind kind, const TypeSettings& settings) {
  switch (kind) {
  case NodeKind::Any: // bytes that come there by a union
  case NodeKind::Bytes: return settings.bytesWire;
  case NodeKind::Date:
  case NodeKind::Time:
  case NodeKind::DateTime: return settings.temporalWire;
  case NodeKind::TimeDelta: return settings.timeDeltaWire;
  case NodeKind::Float: return settings.numberWire;
  default: return Wire::Plain;
  }
}

bool isDefault(TypeSettings settings) {
  settings.annotationComesLast = false;
  return settings == TypeSettings{};
}

const TypeExpr anyType{TypeExpr::Form::Name, "Any", {}, {}, 0, {}};

} // namespace

NodeIndex TypeCompiler::compile(std::string_view text, const design::Json& json, const TypeSettings& settings,
                                const DesignPlace& place, bool isQuiet) {
  m_place = &place;
  m_isQuiet = isQuiet;
  Facets facets(json);
  const bool isPlain = !facets.any() && isDefault(settings);
  std::string key(text);
  if (isPlain)
    if (const auto known = m_plain.find(key); known != m_plain.end()) return known->second;
  const auto type = m_program.cache->type(text);
  if (!*type) {
    report("bad-type", type->error().message + " (column " + std::to_string(type->error().offset + 1) + ").",
           place.pointer);
    return compile(anyType, {settings, nullptr});
  }
  const std::size_t mistakes = m_diagnostics.size();
  const bool isAnnotated = (*type)->form == TypeExpr::Form::Annotated || findNamedConstraint((*type)->name);
  if (isAnnotated && settings.annotationComesLast) facets.setBeforeAnnotation();
  const NodeIndex node = compile(**type, {settings, &facets});
  if (facets.any()) reportUnused(facets, **type);
  if (isPlain && m_diagnostics.size() == mistakes && !isQuiet) m_plain.emplace(std::move(key), node);
  return node;
}

NodeIndex TypeCompiler::compile(const TypeExpr& type, const Frame& frame) {
  switch (type.form) {
  case TypeExpr::Form::Name: return compileName(type, frame);
  case TypeExpr::Form::Generic:
    if (const auto scalar = compileScalarGeneric(type, frame)) return *scalar;
    return compileGeneric(type, frame);
  case TypeExpr::Form::Union: return compileUnion(type, frame);
  case TypeExpr::Form::Literal: return compileLiteral(type, frame);
  case TypeExpr::Form::Annotated: return compileAnnotated(facetsOf(type.metadata), type.arguments.front(), frame);
  }
  return none;
}

bool TypeCompiler::isLeaf(std::string_view name) { return leafKind(name).has_value(); }

NodeIndex TypeCompiler::compileName(const TypeExpr& type, const Frame& frame) {
  if (const auto* alias = findNamedConstraint(type.name))
    return compileAnnotated(alias->facets, TypeExpr{TypeExpr::Form::Name, std::string(alias->type), {}, {}, 0, {}},
                            frame);
  if (const auto scalar = compileScalar(type.name, frame)) return *scalar;
  if (const int version = uuidVersion(type.name)) {
    m_program.uuids.push_back({version});
    return leaf(NodeKind::Uuid, frame, static_cast<std::uint32_t>(m_program.uuids.size() - 1));
  }
  if (isContainer(type.name)) return compileContainer(type, frame);
  const auto kind = leafKind(type.name);
  if (!kind) return compileReference(type, frame);
  switch (*kind) {
  case NodeKind::Int: return leaf(*kind, frame, boundsOfInt(frame));
  case NodeKind::Float: return leaf(*kind, frame, boundsOfFloat(frame));
  case NodeKind::Decimal: return leaf(*kind, frame, decimalRules(frame));
  case NodeKind::Str:
  case NodeKind::Secret: return leaf(*kind, frame, strRules(frame));
  case NodeKind::Email: return email(frame);
  case NodeKind::NameEmail: return leaf(*kind, frame, strRules({frame.settings, nullptr}));
  case NodeKind::Bytes: return leaf(*kind, frame, bytesRules(frame));
  case NodeKind::Url: return withChecks(leaf(*kind, frame, urlRules(*findUrlType(type.name), frame)), frame);
  case NodeKind::Ip: return textLeaf(*kind, frame, ipRules(type.name));
  case NodeKind::Date:
  case NodeKind::Time:
  case NodeKind::DateTime:
  case NodeKind::TimeDelta: return leaf(*kind, frame, temporalRules(*kind, frame));
  case NodeKind::Any:
    return withChecks(leaf(*kind, {frame.settings, nullptr}, type.name == "JsonValue" ? jsonValue : none), frame);
  default: return leaf(*kind, frame);
  }
}

NodeIndex TypeCompiler::compileUnion(const TypeExpr& type, const Frame& frame) {
  std::vector<TypeExpr> members;
  bool hasNone = false;
  for (const TypeExpr& member : type.arguments) {
    if (member.form == TypeExpr::Form::Name && member.name == "None")
      hasNone = true;
    else
      members.push_back(member);
  }
  const NodeIndex inner = members.size() == 1 ? compile(members.front(), frame) : compileChoice(members, frame);
  if (!hasNone) return inner;
  return add({NodeKind::Nullable, false, none, inner, none});
}

NodeIndex TypeCompiler::compileChoice(const std::vector<TypeExpr>& members, const Frame& frame) {
  std::vector<NodeIndex> branches;
  for (const TypeExpr& member : members) branches.push_back(compile(member, {frame.settings, nullptr}));
  Node node{NodeKind::Union};
  node.first = static_cast<NodeIndex>(m_program.children.size());
  node.second = static_cast<NodeIndex>(branches.size());
  m_program.children.insert(m_program.children.end(), branches.begin(), branches.end());
  m_program.labels.resize(m_program.children.size());
  const design::Json* discriminator = frame.facets ? frame.facets->take(Facet::Discriminator) : nullptr;
  if (discriminator && !discriminator->is_string())
    reportFacet(Facet::Discriminator, "discriminator is the name of a field.");
  if (readUnionMode(frame) && !discriminator) node.rules = leftToRight;
  if (!discriminator || !discriminator->is_string()) return withChecks(add(node), frame);
  node.kind = NodeKind::TaggedUnion;
  node.rules = static_cast<std::uint32_t>(m_program.tagged.size());
  m_program.tagged.emplace_back();
  const NodeIndex index = add(node);
  m_pendingTags.push_back({index, discriminator->get<std::string>(), *m_place});
  return index;
}

// Whether the branches are tried from left to right, the first that takes the value winning.
bool TypeCompiler::readUnionMode(const Frame& frame) {
  const design::Json* mode = frame.facets ? frame.facets->take(Facet::UnionMode) : nullptr;
  if (mode && *mode != "smart" && *mode != "left_to_right")
    reportFacet(Facet::UnionMode, "union_mode is smart or left_to_right.");
  return mode && *mode == "left_to_right";
}

NodeIndex TypeCompiler::compileReference(const TypeExpr& type, const Frame& frame) {
  const auto found = m_program.byName.find(type.name);
  if (found == m_program.byName.end()) {
    report("unknown-type", "Unknown type '" + type.name + "'." + suggestion(type.name), m_place->pointer);
    return compile(anyType, {frame.settings, nullptr});
  }
  const Node& node = m_program.at(found->second);
  if (node.kind == NodeKind::Model) return compileModelUse(found->second, frame);
  if (node.kind != NodeKind::Enum) return found->second;
  const bool strict = flagFacet(Facet::Strict, frame, frame.settings.strict);
  const NodeIndex base = frame.settings.useEnumValues ? enumWithValues(found->second) : found->second;
  if (!strict) return base;
  Node copy = m_program.at(base);
  copy.isStrict = true;
  return add(copy);
}

// strict of a field changes what a dataclass takes, and nothing else; a NamedTuple does not know it.
NodeIndex TypeCompiler::compileModelUse(NodeIndex original, const Frame& frame) {
  const ModelForm form = m_program.models[m_program.at(original).rules].form;
  const bool takesConfig = form == ModelForm::NamedTuple || form == ModelForm::TypedDict;
  if (takesConfig && m_configuredForms) return m_configuredForms(original);
  if (form == ModelForm::NamedTuple) return original;
  const bool isStrict = flagFacet(Facet::Strict, frame, false);
  if (!isStrict || form != ModelForm::Dataclass) return original;
  Node copy = m_program.at(original);
  copy.isStrict = true;
  return add(copy);
}

NodeIndex TypeCompiler::enumWithValues(NodeIndex original) {
  if (const auto known = m_enumsWithValues.find(original); known != m_enumsWithValues.end()) return known->second;
  Node node = m_program.at(original);
  m_program.enums.push_back(m_program.enums[node.rules]);
  m_program.enums.back().useValues = true;
  node.rules = static_cast<std::uint32_t>(m_program.enums.size() - 1);
  return m_enumsWithValues[original] = add(node);
}

NodeIndex TypeCompiler::add(const Node& node) {
  m_program.nodes.push_back(node);
  return static_cast<NodeIndex>(m_program.nodes.size() - 1);
}

NodeIndex TypeCompiler::leaf(NodeKind kind, const Frame& frame, std::uint32_t rules) {
  Node node{kind};
  node.isStrict = flagFacet(Facet::Strict, frame, frame.settings.strict);
  node.rules = rules;
  node.wire = wireOf(kind, frame.settings);
  return add(node);
}

std::string TypeCompiler::suggestion(std::string_view name) const {
  std::string_view best;
  std::size_t bestDistance = std::max<std::size_t>(2, name.size() / 3) + 1;
  const auto consider = [&](std::string_view candidate) {
    const std::size_t distance = editDistance(name, candidate);
    if (distance >= bestDistance) return;
    best = candidate;
    bestDistance = distance;
  };
  for (const std::string_view builtin : builtinTypes()) consider(builtin);
  for (const auto& [model, node] : m_program.byName) consider(model);
  return best.empty() ? std::string() : " Did you mean '" + std::string(best) + "'?";
}

void TypeCompiler::report(std::string code, std::string message, std::string pointer) {
  if (m_isQuiet) return;
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.place = *m_place;
  diagnostic.place.pointer = std::move(pointer);
  m_diagnostics.push_back(std::move(diagnostic));
}

void TypeCompiler::reportFacet(Facet facet, std::string message) {
  std::string pointer = m_place->pointer;
  if (pointer.ends_with("/type")) pointer.resize(pointer.size() - 5);
  report("bad-facet", std::move(message), pointer + "/" + std::string(nameOf(facet)));
}

void TypeCompiler::reportUnused(const Facets& facets, const TypeExpr& type) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Facet::Count); ++i) {
    const auto facet = static_cast<Facet>(i);
    if (!facets.has(facet) || facets.isTaken(facet)) continue;
    reportFacet(facet, std::string(nameOf(facet)) + " does not apply to the type " + print(type) + ".");
  }
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TypeCompiler for scalar types that are known by a name and take few facets.
#include "core/schema/type_compiler.h"

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

template<class T>
std::uint32_t append(std::vector<T>& table, T rules) {
  table.push_back(std::move(rules));
  return static_cast<std::uint32_t>(table.size() - 1);
}

struct PathName {
  std::string_view name;
  PathKind kind;
};
constexpr auto pathNames = std::to_array<PathName>({{"Path", PathKind::Path},
                                                    {"FilePath", PathKind::File},
                                                    {"DirectoryPath", PathKind::Directory},
                                                    {"NewPath", PathKind::New}});

struct Base64Name {
  std::string_view name;
  Base64Rules rules;
};
constexpr auto base64Names = std::to_array<Base64Name>({{"Base64Bytes", {false, false}},
                                                        {"Base64Str", {false, true}},
                                                        {"Base64UrlBytes", {true, false}},
                                                        {"Base64UrlStr", {true, true}}});

struct MomentName {
  std::string_view name;
  NodeKind kind;
  Now now = Now::Any;
  Zone zone = Zone::Any;
};
constexpr auto momentNames = std::to_array<MomentName>({{"PastDate", NodeKind::Date, Now::Past},
                                                        {"FutureDate", NodeKind::Date, Now::Future},
                                                        {"PastDatetime", NodeKind::DateTime, Now::Past},
                                                        {"FutureDatetime", NodeKind::DateTime, Now::Future},
                                                        {"AwareDatetime", NodeKind::DateTime, Now::Any, Zone::Aware},
                                                        {"NaiveDatetime", NodeKind::DateTime, Now::Any, Zone::Naive}});

// What only a Python program can hand over.
constexpr auto notFromJson =
    std::to_array<std::string_view>({"Callable", "ImportString", "type", "Type", "Generator", "Iterator", "Awaitable"});

template<class Names>
auto find(const Names& names, std::string_view name) {
  const auto found = std::ranges::find_if(names, [&](const auto& entry) { return entry.name == name; });
  return found != names.end() ? &*found : nullptr;
}

} // namespace

// A type read from text: what the config says about texts goes for it too, in `second`.
NodeIndex TypeCompiler::textLeaf(NodeKind kind, const Frame& frame, std::uint32_t rules) {
  const NodeIndex index = leaf(kind, frame, rules);
  m_program.nodes[index].second = strRules({frame.settings, nullptr});
  return index;
}

std::optional<NodeIndex> TypeCompiler::compileScalar(std::string_view name, const Frame& frame) {
  if (m_program.byName.contains(std::string(name))) return std::nullopt; // a model of the design goes first
  if (const auto* path = find(pathNames, name))
    return withChecks(textLeaf(NodeKind::Path, frame, append(m_program.paths, {path->kind})), frame);
  if (const auto* base64 = find(base64Names, name))
    return withChecks(textLeaf(NodeKind::Base64, frame, append(m_program.base64s, base64->rules)), frame);
  if (const auto* moment = find(momentNames, name))
    return leaf(moment->kind, frame, temporalRules(moment->kind, frame, moment->now, moment->zone));
  if (name == "SecretBytes") return leaf(NodeKind::SecretBytes, frame, bytesRules(frame));
  if (name == "ByteSize") return withChecks(textLeaf(NodeKind::ByteSize, frame, none), frame);
  if (name == "complex") return leaf(NodeKind::Complex, frame);
  if (name == "Pattern") return leaf(NodeKind::Pattern, frame);
  if (name == "Hashable") return leaf(NodeKind::Any, frame, hashable);
  if (name == "Json" || name == "Secret")
    return compileScalarGeneric({TypeExpr::Form::Generic, std::string(name), {}, {}, 0, {}}, frame);
  if (std::ranges::find(notFromJson, name) == notFromJson.end()) return std::nullopt;
  report("unsupported-type", std::string(name) + " cannot come from JSON; take str, or Any for whatever comes.",
         m_place->pointer);
  return leaf(NodeKind::Any, {frame.settings, nullptr});
}

std::optional<NodeIndex> TypeCompiler::compileScalarGeneric(const TypeExpr& type, const Frame& frame) {
  const Frame inner{frame.settings, nullptr};
  if (type.name == "Json") {
    if (type.arguments.size() > 1) report("bad-type", "Json takes one type.", m_place->pointer);
    Node node{NodeKind::JsonText};
    node.isStrict = frame.settings.strict;
    node.first = type.arguments.empty() ? leaf(NodeKind::Any, inner) : compile(type.arguments.front(), inner);
    return withChecks(add(node), frame);
  }
  if (type.name == "Secret" && !m_program.byName.contains(type.name)) {
    if (type.arguments.size() != 1)
      report("bad-type", "Secret takes the one type that it hides: Secret[int].", m_place->pointer);
    Node node{NodeKind::SecretOf};
    node.first = type.arguments.empty() ? leaf(NodeKind::Any, inner) : compile(type.arguments.front(), inner);
    return add(node);
  }
  if (type.name == "Pattern") {
    const bool isText = type.arguments.size() == 1 && type.arguments.front().name == "str";
    if (!isText) report("unsupported-type", "Pattern[str] is the only pattern that JSON can hold.", m_place->pointer);
    return leaf(NodeKind::Pattern, frame, 0);
  }
  return std::ranges::find(notFromJson, type.name) != notFromJson.end() ? compileScalar(type.name, frame)
                                                                        : std::nullopt;
}

} // namespace signalbox::schema

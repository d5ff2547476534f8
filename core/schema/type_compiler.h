// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TypeCompiler: one type expression with its facets to nodes of a program.
#pragma once

#include "core/base/diagnostic.h"
#include "core/schema/facets.h"
#include "core/schema/parse_cache.h"
#include "core/schema/program.h"
#include "core/schema/type_expr.h"

#include <expected>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace signalbox::schema {

// A discriminated union whose tags can be read only once every model is compiled.
struct PendingTags {
  NodeIndex node = none;
  std::string field;
  DesignPlace place;
};

// Names the union branches inside recursive models anew: there most containers of the model itself were named before it
// had a name, and the reference shows "..." for it. After recursion is known.
void labelRecursiveBranches(Program& program);

class TypeCompiler final {
public:
  TypeCompiler(Program& program, std::vector<Diagnostic>& diagnostics)
      : m_program(program), m_diagnostics(diagnostics) {}

  // `place` points at the type. Mistakes are reported there (unless quiet) and give Any.
  NodeIndex compile(std::string_view type, const design::Json& facets, const TypeSettings& settings,
                    const DesignPlace& place, bool isQuiet = false);

  // Who makes the class of a generic model with arguments; its error says what is wrong with them.
  using Generics = std::function<std::expected<NodeIndex, std::string>(const TypeExpr&)>;
  // Who makes the class that a TypedDict or NamedTuple without a config is inside a strict model.
  using ConfiguredForms = std::function<NodeIndex(NodeIndex)>;
  void useConfiguredForms(ConfiguredForms forms) { m_configuredForms = std::move(forms); }
  void useGenerics(Generics generics) { m_generics = std::move(generics); }

  std::vector<Value> literalValues(const TypeExpr& type) const; // a text where there is no such member of an enum

  // After all models: reads tags, names union branches.
  void finish();

private:
  struct Frame {
    const TypeSettings& settings;
    Facets* facets; // null inside brackets
  };

  NodeIndex compile(const TypeExpr& type, const Frame& frame);
  NodeIndex compileName(const TypeExpr& type, const Frame& frame);
  NodeIndex compileGeneric(const TypeExpr& type, const Frame& frame);
  static bool isContainer(std::string_view name);
  static bool isLeaf(std::string_view name);
  NodeIndex compileContainer(const TypeExpr& type, const Frame& frame);
  std::string defaultClassOf(const TypeExpr& type);
  std::uint32_t addContainer(ContainerRules rules);
  NodeIndex compileAnnotated(const design::Json& constraints, const TypeExpr& type, const Frame& frame);
  NodeIndex described(NodeIndex inner, const design::Json& constraints);
  NodeIndex compileTuple(const TypeExpr& type, const Frame& frame);
  NodeIndex compileUnion(const TypeExpr& type, const Frame& frame);
  bool readUnionMode(const Frame& frame);
  NodeIndex compileChoice(const std::vector<TypeExpr>& members, const Frame& frame);
  NodeIndex compileLiteral(const TypeExpr& type, const Frame& frame);
  Value literalValue(const LiteralValue& literal) const;
  const EnumRules* enumNamed(const std::string& name) const;
  const EnumValue* findMember(const MemberLiteral& literal) const;
  void checkMember(const MemberLiteral& literal);
  NodeIndex compileReference(const TypeExpr& type, const Frame& frame);
  NodeIndex compileModelUse(NodeIndex original, const Frame& frame);
  NodeIndex enumWithValues(NodeIndex original);
  NodeIndex withChecks(NodeIndex inner, const Frame& frame);
  std::uint32_t boundsOfInt(const Frame& frame);
  std::uint32_t boundsOfFloat(const Frame& frame);
  std::uint32_t decimalRules(const Frame& frame);
  std::uint32_t bytesRules(const Frame& frame);
  std::optional<NodeIndex> compileScalar(std::string_view name, const Frame& frame);
  std::optional<NodeIndex> compileScalarGeneric(const TypeExpr& type, const Frame& frame);
  Value decimalBound(Facet facet, const Frame& frame);
  void integerBound(Facet facet, const Frame& frame, std::optional<std::int64_t>& bound,
                    std::optional<std::string>& wide);
  std::uint32_t temporalRules(NodeKind kind, const Frame& frame, Now now = Now::Any, Zone zone = Zone::Any);
  std::uint32_t lengthRules(const Frame& frame);
  std::uint32_t strRules(const Frame& frame);
  std::uint32_t urlRules(const UrlType& type, const Frame& frame);
  NodeIndex email(const Frame& frame);
  std::uint32_t ipRules(std::string_view name);
  LengthRules readLength(const Frame& frame);
  Value temporalBound(NodeKind kind, Facet facet, const Frame& frame);
  std::optional<std::int64_t> integerFacet(Facet facet, const Frame& frame);
  std::optional<double> numberFacet(Facet facet, const Frame& frame);
  bool flagFacet(Facet facet, const Frame& frame, bool otherwise);

  NodeIndex add(const Node& node);
  NodeIndex leaf(NodeKind kind, const Frame& frame, std::uint32_t rules = none);
  NodeIndex textLeaf(NodeKind kind, const Frame& frame, std::uint32_t rules);
  void finishTags(const PendingTags& pending);
  void tagsOf(NodeIndex branch, const std::string& field, std::vector<Value>& tags) const;
  const std::string* aliasIn(NodeIndex branch, const std::string& field) const;
  void addTag(TaggedRules& rules, const Value& tag, NodeIndex branch);
  std::string suggestion(std::string_view name) const;
  void report(std::string code, std::string message, std::string pointer);
  void reportFacet(Facet facet, std::string message);
  void reportUnused(const Facets& facets, const TypeExpr& type);

  Program& m_program;
  std::vector<Diagnostic>& m_diagnostics;
  Generics m_generics;
  ConfiguredForms m_configuredForms;
  const DesignPlace* m_place = nullptr;
  bool m_isQuiet = false;
  std::unordered_map<std::string, NodeIndex> m_plain; // text to node, without facets and settings
  std::unordered_map<NodeIndex, NodeIndex> m_enumsWithValues;
  std::vector<PendingTags> m_pendingTags;
};

} // namespace signalbox::schema

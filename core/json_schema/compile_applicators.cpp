// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// References and the keywords that apply schemas to the value itself.
#include "core/json_schema/compiler.h"

#include "core/json_schema/uri.h"

namespace signalbox::json_schema {

namespace {

constexpr std::string_view ref = "$ref";
constexpr std::string_view dynamicRef = "$dynamicRef";
constexpr std::string_view recursiveRef = "$recursiveRef";

} // namespace

void Compiler::applicators(const Frame& frame, Node& node) {
  std::vector<Applicator> found;
  reference(frame, found);
  const bool isOnlyRef = !frame.rules.features.refHasSiblings && frame.schema.find(ref);
  if (!isOnlyRef) dynamicReference(frame, found);
  if (!isOnlyRef && frame.rules.hasApplicators) {
    using enum Applicator::Kind;
    for (const auto& [keyword, kind] :
         {std::pair("allOf", AllOf), std::pair("anyOf", AnyOf), std::pair("oneOf", OneOf)}) {
      const Value* schemas = member(frame, keyword, Kind::List);
      if (!schemas) continue;
      Applicator applicator{kind, keyword, {}, none, none};
      for (std::size_t i = 0; i < schemas->size(); ++i)
        applicator.nodes.push_back(child(frame, schemas->items()[i], keyword, std::to_string(i)));
      found.push_back(std::move(applicator));
    }
    if (const Value* schema = frame.schema.find("not"))
      found.push_back({Not, "not", {child(frame, *schema, "not")}, none, none});
    condition(frame, found);
  }
  node.firstApplicator = static_cast<std::uint32_t>(m_program->applicators.size());
  node.applicatorCount = static_cast<std::uint32_t>(found.size());
  for (Applicator& applicator : found) m_program->applicators.push_back(std::move(applicator));
}

void Compiler::condition(const Frame& frame, std::vector<Applicator>& found) {
  const Value* schema = frame.rules.features.hasConditions ? frame.schema.find("if") : nullptr;
  const Value* thenSchema = frame.schema.find("then");
  const Value* elseSchema = frame.schema.find("else");
  if (!schema) return;
  Applicator applicator{Applicator::Kind::If, "if", {child(frame, *schema, "if"), none, none}, none, none};
  if (thenSchema) applicator.nodes[1] = child(frame, *thenSchema, "then");
  if (elseSchema) applicator.nodes[2] = child(frame, *elseSchema, "else");
  found.push_back(std::move(applicator));
}

void Compiler::reference(const Frame& frame, std::vector<Applicator>& found) {
  const Value* reference = member(frame, ref, Kind::Str);
  if (!reference) return;
  const auto target = m_sources.resolve(frame.resource, reference->asText());
  if (target)
    found.push_back({Applicator::Kind::Ref, ref, {nodeOf(**target)}, none, none});
  else
    fail(frame, ref, target.error().message);
}

// It is dynamic only when its first target is a dynamic anchor; otherwise it is a plain reference.
void Compiler::dynamicReference(const Frame& frame, std::vector<Applicator>& found) {
  const Features& features = frame.rules.features;
  const std::string_view keyword = features.hasRecursiveRef ? recursiveRef : dynamicRef;
  if (!features.hasRecursiveRef && !features.hasDynamicRef) return;
  const Value* reference = member(frame, keyword, Kind::Str);
  if (!reference) return;
  const auto target = m_sources.resolve(frame.resource, reference->asText());
  if (!target) return fail(frame, keyword, target.error().message);
  const std::string name = features.hasRecursiveRef ? "" : std::string(splitFragment(reference->asText()).second);
  const auto& anchors = m_sources.at(m_sources.siteOf(**target).resource).dynamicAnchors;
  const auto anchor = anchors.find(name);
  const bool isDynamic = anchor != anchors.end() && anchor->second == *target;
  Applicator applicator{Applicator::Kind::Ref, keyword, {nodeOf(**target)}, none, none};
  if (isDynamic) {
    applicator.kind = Applicator::Kind::DynamicRef;
    applicator.dynamic = dynamicAnchor(name);
  }
  found.push_back(std::move(applicator));
}

std::uint32_t Compiler::dynamicAnchor(const std::string& name) {
  for (const auto& [known, index] : m_dynamicNames)
    if (known == name) return index;
  const auto index = static_cast<std::uint32_t>(m_program->dynamicAnchors.size());
  m_program->dynamicAnchors.emplace_back();
  m_dynamicNames.emplace_back(name, index);
  return index;
}

// Compiles the anchors of every resource that has come in. True when there was a new one.
bool Compiler::fillDynamicAnchors() {
  bool any = false;
  for (const auto& [name, index] : m_dynamicNames)
    for (ResourceIndex resource = 0; resource < m_sources.resourceCount(); ++resource) {
      const auto& anchors = m_sources.at(resource).dynamicAnchors;
      const auto anchor = anchors.find(name);
      if (anchor == anchors.end() || m_program->dynamicAnchors[index].contains(resource)) continue;
      m_program->dynamicAnchors[index].emplace(resource, nodeOf(*anchor->second));
      any = true;
    }
  return any;
}

} // namespace signalbox::json_schema

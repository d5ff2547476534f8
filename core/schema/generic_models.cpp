// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ModelCompiler about classes that stand in no file of the design: generic models with their arguments,
// TypedDicts and NamedTuples with the config of the model they stand in.
#include "core/schema/model_compiler.h"

#include "core/schema/model_config.h"
#include "core/value/write.h"

#include <algorithm>
#include <utility>

namespace signalbox::schema {

namespace {

constexpr std::size_t longestInstance =
    1000; // of Page[list[Page[list[...]]]], which a model that grows in itself makes

} // namespace

void ModelCompiler::compileInstances() {
  while (!m_instances.empty()) {
    Source* next = m_instances.back();
    m_instances.pop_back();
    compileModel(*next);
  }
}

// The class that a generic model makes with these arguments: compiled later, known from now on.
std::expected<NodeIndex, std::string> ModelCompiler::instance(const TypeExpr& type) {
  std::string key = print(type);
  if (const auto known = m_sources.find(key); known != m_sources.end()) return known->second.node;
  const auto generic = m_sources.find(type.name);
  if (generic == m_sources.end() || generic->second.model->typeParameters.empty())
    return std::unexpected(type.name + " takes no type in brackets.");
  const design::Model& model = *generic->second.model;
  if (type.arguments.size() != model.typeParameters.size())
    return std::unexpected(type.name + " takes " + std::to_string(model.typeParameters.size()) +
                           (model.typeParameters.size() == 1 ? " type" : " types") + " in brackets.");
  if (key.size() > longestInstance) return std::unexpected("The types inside " + type.name + " never end.");
  Source source;
  source.model = &model;
  source.node = static_cast<NodeIndex>(m_program.nodes.size());
  source.arguments = argumentsOf(model.typeParameters, type.arguments);
  source.isInstance = true;
  const ModelForm form = formOf(model.kind);
  const bool isClass = form == ModelForm::Model || form == ModelForm::Root; // others stay the class they are
  const TypeExpr shown = withShownMembers(type);
  const std::string name = isClass ? classNameOf(shown) : model.name;
  m_program.nodes.push_back({NodeKind::Model, false, static_cast<std::uint32_t>(m_program.models.size())});
  ModelRules& rules = m_program.models.emplace_back();
  rules.shape.name = name;
  rules.form = form;
  rules.definition = definitionNameOf(shown);
  m_program.byName.emplace(name, source.node);
  Source& kept = m_sources.emplace(std::move(key), std::move(source)).first->second;
  m_instances.push_back(&kept);
  return kept.node;
}

// A Literal with members of enums as the one name that Python shows it by: Literal[<Color.red: 'r'>].
TypeExpr ModelCompiler::withShownMembers(const TypeExpr& type) {
  TypeExpr result = type;
  for (TypeExpr& argument : result.arguments) argument = withShownMembers(argument);
  const auto isMember = [](const LiteralValue& value) { return std::holds_alternative<MemberLiteral>(value); };
  if (std::ranges::none_of(type.literals, isMember)) return result;
  std::string values;
  for (const Value& value : m_types.literalValues(type)) values += (values.empty() ? "" : ", ") + pythonRepr(value);
  return {TypeExpr::Form::Name, "Literal[" + values + "]", {}, {}, type.offset};
}

// A TypedDict or NamedTuple takes the config of the model it stands in, unless it has one of its own.
NodeIndex ModelCompiler::configuredForm(NodeIndex node) {
  if (!m_config) return node;
  const auto isIt = [&](const auto& entry) { return entry.second.node == node; };
  const auto original = std::ranges::find_if(m_sources, isIt);
  if (original == m_sources.end() || !original->second.outerConfig.is_null()) return node;
  if (!reachingInside(original->second.model->config).empty()) return node;
  design::Json config = reachingInside(*m_config);
  if (config.empty()) return node;
  const design::Json& own = original->second.model->config;
  if (own.is_object() && own.contains("total")) config["total"] = own["total"];
  std::string key = "with " + config.dump() + " " + original->first;
  if (const auto known = m_sources.find(key); known != m_sources.end()) return known->second.node;
  Source source;
  source.model = original->second.model;
  source.arguments = original->second.arguments;
  source.isInstance = true;
  source.outerConfig = std::move(config);
  source.node = static_cast<NodeIndex>(m_program.nodes.size());
  m_program.nodes.push_back({NodeKind::Model, false, static_cast<std::uint32_t>(m_program.models.size())});
  const ModelRules& plain = m_program.models[m_program.at(node).rules];
  ModelRules rules;
  rules.shape.name = plain.shape.name;
  rules.form = plain.form;
  rules.definition = plain.definition;
  m_program.models.push_back(std::move(rules));
  Source& kept = m_sources.emplace(std::move(key), std::move(source)).first->second;
  m_instances.push_back(&kept);
  return kept.node;
}

// With what the type parameters of the model stand for.
TypeExpr ModelCompiler::inPlace(const TypeExpr& type, const Source& source) const {
  const auto isGeneric = [&](std::string_view name) {
    const auto found = m_sources.find(std::string(name));
    return found != m_sources.end() && !found->second.model->typeParameters.empty();
  };
  if (source.isInstance) return substitute(type, source.arguments);
  return substitute(withoutOwnParameters(type, source.arguments, isGeneric), source.arguments);
}

} // namespace signalbox::schema

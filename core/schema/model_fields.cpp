// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelCompiler, the fields: their aliases, types, defaults, and what extra="allow" keeps.
#include "core/schema/alias_names.h"
#include "core/schema/default_factory.h"
#include "core/schema/facets.h"
#include "core/schema/json_value.h"
#include "core/schema/model_compiler.h"
#include "core/schema/model_config.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

const design::Json emptyObject = design::Json::object();

constexpr std::string_view extraField = "__pydantic_extra__";

AliasPath readPath(const design::Json& json) {
  AliasPath path;
  if (json.is_string()) path.emplace_back(json.get<std::string>());
  if (json.is_array())
    for (const auto& step : json) {
      if (step.is_string()) path.emplace_back(step.get<std::string>());
      if (step.is_number_integer()) path.emplace_back(step.get<std::int64_t>());
    }
  if (!path.empty() && !std::holds_alternative<std::string>(path.front())) path.clear();
  return path;
}

// The first name a document calls the field by.
std::string wireNameOf(std::string_view name, const design::Json& alias) {
  if (alias.is_string()) return alias.get<std::string>();
  if (alias.is_array())
    for (const auto& choice : alias)
      if (const AliasPath path = readPath(choice); path.size() == 1) return std::get<std::string>(path[0]);
  return std::string(name);
}

} // namespace

std::vector<AliasPath> readPaths(std::string_view name, const design::Json& alias, const design::Json& config) {
  std::vector<AliasPath> paths;
  const bool byName = flag(config, "populate_by_name") || flag(config, "validate_by_name");
  if (flag(config, "validate_by_alias", true)) {
    if (alias.is_array()) {
      for (const auto& choice : alias)
        if (AliasPath path = readPath(choice); !path.empty()) paths.push_back(std::move(path));
    } else if (AliasPath path = readPath(alias); !path.empty()) {
      paths.push_back(std::move(path));
    }
  }
  const AliasPath own{std::string(name)};
  if (paths.empty() || (byName && std::ranges::find(paths, own) == paths.end())) paths.push_back(own);
  return paths;
}

// A field of a model, the own ones with their diagnostics; inherited ones have had theirs.
void ModelCompiler::compileField(const Source& source, SourceField& field, const TypeSettings& settings,
                                 const design::Json& config, ModelRules& rules) {
  const bool isQuiet = field.index == SIZE_MAX || source.isInstance;
  const std::string pointer = "/fields/" + std::to_string(isQuiet ? 0 : field.index);
  const DesignPlace place{EntityKind::Model, source.model->name, pointer + "/type"};
  if (field.field->name == extraField && rules.form == ModelForm::Model)
    return compileExtras(field, settings, place, rules);
  UseRules use = compileUse(field.field->name, field.type, field.field->facets, aliasConfig(field, config), settings,
                            place, isQuiet);
  if (field.mayBeAbsent && use.isRequired) {
    use.isRequired = false;
    use.mayBeAbsent = true;
  }
  use.isInit = rules.form != ModelForm::Dataclass || flag(field.field->facets, "init", true);
  rules.hasFieldFunctions |= use.factory && use.factory->takesData;
  if (const design::Json* condition = given(*use.facets, "exclude_if"); condition && condition->is_string()) {
    const DesignPlace at{EntityKind::Model, source.model->name, pointer + "/exclude_if"};
    use.excludeIf = m_functions.excludeIf(condition->get<std::string>(), at, isQuiet);
  }
  rules.fields.push_back(std::move(use));
  if (!isQuiet && !rules.fields.back().isRequired) m_places.emplace_back(&rules.fields.back(), place);
  rules.shape.fields.push_back(field.field->name);
  rules.shape.aliases.push_back(rules.fields.back().serializedName);
}

// The config for a field's aliases: what a base's generator has filled in beside aliases of the field's own stays.
design::Json ModelCompiler::aliasConfig(SourceField& field, const design::Json& config) {
  const design::Json* generator = given(config, "alias_generator");
  const design::Json& facets = field.field->facets;
  const bool hasAlias =
      given(facets, "alias") || given(facets, "validation_alias") || given(facets, "serialization_alias");
  const design::Json* priority = given(facets, "alias_priority");
  if (!generator || !hasAlias || (priority && *priority == 1)) return config;
  if (field.generator.is_null()) field.generator = *generator;
  design::Json result = config;
  result["alias_generator"] = field.generator;
  return result;
}

// __pydantic_extra__: dict[K, V], the types of what extra="allow" keeps.
void ModelCompiler::compileExtras(const SourceField& field, const TypeSettings& settings, const DesignPlace& place,
                                  ModelRules& rules) {
  const NodeIndex index = m_types.compile(field.type, emptyObject, settings, place, field.index == SIZE_MAX);
  const Node& node = m_program.at(index);
  if (node.kind != NodeKind::Dict) {
    m_diagnostics.push_back({Severity::Error, "bad-type", "__pydantic_extra__ is of a type dict[str, T].", place, {}});
    return;
  }
  const Node& key = m_program.at(node.first);
  const bool isPlainKey = (key.kind == NodeKind::Str && key.rules == none) || key.kind == NodeKind::Any;
  rules.extraKeys = isPlainKey ? none : node.first;
  rules.extraValues = m_program.at(node.second).kind == NodeKind::Any ? none : node.second;
}

UseRules ModelCompiler::compileUse(std::string_view name, std::string_view type, const design::Json& facets,
                                   const design::Json& config, const TypeSettings& settings, const DesignPlace& place,
                                   bool isQuiet) {
  UseRules use;
  use.name = std::string(name);
  use.facets = &facets;
  use.node = m_types.compile(type, facets, settings, place, isQuiet);
  const FieldAliases aliases = aliasesOf(name, facets, config);
  use.paths = readPaths(name, aliases.validation, config);
  use.wireName = wireNameOf(name, aliases.validation);
  use.serializedName = aliases.serialization.is_string() ? aliases.serialization.get<std::string>() : std::string(name);
  use.validatesDefault = flag(facets, "validate_default", flag(config, "validate_default"));
  use.isExcluded = flag(facets, "exclude");
  if (facets.is_object()) compileDefault(name, place, use);
  return use;
}

void ModelCompiler::compileDefault(std::string_view name, const DesignPlace& place, UseRules& use) {
  const design::Json& facets = *use.facets;
  const auto report = [&](const char* key, std::string message) {
    std::string pointer = place.pointer;
    if (pointer.ends_with("/type")) pointer.resize(pointer.size() - 5);
    m_diagnostics.push_back(
        {Severity::Error, "bad-facet", std::move(message), {place.kind, place.entity, pointer + "/" + key}, {}});
  };
  if (const auto found = facets.find("default"); found != facets.end()) {
    use.isRequired = false;
    use.defaultValue = toValue(*found, *m_program.arena);
  }
  const design::Json* factory = given(facets, "default_factory");
  if (factory && !use.isRequired)
    return report("default_factory", "A field has a default or a default_factory, not both.");
  if (factory) {
    const auto made = compileFactory(*factory, *m_program.arena, use);
    if (!made) report("default_factory", "The default_factory of " + std::string(name) + ": " + made.error());
    use.isRequired = false;
  }
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/model_compiler.h"

#include "core/schema/json_value.h"
#include "core/value/write.h"

#include <algorithm>
#include <bit>

namespace signalbox::schema {

namespace {

const design::Json emptyObject = design::Json::object();

const design::Json* find(const design::Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found != object.end() && !found->is_null() ? &*found : nullptr;
}

std::string textOr(const design::Json& object, const char* key, std::string_view otherwise) {
  const design::Json* found = find(object, key);
  return found && found->is_string() ? found->get<std::string>() : std::string(otherwise);
}

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

Extra readExtra(const design::Json& config) {
  const std::string text = textOr(config, "extra", "ignore");
  return text == "forbid" ? Extra::Forbid : text == "allow" ? Extra::Allow : Extra::Ignore;
}

// The first name a document calls the field by.
std::string wireNameOf(const std::vector<AliasPath>& paths, std::string_view name, const design::Json& facets) {
  if (!find(facets, "alias") && !find(facets, "validation_alias")) return std::string(name);
  for (const AliasPath& path : paths)
    if (path.size() == 1) return std::get<std::string>(path[0]);
  return std::string(name);
}

std::size_t tableSize(std::size_t fields) { return std::bit_ceil(std::max<std::size_t>(4, fields * 2)); }

bool takesSubclasses(const design::Model& model) {
  return model.kind != design::ModelKind::Enum && model.kind != design::ModelKind::JsonSchema;
}

} // namespace

std::vector<AliasPath> readPaths(std::string_view name, const design::Json& facets, const design::Json& config) {
  std::vector<AliasPath> paths;
  const bool byName = flag(config, "populate_by_name") || flag(config, "validate_by_name");
  if (flag(config, "validate_by_alias", true)) {
    const design::Json* alias = find(facets, "validation_alias");
    if (!alias) alias = find(facets, "alias");
    if (alias && alias->is_array()) {
      for (const auto& choice : *alias)
        if (AliasPath path = readPath(choice); !path.empty()) paths.push_back(std::move(path));
    } else if (alias) {
      if (AliasPath path = readPath(*alias); !path.empty()) paths.push_back(std::move(path));
    }
  }
  const AliasPath own{std::string(name)};
  if (paths.empty() || (byName && std::ranges::find(paths, own) == paths.end())) paths.push_back(own);
  return paths;
}

void ModelCompiler::compile(const design::Design& design) {
  m_program.sources.assign(design.models().begin(), design.models().end());
  for (const auto& model : design.models()) reserve(model);
  for (const auto& model : design.models())
    if (model->kind == design::ModelKind::Model) compileModel(m_sources.at(model->name));
}

void ModelCompiler::reserve(const design::ModelPtr& model) {
  Node node;
  if (model->kind == design::ModelKind::Enum) {
    node.kind = NodeKind::Enum;
    node.rules = static_cast<std::uint32_t>(m_program.enums.size());
    compileEnum(*model, m_program.enums.emplace_back());
  } else if (model->kind == design::ModelKind::JsonSchema) {
    node.kind = NodeKind::General;
    node.rules = static_cast<std::uint32_t>(m_program.generals.size());
    compileGeneral(model, m_program.generals.emplace_back());
  } else {
    node.kind = NodeKind::Model;
    node.rules = static_cast<std::uint32_t>(m_program.models.size());
    m_program.models.emplace_back().shape.name = model->name;
  }
  const auto index = static_cast<NodeIndex>(m_program.nodes.size());
  m_program.nodes.push_back(node);
  m_program.byName[model->name] = index;
  Source source;
  source.model = model.get();
  source.node = index;
  m_sources[model->name] = std::move(source);
}

void ModelCompiler::compileGeneral(const design::ModelPtr& model, GeneralRules& rules) {
  rules.name = model->name;
  rules.source = &model->schema;
  const auto compiled = m_program.cache->general(model);
  if (!compiled) return report(*model, "bad-json-schema", compiled.error().message, "/schema");
  rules.schema = *compiled;
  for (const std::string& note : rules.schema->notes()) {
    report(*model, "json-schema-keyword", note, "/schema");
    m_diagnostics.back().severity = Severity::Warning;
  }
}

void ModelCompiler::compileEnum(const design::Model& model, EnumRules& rules) {
  rules.shape.name = model.name;
  rules.description = model.description;
  rules.base = model.base == "str" || model.base == "StrEnum"   ? EnumBase::Str
               : model.base == "int" || model.base == "IntEnum" ? EnumBase::Int
                                                                : EnumBase::Plain;
  rules.shape.isMixedIn = rules.base != EnumBase::Plain;
  for (std::size_t i = 0; i < model.members.size(); ++i) {
    const auto& member = model.members[i];
    const bool fits = rules.base == EnumBase::Str   ? member.value.is_string()
                      : rules.base == EnumBase::Int ? member.value.is_number_integer()
                                                    : !member.value.is_structured();
    if (!fits)
      report(model, "bad-enum-value", "The value of " + member.name + " does not fit the kind of the enum.",
             "/members/" + std::to_string(i) + "/value");
    const Value value = toValue(member.value, *m_program.arena);
    const auto isSame = [&](const Value& other) { return equals(other, value); };
    const auto same = std::ranges::find_if(rules.values, isSame);
    rules.listed.push_back(same != rules.values.end() ? *same : value);
    if (same != rules.values.end()) continue; // an alias of an earlier member, as in Python
    rules.shape.members.push_back(member.name);
    rules.values.push_back(value);
  }
  for (std::size_t i = 0; i < rules.values.size(); ++i)
    rules.members.push_back({&rules.shape, static_cast<std::uint32_t>(i), rules.values[i]});
  rules.expected = expectedOf(rules.listed);
}

// Fields and config of the base first; a field of the same name is replaced where it stands.
void ModelCompiler::inherit(Source& source, design::Json& config) {
  const design::Model& model = *source.model;
  config = model.config.is_object() ? model.config : emptyObject;
  if (!model.base.empty() && model.base != "BaseModel") {
    const auto base = m_sources.find(model.base);
    if (base == m_sources.end() || !takesSubclasses(*base->second.model)) {
      report(model, "unknown-base", "The base '" + model.base + "' is no model of this project.", "/extends");
    } else if (base->second.isOpen || base->second.model == source.model) {
      report(model, "circular-base", "'" + model.base + "' extends this model, so this model cannot extend it.",
             "/extends");
    } else {
      compileModel(base->second);
      for (const auto& [field, index] : base->second.fields) source.fields.emplace_back(field, SIZE_MAX);
      source.validators = base->second.validators;
      source.computed = base->second.computed;
      design::Json merged = m_program.models[m_program.at(base->second.node).rules].config;
      merged.update(config);
      merged.erase("title");
      if (const design::Json* title = find(config, "title")) merged["title"] = *title;
      config = std::move(merged);
    }
  }
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    const auto isSame = [&](const auto& entry) { return entry.first->name == model.fields[i].name; };
    const auto inherited = std::ranges::find_if(source.fields, isSame);
    if (inherited != source.fields.end())
      *inherited = {&model.fields[i], i};
    else
      source.fields.emplace_back(&model.fields[i], i);
  }
  addFunctions(source);
}

// The model's own validators and computed fields; one of the same name takes the place of an inherited one.
void ModelCompiler::addFunctions(Source& source) {
  const design::Model& model = *source.model;
  for (std::size_t i = 0; i < model.validators.size(); ++i) {
    const DeclaredValidator own{&model.validators[i], model.name, i};
    const auto same = std::ranges::find_if(source.validators, [&](const DeclaredValidator& other) {
      return other.validator->name == own.validator->name && other.isOfFields() == own.isOfFields();
    });
    if (same != source.validators.end())
      *same = own;
    else
      source.validators.push_back(own);
  }
  for (std::size_t i = 0; i < model.computed.size(); ++i) {
    const std::pair own{&model.computed[i],
                        DesignPlace{EntityKind::Model, model.name, "/computed/" + std::to_string(i)}};
    const auto same =
        std::ranges::find_if(source.computed, [&](const auto& other) { return other.first->name == own.first->name; });
    if (same != source.computed.end())
      *same = own;
    else
      source.computed.push_back(own);
  }
}

void ModelCompiler::compileFunctions(const Source& source, ModelRules& rules, const TypeSettings& settings) {
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    const design::Json* text = find(*rules.fields[i].facets, "exclude_if");
    const std::size_t index = source.fields[i].second;
    const bool isInherited = index == SIZE_MAX;
    const DesignPlace place{EntityKind::Model, source.model->name,
                            "/fields/" + std::to_string(isInherited ? 0 : index) + "/exclude_if"};
    if (text && text->is_string())
      rules.fields[i].excludeIf = m_functions.excludeIf(text->get<std::string>(), place, isInherited);
  }
  for (UseRules& use : rules.fields) {
    const NodeIndex inner = use.node;
    use.node = m_functions.aroundField(inner, use.name, source.validators);
    rules.hasFieldFunctions |= use.node != inner;
  }
  m_functions.aroundModel(rules, source.validators);
  for (const auto& [field, place] : source.computed) {
    const auto at = [&](const char* key) { return DesignPlace{place.kind, place.entity, place.pointer + key}; };
    const bool isQuiet = place.entity != source.model->name;
    ComputedRules computed;
    if (!m_functions.compute(*field, at("/expression"), computed.expression)) continue;
    computed.use = compileUse(field->name, field->type, field->facets, emptyObject, settings, at("/type"), isQuiet);
    if (const design::Json* alias = find(field->facets, "alias"); alias && alias->is_string())
      computed.use.serializedName = alias->get<std::string>();
    computed.isInRepr = flag(field->facets, "repr", true);
    rules.computed.push_back(std::move(computed));
    rules.computedNames.push_back(field->name);
  }
}

void ModelCompiler::compileModel(Source& source) {
  if (source.isDone) return;
  source.isOpen = true;
  design::Json config;
  inherit(source, config);
  const design::Model& model = *source.model;
  ModelRules& rules = m_program.models[m_program.at(source.node).rules];
  TypeSettings settings = readSettings(config);
  settings.annotationComesLast = rules.form != ModelForm::TypedDict && rules.form != ModelForm::NamedTuple;
  rules.fields.reserve(source.fields.size());
  for (const auto& [field, index] : source.fields) {
    const bool isInherited = index == SIZE_MAX;
    const DesignPlace place{EntityKind::Model, model.name,
                            "/fields/" + std::to_string(isInherited ? 0 : index) + "/type"};
    rules.fields.push_back(compileUse(field->name, field->type, field->facets, config, settings, place, isInherited));
    if (!isInherited && !rules.fields.back().isRequired) m_places.emplace_back(&rules.fields.back(), place);
    rules.shape.fields.push_back(field->name);
    rules.shape.aliases.push_back(rules.fields.back().serializedName);
  }
  compileFunctions(source, rules, settings);
  rules.serialisesByAlias = flag(config, "serialize_by_alias");
  rules.extra = readExtra(config);
  rules.title = textOr(config, "title", model.name);
  rules.description = model.description;
  rules.config = std::move(config);
  buildLookup(rules);
  source.isOpen = false;
  source.isDone = true;
}

UseRules ModelCompiler::compileUse(std::string_view name, std::string_view type, const design::Json& facets,
                                   const design::Json& config, const TypeSettings& settings, const DesignPlace& place,
                                   bool isQuiet) {
  UseRules use;
  use.name = std::string(name);
  use.facets = &facets;
  use.node = m_types.compile(type, facets, settings, place, isQuiet);
  if (!facets.is_object() || facets.empty()) {
    use.paths = {{use.name}};
    use.wireName = use.serializedName = use.name;
    return use;
  }
  use.paths = readPaths(name, facets, config);
  use.wireName = wireNameOf(use.paths, name, facets);
  use.serializedName = textOr(facets, "serialization_alias", textOr(facets, "alias", name));
  if (const auto found = facets.find("default"); found != facets.end()) {
    use.isRequired = false;
    use.defaultValue = toValue(*found, *m_program.arena);
  }
  use.validatesDefault = flag(facets, "validate_default", flag(config, "validate_default"));
  use.isExcluded = flag(facets, "exclude");
  return use;
}

void ModelCompiler::buildLookup(ModelRules& rules) const {
  rules.slots.assign(tableSize(rules.fields.size()), 0);
  const std::size_t mask = rules.slots.size() - 1;
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    const auto& paths = rules.fields[i].paths;
    if (paths.size() != 1 || paths[0].size() != 1) {
      rules.isFlat = false;
      return;
    }
    const std::string& key = std::get<std::string>(paths[0][0]);
    std::size_t at = hashKey(key) & mask;
    while (rules.slots[at] != 0) {
      const std::size_t other = rules.slots[at] - 1U;
      if (std::get<std::string>(rules.fields[other].paths[0][0]) == key) rules.isFlat = false; // two fields, one key
      at = (at + 1) & mask;
    }
    rules.slots[at] = static_cast<std::uint16_t>(i + 1);
  }
}

void ModelCompiler::report(const design::Model& model, std::string code, std::string message, std::string pointer) {
  m_diagnostics.push_back(
      {Severity::Error, std::move(code), std::move(message), {EntityKind::Model, model.name, std::move(pointer)}, {}});
}

} // namespace signalbox::schema

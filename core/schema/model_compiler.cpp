// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/model_compiler.h"

#include "core/schema/alias_names.h"
#include "core/schema/default_factory.h"
#include "core/schema/json_value.h"
#include "core/schema/model_config.h"
#include "core/value/write.h"

#include <algorithm>
#include <bit>
#include <utility>

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

// The first name a document calls the field by.
std::string wireNameOf(std::string_view name, const design::Json& alias) {
  if (alias.is_string()) return alias.get<std::string>();
  if (alias.is_array())
    for (const auto& choice : alias)
      if (const AliasPath path = readPath(choice); path.size() == 1) return std::get<std::string>(path[0]);
  return std::string(name);
}

ModelLook lookOf(ModelForm form) {
  return form == ModelForm::Dataclass    ? ModelLook::Dataclass
         : form == ModelForm::NamedTuple ? ModelLook::Tuple
         : form == ModelForm::Root       ? ModelLook::Root
                                         : ModelLook::Object;
}

constexpr std::string_view extraField = "__pydantic_extra__";

std::size_t tableSize(std::size_t fields) { return std::bit_ceil(std::max<std::size_t>(4, fields * 2)); }

bool takesSubclasses(const design::Model& model) {
  return model.kind != design::ModelKind::Enum && model.kind != design::ModelKind::JsonSchema;
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

void ModelCompiler::compile(const design::Design& design) {
  m_program.sources.assign(design.models().begin(), design.models().end());
  for (const auto& model : design.models()) reserve(model);
  for (const auto& model : design.models())
    if (model->kind != design::ModelKind::Enum && model->kind != design::ModelKind::JsonSchema)
      compileModel(m_sources.at(model->name));
  compileInstances();
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
    ModelRules& rules = m_program.models.emplace_back();
    rules.shape.name = model->name;
    rules.form = formOf(model->kind);
    rules.definition = model->name;
  }
  const auto index = static_cast<NodeIndex>(m_program.nodes.size());
  m_program.nodes.push_back(node);
  m_program.byName[model->name] = index;
  Source source;
  source.model = model.get();
  source.node = index;
  source.arguments = argumentsOf(model->typeParameters, {});
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
               : model.base == "float"                          ? EnumBase::Float
                                                                : EnumBase::Plain;
  rules.shape.isMixedIn = rules.base != EnumBase::Plain;
  for (std::size_t i = 0; i < model.members.size(); ++i) {
    const auto& member = model.members[i];
    const bool fits = rules.base == EnumBase::Str     ? member.value.is_string()
                      : rules.base == EnumBase::Int   ? member.value.is_number_integer()
                      : rules.base == EnumBase::Float ? member.value.is_number()
                                                      : true;
    if (!fits)
      report(model, "bad-enum-value", "The value of " + member.name + " does not fit the kind of the enum.",
             "/members/" + std::to_string(i) + "/value");
    const Value value = rules.base == EnumBase::Float && member.value.is_number()
                            ? Value::number(member.value.get<double>())
                            : toValue(member.value, *m_program.arena);
    const auto isSame = [&](const Value& other) { return equals(other, value); };
    const auto same = std::ranges::find_if(rules.values, isSame);
    rules.listed.push_back(same != rules.values.end() ? *same : value);
    rules.names.push_back(member.name);
    if (same != rules.values.end()) continue; // an alias of an earlier member, as in Python
    rules.shape.members.push_back(member.name);
    rules.values.push_back(value);
  }
  for (std::size_t i = 0; i < rules.values.size(); ++i)
    rules.members.push_back({&rules.shape, static_cast<std::uint32_t>(i), rules.values[i]});
  rules.expected = expectedOf(rules.listed);
}

// What a model extends, compiled; null with a diagnostic where that cannot be.
ModelCompiler::Source* ModelCompiler::baseOf(const Source& source) {
  const design::Model& model = *source.model;
  const auto refuse = [&](const char* code, std::string message) {
    if (!source.isInstance) report(model, code, std::move(message), "/extends");
    return nullptr;
  };
  const auto parsed = m_program.cache->type(model.base);
  if (!*parsed) return refuse("unknown-base", "The base '" + model.base + "' is no model of this project.");
  const TypeExpr type = inPlace(**parsed, source);
  if (type.form == TypeExpr::Form::Generic)
    if (const auto made = instance(type); !made && m_sources.contains(type.name))
      return refuse("bad-base", made.error());
  const auto base = m_sources.find(print(type));
  if (base == m_sources.end() || !takesSubclasses(*base->second.model))
    return refuse("unknown-base", "The base '" + model.base + "' is no model of this project.");
  if (base->second.isOpen || base->second.model == source.model)
    return refuse("circular-base", "'" + model.base + "' extends this model, so this model cannot extend it.");
  if (base->second.model->kind != model.kind)
    return refuse("bad-base", "'" + model.base + "' is another kind of model.");
  compileModel(base->second);
  return &base->second;
}

// Fields and config of the base first; a field of the same name is replaced where it stands.
void ModelCompiler::inherit(Source& source, design::Json& config) {
  const design::Model& model = *source.model;
  Source* const base = model.base.empty() || model.base == "BaseModel" ? nullptr : baseOf(source);
  config = mergedConfig(model, base ? &m_program.models[m_program.at(base->node).rules].config : nullptr);
  if (base) {
    source.fields = base->fields;
    for (SourceField& field : source.fields) field.index = SIZE_MAX;
    source.validators = base->validators;
    source.computed = base->computed;
  }
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    const auto isSame = [&](const SourceField& field) { return field.field->name == model.fields[i].name; };
    const auto inherited = std::ranges::find_if(source.fields, isSame);
    if (inherited != source.fields.end())
      *inherited = sourceField(source, i);
    else
      source.fields.push_back(sourceField(source, i));
  }
  addFunctions(source);
}

// An own field with the type arguments put in and, in a TypedDict, without NotRequired and its like.
ModelCompiler::SourceField ModelCompiler::sourceField(const Source& source, std::size_t index) {
  const design::Model& model = *source.model;
  const design::Field& field = model.fields[index];
  SourceField result{&field, field.type, index};
  const bool isTypedDict = model.kind == design::ModelKind::TypedDict;
  if (source.arguments.empty() && !isTypedDict) return result;
  const auto parsed = m_program.cache->type(field.type);
  if (!*parsed) return result;
  TypeExpr type = inPlace(**parsed, source);
  if (isTypedDict) {
    Qualified qualified = withoutQualifiers(std::move(type));
    type = std::move(qualified.type);
    const bool isRequired = qualified.required == 0 ? flag(model.config, "total", true) : qualified.required > 0;
    result.mayBeAbsent = !isRequired;
  }
  result.type = print(type);
  return result;
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

void ModelCompiler::compileFunctions(const Source& source, ModelRules& rules, const TypeSettings& settings,
                                     const design::Json& config) {
  for (UseRules& use : rules.fields) {
    const NodeIndex inner = use.node;
    use.node = m_functions.aroundField(inner, use.name, source.validators);
    rules.hasFieldFunctions |= use.node != inner;
  }
  m_functions.aroundModel(rules, source.validators);
  for (const auto& [field, place] : source.computed) {
    const auto at = [&](const char* key) { return DesignPlace{place.kind, place.entity, place.pointer + key}; };
    const bool isQuiet = place.entity != source.model->name || source.isInstance;
    ComputedRules computed;
    if (!m_functions.compute(*field, at("/expression"), computed.expression)) continue;
    computed.use = compileUse(field->name, field->type, field->facets, emptyObject, settings, at("/type"), isQuiet);
    if (const auto alias = aliasesOf(field->name, field->facets, config).serialization; alias.is_string())
      computed.use.serializedName = alias.get<std::string>();
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
  if (!source.outerConfig.is_null()) config = source.outerConfig;
  const design::Json* const outer = std::exchange(m_config, &config);
  const design::Model& model = *source.model;
  ModelRules& rules = m_program.models[m_program.at(source.node).rules];
  TypeSettings settings = readSettings(config);
  settings.annotationComesLast = rules.form != ModelForm::TypedDict && rules.form != ModelForm::NamedTuple;
  settings.hasConfig = !reachingInside(config).empty();
  if (rules.form == ModelForm::Dataclass) m_program.nodes[source.node].isStrict = settings.strict;
  rules.shape.look = lookOf(rules.form);
  rules.fields.reserve(source.fields.size());
  for (SourceField& field : source.fields) {
    const bool isQuiet = field.index == SIZE_MAX || source.isInstance;
    const DesignPlace place{EntityKind::Model, model.name,
                            "/fields/" + std::to_string(isQuiet ? 0 : field.index) + "/type"};
    if (field.field->name == extraField && rules.form == ModelForm::Model) {
      compileExtras(field, settings, place, rules);
      continue;
    }
    UseRules use = compileUse(field.field->name, field.type, field.field->facets, aliasConfig(field, config), settings,
                              place, isQuiet);
    if (field.mayBeAbsent && use.isRequired) {
      use.isRequired = false;
      use.mayBeAbsent = true;
    }
    use.isInit = rules.form != ModelForm::Dataclass || flag(field.field->facets, "init", true);
    rules.hasFieldFunctions |= use.factory && use.factory->takesData;
    if (const design::Json* condition = find(*use.facets, "exclude_if"); condition && condition->is_string()) {
      const DesignPlace at{EntityKind::Model, model.name,
                           "/fields/" + std::to_string(isQuiet ? 0 : field.index) + "/exclude_if"};
      use.excludeIf = m_functions.excludeIf(condition->get<std::string>(), at, isQuiet);
    }
    rules.fields.push_back(std::move(use));
    if (!isQuiet && !rules.fields.back().isRequired) m_places.emplace_back(&rules.fields.back(), place);
    rules.shape.fields.push_back(field.field->name);
    rules.shape.aliases.push_back(rules.fields.back().serializedName);
  }
  applyConfig(config, rules);
  compileFunctions(source, rules, settings, config);
  m_config = outer;
  rules.serialisesByAlias = flag(config, "serialize_by_alias");
  rules.title = textOr(config, "title", rules.shape.name);
  const bool isOwnClass = source.isInstance && (rules.form == ModelForm::Model || rules.form == ModelForm::Root);
  rules.description = isOwnClass ? std::string() : model.description;
  rules.config = std::move(config);
  buildLookup(rules);
  if (!source.isInstance) std::ranges::move(checkConfig(model), std::back_inserter(m_diagnostics));
  source.isOpen = false;
  source.isDone = true;
}

// The config for a field's aliases: what a base's generator has filled in beside aliases of the field's own stays.
design::Json ModelCompiler::aliasConfig(SourceField& field, const design::Json& config) {
  const design::Json* generator = find(config, "alias_generator");
  const design::Json& facets = field.field->facets;
  const bool hasAlias =
      find(facets, "alias") || find(facets, "validation_alias") || find(facets, "serialization_alias");
  const design::Json* priority = find(facets, "alias_priority");
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
  const design::Json* factory = find(facets, "default_factory");
  if (factory && !use.isRequired)
    return report("default_factory", "A field has a default or a default_factory, not both.");
  if (factory) {
    const auto made = compileFactory(*factory, *m_program.arena, use);
    if (!made) report("default_factory", "The default_factory of " + std::string(name) + ": " + made.error());
    use.isRequired = false;
  }
}

void ModelCompiler::buildLookup(ModelRules& rules) const {
  rules.slots.assign(tableSize(rules.fields.size()), 0);
  const std::size_t mask = rules.slots.size() - 1;
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    const auto& paths = rules.fields[i].paths;
    if (paths.size() != 1 || paths[0].size() != 1 || !rules.fields[i].isInit) {
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

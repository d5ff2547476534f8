// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/model_compiler.h"

#include "core/schema/alias_names.h"
#include "core/schema/facets.h"
#include "core/schema/json_value.h"
#include "core/schema/model_config.h"
#include "core/value/write.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace signalbox::schema {

namespace {

const design::Json emptyObject = design::Json::object();

std::string textOr(const design::Json& object, const char* key, std::string_view otherwise) {
  const design::Json* found = given(object, key);
  return found && found->is_string() ? found->get<std::string>() : std::string(otherwise);
}

ModelLook lookOf(ModelForm form) {
  return form == ModelForm::Dataclass    ? ModelLook::Dataclass
         : form == ModelForm::NamedTuple ? ModelLook::Tuple
         : form == ModelForm::Root       ? ModelLook::Root
                                         : ModelLook::Object;
}

std::size_t tableSize(std::size_t fields) { return std::bit_ceil(std::max<std::size_t>(4, fields * 2)); }

} // namespace

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
  for (SourceField& field : source.fields) compileField(source, field, settings, config, rules);
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

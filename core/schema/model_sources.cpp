// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelCompiler, what a model is made of: its own fields, validators and computed fields over those of its base.
#include "core/schema/model_compiler.h"
#include "core/schema/model_config.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

bool takesSubclasses(const design::Model& model) {
  return model.kind != design::ModelKind::Enum && model.kind != design::ModelKind::JsonSchema;
}

} // namespace

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

} // namespace signalbox::schema

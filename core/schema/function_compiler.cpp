// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/function_compiler.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

expression::Names namesOf(const design::Validator& validator) {
  expression::Names names;
  if (!validator.fields.empty())
    for (const std::string_view name : {"value", "data", "field_name"}) names.add(name);
  else
    names.add(validator.mode == design::ValidatorMode::Before ? "value" : "self");
  return names;
}

} // namespace

bool DeclaredValidator::isOf(std::string_view field) const {
  return std::ranges::any_of(validator->fields, [&](const std::string& name) { return name == "*" || name == field; });
}

NodeIndex FunctionCompiler::aroundField(NodeIndex node, std::string_view field,
                                        const std::vector<DeclaredValidator>& validators) {
  for (const DeclaredValidator& declared : validators) {
    if (!declared.isOf(field)) continue;
    m_program.nodes.push_back({NodeKind::Function, false, indexOf(declared), node, none});
    node = static_cast<NodeIndex>(m_program.nodes.size() - 1);
  }
  return node;
}

void FunctionCompiler::aroundModel(ModelRules& rules, const std::vector<DeclaredValidator>& validators) {
  for (const DeclaredValidator& declared : validators) {
    if (declared.isOfFields()) continue;
    const std::uint32_t index = indexOf(declared);
    if (declared.validator->mode == design::ValidatorMode::After)
      rules.after.push_back(index);
    else
      rules.before.insert(rules.before.begin(), index); // the last declared sees the input first
  }
}

bool FunctionCompiler::compute(const design::ComputedField& field, const DesignPlace& place,
                               expression::Expression& made) {
  expression::Names names;
  names.add("self");
  auto compiled = read(field.expression, names, place);
  if (compiled) made = std::move(*compiled);
  return compiled.has_value();
}

std::shared_ptr<const expression::Expression> FunctionCompiler::excludeIf(const std::string& source,
                                                                          const DesignPlace& place, bool isQuiet) {
  expression::Names names;
  names.add("value");
  auto compiled = expression::Expression::compile(source, names);
  if (compiled) return std::make_shared<const expression::Expression>(std::move(*compiled));
  if (!isQuiet) report(compiled.error(), place);
  return nullptr;
}

std::uint32_t FunctionCompiler::indexOf(const DeclaredValidator& declared) {
  const auto [known, isNew] =
      m_known.emplace(declared.validator, static_cast<std::uint32_t>(m_program.functions.size()));
  if (isNew) m_program.functions.push_back(compile(declared));
  return known->second;
}

FunctionRules FunctionCompiler::compile(const DeclaredValidator& declared) {
  const design::Validator& validator = *declared.validator;
  const expression::Names names = namesOf(validator);
  const std::string pointer = "/validators/" + std::to_string(declared.index);
  const auto place = [&](const char* key) { return DesignPlace{EntityKind::Model, declared.model, pointer + key}; };
  FunctionRules rules;
  rules.name = validator.name;
  rules.mode = validator.mode;
  if (!validator.check.empty()) rules.check = read(validator.check, names, place("/check"));
  if (!validator.value.empty()) rules.value = read(validator.value, names, place("/value"));
  rules.message = readMessage(validator.message, names, place("/message"));
  const bool isOfFields = declared.isOfFields();
  rules.usesData =
      isOfFields && ((rules.check && rules.check->reads(DataSlot)) || (rules.value && rules.value->reads(DataSlot)) ||
                     (rules.message && rules.message->reads(DataSlot)));
  return rules;
}

std::optional<expression::Expression> FunctionCompiler::read(const std::string& source, const expression::Names& names,
                                                             const DesignPlace& place) {
  auto compiled = expression::Expression::compile(source, names);
  if (compiled) return std::move(*compiled);
  report(compiled.error(), place);
  return std::nullopt;
}

std::optional<expression::Template>
FunctionCompiler::readMessage(const std::string& source, const expression::Names& names, const DesignPlace& place) {
  auto compiled = expression::Template::compile(design::Json(source), names);
  if (compiled) return std::move(*compiled);
  report(compiled.error().front().error, place);
  return std::nullopt;
}

void FunctionCompiler::report(const expression::SyntaxError& error, const DesignPlace& place) {
  m_diagnostics.push_back({Severity::Error,
                           "bad-expression",
                           error.message + " (column " + std::to_string(error.offset + 1) + ").",
                           place,
                           {}});
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keywords that look at a value of one type: type, enum, const, bounds, lengths, pattern and format.
#include "core/json_schema/compiler.h"

#include "core/json_schema/json_equal.h"
#include "core/json_schema/json_number.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::json_schema {

namespace {

constexpr std::size_t longEnum = 8;

constexpr auto typeNames = std::to_array<std::pair<std::string_view, TypeSet>>({
    {"null", NullType},
    {"boolean", BooleanType},
    {"integer", IntegerType},
    {"number", NumberType},
    {"string", StringType},
    {"array", ArrayType},
    {"object", ObjectType},
});

std::optional<TypeSet> typeOf(const Value& name) {
  if (!name.is(Kind::Str)) return {};
  const auto found = std::ranges::find(typeNames, name.asText(), [](const auto& entry) { return entry.first; });
  if (found == typeNames.end()) return {};
  return found->second;
}

template<class T>
std::uint32_t append(std::vector<T>& table, T entry) {
  table.push_back(std::move(entry));
  return static_cast<std::uint32_t>(table.size() - 1);
}

} // namespace

void Compiler::types(const Frame& frame, Node& node) {
  const Value* type = frame.schema.find("type");
  if (!type) return;
  TypeSet set = 0;
  const std::span<const Value> names = type->is(Kind::List) ? type->items() : std::span(type, 1);
  for (const Value& name : names) {
    const auto bits = typeOf(name);
    if (bits)
      set |= *bits;
    else
      note(frame, "type", "type names one or more of null, boolean, integer, number, string, array and object");
    if (!bits) return;
  }
  const Value* nullable = frame.rules.features.hasNullable ? frame.schema.find("nullable") : nullptr;
  if (nullable && nullable->is(Kind::Bool) && nullable->asBool()) set |= NullType;
  node.types = set;
}

void Compiler::equality(const Frame& frame, Node& node) {
  EqualsRules rules;
  const Value* constant = frame.rules.features.hasConst ? frame.schema.find("const") : nullptr;
  const Value* choices = member(frame, "enum", Kind::List);
  if (!constant && !choices) return;
  rules.keyword = constant ? "const" : "enum";
  const auto listed = choices ? choices->items() : std::span<const Value>();
  rules.values.assign(listed.begin(), listed.end());
  if (constant) {
    const bool isListed =
        !choices || std::ranges::any_of(listed, [&](const Value& v) { return jsonEquals(v, *constant); });
    rules.values.clear(); // when it is not listed nothing can be equal to both
    if (isListed) rules.values.push_back(*constant);
  }
  if (rules.values.size() > longEnum)
    for (std::size_t i = 0; i < rules.values.size(); ++i) rules.byHash.emplace(jsonHash(rules.values[i]), i);
  node.equals = append(m_program->equals, std::move(rules));
}

void Compiler::exclusiveBound(const Frame& frame, std::string_view keyword, Value& inclusive, Value& exclusive) {
  if (frame.rules.features.hasNumericExclusives) {
    if (const Value* bound = numberMember(frame, keyword)) exclusive = *bound;
  } else if (const Value* flag = member(frame, keyword, Kind::Bool); flag && flag->asBool()) {
    exclusive = std::exchange(inclusive, Value());
  }
}

void Compiler::number(const Frame& frame, Node& node) {
  NumberRules rules;
  if (frame.rules.hasValidation) {
    if (const Value* bound = numberMember(frame, "minimum")) rules.minimum = *bound;
    if (const Value* bound = numberMember(frame, "maximum")) rules.maximum = *bound;
    exclusiveBound(frame, "exclusiveMinimum", rules.minimum, rules.exclusiveMinimum);
    exclusiveBound(frame, "exclusiveMaximum", rules.maximum, rules.exclusiveMaximum);
    if (const Value* divisor = numberMember(frame, "multipleOf")) {
      if (compareNumbers(*divisor, Value::integer(0)) > 0)
        rules.multipleOf = *divisor;
      else
        note(frame, "multipleOf", "multipleOf takes a number above 0");
    }
  }
  if (const Format format = this->format(frame); isFormatOfNumbers(format)) rules.format = format;
  const bool any = !rules.minimum.isNull() || !rules.maximum.isNull() || !rules.exclusiveMinimum.isNull() ||
                   !rules.exclusiveMaximum.isNull() || !rules.multipleOf.isNull() || rules.format != Format::None;
  if (any) node.number = append(m_program->numbers, rules);
}

Format Compiler::format(const Frame& frame, std::string* name) {
  if (m_options.formats == Formats::Annotate && !frame.rules.assertsFormat) return Format::None;
  const Value* format = member(frame, "format", Kind::Str);
  if (format && name) *name = std::string(format->asText());
  const Format found = format ? formatOf(format->asText()) : Format::None;
  const bool isOld = frame.rules.dialect == Dialect::Draft4 || frame.rules.dialect == Dialect::OpenApi30;
  return found == Format::Hostname && isOld ? Format::PlainHostname : found;
}

void Compiler::text(const Frame& frame, Node& node) {
  TextRules rules;
  if (frame.rules.hasValidation) {
    rules.minLength = countMember(frame, "minLength").value_or(0);
    rules.maxLength = countMember(frame, "maxLength").value_or(UINT64_MAX);
    if (const Value* pattern = member(frame, "pattern", Kind::Str)) {
      rules.pattern = std::string(pattern->asText());
      rules.expression = expression(frame, *pattern);
    }
  }
  if (const Format format = this->format(frame, &rules.formatName); !isFormatOfNumbers(format)) rules.format = format;
  const bool any =
      rules.minLength > 0 || rules.maxLength < UINT64_MAX || rules.expression || rules.format != Format::None;
  if (any) node.text = append(m_program->texts, std::move(rules));
}

std::shared_ptr<const regex::Pattern> Compiler::expression(const Frame& frame, const Value& pattern) {
  const auto compiled = regex::Pattern::compile(pattern.asText(), regex::Dialect::Ecma262);
  if (compiled) return *compiled;
  fail(frame, "pattern",
       "the pattern " + std::string(pattern.asText()) + " cannot be used: " + compiled.error().message + ".");
  return nullptr;
}

} // namespace signalbox::json_schema

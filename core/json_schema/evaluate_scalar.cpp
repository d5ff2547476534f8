// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Types, equality, numbers and texts.
#include "core/json_schema/evaluator.h"
#include "core/json_schema/json_number.h"
#include "core/json_schema/messages.h"

#include <algorithm>
#include <bit>

namespace signalbox::json_schema {

namespace {

bool holds(const EqualsRules& rules, const Value& input) {
  if (rules.byHash.empty())
    return std::ranges::any_of(rules.values, [&](const Value& value) { return jsonEquals(value, input); });
  const auto [begin, end] = rules.byHash.equal_range(jsonHash(input));
  return std::any_of(begin, end, [&](const auto& entry) { return jsonEquals(rules.values[entry.second], input); });
}

std::uint64_t countCodePoints(std::string_view utf8) {
  const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::uint64_t>(std::ranges::count_if(utf8, isFirstByte));
}

} // namespace

TypeSet typesOf(const Value& input, bool wholeFloatIsInteger) {
  switch (input.kind()) {
  case Kind::Null: return NullType;
  case Kind::Bool: return BooleanType;
  case Kind::Int:
  case Kind::BigInt: return IntegerType;
  case Kind::Float: return wholeFloatIsInteger && isWhole(input) ? IntegerType : FractionType;
  case Kind::Str: return StringType;
  case Kind::Dict: return ObjectType;
  default: return ArrayType;
  }
}

bool Evaluator::hasType(const Node& node, const Value& input) {
  if ((typesOf(input, node.wholeFloatIsInteger) & node.types) != 0) return true;
  return fail("type", [&] { return typeMessage(node.types, input); });
}

bool Evaluator::equalsOne(const EqualsRules& rules, const Value& input) {
  return holds(rules, input) || fail(rules.keyword, [&] { return equalsMessage(rules); });
}

bool Evaluator::bound(std::string_view keyword, const Value& bound, const Value& input, bool isKept,
                      std::string_view words) {
  if (isKept) return true;
  if (input.is(Kind::Float) && input.asFloat() != input.asFloat()) return true; // NaN is no JSON
  return fail(keyword, [&] { return "Input should be " + std::string(words) + " " + shortJson(bound); });
}

bool Evaluator::number(const NumberRules& rules, const Value& input) {
  bool isOk = true;
  const auto check = [&](std::string_view keyword, const Value& limit, auto isKept, std::string_view words) {
    if (limit.isNull() || (!isOk && !isCollecting())) return;
    isOk = bound(keyword, limit, input, isKept(compareNumbers(input, limit)), words) && isOk;
  };
  using Order = std::partial_ordering;
  check("minimum", rules.minimum, [](Order order) { return order >= 0; }, "at least");
  check("exclusiveMinimum", rules.exclusiveMinimum, [](Order order) { return order > 0; }, "greater than");
  check("maximum", rules.maximum, [](Order order) { return order <= 0; }, "at most");
  check("exclusiveMaximum", rules.exclusiveMaximum, [](Order order) { return order < 0; }, "less than");
  if (!isOk && !isCollecting()) return false;
  if (!rules.multipleOf.isNull() && !isMultipleOf(input, rules.multipleOf))
    isOk = fail("multipleOf", [&] { return "Input should be a multiple of " + shortJson(rules.multipleOf); });
  if (rules.format != Format::None && !hasNumberFormat(input, rules.format))
    isOk = fail("format", [&] { return formatMessage(rules.format, ""); });
  return isOk;
}

bool Evaluator::text(const TextRules& rules, std::string_view text) {
  bool isOk = true;
  if (rules.minLength > 0 || rules.maxLength < text.size()) {
    const std::uint64_t length = countCodePoints(text);
    if (length < rules.minLength)
      isOk = fail("minLength", [&] { return countMessage("at least", rules.minLength, "character", length); });
    if (length > rules.maxLength)
      isOk = fail("maxLength", [&] { return countMessage("at most", rules.maxLength, "character", length); });
  }
  if (!isOk && !isCollecting()) return false;
  if (rules.expression && !rules.expression->search(text))
    isOk = fail("pattern", [&] { return "Input should match the pattern " + rules.pattern; });
  if (rules.format != Format::None && !hasFormat(text, rules.format))
    isOk = fail("format", [&] { return formatMessage(rules.format, rules.formatName); });
  return isOk;
}

} // namespace signalbox::json_schema

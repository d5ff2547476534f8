// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Choices: smart and discriminated unions, Literal, enums, and constraints on a union as a whole.
#include "core/schema/literal_lookup.h"
#include "core/schema/walk.h"
#include "core/value/write.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace signalbox::schema {

namespace {

bool isText(const Value& value) { return value.is(Kind::Str) || value.is(Kind::Bytes); }

double asNumber(const Value& value) {
  if (value.is(Kind::Int)) return static_cast<double>(value.asInt());
  if (value.is(Kind::Float)) return value.asFloat();
  return value.is(Kind::Bool) && value.asBool() ? 1 : 0;
}

bool isNumber(const Value& value) { return value.is(Kind::Int) || value.is(Kind::Float) || value.is(Kind::Bool); }

std::optional<std::size_t> lengthOf(const Value& value) {
  switch (value.kind()) {
  case Kind::Str:
    return static_cast<std::size_t>(
        std::ranges::count_if(value.asText(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  case Kind::Bytes: return value.size();
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set: return value.items().size();
  case Kind::Dict: return value.members().size();
  case Kind::Object:
    return value.asObject().kind == ObjectKind::Url ? std::optional(value.asObject().text.size()) : std::nullopt;
  default: return std::nullopt;
  }
}

} // namespace

bool Walk::smartUnion(const Node& node, const Value& input, Value& output) {
  if (node.rules == leftToRight) return firstOf(node, input, output);
  const bool wasInUnion = std::exchange(m_isInUnion, true);
  const bool isFine = bestOf(node, input, output);
  m_isInUnion = wasInUnion;
  return isFine;
}

bool Walk::bestOf(const Node& node, const Value& input, Value& output) {
  const Exactness outerExactness = m_exactness;
  const bool outerHasFieldsSet = m_hasFieldsSet;
  const std::size_t outerFieldsSet = m_fieldsSet;
  ValidationErrors* const errors = m_errors;
  m_errors = nullptr;
  bool hasBest = false;
  Exactness bestExactness = Exactness::Lax;
  std::optional<std::size_t> bestFieldsSet;
  for (std::uint32_t i = 0; i < node.second; ++i) {
    m_exactness = Exactness::Exact;
    m_hasFieldsSet = false;
    m_fieldsSet = 0;
    Value candidate;
    if (!run(m_program.children[node.first + i], input, candidate)) {
      if (!m_exception.empty()) break;
      continue;
    }
    const auto fieldsSet = m_hasFieldsSet ? std::optional(m_fieldsSet) : std::nullopt;
    const bool isPerfect = m_exactness == Exactness::Exact && !fieldsSet;
    const bool differs = bestFieldsSet && fieldsSet && *bestFieldsSet != *fieldsSet;
    const bool isBetter = differs ? *fieldsSet > *bestFieldsSet : m_exactness > bestExactness;
    if (!hasBest || isPerfect || isBetter) {
      hasBest = true;
      output = candidate;
      bestExactness = m_exactness;
      bestFieldsSet = fieldsSet;
    }
    if (isPerfect) break;
  }
  m_errors = errors;
  if (!m_exception.empty()) return false;
  m_exactness = outerExactness;
  m_hasFieldsSet = outerHasFieldsSet || bestFieldsSet.has_value();
  m_fieldsSet = outerFieldsSet + bestFieldsSet.value_or(0);
  if (hasBest) {
    lower(bestExactness);
    return true;
  }
  return isCollecting() && failBranches(node, input);
}

// The errors of every branch, each below its label.
bool Walk::failBranches(const Node& node, const Value& input) {
  for (std::uint32_t i = 0; i < node.second; ++i) {
    Value ignored;
    enter(m_program.labels[node.first + i]);
    run(m_program.children[node.first + i], input, ignored);
    leave();
  }
  return false;
}

// union_mode="left_to_right".
bool Walk::firstOf(const Node& node, const Value& input, Value& output) {
  ValidationErrors* const errors = std::exchange(m_errors, nullptr);
  const auto outer = std::tuple(m_exactness, m_hasFieldsSet, m_fieldsSet);
  for (std::uint32_t i = 0; i < node.second; ++i) {
    if (run(m_program.children[node.first + i], input, output)) {
      m_errors = errors;
      return true;
    }
    std::tie(m_exactness, m_hasFieldsSet, m_fieldsSet) = outer;
  }
  m_errors = errors;
  return isCollecting() && failBranches(node, input);
}

// The discriminator's value; null when there is none.
const Value* Walk::tagOf(const TaggedRules& rules, const Value& input) const {
  if (input.is(Kind::Dict)) {
    const Value* tag = nullptr;
    for (const std::string& key : rules.keys)
      if (!tag) tag = memberOf(input, key);
    return tag;
  }
  const auto& names = input.asModel().shape->fields;
  const auto name = std::ranges::find(names, rules.field);
  return name != names.end() ? &input.asModel().fields[name - names.begin()] : nullptr;
}

// As it came, 1.0 being no 1 there; True is 1, and a member of a plain enum shows its repr().
void Walk::enterTag(const Value& tag) {
  if (tag.is(Kind::Bool)) return enter(std::size_t{tag.asBool() ? 1U : 0U});
  if (!tag.is(Kind::Enum)) return enterKey(tag);
  if (tag.asEnum().shape->isMixedIn) return enterKey(tag.asEnum().value);
  enter(m_arena.copy(std::string_view(pythonRepr(tag))));
}

bool Walk::taggedUnion(const Node& node, const Value& input, Value& output) {
  const TaggedRules& rules = m_program.tagged[node.rules];
  if (!input.is(Kind::Dict) && !input.is(Kind::Model))
    return fail(m_rules->asksForAttributes ? ErrorType::ModelAttributesType : ErrorType::DictType, input);
  const Value* const tag = tagOf(rules, input);
  if (tag && !isString(*tag)) return false;
  if (!tag) {
    if (!isCollecting()) return false;
    return fail(ErrorType::UnionTagNotFound, input, {contextOf("discriminator", Value::str(rules.discriminator))});
  }
  if (const auto index = findLiteral(rules.tags, *tag).index) {
    if (!isCollecting()) return run(rules.branches[*index], input, output);
    enterTag(*tag);
    const bool isFine = run(rules.branches[*index], input, output);
    leave();
    return isFine;
  }
  if (!isCollecting()) return false;
  return fail(ErrorType::UnionTagInvalid, input,
              {contextOf("discriminator", Value::str(rules.discriminator)), contextOf("tag", keep(pythonStr(*tag))),
               contextOf("expected_tags", Value::str(rules.expectedTags))});
}

bool Walk::checked(const Node& node, const Value& input, Value& output) {
  if (!run(node.first, input, output)) return false;
  const CheckRules& rules = m_program.checks[node.rules];
  if (isNumber(output)) {
    const double value = asNumber(output);
    const auto refuse = [&](ErrorType type, std::string_view key, const Value& bound) {
      return fail(type, input, {contextOf(key, bound)});
    };
    if (!rules.gt.isNull() && !(value > asNumber(rules.gt))) return refuse(ErrorType::GreaterThan, "gt", rules.gt);
    if (!rules.ge.isNull() && !(value >= asNumber(rules.ge)))
      return refuse(ErrorType::GreaterThanEqual, "ge", rules.ge);
    if (!rules.lt.isNull() && !(value < asNumber(rules.lt))) return refuse(ErrorType::LessThan, "lt", rules.lt);
    if (!rules.le.isNull() && !(value <= asNumber(rules.le))) return refuse(ErrorType::LessThanEqual, "le", rules.le);
    if (!rules.multipleOf.isNull() && std::fmod(value, asNumber(rules.multipleOf)) != 0)
      return refuse(ErrorType::MultipleOf, "multiple_of", rules.multipleOf);
  }
  const auto length = lengthOf(output);
  if (!length) return true;
  const auto size = static_cast<std::int64_t>(*length);
  if (rules.length.min && size < *rules.length.min)
    return lengthError(ErrorType::TooShort, "Value", input, *rules.length.min, Value::integer(size));
  if (rules.length.max && size > *rules.length.max)
    return lengthError(ErrorType::TooLong, "Value", input, *rules.length.max, Value::integer(size));
  return true;
}

bool Walk::literal(const Node& node, const Value& input, Value& output) {
  const LiteralRules& rules = m_program.literals[node.rules];
  const LiteralMatch match = findLiteral(rules.values, input, boolText());
  if (!match.index) return failLiteral(match.mistake, input, ErrorType::LiteralError, rules.expected);
  output = rules.values[*match.index];
  if (rules.useValues && output.is(Kind::Enum)) output = output.asEnum().value;
  return true;
}

bool Walk::failLiteral(LiteralMistake mistake, const Value& input, ErrorType otherwise, std::string_view expected) {
  switch (mistake) {
  case LiteralMistake::TooLarge: return fail(ErrorType::IntParsingSize, input);
  case LiteralMistake::BrokenText: return fail(ErrorType::StringUnicode, input);
  case LiteralMistake::NoneOfThem: break;
  }
  return fail(otherwise, input, {contextOf("expected", Value::str(expected))});
}

std::optional<std::size_t> Walk::matchEnum(const EnumRules& rules, bool isStrict, const Value& input, Value& tooLarge) {
  Value wanted = input;
  if (rules.base == EnumBase::Str) {
    if (!isText(input)) return std::nullopt;
    wanted = Value::str(input.asText());
  } else {
    ValidationErrors* const errors = m_errors;
    m_errors = nullptr;
    const bool isFloat = rules.base == EnumBase::Float;
    const bool isNumber = isFloat ? number(Node{.kind = NodeKind::Float, .isStrict = isStrict}, input, wanted)
                                  : integer(Node{.kind = NodeKind::Int, .isStrict = isStrict}, input, wanted);
    m_errors = errors;
    if (!isNumber) return std::nullopt;
    if (wanted.is(Kind::BigInt)) tooLarge = wanted;
  }
  const auto same = std::ranges::find_if(rules.values, [&](const Value& value) { return equals(value, wanted); });
  if (same == rules.values.end()) return std::nullopt;
  return static_cast<std::size_t>(same - rules.values.begin());
}

bool Walk::enumeration(const Node& node, const Value& input, Value& output) {
  const EnumRules& rules = m_program.enums[node.rules];
  const auto take = [&](std::size_t index) {
    output = rules.useValues ? rules.values[index] : Value::enumMember(&rules.members[index]);
    return true;
  };
  if (input.is(Kind::Enum) && input.asEnum().shape->name == rules.shape.name) return take(input.asEnum().index);
  if (isStrict(node) && !textPassesStrict())
    return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str(rules.shape.name))});
  lower(Exactness::Lax);
  if (rules.base == EnumBase::Plain) {
    const LiteralMatch match = findLiteral(rules.values, input, boolText());
    return match.index ? take(*match.index) : failLiteral(match.mistake, input, ErrorType::Enum, rules.expected);
  }
  if (rules.base == EnumBase::Str && input.is(Kind::Str) && (input.flags() & Value::LoneSurrogate))
    return fail(ErrorType::StringUnicode, input);
  Value tooLarge;
  const auto index = matchEnum(rules, isStrict(node), input, tooLarge);
  if (!tooLarge.isNull()) return fail(ErrorType::IntParsingSize, tooLarge);
  if (index) return take(*index);
  return fail(ErrorType::Enum, input, {contextOf("expected", Value::str(rules.expected))});
}

} // namespace signalbox::schema

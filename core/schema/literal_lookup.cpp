// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/literal_lookup.h"

#include "core/schema/number_text.h"
#include "core/schema/unique_values.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

std::size_t indexIn(std::span<const Value> literals, std::span<const Value>::iterator at) {
  return static_cast<std::size_t>(at - literals.begin());
}

bool holds(std::span<const Value> literals, Kind kind) {
  return std::ranges::any_of(literals, [&](const Value& literal) { return literal.is(kind); });
}

bool isPlain(const Value& literal) { return literal.is(Kind::Bool) || literal.is(Kind::Int) || literal.is(Kind::Str); }

// Of the literals with that property the last one that equals the input.
template<class Counts>
std::optional<std::size_t> lastEqual(std::span<const Value> literals, const Value& input, Counts counts) {
  for (std::size_t i = literals.size(); i-- > 0;)
    if (counts(literals[i]) && equals(literals[i], input)) return i;
  return std::nullopt;
}

std::optional<std::size_t> sameKind(std::span<const Value> literals, const Value& input) {
  const auto isSame = [&](const Value& literal) { return literal.is(input.kind()) && equals(literal, input); };
  const auto found = std::ranges::find_if(literals, isSame);
  return found != literals.end() ? std::optional(indexIn(literals, found)) : std::nullopt;
}

std::optional<std::size_t> readAsBool(std::span<const Value> literals, const Value& text) {
  const auto wanted = readBoolText(text.asText());
  return wanted ? sameKind(literals, Value::boolean(*wanted)) : std::nullopt;
}

} // namespace

LiteralMatch findLiteral(std::span<const Value> literals, const Value& input, BoolText boolText) {
  if (input.is(Kind::Str)) {
    if (boolText == BoolText::IsRead)
      if (const auto index = readAsBool(literals, input)) return {index};
    if ((input.flags() & Value::LoneSurrogate) && holds(literals, Kind::Str)) return {{}, LiteralMistake::BrokenText};
  }
  if (input.is(Kind::BigInt) && holds(literals, Kind::Int)) return {{}, LiteralMistake::TooLarge};
  if (isPlain(input))
    if (const auto index = sameKind(literals, input)) return {index};
  const auto isOther = [](const Value& literal) {
    return !literal.is(Kind::Int) && !literal.is(Kind::Str) && isHashable(literal);
  };
  if (isHashable(input))
    if (const auto index = lastEqual(literals, input, isOther)) return {index};
  const auto isSame = [&](const Value& literal) { return !isHashable(literal) && equals(literal, input); };
  if (const auto found = std::ranges::find_if(literals, isSame); found != literals.end())
    return {indexIn(literals, found)};
  return {lastEqual(literals, input, isPlain)};
}

} // namespace signalbox::schema

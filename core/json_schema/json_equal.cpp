// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/json_equal.h"

#include "core/json_schema/json_number.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <functional>
#include <string>

namespace signalbox::json_schema {

namespace {

constexpr std::size_t fewItems = 12;

std::size_t mix(std::size_t seed, std::size_t value) {
  seed ^= value + 0x9E3779B97F4A7C15U + (seed << 6U) + (seed >> 2U);
  return seed * 0xFF51AFD7ED558CCDU;
}

std::size_t hashText(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::size_t hashFloat(double number) {
  constexpr double pastInt64 = 9223372036854775808.0;
  if (!std::isfinite(number) || std::floor(number) != number) return mix(3, std::bit_cast<std::uint64_t>(number));
  if (number >= -pastInt64 && number < pastInt64)
    return mix(2, static_cast<std::size_t>(static_cast<std::int64_t>(number)));
  char text[400];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr;
  return mix(4, hashText({text, static_cast<std::size_t>(end - text)}));
}

bool equalItems(std::span<const Value> left, std::span<const Value> right) {
  return std::ranges::equal(left, right, jsonEquals);
}

bool equalMembers(const Value& left, const Value& right) {
  if (left.size() != right.size()) return false;
  const auto others = right.members();
  for (std::size_t i = 0; i < others.size(); ++i) {
    const Member& member = left.members()[i];
    const bool isSamePlace = others[i].key.asText() == member.key.asText();
    const Value* other = isSamePlace ? &others[i].value : right.find(member.key.asText());
    if (!other || !jsonEquals(member.value, *other)) return false;
  }
  return true;
}

} // namespace

bool jsonEquals(const Value& left, const Value& right) {
  if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) == 0;
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
  case Kind::Null: return true;
  case Kind::Bool: return left.asBool() == right.asBool();
  case Kind::Str:
  case Kind::Bytes: return left.asText() == right.asText();
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set: return equalItems(left.items(), right.items());
  case Kind::Dict: return equalMembers(left, right);
  default: return equals(left, right);
  }
}

std::size_t jsonHash(const Value& value) {
  switch (value.kind()) {
  case Kind::Bool: return value.asBool() ? 11 : 13;
  case Kind::Int: return mix(2, static_cast<std::size_t>(value.asInt()));
  case Kind::BigInt: return mix(4, hashText(value.asText()));
  case Kind::Float: return hashFloat(value.asFloat());
  case Kind::Str: return hashText(value.asText());
  case Kind::List: {
    std::size_t hash = 17;
    for (const Value& item : value.items()) hash = mix(hash, jsonHash(item));
    return hash;
  }
  case Kind::Dict: {
    std::size_t hash = 19;
    for (const Member& member : value.members())
      hash += mix(hashText(member.key.asText()), jsonHash(member.value)); // in any order
    return hash;
  }
  default: return 23;
  }
}

std::optional<EqualPair> findEqualPair(std::span<const Value> items, HashedItems& scratch) {
  if (items.size() <= fewItems) {
    for (std::size_t i = 1; i < items.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (jsonEquals(items[i], items[j])) return EqualPair{j, i};
    return {};
  }
  scratch.clear();
  for (std::size_t i = 0; i < items.size(); ++i) scratch.emplace_back(jsonHash(items[i]), i);
  std::ranges::sort(scratch);
  for (std::size_t i = 1; i < scratch.size(); ++i)
    for (std::size_t j = i; j-- > 0 && scratch[j].first == scratch[i].first;)
      if (jsonEquals(items[scratch[i].second], items[scratch[j].second]))
        return EqualPair{scratch[j].second, scratch[i].second};
  return {};
}

} // namespace signalbox::json_schema

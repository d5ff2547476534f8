// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/unique_values.h"

#include "core/value/decimal.h"

#include <algorithm>
#include <functional>

namespace signalbox::schema {

namespace {

constexpr std::size_t glance = 16;

// Equal values have equal hashes: 1, 1.0 and True too.
std::size_t hashOf(const Value& value) {
  switch (value.kind()) {
  case Kind::Bool: return std::hash<double>()(value.asBool() ? 1 : 0);
  case Kind::Int: return std::hash<double>()(static_cast<double>(value.asInt()));
  case Kind::Float: return std::hash<double>()(value.asFloat());
  case Kind::BigInt:
  case Kind::Decimal: return std::hash<double>()(toDouble(toDecimal(value)));
  case Kind::Str:
  case Kind::Bytes: return std::hash<std::string_view>()(value.asText());
  case Kind::Uuid: return std::hash<std::string_view>()({reinterpret_cast<const char*>(value.asUuid().bytes), 16});
  case Kind::Tuple: return value.size();
  default: return 0;
  }
}

} // namespace

bool isHashable(const Value& value) {
  if (value.is(Kind::Tuple)) return std::ranges::all_of(value.items(), isHashable);
  if (value.is(Kind::Model)) {
    const ModelValue& model = value.asModel();
    const bool mayBe = model.shape->isFrozen || model.shape->look == ModelLook::Tuple;
    return mayBe && std::ranges::all_of(std::span(model.fields, model.shape->fields.size()), isHashable);
  }
  return !value.is(Kind::List) && !value.is(Kind::Dict) && !value.is(Kind::Set);
}

bool UniqueValues::add(const Value& value) {
  const auto same = [&](const Value& other) { return equals(other, value); };
  if (m_size < glance) {
    if (std::ranges::any_of(values(), same)) return false;
    m_byHash.clear();
  } else {
    if (m_byHash.empty())
      for (std::size_t i = 0; i < m_size; ++i) m_byHash.emplace(hashOf(m_room[i]), i);
    const std::size_t hash = hashOf(value);
    const auto [first, last] = m_byHash.equal_range(hash);
    if (std::any_of(first, last, [&](const auto& entry) { return same(m_room[entry.second]); })) return false;
    m_byHash.emplace(hash, m_size);
  }
  m_room[m_size++] = value;
  return true;
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/unique_values.h"

#include "core/value/decimal.h"
#include "core/value/read_python.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>

namespace signalbox::schema {

namespace {

constexpr std::size_t glance = 16;

// Equal values have equal hashes: 1, 1.0 and True, and one moment in two time zones. What equals nothing, NaN, takes
// `unequal`, so that many of them do not stand in one place.
class Hash final {
public:
  explicit Hash(std::size_t unequal) : m_unequal(unequal) {}

  std::size_t of(const Value& value) const {
    switch (value.kind()) {
    case Kind::Bool: return number(value.asBool() ? 1 : 0);
    case Kind::Int: return number(static_cast<double>(value.asInt()));
    case Kind::Float: return number(value.asFloat());
    case Kind::BigInt:
    case Kind::Decimal: return number(toDouble(toDecimal(value)));
    case Kind::Str:
    case Kind::Bytes: return text(value.asText());
    case Kind::Uuid: return text({reinterpret_cast<const char*>(value.asUuid().bytes), 16});
    case Kind::Date: return whole(days(value.asDate()));
    case Kind::Time: return whole(seconds(value.asTime()) + value.asTime().microsecond);
    case Kind::DateTime: return moment(value.asDateTime());
    case Kind::TimeDelta: return duration(value.asTimeDelta());
    case Kind::Object: return object(value.asObject());
    case Kind::Enum: return value.asEnum().shape->isMixedIn ? of(value.asEnum().value) : whole(value.asEnum().index);
    case Kind::Tuple: return inOrder(value.items());
    case Kind::Set: return inAnyOrder(value.items());
    case Kind::Model: return inOrder({value.asModel().fields, value.asModel().shape->fields.size()});
    default: return value.size();
    }
  }

private:
  std::size_t number(double value) const { return std::isnan(value) ? m_unequal : std::hash<double>()(value); }
  static std::size_t text(std::string_view text) { return std::hash<std::string_view>()(text); }
  static std::size_t whole(std::int64_t value) { return std::hash<std::int64_t>()(value); }

  static std::int64_t days(const Date& date) {
    const std::chrono::year_month_day day{std::chrono::year{date.year}, std::chrono::month{date.month},
                                          std::chrono::day{date.day}};
    return std::chrono::sys_days{day}.time_since_epoch().count();
  }
  static std::int64_t seconds(const Time& time) {
    return time.hour * 3600 + time.minute * 60 + time.second - time.offset.value_or(0);
  }
  static std::size_t moment(const DateTime& value) {
    return whole((days(value.date) * 86400 + seconds(value.time)) * 1'000'000 + value.time.microsecond);
  }
  static std::size_t duration(const TimeDelta& value) {
    return whole((std::int64_t{value.days} * 86400 + value.seconds) * 1'000 + value.microseconds);
  }

  // A complex number without an imaginary part equals its real one.
  std::size_t object(const ObjectValue& object) const {
    if (object.kind != ObjectKind::Complex) return text(object.text);
    if (object.text == "0j") return number(0);
    return object.text.ends_with("+0j") ? number(parseDouble(object.text.substr(0, object.text.size() - 3)))
                                        : text(object.text);
  }

  std::size_t inOrder(std::span<const Value> items) const {
    std::size_t result = items.size();
    for (const Value& item : items) result = result * 1'000'003 + of(item);
    return result;
  }

  std::size_t inAnyOrder(std::span<const Value> items) const {
    std::size_t result = items.size();
    for (const Value& item : items) result += of(item);
    return result;
  }

  std::size_t m_unequal;
};

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

std::optional<std::size_t> UniqueValues::findOrAdd(const Value& value) {
  const auto same = [&](const Value& other) { return equals(other, value); };
  if (m_size < glance) {
    const auto found = std::ranges::find_if(values(), same);
    if (found != values().end()) return static_cast<std::size_t>(found - values().begin());
    m_byHash.clear();
  } else {
    if (m_byHash.empty())
      for (std::size_t i = 0; i < m_size; ++i) m_byHash.emplace(Hash(i).of(m_room[i]), i);
    const std::size_t hash = Hash(m_size).of(value);
    const auto [first, last] = m_byHash.equal_range(hash);
    const auto found = std::find_if(first, last, [&](const auto& entry) { return same(m_room[entry.second]); });
    if (found != last) return found->second;
    m_byHash.emplace(hash, m_size);
  }
  m_room[m_size++] = value;
  return std::nullopt;
}

} // namespace signalbox::schema

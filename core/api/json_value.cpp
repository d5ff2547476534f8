// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/json_value.h"

#include <limits>

namespace signalbox::api {
namespace {

Value unsignedValue(std::uint64_t number, Arena& arena) {
  if (number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return Value::integer(static_cast<std::int64_t>(number));
  return Value::bigInt(arena.copy(std::string_view(std::to_string(number))));
}

Value listValue(const design::Json& json, Arena& arena) {
  auto items = arena.make<Value>(json.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = valueOf(json[i], arena);
  return Value::list(items);
}

Value dictValue(const design::Json& json, Arena& arena) {
  auto members = arena.make<Member>(json.size());
  std::size_t count = 0;
  for (const auto& [key, value] : json.items())
    members[count++] = {Value::str(arena.copy(std::string_view(key))), valueOf(value, arena)};
  return Value::dict(members);
}

} // namespace

Value valueOf(const design::Json& json, Arena& arena) {
  switch (json.type()) {
  case design::Json::value_t::boolean: return Value::boolean(json.get<bool>());
  case design::Json::value_t::number_integer: return Value::integer(json.get<std::int64_t>());
  case design::Json::value_t::number_unsigned: return unsignedValue(json.get<std::uint64_t>(), arena);
  case design::Json::value_t::number_float: return Value::number(json.get<double>());
  case design::Json::value_t::string:
    return Value::str(arena.copy(std::string_view(json.get_ref<const std::string&>())));
  case design::Json::value_t::array: return listValue(json, arena);
  case design::Json::value_t::object: return dictValue(json, arena);
  default: return {};
  }
}

} // namespace signalbox::api

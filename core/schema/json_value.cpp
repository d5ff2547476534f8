// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/json_value.h"

namespace signalbox::schema {

Value toValue(const design::Json& json, Arena& arena) {
  using Type = design::Json::value_t;
  switch (json.type()) {
  case Type::boolean: return Value::boolean(json.get<bool>());
  case Type::number_integer: return Value::integer(json.get<std::int64_t>());
  case Type::number_unsigned: {
    const auto number = json.get<std::uint64_t>();
    if (number <= INT64_MAX) return Value::integer(static_cast<std::int64_t>(number));
    return Value::bigInt(arena.copy(std::string_view(std::to_string(number))));
  }
  case Type::number_float: return Value::number(json.get<double>());
  case Type::string: return Value::str(arena.copy(std::string_view(json.get_ref<const std::string&>())));
  case Type::array: {
    const auto items = arena.make<Value>(json.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = toValue(json[i], arena);
    return Value::list(items);
  }
  case Type::object: {
    const auto members = arena.make<Member>(json.size());
    std::size_t i = 0;
    for (const auto& [key, value] : json.items())
      members[i++] = {Value::str(arena.copy(std::string_view(key))), toValue(value, arena)};
    return Value::dict(members);
  }
  default: return {};
  }
}

} // namespace signalbox::schema

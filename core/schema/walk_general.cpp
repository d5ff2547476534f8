// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schemas that stand where types do: the value stays as it is; errors are ours, of the type json_schema.
#include "core/schema/walk.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

// The value at `loc`, or the last one on the way that exists.
Value valueAt(Value value, const Loc& loc) {
  for (const LocItem& step : loc) {
    const auto* key = std::get_if<std::string>(&step);
    const Value* next = nullptr;
    if (key && value.is(Kind::Dict)) {
      next = value.find(*key);
    } else if (!key && value.is(Kind::List)) {
      const auto index = static_cast<std::size_t>(std::get<std::int64_t>(step));
      if (index < value.size()) next = &value.items()[index];
    }
    if (!next) return value;
    value = *next;
  }
  return value;
}

} // namespace

bool Walk::general(const Node& node, const Value& input, Value& output) {
  const GeneralRules& rules = m_program.generals[node.rules];
  lower(Exactness::Strict);
  output = plain(input);
  if (!rules.schema || rules.schema->accepts(output)) return true;
  if (isCollecting())
    for (const json_schema::SchemaError& error : rules.schema->validate(output)) failGeneral(error, output);
  return false;
}

void Walk::failGeneral(const json_schema::SchemaError& error, const Value& input) {
  ErrorDetail detail;
  detail.type = "json_schema";
  const auto loc = locOfPath(error.loc.size());
  std::ranges::transform(
      error.loc, loc.end() - static_cast<std::ptrdiff_t>(error.loc.size()), [&](const LocItem& item) {
        const auto* key = std::get_if<std::string>(&item);
        return key ? LocStep{m_arena.copy(std::string_view(*key))} : LocStep{{}, std::get<std::int64_t>(item)};
      });
  detail.loc = loc;
  detail.message = m_arena.copy(std::string_view(error.message));
  detail.input = valueAt(input, error.loc);
  const Member keyword = contextOf("keyword", keep(error.keyword));
  if (!error.keyword.empty()) detail.context = Value::dict(m_arena.copy(std::span(&keyword, 1)));
  m_errors->push_back(detail);
}

} // namespace signalbox::schema

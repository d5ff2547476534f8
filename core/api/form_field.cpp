// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/form_field.h"

#include "core/value/upload_file.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <vector>

namespace signalbox::api {
namespace {

// All values of that name, in the order sent.
Value listOf(std::span<const FormItem> items, std::string_view name, Arena& arena) {
  const auto hasName = [&](const FormItem& item) { return item.name == name; };
  auto values = arena.make<Value>(static_cast<std::size_t>(std::ranges::count_if(items, hasName)));
  std::size_t count = 0;
  for (const FormItem& item : items)
    if (hasName(item)) values[count++] = item.value;
  return Value::list(values);
}

// None where the field was not sent, or nothing was.
Value sentValue(const FormField& field, std::span<const FormItem> items, Arena& arena) {
  if (field.facts.isSequence && !field.facts.isJson) {
    const Value all = listOf(items, field.name, arena);
    return all.size() == 0 ? Value() : all;
  }
  for (const FormItem& item : items | std::views::reverse) {
    if (item.name != field.name) continue;
    const bool isBlank = item.value.is(Kind::Str) && item.value.size() == 0;
    return isBlank && (field.isDeclared || field.facts.isSequence) ? Value() : item.value;
  }
  return {};
}

Result<Value> contents(const Value& list, Arena& arena) {
  auto values = arena.make<Value>(list.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!isUploadFile(list.items()[i])) return failure("AttributeError: 'str' object has no attribute 'read'");
    values[i] = Value::bytes(contentOf(list.items()[i]));
  }
  return Value::list(values);
}

Result<Value> valueOf(const FormField& field, std::span<const FormItem> items, Arena& arena) {
  Value value = sentValue(field, items, arena);
  if (value.isNull() && !field.facts.isRequired) {
    const auto made = schema::defaultFor(field.facts, arena);
    if (!made) return made;
    value = *made;
  }
  if (!field.isFile) return value;
  if (field.facts.isBytes && isUploadFile(value)) return Value::bytes(contentOf(value));
  const bool isList = value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Set);
  return field.facts.isBytesSequence && isList ? contents(value, arena) : value;
}

} // namespace

Result<Value> gatherForm(std::span<const FormField> fields, std::span<const FormItem> items, Arena& arena) {
  std::vector<Member> members;
  for (const FormField& field : fields) {
    const auto value = valueOf(field, items, arena);
    if (!value) return value;
    if (!value->isNull()) members.push_back({Value::str(field.name), *value});
  }
  std::set<std::string_view> taken;
  for (const FormField& field : fields) taken.insert(field.name);
  for (const FormItem& item : items) {
    if (!taken.insert(item.name).second) continue;
    const Value all = listOf(items, item.name, arena);
    members.push_back({Value::str(item.name), all.size() == 1 ? all.items().front() : all});
  }
  return Value::dict(arena.copy(std::span<const Member>(members)));
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/registry.h"

#include "core/json_schema/uri.h"

namespace signalbox::json_schema {

namespace {

constexpr int maxDepth = 900;

class Copier final {
public:
  explicit Copier(Arena& arena) : m_arena(arena) {}

  bool copy(const design::Json& json, Value& out, int depth = 0) {
    using Type = design::Json::value_t;
    if (depth > maxDepth) return false;
    switch (json.type()) {
    case Type::boolean: out = Value::boolean(json.get<bool>()); return true;
    case Type::number_integer: out = Value::integer(json.get<std::int64_t>()); return true;
    case Type::number_unsigned: out = ofUnsigned(json.get<std::uint64_t>()); return true;
    case Type::number_float: out = Value::number(json.get<double>()); return true;
    case Type::string: out = text(json.get_ref<const std::string&>()); return true;
    case Type::array: return array(json, out, depth);
    case Type::object: return object(json, out, depth);
    default: out = Value(); return true;
    }
  }

private:
  Value text(std::string_view utf8) { return Value::str(m_arena.copy(utf8)); }

  Value ofUnsigned(std::uint64_t number) {
    if (number <= INT64_MAX) return Value::integer(static_cast<std::int64_t>(number));
    return Value::bigInt(m_arena.copy(std::string_view(std::to_string(number))));
  }

  bool array(const design::Json& json, Value& out, int depth) {
    const auto items = m_arena.make<Value>(json.size());
    for (std::size_t i = 0; i < items.size(); ++i)
      if (!copy(json[i], items[i], depth + 1)) return false;
    out = Value::list(items);
    return true;
  }

  bool object(const design::Json& json, Value& out, int depth) {
    const auto members = m_arena.make<Member>(json.size());
    std::size_t i = 0;
    for (const auto& [key, value] : json.get_ref<const design::Json::object_t&>()) {
      members[i].key = text(key);
      if (!copy(value, members[i++].value, depth + 1)) return false;
    }
    out = Value::dict(members);
    return true;
  }

  Arena& m_arena;
};

bool isDeep(const Value& value, int depth = 0) {
  if (depth > maxDepth) return true;
  if (value.is(Kind::List))
    for (const Value& item : value.items())
      if (isDeep(item, depth + 1)) return true;
  if (value.is(Kind::Dict))
    for (const Member& member : value.members())
      if (isDeep(member.value, depth + 1)) return true;
  return false;
}

auto tooDeep() {
  return failure("The schema document nests more than " + std::to_string(maxDepth) +
                 " levels: flatten it with references.");
}

} // namespace

Result<DocumentPtr> makeDocument(std::string_view uri, const design::Json& json) {
  auto document = std::make_shared<Document>();
  document->uri = std::string(splitFragment(uri).first);
  if (!Copier(document->arena).copy(json, document->root)) return tooDeep();
  return document;
}

Result<DocumentPtr> makeDocument(std::string_view uri, const Value& value) {
  if (isDeep(value)) return tooDeep();
  auto document = std::make_shared<Document>();
  document->uri = std::string(splitFragment(uri).first);
  document->root = deepCopy(value, document->arena);
  return document;
}

void Registry::add(DocumentPtr document) {
  std::string uri = document->uri;
  m_documents.insert_or_assign(std::move(uri), std::move(document));
}

DocumentPtr Registry::find(std::string_view uri) const {
  const auto found = m_documents.find(uri);
  return found != m_documents.end() ? found->second : nullptr;
}

} // namespace signalbox::json_schema

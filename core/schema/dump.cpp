// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/dump.h"

#include "core/schema/properties.h"
#include "core/schema/serialise_fit.h"
#include "core/schema/serialise_leaf.h"
#include "core/value/write.h"

#include <cmath>

namespace signalbox::schema {

namespace {

constexpr std::uint64_t bitOf(NodeKind kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }
constexpr std::uint64_t scalarKinds = bitOf(NodeKind::None) | bitOf(NodeKind::Bool) | bitOf(NodeKind::Int) |
                                      bitOf(NodeKind::Float) | bitOf(NodeKind::Str) | bitOf(NodeKind::Date) |
                                      bitOf(NodeKind::Time) | bitOf(NodeKind::DateTime) | bitOf(NodeKind::Uuid) |
                                      bitOf(NodeKind::Literal);
static_assert(static_cast<unsigned>(NodeKind::Use) < 64);

// Types whose values `scalar` writes.
bool isScalar(const Node& node) { return (scalarKinds & bitOf(node.kind)) != 0 && node.wire == Wire::Plain; }

// By jsonable_encoder, for SQLAlchemy's sake.
bool isDropped(std::string_view name) { return name.starts_with("_sa"); }

// What JSON has not, only Pydantic writes.
char* pythonReal(char* at, double number) {
  if (!std::isfinite(number)) return nullptr;
  const std::string text = pythonFloat(number);
  std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

} // namespace

[[gnu::always_inline]] inline char* Dump::scalar(const Value& value, char* at) {
  if (value.is(Kind::Str)) return value.flags() == Value::NoFlags ? m_buffer.text(at, value.asText()) : nullptr;
  at = m_buffer.room(at, put::scalarRoom);
  if (value.is(Kind::Int)) return put::integer(at, value.asInt());
  if (value.is(Kind::Float)) return real(value.asFloat(), at);
  if (value.is(Kind::Bool)) return put::boolean(at, value.asBool());
  return otherScalar(value, at);
}

char* Dump::real(double number, char* at) {
  char* const end = put::shortReal(at, number);
  if (end) [[likely]]
    return end;
  return m_form == DumpForm::Pydantic ? put::otherReal(at, number) : pythonReal(at, number);
}

bool Dump::serves(const SerialiseOptions& options) {
  return options.byAlias && !options.excludeUnset && !options.excludeDefaults && !options.excludeNone &&
         !options.roundTrip && !options.include && !options.exclude && !options.indent && !options.ensureAscii;
}

DumpForm Dump::formOf(const SerialiseOptions& options) {
  return options.style == JsonStyle::Pydantic ? DumpForm::Pydantic : DumpForm::Python;
}

bool Dump::run(NodeIndex node, const Value& value) { return finish(write(node, value, m_buffer.begin())); }

bool Dump::runModel(const Value& value) {
  const ModelRules* const rules = rulesOf(m_program, value);
  const auto named = rules ? m_program.byName.find(rules->shape.name) : m_program.byName.end();
  if (named == m_program.byName.end()) return false;
  const Node& node = m_program.at(named->second);
  const bool isOwn = node.kind == NodeKind::Model && &m_program.models[node.rules] == rules;
  return isOwn && finish(model(node.rules, value.asModel(), m_buffer.begin()));
}

bool Dump::finish(const char* end) {
  if (end)
    m_buffer.finish(end);
  else
    m_out.resize(m_before);
  return end != nullptr;
}

char* Dump::write(NodeIndex index, const Value& value, char* at) {
  const Node& node = m_program.at(index);
  if (isScalar(node)) {
    if (node.kind == NodeKind::Float && !value.is(Kind::Float)) return nullptr; // a whole number as a default
    return scalar(value, at);
  }
  if (node.wire != Wire::Plain) return nullptr;
  switch (node.kind) {
  case NodeKind::Enum: return scalar(value.is(Kind::Enum) ? value.asEnum().value : value, at);
  case NodeKind::Any:
    if (isSequence(value)) return items(value.items(), index, at);
    return value.is(Kind::Dict) ? dict(value.members(), index, at) : scalar(value, at);
  case NodeKind::Nullable: return value.isNull() ? scalar(value, at) : write(node.first, value, at);
  case NodeKind::List:
  case NodeKind::Tuple:
  case NodeKind::Set:
  case NodeKind::FrozenSet: return isSequence(value) ? items(value.items(), node.first, at) : nullptr;
  case NodeKind::FixedTuple: return isSequence(value) ? fixedItems(node, value.items(), at) : nullptr;
  case NodeKind::Dict: return value.is(Kind::Dict) ? dict(value.members(), node.second, at) : nullptr;
  case NodeKind::Model: {
    const bool isOwn = value.is(Kind::Model) && value.asModel().shape == &m_program.models[node.rules].shape;
    return isOwn ? model(node.rules, value.asModel(), at) : nullptr;
  }
  case NodeKind::Union:
  case NodeKind::TaggedUnion: return choice(node, value, at);
  case NodeKind::Use: return write(node.first, value, at);
  default: return nullptr;
  }
}

char* Dump::otherScalar(const Value& value, char* at) {
  switch (value.kind()) {
  case Kind::Null: return put::store(at, std::array{'n', 'u', 'l', 'l'});
  case Kind::Date: return put::date(at, value.asDate());
  case Kind::Time: return put::time(at, value.asTime());
  case Kind::DateTime: return put::dateTime(at, value.asDateTime());
  case Kind::Uuid: return put::uuid(at, value.asUuid());
  case Kind::Enum: return scalar(value.asEnum().value, at); // a member in Literal
  default: return nullptr;
  }
}

char* Dump::items(std::span<const Value> items, NodeIndex node, char* at) {
  at = mark(at, '[');
  if (items.empty()) return mark(at, ']');
  const Node& type = m_program.at(node);
  const bool areTexts = type.kind == NodeKind::Str && type.wire == Wire::Plain;
  for (const Value& item : items) {
    at = areTexts ? scalar(item, at) : write(node, item, at);
    if (!at) return nullptr;
    at = mark(at, ',');
  }
  at[-1] = ']';
  return at;
}

char* Dump::fixedItems(const Node& node, std::span<const Value> items, char* at) {
  if (items.size() != node.second) return nullptr;
  at = mark(at, '[');
  if (items.empty()) return mark(at, ']');
  for (std::size_t i = 0; i < items.size(); ++i) {
    at = write(m_program.children[node.first + i], items[i], at);
    if (!at) return nullptr;
    at = mark(at, ',');
  }
  at[-1] = ']';
  return at;
}

char* Dump::dict(std::span<const Member> members, NodeIndex node, char* at) {
  at = mark(at, '{');
  if (members.empty()) return mark(at, '}');
  for (const Member& member : members) {
    if (!member.key.is(Kind::Str)) return nullptr;
    if (m_form == DumpForm::Encoded && isDropped(member.key.asText())) return nullptr;
    at = scalar(member.key, at);
    if (!at) return nullptr;
    at = write(node, member.value, mark(at, ':'));
    if (!at) return nullptr;
    at = mark(at, ',');
  }
  at[-1] = '}';
  return at;
}

// Extra members have no type: the full serialiser's.
char* Dump::model(std::uint32_t rules, const ModelValue& value, char* at) {
  const JsonFields& names = m_program.jsonFields[rules];
  if (!names.isPlainToDump() || !value.extras.empty()) return nullptr;
  const auto fields = names.dumpedFields();
  if (fields.empty()) at = mark(at, '{');
  const Value* item = value.fields;
  for (const JsonFields::DumpedField& field : fields) {
    const std::string_view name = names.dumpedName(field, m_byAlias);
    if (m_form == DumpForm::Encoded && isDropped(name.substr(2))) return nullptr;
    at = put::padded(m_buffer.room(at, put::textRoom(name.size())), name);
    const Node& type = m_program.at(field.node);
    const bool isPlain = isScalar(type) && (type.kind != NodeKind::Float || item->is(Kind::Float));
    at = isPlain ? scalar(*item, at) : write(field.node, *item, at);
    if (!at) return nullptr;
    ++item;
  }
  return mark(at, '}');
}

// A model belongs to the branch of its class; scalars look alike wherever they come from, but for secrets.
char* Dump::choice(const Node& node, const Value& value, char* at) {
  bool hasScalarsOnly = true;
  for (std::uint32_t i = 0; i < node.second; ++i) {
    const NodeIndex branch = m_program.children[node.first + i];
    const Node& type = m_program.at(branch);
    if (writesAnyAsText(m_program, type)) return nullptr;
    if (type.kind == NodeKind::Model && value.is(Kind::Model) &&
        value.asModel().shape == &m_program.models[type.rules].shape)
      return write(branch, value, at);
    hasScalarsOnly = hasScalarsOnly && isScalar(type);
  }
  return hasScalarsOnly ? scalar(value, at) : nullptr;
}

} // namespace signalbox::schema

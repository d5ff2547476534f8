// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/dump.h"

#include "core/schema/serialise_leaf.h"

namespace signalbox::schema {

namespace {

bool isSequence(const Value& value) { return value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Set); }

constexpr std::uint64_t bitOf(NodeKind kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }
constexpr std::uint64_t scalarKinds = bitOf(NodeKind::None) | bitOf(NodeKind::Bool) | bitOf(NodeKind::Int) |
                                      bitOf(NodeKind::Float) | bitOf(NodeKind::Str) | bitOf(NodeKind::Date) |
                                      bitOf(NodeKind::Time) | bitOf(NodeKind::DateTime) | bitOf(NodeKind::Uuid) |
                                      bitOf(NodeKind::Literal);
static_assert(static_cast<unsigned>(NodeKind::Use) < 64);

// Types whose values `scalar` writes.
bool isScalar(const Node& node) { return (scalarKinds & bitOf(node.kind)) != 0 && node.wire == Wire::Plain; }

} // namespace

bool Dump::run(NodeIndex node, const Value& value) {
  const bool isWritten = write(node, value);
  m_buffer.finish();
  if (!isWritten) m_out.resize(m_before);
  return isWritten;
}

bool Dump::write(NodeIndex index, const Value& value) {
  const Node& node = m_program.at(index);
  if (node.kind == NodeKind::Float && !value.is(Kind::Float)) return false; // a whole number as a default
  if (isScalar(node)) return scalar(value);
  if (node.wire != Wire::Plain) return false;
  switch (node.kind) {
  case NodeKind::Enum: return scalar(value.is(Kind::Enum) ? value.asEnum().value : value);
  case NodeKind::Any:
    if (isSequence(value)) return items(value.items(), index);
    return value.is(Kind::Dict) ? dict(value.members(), index) : scalar(value);
  case NodeKind::Nullable: return value.isNull() ? scalar(value) : write(node.first, value);
  case NodeKind::List:
  case NodeKind::Tuple:
  case NodeKind::Set:
  case NodeKind::FrozenSet: return isSequence(value) && items(value.items(), node.first);
  case NodeKind::FixedTuple: return isSequence(value) && fixedItems(node, value.items());
  case NodeKind::Dict: return value.is(Kind::Dict) && dict(value.members(), node.second);
  case NodeKind::Model:
    return value.is(Kind::Model) && value.asModel().shape == &m_program.models[node.rules].shape &&
           model(node.rules, value.asModel());
  case NodeKind::Union:
  case NodeKind::TaggedUnion: return choice(node, value);
  case NodeKind::Use: return write(node.first, value);
  default: return false;
  }
}

bool Dump::scalar(const Value& value) {
  switch (value.kind()) {
  case Kind::Null: m_buffer.put("null"); return true;
  case Kind::Bool: m_buffer.put(value.asBool() ? "true" : "false"); return true;
  case Kind::Int: m_buffer.integer(value.asInt()); return true;
  case Kind::Float: m_buffer.real(value.asFloat()); return true;
  case Kind::Str:
    if (value.flags() != Value::NoFlags) return false;
    m_buffer.string(value.asText());
    return true;
  case Kind::Date: m_buffer.date(value.asDate()); return true;
  case Kind::Time: m_buffer.time(value.asTime()); return true;
  case Kind::DateTime: m_buffer.dateTime(value.asDateTime()); return true;
  case Kind::Uuid: m_buffer.uuid(value.asUuid()); return true;
  default: return false;
  }
}

bool Dump::items(std::span<const Value> items, NodeIndex node) {
  m_buffer.put('[');
  for (const Value& item : items) {
    if (!write(node, item)) return false;
    m_buffer.put(',');
  }
  m_buffer.close(']');
  return true;
}

bool Dump::fixedItems(const Node& node, std::span<const Value> items) {
  if (items.size() != node.second) return false;
  m_buffer.put('[');
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!write(m_program.children[node.first + i], items[i])) return false;
    m_buffer.put(',');
  }
  m_buffer.close(']');
  return true;
}

bool Dump::dict(std::span<const Member> members, NodeIndex node) {
  m_buffer.put('{');
  for (const Member& member : members) {
    if (!member.key.is(Kind::Str) || !scalar(member.key)) return false;
    m_buffer.put(':');
    if (!write(node, member.value)) return false;
    m_buffer.put(',');
  }
  m_buffer.close('}');
  return true;
}

// Extra members have no type: the full serialiser's.
bool Dump::model(std::uint32_t rules, const ModelValue& value) {
  const JsonFields& names = m_program.jsonFields[rules];
  if (!names.isPlainToDump() || !value.extras.empty()) return false;
  const auto& fields = m_program.models[rules].fields;
  const UseRules* field = fields.data();
  const std::size_t size = fields.size();
  m_buffer.put('{');
  for (std::size_t i = 0; i < size; ++i, ++field) {
    m_buffer.put(names.dumpedName(i, m_byAlias));
    if (!write(field->node, value.fields[i])) return false;
    m_buffer.put(',');
  }
  m_buffer.close('}');
  return true;
}

// A model belongs to the branch of its class; scalars look alike wherever they come from, but for secrets.
bool Dump::choice(const Node& node, const Value& value) {
  bool hasScalarsOnly = true;
  for (std::uint32_t i = 0; i < node.second; ++i) {
    const NodeIndex branch = m_program.children[node.first + i];
    const Node& type = m_program.at(branch);
    if (writesAnyAsText(m_program, type)) return false;
    if (type.kind == NodeKind::Model && value.is(Kind::Model) &&
        value.asModel().shape == &m_program.models[type.rules].shape)
      return write(branch, value);
    hasScalarsOnly = hasScalarsOnly && isScalar(type);
  }
  return hasScalarsOnly && scalar(value);
}

} // namespace signalbox::schema

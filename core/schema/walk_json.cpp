// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/walk_json.h"

#include "core/schema/temporal_words.h"
#include "core/schema/unique_values.h"
#include "core/schema/uuid_text.h"
#include "core/value/read.h"
#include "core/value/unique_keys.h"

namespace signalbox::schema {

JsonWalk::JsonWalk(const Program& program, std::string_view text, JsonScratch& scratch, Arena& arena,
                   const ValidateOptions& options)
    : m_program(program), m_nodes(program.nodes.data()), m_arena(arena), m_walk(program, arena, options, nullptr),
      m_cursor(text, scratch, arena, ReadOptions().maxDepth) {}

bool JsonWalk::walk(NodeIndex index, Value& output) {
  const Node& node = m_nodes[index];
  switch (node.kind) {
  case NodeKind::Str: return string(index, node, output);
  case NodeKind::Int:
  case NodeKind::Float: return number(index, node, output);
  case NodeKind::Bool: return boolean(index, output);
  case NodeKind::Date:
  case NodeKind::Time:
  case NodeKind::DateTime: return moment(index, node, output);
  case NodeKind::Uuid: return uuid(index, node, output);
  case NodeKind::List: return list(index, node, output);
  case NodeKind::Tuple: return tuple(index, node, output);
  case NodeKind::FixedTuple: return fixedTuple(index, node, output);
  case NodeKind::Set:
  case NodeKind::FrozenSet: return set(index, node, output);
  case NodeKind::Dict: return dict(index, node, output);
  case NodeKind::Nullable: return m_cursor.peek() == 'n' ? m_cursor.scalar(output) : walk(node.first, output);
  case NodeKind::Union: return smartUnion(index, node, output);
  case NodeKind::TaggedUnion: return taggedUnion(index, node, output);
  case NodeKind::Model: return model(index, node, output);
  case NodeKind::Use: return walk(node.first, output);
  default: return other(index, output);
  }
}

// A union may have tried the first of two equal keys, which json.loads drops.
bool JsonWalk::other(NodeIndex index, Value& output) {
  Value input;
  if (!m_cursor.value(input)) return false;
  if (m_unions > 0 && m_cursor.hasDuplicateKeys()) return m_cursor.refuse();
  return m_walk.run(index, input, output);
}

bool JsonWalk::string(NodeIndex index, const Node& node, Value& output) {
  if (node.rules != none || m_cursor.peek() != '"') return other(index, output);
  const std::string_view text = m_cursor.readText();
  if (!text.data()) return false;
  output = Value::str(text); // a text is as exact as can be, where the input is Python's
  return true;
}

bool JsonWalk::boolean(NodeIndex index, Value& output) {
  const char first = m_cursor.peek();
  return first == 't' || first == 'f' ? m_cursor.boolean(output) : other(index, output);
}

bool JsonWalk::number(NodeIndex index, const Node& node, Value& output) {
  const char first = m_cursor.peek();
  if (first != '-' && (first < '0' || first > '9')) return other(index, output);
  if (!m_cursor.number(output)) return false;
  const Kind own = node.kind == NodeKind::Int ? Kind::Int : Kind::Float;
  if (node.rules == none && output.is(own)) return true;
  const Value input = output;
  return m_walk.run(index, input, output);
}

// A date, a time or both in the shape that nearly all have.
bool JsonWalk::moment(NodeIndex index, const Node& node, Value& output) {
  if (node.rules != none || m_cursor.peek() != '"' || m_walk.isStrict(node)) return other(index, output);
  std::string_view text;
  if (!m_cursor.text(text)) return false;
  m_walk.lower(m_walk.m_rules->parsed);
  if (node.kind == NodeKind::DateTime) {
    if (DateTime value; words::readDateTime(text, value)) {
      output = Value::dateTime(m_arena.keep(value));
      return true;
    }
  } else if (node.kind == NodeKind::Date) {
    if (Date value; text.size() == 10 && words::readDate(text.data(), value)) {
      output = Value::date(m_arena.keep(value));
      return true;
    }
  } else if (Time value; words::readTime(text, value)) {
    output = Value::time(m_arena.keep(value));
    return true;
  }
  return m_walk.run(index, Value::str(text), output);
}

bool JsonWalk::uuid(NodeIndex index, const Node& node, Value& output) {
  if (node.rules != none || m_cursor.peek() != '"' || m_walk.isStrict(node)) return other(index, output);
  std::string_view text;
  if (!m_cursor.text(text)) return false;
  const auto value = readUuid(text);
  if (!value) return false;
  m_walk.lower(m_walk.m_rules->uuid);
  output = Value::uuid(m_arena.keep(*value));
  return true;
}

// Whether an array is an input for the node, as Walk sees it.
bool JsonWalk::takesArray(const Node& node, Kind own, ErrorType type) {
  std::span<const Value> ignored;
  return m_walk.sequenceOf(Value::list({}), m_walk.isStrict(node), own, type, ignored);
}

bool JsonWalk::fits(const Node& node, std::size_t size) const {
  if (node.rules == none) return true;
  const LengthRules& rules = m_program.containers[node.rules].length;
  const auto length = static_cast<std::int64_t>(size);
  return (!rules.min || length >= *rules.min) && (!rules.max || length <= *rules.max);
}

// The items of the array that stands here, each through the node that belongs to its index.
template<class NodeAt>
bool JsonWalk::items(NodeAt nodeAt, std::span<Value>& output) {
  if (!m_cursor.enter()) return false;
  m_cursor.advance();
  auto& open = m_cursor.scratch().items;
  const std::size_t base = open.size();
  bool isFine = true;
  if (m_cursor.peek() == ']') {
    m_cursor.advance();
  } else {
    do {
      Value item;
      const NodeIndex node = nodeAt(open.size() - base);
      isFine = node != none && walk(node, item);
      open.push_back(item);
    } while (isFine && m_cursor.takeComma(']'));
  }
  if (isFine && !m_cursor.isRefused()) {
    const std::size_t size = open.size() - base;
    auto* first = static_cast<Value*>(m_arena.allocate(size * sizeof(Value), alignof(Value)));
    std::uninitialized_copy_n(open.data() + base, size, first);
    output = {first, size};
  }
  open.resize(base);
  m_cursor.leave();
  return isFine && !m_cursor.isRefused();
}

bool JsonWalk::list(NodeIndex index, const Node& node, Value& output) {
  if (m_cursor.peek() != '[') return other(index, output);
  std::span<Value> values;
  if (!takesArray(node, Kind::List, ErrorType::ListType)) return false;
  const Exactness exactness = m_walk.m_exactness;
  if (!items([&](std::size_t) { return node.first; }, values) || !fits(node, values.size())) return false;
  const Node& item = m_nodes[node.first];
  if (item.kind == NodeKind::Any && item.rules == none) m_walk.m_exactness = exactness; // a list as it stands
  output = Value::list(values);
  return true;
}

bool JsonWalk::tuple(NodeIndex index, const Node& node, Value& output) {
  if (m_cursor.peek() != '[') return other(index, output);
  std::span<Value> values;
  if (!takesArray(node, Kind::Tuple, ErrorType::TupleType)) return false;
  if (!items([&](std::size_t) { return node.first; }, values) || !fits(node, values.size())) return false;
  output = Value::tuple(values);
  return true;
}

bool JsonWalk::fixedTuple(NodeIndex index, const Node& node, Value& output) {
  if (m_cursor.peek() != '[') return other(index, output);
  std::span<Value> values;
  if (!takesArray(node, Kind::Tuple, ErrorType::TupleType)) return false;
  const auto nodeAt = [&](std::size_t i) { return i < node.second ? m_program.children[node.first + i] : none; };
  if (!items(nodeAt, values) || values.size() != node.second || !fits(node, values.size())) return false;
  output = Value::tuple(values);
  return true;
}

bool JsonWalk::set(NodeIndex index, const Node& node, Value& output) {
  if (m_cursor.peek() != '[') return other(index, output);
  std::span<Value> values;
  if (!takesArray(node, Kind::Set, ErrorType::SetType)) return false;
  if (!items([&](std::size_t) { return node.first; }, values)) return false;
  UniqueValues unique(values); // never behind the value it looks at
  for (const Value& value : values) {
    const Value copy = value;
    if (!isHashable(copy)) return false;
    unique.add(copy);
  }
  if (!fits(node, unique.values().size())) return false;
  output = Value::set(unique.values());
  return true;
}

// Keys that are converted may become equal: that is for Walk.
bool JsonWalk::dict(NodeIndex index, const Node& node, Value& output) {
  const Node& keyNode = m_program.at(node.first);
  const bool hasPlainKeys = keyNode.kind == NodeKind::Str && keyNode.rules == none;
  const bool isDict = node.rules == none || m_program.containers[node.rules].dictForm == DictForm::Dict;
  if (m_cursor.peek() != '{' || !hasPlainKeys || !isDict) return other(index, output);
  if (!m_cursor.enter()) return false;
  m_cursor.advance();
  auto& open = m_cursor.scratch().members;
  const std::size_t base = open.size();
  bool isFine = true;
  if (m_cursor.peek() == '}') {
    m_cursor.advance();
  } else {
    do {
      std::string_view key;
      Member member;
      isFine = m_cursor.text(key) && m_cursor.take(':') && walk(node.second, member.value);
      member.key = Value::str(key);
      open.push_back(member);
    } while (isFine && m_cursor.takeComma('}'));
  }
  const auto read = std::span(open).subspan(base);
  isFine = isFine && !m_cursor.isRefused();
  if (isFine && keepUniqueKeys(read) != read.size()) isFine = m_cursor.refuse();
  if (isFine) output = Value::dict(m_arena.copy(std::span<const Member>(read)));
  isFine = isFine && fits(node, read.size());
  open.resize(base);
  m_cursor.leave();
  return isFine;
}

} // namespace signalbox::schema

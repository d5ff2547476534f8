// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/walk_json_errors.h"

#include "core/value/read.h"

#include <algorithm>
#include <optional>

namespace signalbox::schema {

namespace {

constexpr std::size_t absent = SIZE_MAX;
constexpr std::size_t usualErrors = 16;

// Members by one key each and in no need of one another; what a Walk of its own would do otherwise is left to it.
bool isKnown(const ModelRules& rules, const JsonFields& fields) {
  return fields.isPlain() && rules.isFlat && rules.locByAlias && !rules.isRecursive && rules.extra == Extra::Ignore;
}

// How many there are, without a division for each field.
std::size_t errorBytes(const ValidationErrors& errors) {
  return static_cast<std::size_t>(reinterpret_cast<const char*>(errors.data() + errors.size()) -
                                  reinterpret_cast<const char*>(errors.data()));
}

std::string_view nameOf(const UseRules& use) { return std::get<std::string>(use.paths.front().front()); }

bool makesItsDefault(const UseRules& use) { return use.factory || use.validatesDefault; }

} // namespace

// An object while its members are read.
struct JsonErrors::Members {
  const ModelRules& rules;
  std::size_t base; // of its fields in m_errorsBefore
  std::size_t next = 0;
  std::size_t known = 0;
};

JsonErrors::JsonErrors(const Program& program, std::string_view text, JsonScratch& scratch, Arena& arena,
                       const ValidateOptions& options, ValidationErrors& errors)
    : m_program(program), m_nodes(program.nodes.data()), m_errors(errors), m_walk(program, arena, options, &errors),
      m_cursor(text, scratch, arena, ReadOptions().maxDepth) {
  m_errors.reserve(usualErrors);
}

// Takes a value that is right as it stands; anything else stays where it is.
[[gnu::always_inline]] inline bool JsonErrors::isPlainScalar(const Node& node) {
  if (node.rules != none) return false;
  const char first = m_cursor.peek();
  Value value;
  switch (node.kind) {
  case NodeKind::Str: return first == '"' && m_cursor.readText().data() != nullptr;
  case NodeKind::Bool: return (first == 't' || first == 'f') && m_cursor.boolean(value);
  case NodeKind::Int:
  case NodeKind::Float: {
    if (first != '-' && (first < '0' || first > '9')) return false;
    const JsonCursor::Place begin = m_cursor.place();
    if (m_cursor.number(value) && value.is(node.kind == NodeKind::Int ? Kind::Int : Kind::Float)) return true;
    m_cursor.goTo(begin);
    return false;
  }
  default: return false;
  }
}

bool JsonErrors::walk(NodeIndex index) {
  const Node& node = m_nodes[index];
  switch (node.kind) {
  case NodeKind::Str:
  case NodeKind::Int:
  case NodeKind::Float:
  case NodeKind::Bool: return isPlainScalar(node) || other(index);
  case NodeKind::List: return m_cursor.peek() == '[' && node.rules == none ? list(node) : other(index);
  case NodeKind::Nullable: {
    Value null;
    return m_cursor.peek() == 'n' ? m_cursor.scalar(null) : walk(node.first);
  }
  case NodeKind::Model: return model(index, node);
  case NodeKind::Use: return walk(node.first);
  default: return other(index);
  }
}

// The same of a list of such values.
bool JsonErrors::isPlainList(const Node& node) {
  if (node.kind != NodeKind::List || node.rules != none || m_cursor.peek() != '[') return false;
  const JsonCursor::Place begin = m_cursor.place();
  const Node& item = m_nodes[node.first];
  if (!m_cursor.enter()) return false;
  m_cursor.advance();
  bool isPlain = true;
  if (m_cursor.peek() == ']')
    m_cursor.advance();
  else
    do isPlain = isPlainScalar(item);
    while (isPlain && m_cursor.takeComma(']'));
  if (isPlain && !m_cursor.isRefused())
    m_cursor.leave();
  else
    m_cursor.goTo(begin);
  return isPlain && !m_cursor.isRefused();
}

bool JsonErrors::other(NodeIndex index) {
  Value input;
  Value output;
  if (m_cursor.isRefused() || !m_cursor.value(input)) return false;
  m_walk.run(index, input, output);
  return m_walk.exception().empty();
}

// For as many as there will be when the rest of the text is like what was read, and for some more at most: growing
// copies them all.
void JsonErrors::makeRoom() {
  if (m_errors.size() + usualErrors / 2 < m_errors.capacity()) return;
  const auto places = m_cursor.scratch().tokens.places();
  const double share = static_cast<double>(m_cursor.place().at - places.data()) / static_cast<double>(places.size());
  const std::size_t most = m_errors.capacity() * 8;
  const double expected = static_cast<double>(m_errors.size() + usualErrors) / std::max(share, 1e-9);
  m_errors.reserve(expected < static_cast<double>(most) ? static_cast<std::size_t>(expected) : most);
}

bool JsonErrors::list(const Node& node) {
  if (!m_cursor.enter()) return false;
  m_cursor.advance();
  if (m_cursor.peek() == ']') {
    m_cursor.advance();
  } else {
    const Node& item = m_nodes[node.first];
    m_walk.enter(std::size_t{0});
    do {
      if (!isPlainScalar(item) && !walk(node.first)) return false;
      makeRoom();
      ++m_walk.m_path.back().index;
    } while (m_cursor.takeComma(']'));
    if (m_cursor.isRefused()) return false;
    m_walk.leave();
  }
  m_cursor.leave();
  return true;
}

bool JsonErrors::model(NodeIndex index, const Node& node) {
  const ModelRules& rules = m_program.models[node.rules];
  const JsonFields& fields = m_program.jsonFields[node.rules];
  if (m_cursor.peek() != '{' || !isKnown(rules, fields)) return other(index);
  const JsonCursor::Place begin = m_cursor.place();
  const std::size_t errorsBefore = m_errors.size();
  const std::size_t steps = m_walk.m_path.size();
  Members seen{rules, m_openFields};
  m_openFields += fields.size();
  if (m_errorsBefore.size() < m_openFields) m_errorsBefore.resize(m_openFields * 2);
  std::fill_n(m_errorsBefore.data() + seen.base, fields.size(), absent);
  const bool isTaken = members(fields, seen) && absentFields(rules, begin, seen);
  m_openFields = seen.base;
  if (isTaken) return true;
  if (m_cursor.isRefused() || !m_walk.exception().empty()) return false;
  m_errors.resize(errorsBefore);
  m_walk.m_path.resize(steps);
  m_cursor.goTo(begin);
  return other(index);
}

bool JsonErrors::members(const JsonFields& fields, Members& seen) {
  if (!m_cursor.enter()) return false;
  m_cursor.advance();
  if (m_cursor.peek() == '}') {
    m_cursor.advance();
  } else {
    do
      if (!member(fields, seen)) return false;
    while (m_cursor.takeComma('}'));
    if (m_cursor.isRefused()) return false;
  }
  m_cursor.leave();
  return true;
}

bool JsonErrors::member(const JsonFields& fields, Members& seen) {
  std::size_t field = seen.next;
  const bool isNext = field < fields.size() && !fields.fields()[field].asWritten.empty() &&
                      m_cursor.takeName(fields.fields()[field].asWritten);
  if (!isNext) {
    std::string_view key;
    if (!m_cursor.text(key)) return false;
    const int found = fields.find(key);
    if (found < 0) return m_cursor.take(':') && m_cursor.skip();
    if (static_cast<std::size_t>(found) < field) return false; // out of order, or twice
    field = static_cast<std::size_t>(found);
    if (!m_cursor.take(':')) return false;
  }
  m_errorsBefore[seen.base + field] = errorBytes(m_errors);
  seen.next = field + 1;
  ++seen.known;
  const NodeIndex node = fields.fields()[field].node;
  if (isPlainScalar(m_nodes[node]) || isPlainList(m_nodes[node])) return true;
  m_walk.enter(nameOf(seen.rules.fields[field]));
  if (!walk(node)) return false;
  m_walk.leave();
  return true;
}

// What is missing is reported in the order of the fields, between the errors of others, and shows the whole object.
bool JsonErrors::absentFields(const ModelRules& rules, const JsonCursor::Place& begin, const Members& seen) {
  if (seen.known == rules.fields.size()) return true;
  std::size_t at = m_errors.size();
  std::optional<Value> whole;
  for (std::size_t i = rules.fields.size(); i-- > 0;) {
    const UseRules& use = rules.fields[i];
    if (const std::size_t before = m_errorsBefore[seen.base + i]; before != absent) {
      at = before / sizeof(ErrorDetail);
      continue;
    }
    if (makesItsDefault(use)) return false;
    if (!use.isRequired) continue;
    if (!whole && !readAgain(begin, whole.emplace())) return false;
    m_walk.enter(nameOf(use));
    m_walk.fail(ErrorType::Missing, *whole);
    m_walk.leave();
    std::rotate(m_errors.begin() + static_cast<std::ptrdiff_t>(at), m_errors.end() - 1, m_errors.end());
  }
  return true;
}

bool JsonErrors::readAgain(const JsonCursor::Place& begin, Value& whole) {
  const JsonCursor::Place end = m_cursor.place();
  m_cursor.goTo(begin);
  const bool isRead = m_cursor.value(whole);
  m_cursor.goTo(end);
  return isRead;
}

} // namespace signalbox::schema

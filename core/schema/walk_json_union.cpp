// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Choices over a JSON text: each branch begins at the same token.
#include "core/schema/walk_json.h"

#include <array>

namespace signalbox::schema {

namespace {

constexpr std::ptrdiff_t farTokens = 400;

} // namespace

// The names of an object that has few of them.
struct JsonWalk::Names {
  std::array<std::string_view, 16> texts;
  std::size_t size = 0;
};

// Reads ahead, but not far: every level of nested unions looks again. Leaves the object where it is.
bool JsonWalk::readNames(Names& names) {
  const JsonCursor::Place begin = m_cursor.place();
  const bool areRead = readNamesUntil(begin.at + farTokens, names);
  if (!m_cursor.isRefused()) m_cursor.goTo(begin);
  return areRead;
}

bool JsonWalk::readNamesUntil(const std::uint32_t* limit, Names& names) {
  m_cursor.advance();
  if (m_cursor.peek() == '}') return true;
  do {
    if (names.size == names.texts.size()) return false;
    std::string_view& name = names.texts[names.size++];
    if (!m_cursor.text(name) || !m_cursor.take(':') || !m_cursor.passUnchecked(limit)) return false;
  } while (m_cursor.takeComma('}'));
  return !m_cursor.isRefused();
}

// A model that lacks a field it needs is no branch, whatever else the object holds.
bool JsonWalk::isOutOfQuestion(const Node& branch, const Names& names) const {
  if (branch.kind != NodeKind::Model) return false;
  const ModelRules& rules = m_program.models[branch.rules];
  const JsonFields& fields = m_program.jsonFields[branch.rules];
  constexpr std::size_t mostFields = 64;
  if (!fields.isPlain() || rules.fields.size() > mostFields) return false;
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < names.size; ++i)
    if (const int field = fields.find(names.texts[i]); field >= 0) found |= std::uint64_t{1} << field;
  for (std::size_t i = 0; i < rules.fields.size(); ++i)
    if (rules.fields[i].isRequired && (found >> i & 1U) == 0) return true;
  return false;
}

// As Walk::smartUnion chooses.
bool JsonWalk::smartUnion(NodeIndex index, const Node& node, Value& output) {
  if (node.rules != none) return other(index, output);
  const Exactness outerExactness = m_walk.m_exactness;
  const bool outerHasFieldsSet = m_walk.m_hasFieldsSet;
  const std::size_t outerFieldsSet = m_walk.m_fieldsSet;
  const int depth = m_walk.m_depth;
  const JsonCursor::Place begin = m_cursor.place();
  JsonCursor::Place end = begin;
  bool hasBest = false;
  Exactness bestExactness = Exactness::Lax;
  std::optional<std::size_t> bestFieldsSet;
  Names names;
  const bool hasNames = m_cursor.peek() == '{' && readNames(names);
  if (m_cursor.isRefused()) return false;
  ++m_unions;
  for (std::uint32_t i = 0; i < node.second; ++i) {
    if (hasNames && isOutOfQuestion(m_nodes[m_program.children[node.first + i]], names)) continue;
    m_walk.m_exactness = Exactness::Exact;
    m_walk.m_hasFieldsSet = false;
    m_walk.m_fieldsSet = 0;
    m_walk.m_depth = depth;
    m_cursor.goTo(begin);
    Value candidate;
    if (!walk(m_program.children[node.first + i], candidate)) {
      if (m_cursor.isRefused()) return false;
      continue;
    }
    end = m_cursor.place();
    const auto fieldsSet = m_walk.m_hasFieldsSet ? std::optional(m_walk.m_fieldsSet) : std::nullopt;
    const bool isPerfect = m_walk.m_exactness == Exactness::Exact && !fieldsSet;
    const bool differs = bestFieldsSet && fieldsSet && *bestFieldsSet != *fieldsSet;
    const bool isBetter = differs ? *fieldsSet > *bestFieldsSet : m_walk.m_exactness > bestExactness;
    if (!hasBest || isPerfect || isBetter) {
      hasBest = true;
      output = candidate;
      bestExactness = m_walk.m_exactness;
      bestFieldsSet = fieldsSet;
    }
    if (isPerfect) break;
  }
  --m_unions;
  m_walk.m_depth = depth;
  m_walk.m_exactness = outerExactness;
  m_walk.m_hasFieldsSet = outerHasFieldsSet || bestFieldsSet.has_value();
  m_walk.m_fieldsSet = outerFieldsSet + bestFieldsSet.value_or(0);
  m_cursor.goTo(end);
  if (hasBest) m_walk.lower(bestExactness);
  return hasBest;
}

// Reads ahead to the member of that name, but not far: every level of nested unions looks again. False when there is
// none that is near and plain to read.
bool JsonWalk::findTag(std::string_view name, Value& tag) {
  const JsonCursor::Place begin = m_cursor.place();
  m_cursor.advance();
  if (m_cursor.peek() == '}') return false;
  std::string_view key;
  do {
    if (!m_cursor.text(key) || !m_cursor.take(':')) return false;
    const char first = m_cursor.peek();
    if (key == name) return first != '[' && first != '{' && m_cursor.scalar(tag);
    if (!m_cursor.passUnchecked(begin.at + farTokens)) return false;
  } while (m_cursor.takeComma('}'));
  return false;
}

// A tag that is a field of every branch: a second one is noticed by the branch.
bool JsonWalk::taggedUnion(NodeIndex index, const Node& node, Value& output) {
  const TaggedRules& rules = m_program.tagged[node.rules];
  if (m_cursor.peek() != '{' || rules.keys.size() != 1) return other(index, output);
  const JsonCursor::Place begin = m_cursor.place();
  Value tag;
  const bool isFound = findTag(rules.keys.front(), tag);
  if (m_cursor.isRefused()) return false;
  m_cursor.goTo(begin);
  if (!isFound) return other(index, output);
  const auto match = findLiteral(rules.tags, tag).index;
  return match && walk(rules.branches[*match], output);
}

} // namespace signalbox::schema

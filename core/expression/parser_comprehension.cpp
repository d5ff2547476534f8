// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comprehensions: for, if and the names that take the items, tuples in tuples among them.
#include "core/expression/parser_state.h"

#include <utility>

namespace signalbox::expression {

NodeId Parser::comprehension(Op made, std::initializer_list<NodeId> collected, std::size_t offset) {
  const NodeId collect = add(Op::Collect, offset, collected);
  const NodeId body = collect == noNode ? noNode : loops(collect);
  return body == noNode ? noNode : add(Op::Comprehension, offset, {body}, 0, static_cast<std::uint8_t>(made));
}

// for TARGETS in ITERABLE [if CONDITION] ... ; each clause holds the rest.
NodeId Parser::loops(NodeId collect) {
  if (m_depth >= maxParserDepth) return fail("too many nested loops", token().begin);
  const std::size_t at = token().begin;
  if (takeKeyword("if")) {
    const NodeId condition = orTest();
    if (condition == noNode) return noNode;
    ++m_depth;
    const NodeId body = loops(collect);
    --m_depth;
    return body == noNode ? noNode : add(Op::Filter, at, {condition, body});
  }
  if (!takeKeyword("for")) return collect;
  Targets names;
  if (!targets(names, false)) return noNode;
  if (!takeKeyword("in")) return failHere("'in'");
  const NodeId iterable = orTest();
  if (iterable == noNode) return noNode;
  ++m_depth;
  const NodeId body = unpackInner(names, loops(collect), at);
  --m_depth;
  return loopOver(iterable, names.names, body, at);
}

NodeId Parser::loopOver(NodeId iterable, const std::vector<std::string>& names, NodeId body, std::size_t offset) {
  if (iterable == noNode || body == noNode) return noNode;
  const auto first = static_cast<std::uint32_t>(m_program.texts.size());
  for (const std::string& target : names) addText(target);
  return add(Op::Each, offset, {iterable, body}, first, static_cast<std::uint8_t>(names.size()));
}

// A loop of one round for each nested tuple among the targets.
NodeId Parser::unpackInner(const Targets& made, NodeId body, std::size_t offset) {
  for (auto inner = made.inner.rbegin(); inner != made.inner.rend() && body != noNode; ++inner) {
    body = unpackInner(*inner, body, offset);
    const NodeId source = add(Op::Name, offset, {}, addText(inner->source));
    body = loopOver(add(Op::List, offset, {source}), inner->names, body, offset);
  }
  return body;
}

bool Parser::targets(Targets& made, bool isNested) {
  const std::size_t at = token().begin;
  const bool hasParentheses = isNested || takeOperator("(");
  do {
    if (m_depth < maxParserDepth && takeOperator("(")) {
      Targets inner;
      ++m_depth;
      const bool isRead = targets(inner, true);
      --m_depth;
      if (!isRead) return false;
      inner.source = ownName();
      made.names.push_back(inner.source);
      made.inner.push_back(std::move(inner));
      continue;
    }
    if (token().kind != TokenKind::Name || isReserved(text(token()))) {
      if (!made.names.empty()) break; // a trailing comma
      return failHere("a name after 'for'"), false;
    }
    made.names.emplace_back(text(token()));
    ++m_at;
  } while (takeOperator(","));
  if (made.names.size() > 8) return fail("too many names after 'for'", at), false;
  return !hasParentheses || closeBracket(")", at);
}

} // namespace signalbox::expression

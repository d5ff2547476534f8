// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Functions as arguments: key= of sorted, min and max, and what map and filter call. They become loops over names, so
// that nothing but values lives at run time. isinstance's types are read here too.
#include "core/expression/parser_state.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

constexpr std::string_view instanceTypes[] = {
    "str",      "int",  "float",     "bool", "bytes",   "list", "tuple", "set",       "frozenset", "dict",
    "datetime", "date", "timedelta", "time", "Decimal", "UUID", "Enum",  "BaseModel", "None",      "object"};

} // namespace

NodeId Parser::callOf(std::string_view function, std::vector<NodeId> list, std::size_t offset) {
  if (std::ranges::find(list, noNode) != list.end()) return noNode;
  Call call;
  call.name = function;
  m_program.calls.push_back(std::move(call));
  return add(Op::Function, offset, list, static_cast<std::uint32_t>(m_program.calls.size() - 1));
}

// lambda, the name of a function, or TYPE.METHOD; called with `count` arguments.
bool Parser::callable(Callable& made, std::size_t count) {
  const std::size_t at = token().begin;
  if (isKeyword("lambda")) {
    if (!lambda(made)) return false;
    if (made.parameters.size() == count) return true;
    return fail("this lambda takes " + std::to_string(count) + " parameter" + (count == 1 ? "" : "s"), at), false;
  }
  if (token().kind != TokenKind::Name) return failHere("a lambda or the name of a function"), false;
  const std::string function(text(token()));
  ++m_at;
  std::vector<NodeId> list;
  for (std::size_t i = 0; i < count; ++i) {
    made.parameters.push_back(ownName());
    list.push_back(add(Op::Name, at, {}, addText(made.parameters.back())));
  }
  if (!takeOperator(".")) {
    made.body = callOf(function, list, at);
    return made.body != noNode;
  }
  if (token().kind != TokenKind::Name) return failHere("a name after '.'"), false;
  Call call;
  call.name = text(token());
  ++m_at;
  m_program.calls.push_back(std::move(call));
  made.body = add(Op::Method, at, list, static_cast<std::uint32_t>(m_program.calls.size() - 1));
  return made.body != noNode;
}

bool Parser::lambda(Callable& made) {
  takeKeyword("lambda");
  while (!isOperator(":")) {
    if (token().kind != TokenKind::Name) return failHere("a parameter of the lambda"), false;
    made.parameters.emplace_back(text(token()));
    ++m_at;
    if (!takeOperator(",")) break;
  }
  if (!takeOperator(":")) return failHere("':'"), false;
  made.body = expression();
  return made.body != noNode;
}

// map(F, XS ...) is [F(x) for x in XS], filter(F, XS) is [x for x in XS if F(x)].
NodeId Parser::mapped(std::string_view name, std::size_t offset) {
  const std::size_t start = m_at;
  const bool isFilter = name == "filter";
  const bool isIdentity = isFilter && isKeyword("None");
  // How many iterables there are decides what the function is called with: read them first, then the function again.
  Callable probe;
  if (isIdentity) {
    takeKeyword("None");
    probe.parameters = {ownName()};
    probe.body = add(Op::Name, offset, {}, addText(probe.parameters.front()));
  } else if (isKeyword("lambda") ? !lambda(probe) : !callable(probe, 1)) {
    return noNode;
  }
  if (!takeOperator(",")) return failHere("',' and what to " + std::string(name) + " over");
  std::vector<NodeId> iterables;
  Call made;
  if (!arguments(iterables, made, offset)) return noNode;
  if (made.unpacks || !made.keywords.empty() || iterables.empty() || (isFilter && iterables.size() != 1))
    return fail(std::string(name) + "() takes a function and what to go over", offset);
  if (iterables.size() > 1 || probe.parameters.size() != iterables.size()) {
    const std::size_t end = m_at;
    m_at = start;
    probe = {};
    if (!callable(probe, iterables.size())) return noNode;
    m_at = end;
  }
  const NodeId over = iterables.size() == 1 ? iterables.front() : callOf("zip", iterables, offset);
  NodeId body = noNode;
  if (isFilter) {
    const NodeId item = add(Op::Name, offset, {}, addText(probe.parameters.front()));
    const NodeId kept = add(Op::Collect, offset, {item});
    body = probe.body == noNode || kept == noNode ? noNode : add(Op::Filter, offset, {probe.body, kept});
  } else {
    body = probe.body == noNode ? noNode : add(Op::Collect, offset, {probe.body});
  }
  const NodeId loop = loopOver(over, probe.parameters, body, offset);
  return loop == noNode ? noNode : add(Op::Comprehension, offset, {loop}, 0, static_cast<std::uint8_t>(Op::List));
}

// sorted(XS, key=F) is our " sorted"([(F(x), x) for x in XS]); of min and max with several arguments XS is their list.
NodeId Parser::keyed(Call& made, std::vector<NodeId>& list, const Callable& key, std::size_t offset) {
  std::size_t positional = list.size() - made.keywords.size();
  if (positional == 0) return fail(made.name + "() needs what to go over", offset);
  const bool isAlone = positional == 1 && m_program.nodes[list.front()].op != Op::Star;
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(positional);
  const NodeId over = isAlone ? list.front() : add(Op::List, offset, std::vector<NodeId>(list.begin(), end));
  const NodeId item = add(Op::Name, offset, {}, addText(key.parameters.front()));
  const NodeId pair = add(Op::Tuple, offset, {key.body, item});
  const NodeId collect = add(Op::Collect, offset, {pair});
  const NodeId loop = loopOver(over, key.parameters, collect, offset);
  if (loop == noNode) return noNode;
  const NodeId pairs = add(Op::Comprehension, offset, {loop}, 0, static_cast<std::uint8_t>(Op::List));
  list.erase(list.begin(), end);
  list.insert(list.begin(), pairs);
  made.name.insert(0, " ");
  made.unpacks = std::ranges::find(made.keywords, "**") != made.keywords.end();
  m_program.calls.push_back(std::move(made));
  return add(Op::Function, offset, list, static_cast<std::uint32_t>(m_program.calls.size() - 1));
}

NodeId Parser::instanceTest(std::size_t offset) {
  const NodeId value = expression();
  if (value == noNode) return noNode;
  if (!takeOperator(",")) return failHere("',' and a type");
  std::string names;
  if (!typeNames(names)) return noNode;
  takeOperator(",");
  if (!closeBracket(")", offset)) return noNode;
  return callOf("isinstance", {value, textConstant(names, offset)}, offset);
}

// str, int | None, (list, tuple): appended to `names`, with spaces between.
bool Parser::typeNames(std::string& names) {
  if (m_depth >= maxParserDepth) return fail("too many nested parentheses", token().begin), false;
  if (const std::size_t opened = token().begin; takeOperator("(")) {
    ++m_depth;
    while (!isOperator(")")) {
      if (!typeNames(names)) return false;
      if (!takeOperator(",")) break;
    }
    --m_depth;
    if (!closeBracket(")", opened)) return false;
  } else {
    const std::string_view name = text(token());
    if (token().kind != TokenKind::Name || std::ranges::find(instanceTypes, name) == std::end(instanceTypes))
      return fail("isinstance() knows str, int, float, bool, bytes, list, tuple, set, dict, date, datetime, time, "
                  "timedelta, Decimal, UUID, Enum, BaseModel and None",
                  token().begin),
             false;
    (names += ' ') += name;
    ++m_at;
  }
  return !takeOperator("|") || typeNames(names);
}

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/python/parser.h"

#include <algorithm>
#include <array>

namespace signalbox::python {
namespace {

NodePtr make(NodeKind kind, std::string text = {}, std::vector<NodePtr> items = {}) {
  return std::make_shared<Node>(kind, std::move(text), std::move(items));
}

} // namespace

NodePtr Parser::fail() {
  m_hasFailed = true;
  m_at = m_tokens.size() - 1;
  return make(NodeKind::Atom, "None");
}

bool Parser::isAt(std::string_view text) const {
  return (token().kind == TokenKind::Operator || token().kind == TokenKind::Name) && token().text == text;
}

bool Parser::take(std::string_view text) {
  if (!isAt(text)) return false;
  next();
  return true;
}

NodePtr Parser::expressionList() {
  NodePtr first = starred();
  if (!isAt(",")) return first;
  NodePtr tuple = make(NodeKind::Tuple, {}, {first});
  tuple->isBare = true;
  while (take(",") && !isEnd() && !isAt("=") && !isAt(":") && !isAt("in")) tuple->items.push_back(starred());
  return tuple;
}

NodePtr Parser::target() {
  NodePtr first = isAt("(") ? parenthesised() : primary();
  if (!isAt(",")) return first;
  NodePtr tuple = make(NodeKind::Tuple, {}, {first});
  tuple->isBare = true;
  while (take(",") && !isAt("in")) tuple->items.push_back(isAt("(") ? parenthesised() : primary());
  return tuple;
}

NodePtr Parser::expression() {
  if (isAt("lambda")) return lambda();
  if (isAt("yield")) {
    next();
    const bool isFrom = take("from");
    return make(NodeKind::Prefixed, isFrom ? "yield from" : "yield", {expressionList()});
  }
  NodePtr value = orTest();
  if (!take("if")) return value;
  NodePtr condition = orTest();
  if (!take("else")) return fail();
  return make(NodeKind::IfElse, {}, {value, condition, expression()});
}

NodePtr Parser::lambda() {
  next();
  std::string parameters;
  while (!isEnd() && !isAt(":")) {
    parameters += parameters.empty() || isAt(",") ? "" : " ";
    parameters += token().text;
    next();
  }
  if (!take(":")) return fail();
  return make(NodeKind::Lambda, std::move(parameters), {expression()});
}

NodePtr Parser::chain(NodeKind kind, NodePtr (Parser::*operand)(), std::initializer_list<std::string_view> operators) {
  NodePtr first = (this->*operand)();
  NodePtr made;
  while (!isEnd()) {
    const auto found = std::ranges::find_if(operators, [&](std::string_view op) { return isAt(op); });
    if (found == operators.end()) break;
    next();
    if (!made) made = make(kind, {}, {first});
    made->operators.emplace_back(*found);
    made->items.push_back((this->*operand)());
  }
  return made ? made : first;
}

NodePtr Parser::orTest() { return chain(NodeKind::Boolean, &Parser::andTest, {"or"}); }
NodePtr Parser::andTest() { return chain(NodeKind::Boolean, &Parser::notTest, {"and"}); }

NodePtr Parser::notTest() {
  if (take("not")) return make(NodeKind::Unary, "not", {notTest()});
  return comparison();
}

bool Parser::takeComparison(std::string& made) {
  for (const std::string_view op : {"<", "<=", ">", ">=", "==", "!=", "in"}) {
    if (!take(op)) continue;
    made = op;
    return true;
  }
  if (take("is")) {
    made = take("not") ? "is not" : "is";
    return true;
  }
  if (isAt("not") && m_tokens[m_at + 1].text == "in") {
    next();
    next();
    made = "not in";
    return true;
  }
  return false;
}

NodePtr Parser::comparison() {
  NodePtr first = bitOr();
  NodePtr made;
  std::string op;
  while (takeComparison(op)) {
    if (!made) made = make(NodeKind::Comparison, {}, {first});
    made->operators.push_back(op);
    made->items.push_back(bitOr());
  }
  return made ? made : first;
}

NodePtr Parser::bitOr() { return chain(NodeKind::Binary, &Parser::bitXor, {"|"}); }
NodePtr Parser::bitXor() { return chain(NodeKind::Binary, &Parser::bitAnd, {"^"}); }
NodePtr Parser::bitAnd() { return chain(NodeKind::Binary, &Parser::shift, {"&"}); }
NodePtr Parser::shift() { return chain(NodeKind::Binary, &Parser::sum, {"<<", ">>"}); }
NodePtr Parser::sum() { return chain(NodeKind::Binary, &Parser::term, {"+", "-"}); }
NodePtr Parser::term() { return chain(NodeKind::Binary, &Parser::factor, {"*", "/", "//", "%", "@"}); }

NodePtr Parser::factor() {
  for (const std::string_view op : {"-", "+", "~"})
    if (take(op)) {
      NodePtr operand = factor();
      if (operand->kind == NodeKind::Binary && operand->operators[0] == "**")
        operand->isParenthesised = true; // as ruff writes it
      return make(NodeKind::Unary, std::string(op), {operand});
    }
  return power();
}

NodePtr Parser::power() {
  NodePtr base = primary();
  if (!take("**")) return base;
  NodePtr made = make(NodeKind::Binary, {}, {base, factor()});
  made->operators.emplace_back("**");
  return made;
}

NodePtr Parser::primary() {
  if (isAt("await")) {
    next();
    return make(NodeKind::Prefixed, "await", {primary()});
  }
  NodePtr value = atom();
  while (!m_hasFailed) {
    if (take(".")) {
      value = make(NodeKind::Attribute, std::string(token().text), {value});
      next();
    } else if (isAt("(")) {
      value = argumentList(value);
    } else if (isAt("[")) {
      value = subscript(value);
    } else {
      return value;
    }
  }
  return value;
}

NodePtr Parser::atom() {
  if (token().kind == TokenKind::String) return strings();
  if (isAt("(")) return parenthesised();
  if (isAt("[")) return listDisplay();
  if (isAt("{")) return braces();
  if (token().kind == TokenKind::Name || token().kind == TokenKind::Number || isAt("...")) {
    NodePtr made = make(NodeKind::Atom, std::string(token().text));
    next();
    return made;
  }
  return fail();
}

NodePtr Parser::starred() {
  for (const std::string_view star : {"**", "*"})
    if (take(star)) return make(NodeKind::Star, std::string(star), {bitOr()});
  return expression();
}

bool Parser::items(Node& into, std::string_view closing, NodePtr (Parser::*item)()) {
  while (!isEnd() && !isAt(closing)) {
    into.items.push_back((this->*item)());
    into.hasTrailingComma = take(",");
    if (!into.hasTrailingComma) break;
  }
  if (take(closing)) return true;
  fail();
  return false;
}

NodePtr Parser::argument() {
  if (token().kind == TokenKind::Name && m_tokens[m_at + 1].text == "=" &&
      m_tokens[m_at + 1].kind == TokenKind::Operator) {
    NodePtr made = make(NodeKind::Keyword, std::string(token().text));
    next();
    next();
    made->items.push_back(expression());
    return made;
  }
  NodePtr value = starred();
  return isAt("for") || isAt("async") ? comprehension("", value) : value;
}

NodePtr Parser::argumentList(NodePtr callee) {
  NodePtr made = make(NodeKind::Call, {}, {std::move(callee)});
  next();
  items(*made, ")", &Parser::argument);
  return made;
}

NodePtr Parser::sliceItem() {
  NodePtr parts[3];
  int count = 0;
  bool isSlice = false;
  while (!isEnd() && !isAt("]") && !isAt(",")) {
    if (take(":")) {
      isSlice = true;
      if (++count > 2) return fail();
    } else {
      parts[count] = starred();
    }
  }
  return isSlice ? make(NodeKind::Slice, count == 2 ? "::" : ":", {parts[0], parts[1], parts[2]})
                 : (parts[0] ? parts[0] : fail());
}

NodePtr Parser::subscript(NodePtr object) {
  NodePtr made = make(NodeKind::Subscript, {}, {std::move(object)});
  next();
  items(*made, "]", &Parser::sliceItem);
  return made;
}

NodePtr Parser::parenthesised() {
  next();
  NodePtr tuple = make(NodeKind::Tuple);
  if (take(")")) return tuple;
  NodePtr first = starred();
  if (isAt("for") || isAt("async")) {
    NodePtr made = comprehension("(", first);
    return take(")") ? made : fail();
  }
  if (take(")")) {
    first->isParenthesised = first->kind != NodeKind::Tuple;
    return first;
  }
  if (!take(",")) return fail();
  tuple->items.push_back(first);
  const bool isSingle = isAt(")");
  items(*tuple, ")", &Parser::starred);
  if (isSingle) tuple->hasTrailingComma = false;
  return tuple;
}

NodePtr Parser::listDisplay() {
  next();
  NodePtr list = make(NodeKind::List);
  if (take("]")) return list;
  NodePtr first = starred();
  if (isAt("for") || isAt("async")) {
    NodePtr made = comprehension("[", first);
    return take("]") ? made : fail();
  }
  list->items.push_back(first);
  list->hasTrailingComma = take(",");
  if (!list->hasTrailingComma) return take("]") ? list : fail();
  items(*list, "]", &Parser::starred);
  if (list->items.size() == 1) list->hasTrailingComma = true;
  return list;
}

NodePtr Parser::braces() {
  next();
  NodePtr made = make(NodeKind::Dict);
  if (take("}")) return made;
  bool isFirst = true;
  while (!isEnd() && !isAt("}")) {
    NodePtr item = starred();
    if (take(":")) item = make(NodeKind::Pair, {}, {item, expression()});
    if (isFirst && (isAt("for") || isAt("async"))) {
      made = comprehension("{", item);
      return take("}") ? made : fail();
    }
    if (isFirst && item->kind != NodeKind::Pair && item->text != "**") made->kind = NodeKind::Set;
    isFirst = false;
    made->items.push_back(item);
    made->hasTrailingComma = take(",");
    if (!made->hasTrailingComma) break;
  }
  return take("}") ? made : fail();
}

NodePtr Parser::comprehension(std::string bracket, NodePtr made) {
  NodePtr whole = make(NodeKind::Comprehension, std::move(bracket), {std::move(made)});
  while (isAt("for") || isAt("async")) {
    const bool isAsync = take("async");
    if (!take("for")) return fail();
    NodePtr loop = make(NodeKind::Loop, isAsync ? "async for" : "for", {target()});
    if (!take("in")) return fail();
    loop->items.push_back(orTest());
    while (take("if")) loop->items.push_back(orTest());
    whole->items.push_back(loop);
  }
  return whole;
}

Result<NodePtr> parseExpression(std::string_view source) {
  auto tokens = tokenize(source);
  if (!tokens) return std::unexpected(tokens.error());
  Parser parser(std::move(*tokens));
  NodePtr made = parser.expressionList();
  if (parser.hasFailed() || !parser.isEnd()) return failure("This is no Python expression: " + std::string(source));
  made->isBare = false; // it may come to stand anywhere
  return made;
}

} // namespace signalbox::python

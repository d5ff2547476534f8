// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/parser_state.h"

#include "core/value/read_python.h"

#include <algorithm>
#include <charconv>

namespace signalbox::expression {

namespace {

constexpr std::string_view reservedWords[] = {
    "and",   "or",   "not",    "in",    "is",   "if",  "else",   "for",  "lambda", "await", "yield", "async", "def",
    "class", "from", "import", "while", "with", "del", "return", "pass", "global", "raise", "try",   "except"};

bool isReserved(std::string_view word) { return std::ranges::find(reservedWords, word) != std::end(reservedWords); }

struct Literal {
  std::string digits; // without underscores and prefix
  int base = 10;
  bool isFloat = false;
};

Literal splitNumber(std::string_view text) {
  Literal literal;
  for (const char c : text)
    if (c != '_') literal.digits += c;
  const char prefix = literal.digits.size() > 1 ? static_cast<char>(literal.digits[1] | 32) : '\0';
  literal.base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 10;
  if (literal.digits[0] != '0') literal.base = 10;
  if (literal.base != 10) literal.digits.erase(0, 2);
  literal.isFloat = literal.base == 10 && literal.digits.find_first_of(".eE") != std::string::npos;
  return literal;
}

} // namespace

NodeId Parser::primary() {
  NodeId node = atom();
  while (node != noNode) {
    const std::size_t at = token().begin;
    if (takeOperator(".")) {
      if (token().kind != TokenKind::Name || isReserved(text(token()))) return failHere("a name after '.'");
      node = add(Op::Attribute, at, {node}, addText(text(token())));
      ++m_at;
    } else if (isOperator("(")) {
      node = call(node, at);
    } else if (isOperator("[")) {
      node = subscript(node, at);
    } else {
      break;
    }
  }
  return node;
}

NodeId Parser::call(NodeId callee, std::size_t offset) {
  const Node node = m_program.nodes[callee];
  if (node.op != Op::Name && node.op != Op::Attribute) return fail("only functions and methods can be called", offset);
  const bool isMethod = node.op == Op::Attribute;
  std::vector<NodeId> list;
  if (isMethod) list.push_back(m_program.children[node.first]);
  Call made;
  made.name = m_program.texts[node.index];
  ++m_at;
  if (!arguments(list, made.keywords, offset)) return noNode;
  m_program.calls.push_back(std::move(made));
  return add(isMethod ? Op::Method : Op::Function, node.offset, list,
             static_cast<std::uint32_t>(m_program.calls.size() - 1));
}

bool Parser::arguments(std::vector<NodeId>& list, std::vector<std::string>& keywords, std::size_t openedAt) {
  while (!takeOperator(")")) {
    if (isOperator("*") || isOperator("**")) return fail("'*' arguments are not supported", token().begin), false;
    const bool isKeywordArgument = token().kind == TokenKind::Name && m_at + 1 < m_tokens.size() &&
                                   m_tokens[m_at + 1].kind == TokenKind::Operator && text(m_tokens[m_at + 1]) == "=";
    if (isKeywordArgument) {
      keywords.emplace_back(text(token()));
      m_at += 2;
    } else if (!keywords.empty()) {
      return fail("positional argument follows keyword argument", token().begin), false;
    }
    const std::size_t at = token().begin;
    NodeId argument = expression();
    if (argument != noNode && isKeyword("for")) argument = comprehension(Op::List, {argument}, at);
    if (argument == noNode) return false;
    list.push_back(argument);
    if (takeOperator(",")) continue;
    return closeBracket(")", openedAt);
  }
  return true;
}

NodeId Parser::subscript(NodeId object, std::size_t offset) {
  ++m_at;
  NodeId parts[3] = {noNode, noNode, noNode};
  std::size_t count = 0;
  bool isSlice = false;
  for (; count < 3; ++count) {
    if (!isOperator(":") && !isOperator("]")) {
      parts[count] = expression();
      if (parts[count] == noNode) return noNode;
    }
    if (!takeOperator(":")) break;
    isSlice = true;
  }
  if (!isSlice && parts[0] == noNode) return failHere("an index");
  if (isOperator(",")) return fail("an index cannot be a tuple here", token().begin);
  if (!closeBracket("]", offset)) return noNode;
  if (!isSlice) return add(Op::Index, offset, {object, parts[0]});
  for (NodeId& part : parts)
    if (part == noNode) part = constant(Value(), offset);
  return add(Op::Slice, offset, {object, parts[0], parts[1], parts[2]});
}

NodeId Parser::atom() {
  switch (token().kind) {
  case TokenKind::Name: return name();
  case TokenKind::Number: return number();
  case TokenKind::String:
  case TokenKind::FString: return strings();
  case TokenKind::End: return failHere("an expression");
  case TokenKind::Operator: break;
  }
  if (isOperator("(")) return parenthesised();
  if (isOperator("[")) return listDisplay();
  if (isOperator("{")) return braces();
  return failHere("an expression");
}

NodeId Parser::name() {
  const std::size_t at = token().begin;
  const std::string_view word = text(token());
  if (isReserved(word)) return failHere("an expression");
  ++m_at;
  if (word == "None") return constant(Value(), at);
  if (word == "True") return constant(Value::boolean(true), at);
  if (word == "False") return constant(Value::boolean(false), at);
  return add(Op::Name, at, {}, addText(word));
}

NodeId Parser::number() {
  const std::size_t at = token().begin;
  const Literal literal = splitNumber(text(token()));
  ++m_at;
  const char* first = literal.digits.data();
  const char* last = first + literal.digits.size();
  if (literal.isFloat) return constant(Value::number(parseDouble(literal.digits)), at);
  std::int64_t value = 0;
  const auto read = std::from_chars(first, last, value, literal.base);
  if (read.ec == std::errc() && read.ptr == last) return constant(Value::integer(value), at);
  if (read.ptr != last) return fail("invalid digit in this number", at);
  if (literal.base != 10) return fail("this number is out of range", at);
  if (literal.digits.size() > 4300) return fail("this number has more than 4300 digits", at);
  return constant(Value::bigInt(m_program.arena.copy(literal.digits)), at);
}

NodeId Parser::strings() {
  const std::size_t at = token().begin;
  std::vector<NodeId> parts;
  bool isFormatted = false;
  for (; token().kind == TokenKind::String || token().kind == TokenKind::FString; ++m_at) {
    const Token one = token();
    const bool isFString = one.kind == TokenKind::FString;
    isFormatted |= isFString;
    const bool isRead = isFString ? formatted(one, one.bodyBegin, one.bodyEnd, parts, false)
                                  : literalPart(one, one.bodyBegin, one.bodyEnd, parts);
    if (!isRead) return noNode;
  }
  if (isFormatted) return add(Op::Join, at, parts);
  std::string joined;
  for (const NodeId part : parts) joined += m_program.constants[m_program.nodes[part].index].asText();
  return textConstant(joined, at);
}

NodeId Parser::parenthesised() {
  const std::size_t at = token().begin;
  ++m_at;
  if (takeOperator(")")) return add(Op::Tuple, at, {});
  const NodeId first = expression();
  if (first == noNode) return noNode;
  if (isKeyword("for")) return fail("generator expressions are not supported; use [ ]", token().begin);
  if (takeOperator(")")) return first;
  if (!takeOperator(",")) return closeBracket(")", at), noNode;
  std::vector<NodeId> list = {first};
  if (!items(list, ")") || !closeBracket(")", at)) return noNode;
  return add(Op::Tuple, at, list);
}

// Up to the closing bracket, which stays.
bool Parser::items(std::vector<NodeId>& list, std::string_view closing) {
  while (!isOperator(closing)) {
    if (isOperator("*")) return fail("unpacking with '*' is not supported", token().begin), false;
    list.push_back(expression());
    if (list.back() == noNode) return false;
    if (!takeOperator(",")) break;
  }
  return true;
}

NodeId Parser::listDisplay() {
  const std::size_t at = token().begin;
  ++m_at;
  if (takeOperator("]")) return add(Op::List, at, {});
  if (isOperator("*")) return fail("unpacking with '*' is not supported", token().begin);
  const NodeId first = expression();
  if (first == noNode) return noNode;
  if (isKeyword("for")) {
    const NodeId made = comprehension(Op::List, {first}, at);
    return made != noNode && closeBracket("]", at) ? made : noNode;
  }
  std::vector<NodeId> list = {first};
  if (takeOperator(",") && !items(list, "]")) return noNode;
  return closeBracket("]", at) ? add(Op::List, at, list) : noNode;
}

NodeId Parser::braces() {
  const std::size_t at = token().begin;
  ++m_at;
  if (takeOperator("}")) return add(Op::Dict, at, {});
  if (isOperator("**") || isOperator("*")) return fail("unpacking with '**' is not supported", token().begin);
  const NodeId first = expression();
  if (first == noNode) return noNode;
  if (isOperator(":")) return dictRest(first, at);
  if (isKeyword("for")) {
    const NodeId made = comprehension(Op::Set, {first}, at);
    return made != noNode && closeBracket("}", at) ? made : noNode;
  }
  std::vector<NodeId> list = {first};
  if (takeOperator(",") && !items(list, "}")) return noNode;
  return closeBracket("}", at) ? add(Op::Set, at, list) : noNode;
}

NodeId Parser::dictRest(NodeId firstKey, std::size_t openedAt) {
  std::vector<NodeId> list;
  for (NodeId key = firstKey;;) {
    if (key == noNode) return noNode;
    if (!takeOperator(":")) return failHere("':'");
    const NodeId value = expression();
    if (value == noNode) return noNode;
    list.insert(list.end(), {key, value});
    if (list.size() == 2 && isKeyword("for")) {
      const NodeId made = comprehension(Op::Dict, {key, value}, openedAt);
      return made != noNode && closeBracket("}", openedAt) ? made : noNode;
    }
    if (!takeOperator(",") || isOperator("}")) break;
    key = expression();
  }
  return closeBracket("}", openedAt) ? add(Op::Dict, openedAt, list) : noNode;
}

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
  std::vector<std::string> names;
  if (!targets(names)) return noNode;
  if (!takeKeyword("in")) return failHere("'in'");
  const NodeId iterable = orTest();
  if (iterable == noNode) return noNode;
  ++m_depth;
  const NodeId body = loops(collect);
  --m_depth;
  const auto first = static_cast<std::uint32_t>(m_program.texts.size());
  for (const std::string& target : names) addText(target);
  return body == noNode ? noNode : add(Op::Each, at, {iterable, body}, first, static_cast<std::uint8_t>(names.size()));
}

bool Parser::targets(std::vector<std::string>& names) {
  const std::size_t at = token().begin;
  const bool hasParentheses = takeOperator("(");
  do {
    if (token().kind != TokenKind::Name || isReserved(text(token()))) {
      if (names.size() > 1) break; // a trailing comma
      return failHere("a name after 'for'"), false;
    }
    names.emplace_back(text(token()));
    ++m_at;
  } while (takeOperator(","));
  if (names.size() > 8) return fail("too many names after 'for'", at), false;
  return !hasParentheses || closeBracket(")", at);
}

} // namespace signalbox::expression

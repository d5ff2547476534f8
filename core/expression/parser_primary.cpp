// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/parser_state.h"

#include "core/value/read_python.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace signalbox::expression {

namespace {

constexpr std::string_view reservedWords[] = {
    "and",   "or",   "not",    "in",    "is",   "if",  "else",   "for",  "lambda", "await", "yield", "async", "def",
    "class", "from", "import", "while", "with", "del", "return", "pass", "global", "raise", "try",   "except"};

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

bool isReserved(std::string_view word) { return std::ranges::find(reservedWords, word) != std::end(reservedWords); }

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
  if (!isMethod && made.name == "isinstance") return instanceTest(offset);
  if (!isMethod && (made.name == "map" || made.name == "filter")) return mapped(made.name, offset);
  const bool takesKey = !isMethod && (made.name == "sorted" || made.name == "min" || made.name == "max");
  Callable key;
  Callable* const outerKey = std::exchange(m_key, takesKey ? &key : nullptr);
  const bool isRead = arguments(list, made, offset);
  m_key = outerKey;
  if (!isRead) return noNode;
  if (key.body != noNode) return keyed(made, list, key, node.offset);
  m_program.calls.push_back(std::move(made));
  return add(isMethod ? Op::Method : Op::Function, node.offset, list,
             static_cast<std::uint32_t>(m_program.calls.size() - 1));
}

// *iterable and **dict among arguments.
bool Parser::takeUnpacking(std::vector<NodeId>& list, Call& made) {
  const bool isDict = isOperator("**");
  const std::size_t at = token().begin;
  if (!isDict && !made.keywords.empty()) return fail("iterable argument unpacking follows keyword argument", at), false;
  ++m_at;
  const NodeId inner = expression();
  list.push_back(inner == noNode ? noNode : add(isDict ? Op::DoubleStar : Op::Star, at, {inner}));
  if (isDict) made.keywords.emplace_back("**");
  made.unpacks = true;
  return list.back() != noNode;
}

bool Parser::arguments(std::vector<NodeId>& list, Call& made, std::size_t openedAt) {
  std::vector<std::string>& keywords = made.keywords;
  while (!takeOperator(")")) {
    if (isOperator("*") || isOperator("**")) {
      if (!takeUnpacking(list, made)) return false;
      if (takeOperator(",")) continue;
      return closeBracket(")", openedAt);
    }
    const bool isKeywordArgument = token().kind == TokenKind::Name && m_at + 1 < m_tokens.size() &&
                                   m_tokens[m_at + 1].kind == TokenKind::Operator && text(m_tokens[m_at + 1]) == "=";
    if (isKeywordArgument && m_key && text(token()) == "key") {
      m_at += 2;
      Callable* const key = std::exchange(m_key, nullptr);
      const bool isNone = isKeyword("None");
      const bool isRead = isNone ? takeKeyword("None") : callable(*key, 1);
      m_key = key;
      if (!isRead) return false;
      if (takeOperator(",")) continue;
      return closeBracket(")", openedAt);
    }
    if (isKeywordArgument) {
      keywords.emplace_back(text(token()));
      m_at += 2;
    } else if (!keywords.empty()) {
      return fail("positional argument follows keyword argument", token().begin), false;
    }
    const std::size_t at = token().begin;
    Callable* const key = std::exchange(m_key, nullptr); // of this call, not of one inside
    NodeId argument = expression();
    m_key = key;
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
  if (!isSlice && isOperator(",")) {
    std::vector<NodeId> list = {parts[0]};
    ++m_at;
    if (!items(list, "]")) return noNode;
    parts[0] = add(Op::Tuple, offset, list);
  }
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
  case TokenKind::FString:
  case TokenKind::Bytes: return strings();
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
  if (token().kind == TokenKind::Bytes) return bytes();
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

NodeId Parser::bytes() {
  const std::size_t at = token().begin;
  std::string joined;
  for (; token().kind == TokenKind::Bytes; ++m_at) {
    const std::string_view body = m_source.substr(token().bodyBegin, token().bodyEnd - token().bodyBegin);
    const auto read = readByteEscapes(body, token().bodyBegin, token().isRaw);
    if (!read) return fail(read.error().message, read.error().offset);
    joined += *read;
  }
  if (token().kind == TokenKind::String || token().kind == TokenKind::FString)
    return fail("cannot mix bytes and nonbytes literals", token().begin);
  return constant(Value::bytes(m_program.arena.copy(joined)), at);
}

NodeId Parser::starred() {
  const std::size_t at = token().begin;
  if (!takeOperator("*")) return expression();
  const NodeId inner = bitOr();
  return inner == noNode ? noNode : add(Op::Star, at, {inner});
}

NodeId Parser::parenthesised() {
  const std::size_t at = token().begin;
  ++m_at;
  if (takeOperator(")")) return add(Op::Tuple, at, {});
  const NodeId first = starred();
  if (first == noNode) return noNode;
  if (isKeyword("for")) { // a generator: its items, all at once
    const NodeId made = comprehension(Op::List, {first}, at);
    return made != noNode && closeBracket(")", at) ? made : noNode;
  }
  if (m_program.nodes[first].op == Op::Star && !isOperator(",")) return fail("cannot use starred expression here", at);
  if (takeOperator(")")) return first;
  if (!takeOperator(",")) return closeBracket(")", at), noNode;
  std::vector<NodeId> list = {first};
  if (!items(list, ")") || !closeBracket(")", at)) return noNode;
  return add(Op::Tuple, at, list);
}

// Up to the closing bracket, which stays.
bool Parser::items(std::vector<NodeId>& list, std::string_view closing) {
  while (!isOperator(closing)) {
    list.push_back(starred());
    if (list.back() == noNode) return false;
    if (!takeOperator(",")) break;
  }
  return true;
}

NodeId Parser::listDisplay() {
  const std::size_t at = token().begin;
  ++m_at;
  if (takeOperator("]")) return add(Op::List, at, {});
  const NodeId first = starred();
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
  if (isOperator("**")) return dictRest(noNode, at);
  const NodeId first = starred();
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
  for (NodeId key = firstKey;; key = noNode) {
    if (!dictItem(list, key)) return noNode;
    const bool isPair = m_program.nodes[list[0]].op != Op::DoubleStar;
    if (list.size() == 2 && isPair && isKeyword("for")) {
      const NodeId made = comprehension(Op::Dict, {list[0], list[1]}, openedAt);
      return made != noNode && closeBracket("}", openedAt) ? made : noNode;
    }
    if (!takeOperator(",") || isOperator("}")) break;
  }
  return closeBracket("}", openedAt) ? add(Op::Dict, openedAt, list) : noNode;
}

// KEY: VALUE, whose key may be read already, or **DICT.
bool Parser::dictItem(std::vector<NodeId>& list, NodeId key) {
  const std::size_t at = token().begin;
  if (key == noNode && takeOperator("**")) {
    const NodeId inner = bitOr();
    const NodeId unpacked = inner == noNode ? noNode : add(Op::DoubleStar, at, {inner});
    list.insert(list.end(), {unpacked, unpacked});
    return unpacked != noNode;
  }
  if (key == noNode) key = expression();
  if (key == noNode) return false;
  if (!takeOperator(":")) return failHere("':'"), false;
  const NodeId value = expression();
  list.insert(list.end(), {key, value});
  return value != noNode;
}

} // namespace signalbox::expression

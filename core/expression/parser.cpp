// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/parser_state.h"

#include <algorithm>
#include <charconv>

namespace signalbox::expression {

namespace {

constexpr std::uint16_t maxTreeDepth = 1000; // long chains of operators grow the tree without nesting the parser
constexpr std::size_t maxSource = 64 * 1024;

} // namespace

NodeId Parser::parseRange(std::size_t begin, std::size_t end) {
  auto tokens = tokenize(m_source, begin, end);
  if (!tokens) return fail(tokens.error().message, tokens.error().offset);
  m_tokens = std::move(*tokens);
  if (isEnd()) return fail("an expression is missing", begin);
  if (isOperator("*")) return fail("can't use starred expression here", begin);
  NodeId root = expression();
  if (root != noNode && isOperator(",")) { // a tuple without parentheses
    std::vector<NodeId> list = {root};
    while (takeOperator(",") && !isEnd()) {
      list.push_back(expression());
      if (list.back() == noNode) return noNode;
    }
    root = add(Op::Tuple, begin, list);
  }
  if (root == noNode || isEnd()) return root;
  if (isOperator("=")) return fail("'=' assigns; use '==' to compare", token().begin);
  if (isOperator(")") || isOperator("]") || isOperator("}"))
    return fail("unmatched '" + std::string(text(token())) + "'", token().begin);
  return fail("unexpected '" + std::string(text(token())) + "'", token().begin);
}

bool Parser::takeOperator(std::string_view wanted) {
  if (!isOperator(wanted)) return false;
  ++m_at;
  return true;
}

bool Parser::takeKeyword(std::string_view wanted) {
  if (!isKeyword(wanted)) return false;
  ++m_at;
  return true;
}

bool Parser::closeBracket(std::string_view wanted, std::size_t openedAt) {
  if (takeOperator(wanted)) return true;
  if (isEnd())
    fail("'" + std::string(1, m_source[openedAt]) + "' was never closed", openedAt);
  else if (isOperator("="))
    fail("'=' assigns; use '==' to compare", token().begin);
  else
    failHere("'" + std::string(wanted) + "' or ','");
  return false;
}

NodeId Parser::fail(std::string message, std::size_t offset) {
  if (!m_hasError) m_error = {std::move(message), offset};
  m_hasError = true;
  return noNode;
}

NodeId Parser::failHere(std::string_view expected) {
  std::string message = "expected " + std::string(expected);
  if (isEnd()) return fail(message + " at the end", token().begin);
  return fail(message + " before '" + std::string(text(token())) + "'", token().begin);
}

NodeId Parser::add(Op op, std::size_t offset, std::span<const NodeId> children, std::uint32_t index,
                   std::uint8_t detail) {
  Node node;
  node.op = op;
  node.detail = detail;
  node.index = index;
  node.offset = static_cast<std::uint32_t>(offset);
  node.first = static_cast<std::uint32_t>(m_program.children.size());
  node.count = static_cast<std::uint32_t>(children.size());
  for (const NodeId child : children) {
    if (child == noNode) return noNode;
    node.depth = std::max(node.depth, m_program.nodes[child].depth);
  }
  if (++node.depth > maxTreeDepth) return fail("the expression is too long", offset);
  m_program.children.insert(m_program.children.end(), children.begin(), children.end());
  m_program.nodes.push_back(node);
  return static_cast<NodeId>(m_program.nodes.size() - 1);
}

NodeId Parser::constant(Value value, std::size_t offset) {
  m_program.constants.push_back(value);
  return add(Op::Constant, offset, {}, static_cast<std::uint32_t>(m_program.constants.size() - 1));
}

NodeId Parser::textConstant(std::string_view value, std::size_t offset) {
  return constant(Value::str(m_program.arena.copy(value)), offset);
}

std::uint32_t Parser::addText(std::string_view value) {
  m_program.texts.emplace_back(value);
  return static_cast<std::uint32_t>(m_program.texts.size() - 1);
}

NodeId Parser::expression() {
  if (m_depth >= maxParserDepth) return fail("too many nested parentheses", token().begin);
  ++m_depth;
  const NodeId node = ternary();
  --m_depth;
  return node;
}

NodeId Parser::ternary() {
  if (isKeyword("lambda"))
    return fail("a lambda stands after key= of sorted, min and max, and in map and filter", token().begin);
  const NodeId then = orTest();
  const std::size_t at = token().begin;
  if (then == noNode || !takeKeyword("if")) return then;
  const NodeId condition = orTest();
  if (condition == noNode) return noNode;
  if (!takeKeyword("else")) return failHere("'else' after 'if' expression");
  const NodeId otherwise = expression();
  return add(Op::IfElse, at, {condition, then, otherwise});
}

NodeId Parser::orTest() {
  const std::size_t at = token().begin;
  std::vector<NodeId> operands = {andTest()};
  while (operands.back() != noNode && takeKeyword("or")) operands.push_back(andTest());
  if (operands.back() == noNode) return noNode;
  return operands.size() == 1 ? operands[0] : add(Op::Or, at, operands);
}

NodeId Parser::andTest() {
  const std::size_t at = token().begin;
  std::vector<NodeId> operands = {notTest()};
  while (operands.back() != noNode && takeKeyword("and")) operands.push_back(notTest());
  if (operands.back() == noNode) return noNode;
  return operands.size() == 1 ? operands[0] : add(Op::And, at, operands);
}

NodeId Parser::notTest() {
  std::vector<std::size_t> places;
  while (isKeyword("not")) {
    places.push_back(token().begin);
    ++m_at;
  }
  NodeId node = comparison();
  for (; node != noNode && !places.empty(); places.pop_back()) node = add(Op::Not, places.back(), {node});
  return node;
}

bool Parser::takeComparison(CompareOp& op) {
  static constexpr struct {
    std::string_view text;
    CompareOp op;
  } operators[] = {{"<", CompareOp::Less},          {"<=", CompareOp::LessEqual}, {">", CompareOp::Greater},
                   {">=", CompareOp::GreaterEqual}, {"==", CompareOp::Equal},     {"!=", CompareOp::NotEqual}};
  for (const auto& entry : operators) {
    if (!takeOperator(entry.text)) continue;
    op = entry.op;
    return true;
  }
  if (takeKeyword("in")) {
    op = CompareOp::In;
  } else if (takeKeyword("is")) {
    op = takeKeyword("not") ? CompareOp::IsNot : CompareOp::Is;
  } else if (isKeyword("not")) {
    ++m_at;
    op = CompareOp::NotIn;
    if (!takeKeyword("in")) failHere("'in'");
  } else {
    return false;
  }
  return true;
}

NodeId Parser::comparison() {
  const NodeId left = bitOr();
  if (left == noNode) return noNode;
  const std::size_t at = token().begin;
  std::vector<NodeId> operands = {left};
  std::vector<CompareOp> operators;
  for (CompareOp op{}; takeComparison(op);) {
    operators.push_back(op);
    operands.push_back(m_hasError ? noNode : bitOr());
    if (operands.back() == noNode) return noNode;
  }
  if (operators.empty()) return left;
  m_program.comparisons.push_back(std::move(operators));
  return add(Op::Compare, at, operands, static_cast<std::uint32_t>(m_program.comparisons.size() - 1));
}

NodeId Parser::bitOr() {
  NodeId left = bitXor();
  while (left != noNode && isOperator("|")) {
    const std::size_t at = m_tokens[m_at++].begin;
    left = add(Op::Binary, at, {left, bitXor()}, 0, static_cast<std::uint8_t>(BinaryOp::BitOr));
  }
  return left;
}

NodeId Parser::bitXor() {
  NodeId left = bitAnd();
  while (left != noNode && isOperator("^")) {
    const std::size_t at = m_tokens[m_at++].begin;
    left = add(Op::Binary, at, {left, bitAnd()}, 0, static_cast<std::uint8_t>(BinaryOp::BitXor));
  }
  return left;
}

NodeId Parser::bitAnd() {
  NodeId left = shift();
  while (left != noNode && isOperator("&")) {
    const std::size_t at = m_tokens[m_at++].begin;
    left = add(Op::Binary, at, {left, shift()}, 0, static_cast<std::uint8_t>(BinaryOp::BitAnd));
  }
  return left;
}

NodeId Parser::shift() {
  NodeId left = sum();
  while (left != noNode && (isOperator("<<") || isOperator(">>"))) {
    const auto op = isOperator("<<") ? BinaryOp::ShiftLeft : BinaryOp::ShiftRight;
    const std::size_t at = m_tokens[m_at++].begin;
    left = add(Op::Binary, at, {left, sum()}, 0, static_cast<std::uint8_t>(op));
  }
  return left;
}

NodeId Parser::sum() {
  NodeId left = term();
  while (left != noNode && (isOperator("+") || isOperator("-"))) {
    const auto op = isOperator("+") ? BinaryOp::Add : BinaryOp::Subtract;
    const std::size_t at = token().begin;
    ++m_at;
    left = add(Op::Binary, at, {left, term()}, 0, static_cast<std::uint8_t>(op));
  }
  return left;
}

NodeId Parser::term() {
  static constexpr struct {
    std::string_view text;
    BinaryOp op;
  } operators[] = {
      {"*", BinaryOp::Multiply}, {"/", BinaryOp::Divide}, {"//", BinaryOp::FloorDivide}, {"%", BinaryOp::Modulo}};
  NodeId left = factor();
  while (left != noNode && token().kind == TokenKind::Operator) {
    const auto found =
        std::ranges::find(operators, text(token()), &std::remove_reference_t<decltype(operators[0])>::text);
    if (found == std::end(operators)) break;
    const std::size_t at = token().begin;
    ++m_at;
    left = add(Op::Binary, at, {left, factor()}, 0, static_cast<std::uint8_t>(found->op));
  }
  return left;
}

NodeId Parser::factor() {
  std::vector<std::pair<Op, std::size_t>> signs;
  while (isOperator("-") || isOperator("+") || isOperator("~")) {
    signs.emplace_back(isOperator("-") ? Op::Negate : isOperator("+") ? Op::Plus : Op::Invert, token().begin);
    ++m_at;
  }
  NodeId node = power();
  for (; node != noNode && !signs.empty(); signs.pop_back())
    node = add(signs.back().first, signs.back().second, {node});
  return node;
}

NodeId Parser::power() {
  const NodeId base = primary();
  const std::size_t at = token().begin;
  if (base == noNode || !takeOperator("**")) return base;
  if (m_depth >= maxParserDepth) return fail("too many nested operators", at);
  ++m_depth;
  const NodeId exponent = factor();
  --m_depth;
  return add(Op::Binary, at, {base, exponent}, 0, static_cast<std::uint8_t>(BinaryOp::Power));
}

std::expected<void, SyntaxError> parse(std::string_view source, Program& program) {
  if (source.size() > maxSource) return std::unexpected(SyntaxError{"the expression is too long", maxSource});
  Parser parser(source, program, 0);
  program.root = parser.parseRange(0, source.size());
  if (program.root == noNode) return std::unexpected(parser.error());
  return {};
}

} // namespace signalbox::expression

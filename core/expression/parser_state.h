// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The recursive descent itself: one function a grammar rule, a cursor over tokens, a Program that grows.
#pragma once

#include "core/expression/lexer.h"
#include "core/expression/parser.h"

#include <initializer_list>

namespace signalbox::expression {

constexpr int maxParserDepth = 200;

bool isReserved(std::string_view word); // a word of Python's own, which names nothing

class Parser final {
public:
  Parser(std::string_view source, Program& program, int depth) : m_source(source), m_program(program), m_depth(depth) {}

  // The whole of source[begin, end) as one expression; noNode with error() set when it is none.
  NodeId parseRange(std::size_t begin, std::size_t end);
  const SyntaxError& error() const { return m_error; }

private:
  // Tokens.
  const Token& token() const { return m_tokens[m_at]; }
  std::string_view text(const Token& token) const { return m_source.substr(token.begin, token.end - token.begin); }
  bool isOperator(std::string_view wanted) const {
    return token().kind == TokenKind::Operator && text(token()) == wanted;
  }
  bool isKeyword(std::string_view wanted) const { return token().kind == TokenKind::Name && text(token()) == wanted; }
  bool isEnd() const { return token().kind == TokenKind::End; }
  bool takeOperator(std::string_view wanted);
  bool takeKeyword(std::string_view wanted);
  bool closeBracket(std::string_view wanted, std::size_t openedAt);

  // Failures answer noNode (or false) and keep the first error.
  NodeId fail(std::string message, std::size_t offset);
  NodeId failHere(std::string_view expected);

  // Nodes.
  NodeId add(Op op, std::size_t offset, std::span<const NodeId> children, std::uint32_t index = 0,
             std::uint8_t detail = 0);
  NodeId add(Op op, std::size_t offset, std::initializer_list<NodeId> children, std::uint32_t index = 0,
             std::uint8_t detail = 0) {
    return add(op, offset, std::span(children.begin(), children.size()), index, detail);
  }
  NodeId constant(Value value, std::size_t offset);
  NodeId textConstant(std::string_view value, std::size_t offset);
  std::uint32_t addText(std::string_view value);

  // Rules, loosest first.
  NodeId expression();
  NodeId ternary();
  NodeId orTest();
  NodeId andTest();
  NodeId notTest();
  NodeId comparison();
  bool takeComparison(CompareOp& op);
  NodeId bitOr();
  NodeId bitXor();
  NodeId bitAnd();
  NodeId shift();
  NodeId sum();
  NodeId term();
  NodeId factor();
  NodeId power();
  NodeId primary();
  NodeId call(NodeId callee, std::size_t offset);
  bool arguments(std::vector<NodeId>& list, Call& made, std::size_t openedAt);
  bool takeUnpacking(std::vector<NodeId>& list, Call& made);
  // What key=, map() and filter() call (parser_callable.cpp).
  struct Callable {
    std::vector<std::string> parameters;
    NodeId body = noNode; // over names of the parameters; noNode: None
  };
  bool callable(Callable& made, std::size_t count);
  bool lambda(Callable& made);
  NodeId mapped(std::string_view name, std::size_t offset);
  NodeId keyed(Call& made, std::vector<NodeId>& list, const Callable& key, std::size_t offset);
  NodeId loopOver(NodeId iterable, const std::vector<std::string>& names, NodeId body, std::size_t offset);
  NodeId callOf(std::string_view function, std::vector<NodeId> list, std::size_t offset);
  NodeId instanceTest(std::size_t offset);
  bool typeNames(std::string& names);
  NodeId subscript(NodeId object, std::size_t offset);
  NodeId atom();
  NodeId name();
  NodeId number();
  NodeId strings();
  NodeId bytes();
  NodeId parenthesised();
  NodeId listDisplay();
  NodeId braces();
  NodeId dictRest(NodeId firstKey, std::size_t openedAt);
  NodeId starred(); // an expression, or *expression
  bool dictItem(std::vector<NodeId>& list, NodeId key);
  bool items(std::vector<NodeId>& list, std::string_view closing);
  NodeId comprehension(Op made, std::initializer_list<NodeId> collected, std::size_t offset);
  NodeId loops(NodeId collect);
  // Names after `for`; a nested tuple takes a name of ours, its `source`, and is unpacked by one of `inner`.
  struct Targets {
    std::string source;
    std::vector<std::string> names;
    std::vector<Targets> inner;
  };
  bool targets(Targets& made, bool isNested);
  NodeId unpackInner(const Targets& made, NodeId body, std::size_t offset);
  std::string ownName() { return " " + std::to_string(m_ownNames++); } // no one can write it

  // f-strings (parser_fstring.cpp).
  bool formatted(const Token& token, std::size_t begin, std::size_t end, std::vector<NodeId>& parts, bool isSpec);
  bool literalPart(const Token& token, std::size_t begin, std::size_t end, std::vector<NodeId>& parts);
  bool replacement(const Token& token, std::size_t& at, std::size_t end, std::vector<NodeId>& parts);

  std::string_view m_source;
  Program& m_program;
  int m_depth; // of the rules being parsed, f-strings around included
  std::vector<Token> m_tokens;
  std::size_t m_at = 0;
  int m_ownNames = 0;
  Callable* m_key = nullptr; // where key= of the call being read goes
  SyntaxError m_error;
  bool m_hasError = false;
};

} // namespace signalbox::expression

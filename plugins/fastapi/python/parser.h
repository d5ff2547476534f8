// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The recursive descent over Python's expressions: one function a grammar rule.
#pragma once

#include "plugins/fastapi/python/syntax.h"

#include <initializer_list>

namespace signalbox::python {

class Parser final {
public:
  explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

  NodePtr expressionList(); // a tuple where commas stand
  NodePtr expression();
  NodePtr target(); // of an assignment or a loop: no operators
  NodePtr argumentList(NodePtr callee);

  bool isAt(std::string_view text) const;
  bool take(std::string_view text);
  bool isEnd() const { return token().kind == TokenKind::End; }
  bool hasFailed() const { return m_hasFailed; }
  const Token& token() const { return m_tokens[m_at]; }
  void next() {
    if (!isEnd()) ++m_at;
  }
  std::size_t position() const { return m_at; }
  void rewind(std::size_t position) { m_at = position; }
  NodePtr fail();

private:
  NodePtr chain(NodeKind kind, NodePtr (Parser::*operand)(), std::initializer_list<std::string_view> operators);
  NodePtr lambda();
  NodePtr orTest();
  NodePtr andTest();
  NodePtr notTest();
  NodePtr comparison();
  bool takeComparison(std::string& made);
  NodePtr bitOr();
  NodePtr bitXor();
  NodePtr bitAnd();
  NodePtr shift();
  NodePtr sum();
  NodePtr term();
  NodePtr factor();
  NodePtr power();
  NodePtr primary();
  NodePtr atom();
  NodePtr strings();
  NodePtr parenthesised();
  NodePtr listDisplay();
  NodePtr braces();
  NodePtr subscript(NodePtr object);
  NodePtr sliceItem();
  NodePtr argument();
  NodePtr starred();
  NodePtr comprehension(std::string bracket, NodePtr made);
  bool items(Node& into, std::string_view closing, NodePtr (Parser::*item)());

  std::vector<Token> m_tokens;
  std::size_t m_at = 0;
  bool m_hasFailed = false;
};

// The parts of an f-string's body; null when it is none.
NodePtr parseFString(std::string_view body, bool isRaw);

// A string's body with \' and \" written without the backslash.
std::string withoutEscapedQuotes(std::string_view body);

} // namespace signalbox::python

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/python/syntax.h"

#include <algorithm>
#include <array>

namespace signalbox::python {
namespace {

bool isNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }

constexpr auto operators = std::to_array<std::string_view>(
    {"**=", "//=", ">>=", "<<=", "...", "->", ":=", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "+=",
     "-=",  "*=",  "/=",  "%=",  "|=",  "&=", "^=", "+",  "-",  "*",  "/",  "%",  "@",  "<",  ">",  "=",
     "(",   ")",   "[",   "]",   "{",   "}",  ",",  ":",  ".",  "&",  "|",  "^",  "~",  ";"});

class Lexer final {
public:
  explicit Lexer(std::string_view source) : m_source(source) {}

  Result<std::vector<Token>> run() {
    while (skipSpace()) {
      if (!take()) return failure("This is no Python: " + std::string(m_source));
    }
    m_tokens.push_back({});
    return std::move(m_tokens);
  }

private:
  bool skipSpace() {
    while (m_at < m_source.size() &&
           (m_source[m_at] == ' ' || m_source[m_at] == '\n' || m_source[m_at] == '\t' || m_source[m_at] == '\r'))
      ++m_at;
    return m_at < m_source.size();
  }

  char peek(std::size_t ahead = 0) const { return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0'; }

  bool take() {
    if (peek() == '"' || peek() == '\'') return string(m_at);
    if (isNameStart(peek())) return word();
    if (isDigit(peek()) || (peek() == '.' && isDigit(peek(1)))) return number();
    for (const std::string_view op : operators) {
      if (!m_source.substr(m_at).starts_with(op)) continue;
      add(TokenKind::Operator, m_at, m_at + op.size());
      return true;
    }
    return false;
  }

  bool word() {
    std::size_t end = m_at;
    while (end < m_source.size() && isNamePart(m_source[end])) ++end;
    const bool isString = end < m_source.size() && (m_source[end] == '"' || m_source[end] == '\'') && end - m_at <= 2;
    if (isString) return string(end);
    add(TokenKind::Name, m_at, end);
    return true;
  }

  bool number() {
    std::size_t end = m_at;
    while (end < m_source.size() &&
           (isNamePart(m_source[end]) || m_source[end] == '.' ||
            ((m_source[end] == '+' || m_source[end] == '-') && (m_source[end - 1] == 'e' || m_source[end - 1] == 'E') &&
             !m_source.substr(m_at).starts_with("0x"))))
      ++end;
    add(TokenKind::Number, m_at, end);
    return true;
  }

  bool string(std::size_t quoteAt) {
    const char quote = m_source[quoteAt];
    const std::string three(3, quote);
    const bool isTriple = m_source.substr(quoteAt).starts_with(three);
    const std::string_view closing = isTriple ? std::string_view(three) : std::string_view(three).substr(0, 1);
    std::size_t end = quoteAt + closing.size();
    const std::size_t bodyBegin = end;
    while (end < m_source.size() && !m_source.substr(end).starts_with(closing)) end += m_source[end] == '\\' ? 2 : 1;
    if (end >= m_source.size()) return false;
    Token token{TokenKind::String,
                m_source.substr(m_at, end + closing.size() - m_at),
                m_source.substr(m_at, quoteAt - m_at),
                m_source.substr(bodyBegin, end - bodyBegin),
                quote,
                isTriple};
    m_tokens.push_back(token);
    m_at = end + closing.size();
    return true;
  }

  void add(TokenKind kind, std::size_t begin, std::size_t end) {
    Token token;
    token.kind = kind;
    token.text = m_source.substr(begin, end - begin);
    m_tokens.push_back(token);
    m_at = end;
  }

  std::string_view m_source;
  std::size_t m_at = 0;
  std::vector<Token> m_tokens;
};

} // namespace

Result<std::vector<Token>> tokenize(std::string_view source) { return Lexer(source).run(); }

} // namespace signalbox::python

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TypeScanner: a type expression's text, read word by word. Mistakes leave as TypeError; parseType catches them.
#pragma once

#include "core/schema/type_expr.h"

#include <string>
#include <string_view>

namespace signalbox::schema {

class TypeScanner final {
public:
  explicit TypeScanner(std::string_view text) : m_text(text) {}

  std::size_t at() const { return m_at; }
  bool atEnd() const { return m_at >= m_text.size(); }
  char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
  std::string_view rest() const { return m_text.substr(m_at); }
  void skip(std::size_t count) { m_at += count; }
  void skipSpace();
  bool take(char c); // after spaces
  void expect(char c);
  bool takeText(std::string_view text); // as it stands here
  std::string shown() const { return std::string("'") + peek() + "'"; }

  bool isAtName() const;
  std::string_view readName(); // with dots
  std::string readString();    // 'text', "text", r'text'
  bool isAtString() const;
  bool isAtBytes() const; // b'...'

  [[noreturn]] void fail(std::string message) const { fail(std::move(message), m_at); }
  [[noreturn]] void fail(std::string message, std::size_t offset) const { throw TypeError{std::move(message), offset}; }

private:
  void readEscape(std::string& result);
  char32_t readHex(std::size_t digits);

  std::string_view m_text;
  std::size_t m_at = 0;
};

} // namespace signalbox::schema

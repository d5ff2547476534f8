// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JiterReader: knows jiter's limits and wording to the byte. Internal to readJsonAsJiter(), which asks it where the
// quick way is not sure.
#pragma once

#include "core/value/read_jiter.h"

#include <vector>

namespace signalbox {

constexpr std::size_t maxJiterDepth = 200;          // containers that hold something, one in the other
constexpr std::size_t maxJiterIntegerLength = 4300; // bytes, sign included, and the whole part of a float too

// Keeps the message and index of the failure until the stack is unwound. Values are in jiter_reader.cpp, texts in
// jiter_strings.cpp.
class JiterReader final {
public:
  JiterReader(std::string_view text, Arena& arena) : m_text(text), m_arena(arena) {}

  std::expected<JiterDocument, JiterError> read();

private:
  static bool isDigit(char c) { return c >= '0' && c <= '9'; }
  static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  bool atEnd() const { return m_at >= m_text.size(); }
  bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
  bool digitAt(std::size_t at) const { return at < m_text.size() && isDigit(m_text[at]); }
  void skipSpace() {
    while (!atEnd() && isSpace(m_text[m_at])) ++m_at;
  }
  bool fail(std::string_view message, std::size_t index) {
    m_message = message;
    m_index = index;
    return false;
  }
  bool fail(std::string_view message) { return fail(message, m_at); }

  bool readValue(Value& value);
  bool readWord(std::string_view word, Value meaning, Value& value);
  bool readNumber(Value& value);
  bool skipWhole(std::size_t& at, bool& isFloat);
  bool skipDigits(std::size_t& at);
  bool readArray(Value& value);
  bool readItems();
  bool readObject(Value& value);
  bool readMembers();
  bool readKey(Value& key);
  bool readString(Value& value);
  bool readEscapes(std::size_t start, Value& value);
  bool readEscape(std::string& out);
  bool readUnicodeEscape(std::string& out);
  bool readHex(char32_t& unit);
  bool finishText(std::string_view text, std::size_t start);

  std::string_view m_text;
  Arena& m_arena;
  std::size_t m_at = 0;
  std::size_t m_depth = 0;
  bool m_hasRepeatedKeys = false;
  std::string_view m_message;
  std::size_t m_index = 0;
  std::vector<Value> m_items;    // of the arrays being read, innermost last
  std::vector<Member> m_members; // of the objects being read, innermost last
};

} // namespace signalbox

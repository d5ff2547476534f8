// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PathReader: the grammar of RFC 9535 (appendix A) as functions. Each returns false, or nothing, once an error is set.
#pragma once

#include "core/json_path/json_path.h"

namespace signalbox::json_path {

class PathReader final {
public:
  explicit PathReader(std::string_view text) : m_text(text) {}

  std::optional<Query> wholeQuery();
  PathError& error() { return m_error; }
  std::vector<PathError>& warnings() { return m_warnings; }

private:
  char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
  bool isAtEnd() const { return m_at >= m_text.size(); }
  bool take(std::string_view token);
  void space();
  bool fail(std::string message, std::size_t begin, std::size_t end);
  bool fail(std::string message); // about what stands here
  std::string found() const;      // what stands here, in words

  // read_query.cpp
  bool segments(Query& query);
  bool segment(Query& query);
  bool bracketed(Segment& segment);
  bool selector(Segment& segment);
  bool indexOrSlice(Segment& segment);
  bool shorthand(std::string& name);
  bool isNameFirst() const;
  std::optional<std::int64_t> integer();
  bool quoted(std::string& text);
  bool escape(char quote, std::string& text);
  std::optional<unsigned> hexUnit();

  // read_condition.cpp
  bool condition(Condition& out); // logical-expr
  bool all(Condition& out);
  bool basic(Condition& out);
  bool negated(Condition& out);
  bool test(Condition& out);
  bool compared(Condition& out, std::size_t begin);
  bool operand(Comparable& out);
  bool literal(Comparable& out);
  bool number(Comparable& out);
  bool query(Query& out);
  bool call(Call& out);
  bool argument(Call& out);
  bool checkCall(const Call& call, std::size_t begin);
  bool checkArgument(Function function, const Comparable& argument, std::size_t begin);
  void fixPattern(Call& call, std::size_t begin);
  std::optional<Operator> comparison();
  bool isComparable(const Comparable& operand, std::size_t begin);
  bool enter();
  void leave() { --m_depth; }

  std::string_view m_text;
  std::size_t m_at = 0;
  int m_depth = 0;
  PathError m_error;
  std::vector<PathError> m_warnings;
};

} // namespace signalbox::json_path

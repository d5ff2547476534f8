// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Filters: logic, comparisons and functions (RFC 9535 §2.3.5, §2.4).
#include "core/json_path/evaluation.h"
#include "core/regex/pattern.h"
#include "core/value/text_encoding.h"

#include <algorithm>

namespace signalbox::json_path {
namespace {

constexpr std::size_t mostPatterns = 64;     // of the text, remembered at once
constexpr std::size_t longestPattern = 4096; // bytes of one that stands in the text

class First final : public NodeSink {
public:
  bool take(std::size_t node) override {
    found = node;
    return false;
  }
  std::optional<std::size_t> found;
};

// The only node of a query; nothing of several.
class Only final : public NodeSink {
public:
  bool take(std::size_t node) override {
    found = node;
    return ++count < 2;
  }
  std::size_t found = 0;
  int count = 0;
};

class Counted final : public NodeSink {
public:
  bool take(std::size_t) override {
    ++count;
    return true;
  }
  std::int64_t count = 0;
};

Operand wholeNumber(std::int64_t value) {
  Operand made;
  made.kind = Operand::Kind::Number;
  made.number = {static_cast<double>(value), value};
  return made;
}

bool isBefore(const Operand& left, const Operand& right) {
  if (left.kind != right.kind) return false;
  if (left.kind == Operand::Kind::Number) return isLess(left.number, right.number);
  return left.kind == Operand::Kind::Text && left.text() < right.text(); // UTF-8 is in the order of code points
}

} // namespace

bool Evaluation::holds(const Condition& condition, std::size_t node) {
  const Level level(*this);
  if (!hasRoom()) return false;
  const auto part = [&](const Condition& inside) { return holds(inside, node); };
  switch (condition.kind) {
  case Condition::Kind::Any: return std::ranges::any_of(condition.parts, part);
  case Condition::Kind::All: return std::ranges::all_of(condition.parts, part);
  case Condition::Kind::Not: return !part(condition.parts.front());
  case Condition::Kind::Compares: return compares(condition, node);
  case Condition::Kind::Exists: return exists(condition.query, node);
  case Condition::Kind::Holds: return matches(*std::get<std::shared_ptr<const Call>>(condition.operands[0]), node);
  }
  return false;
}

bool Evaluation::compares(const Condition& condition, std::size_t node) {
  const Operand left = operand(condition.operands[0], node);
  const Operand right = operand(condition.operands[1], node);
  switch (condition.comparison) {
  case Operator::Equal: return isSame(left, right);
  case Operator::NotEqual: return !isSame(left, right);
  case Operator::Less: return isBefore(left, right);
  case Operator::Greater: return isBefore(right, left);
  case Operator::LessOrEqual: return isBefore(left, right) || isSame(left, right);
  case Operator::GreaterOrEqual: return isBefore(right, left) || isSame(left, right);
  }
  return false;
}

bool Evaluation::exists(const Query& query, std::size_t node) {
  First first;
  (void)run(query, node, first);
  return first.found.has_value();
}

Operand Evaluation::operand(const Comparable& comparable, std::size_t node) {
  if (const Literal* literal = std::get_if<Literal>(&comparable)) return Operand::of(*literal);
  if (const auto* call = std::get_if<std::shared_ptr<const Call>>(&comparable)) return valueOf(**call, node);
  First first;
  (void)run(std::get<Query>(comparable), node, first);
  return first.found ? read(*first.found) : Operand{};
}

// A text of megabytes takes the steps that its length is worth.
Operand Evaluation::read(std::size_t node) {
  Operand made = Operand::of(m_outline, node);
  if (made.kind == Operand::Kind::Text) (void)step(made.text().size() / 256);
  return made;
}

Operand Evaluation::valueOf(const Call& call, std::size_t node) {
  const Level level(*this);
  if (!hasRoom()) return {};
  if (call.function == Function::Count) {
    Counted counted;
    (void)run(std::get<Query>(call.arguments[0]), node, counted);
    return wholeNumber(counted.count);
  }
  if (call.function == Function::Value) {
    Only only;
    (void)run(std::get<Query>(call.arguments[0]), node, only);
    return only.count == 1 ? read(only.found) : Operand{};
  }
  const Operand argument = operand(call.arguments[0], node);
  if (argument.kind == Operand::Kind::Text)
    return wholeNumber(static_cast<std::int64_t>(countCodePoints(argument.text())));
  if (argument.kind == Operand::Kind::Node)
    return wholeNumber(static_cast<std::int64_t>(m_outline.count(argument.node)));
  return {};
}

bool Evaluation::matches(const Call& call, std::size_t node) {
  const Operand text = operand(call.arguments[0], node);
  if (text.kind != Operand::Kind::Text || !step(text.text().size() / 16)) return false;
  const auto found = pattern(call, node);
  return found && found->search(text.text());
}

std::shared_ptr<const regex::Pattern> Evaluation::pattern(const Call& call, std::size_t node) {
  if (call.hasFixedPattern) return call.pattern;
  const Operand text = operand(call.arguments[1], node);
  if (text.kind != Operand::Kind::Text || text.text().size() > longestPattern) return nullptr;
  const std::string key = (call.function == Function::Match ? "m" : "s") + std::string(text.text());
  if (const auto known = m_patterns.find(key); known != m_patterns.end()) return known->second;
  if (m_patterns.size() >= mostPatterns) m_patterns.clear();
  std::shared_ptr<const regex::Pattern> made;
  if (const auto rust = rustPattern(text.text(), call.function == Function::Match))
    if (auto compiled = regex::Pattern::compile(*rust)) made = *compiled;
  (void)step(1000); // what compiling one costs, about
  return m_patterns[key] = made;
}

bool Evaluation::isSame(const Operand& left, const Operand& right) {
  if (left.kind != right.kind) return false;
  switch (left.kind) {
  case Operand::Kind::Nothing:
  case Operand::Kind::Null: return true;
  case Operand::Kind::Boolean: return left.boolean == right.boolean;
  case Operand::Kind::Number: return isEqual(left.number, right.number);
  case Operand::Kind::Text: return left.text() == right.text();
  case Operand::Kind::Node: return isSameNode(left.node, right.node);
  }
  return false;
}

// Items in their order, members in any; of those with one name the last.
bool Evaluation::isSameNode(std::size_t left, std::size_t right) {
  const std::string_view text = m_outline.text();
  if (left == right) return true;
  if (text[left] != text[right] || m_outline.count(left) != m_outline.count(right)) return false;
  const Level level(*this);
  if (!hasRoom()) return false;
  const bool isObject = text[left] == '{';
  bool isInOrder = true;
  JsonParts others(m_outline, right);
  for (JsonParts parts(m_outline, left); parts.next();) {
    if (!step() || !others.next()) return false;
    if (isObject && !isSameName(parts.part(), others.part())) {
      isInOrder = false;
      if (!hasSameMember(parts.part(), right)) return false;
      continue;
    }
    if (!isSame(read(parts.part().value), read(others.part().value))) return false;
  }
  return isInOrder || hasAllMembersOf(left, right);
}

bool Evaluation::isSameName(const JsonPart& left, const JsonPart& right) const {
  const std::string_view mine = nameOf(m_outline, left);
  const std::string_view other = nameOf(m_outline, right);
  return mine == other || jsonStringText(mine) == jsonStringText(other);
}

bool Evaluation::hasAllMembersOf(std::size_t object, std::size_t other) {
  for (JsonParts parts(m_outline, other); parts.next();)
    if (!hasSameMember(parts.part(), object)) return false;
  return true;
}

bool Evaluation::hasSameMember(const JsonPart& member, std::size_t object) {
  const std::string name = jsonStringText(nameOf(m_outline, member));
  std::optional<std::size_t> last;
  for (JsonParts others(m_outline, object); others.next();) {
    if (!step()) return false;
    if (jsonStringEquals(nameOf(m_outline, others.part()), name)) last = others.part().value;
  }
  return last && isSame(read(member.value), read(*last));
}

} // namespace signalbox::json_path

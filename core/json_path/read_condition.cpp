// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a filter: logic, comparisons, functions and their types (RFC 9535 §2.3.5, §2.4).
#include "core/json_path/path_reader.h"
#include "core/regex/pattern.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox::json_path {
namespace {

struct Signature {
  std::string_view name;
  std::size_t arguments;
  bool takesNodes; // NodesType; else ValueType
  bool isLogical;  // gives LogicalType; else ValueType
};

constexpr Signature signatures[] = {{"length", 1, false, false},
                                    {"count", 1, true, false},
                                    {"match", 2, false, true},
                                    {"search", 2, false, true},
                                    {"value", 1, true, false}};

const Signature& signatureOf(Function function) { return signatures[static_cast<std::size_t>(function)]; }

std::string nameOf(Function function) { return std::string(signatureOf(function).name); }

const Call* callIn(const Comparable& operand) {
  const auto* call = std::get_if<std::shared_ptr<const Call>>(&operand);
  return call ? call->get() : nullptr;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

} // namespace

std::optional<Number> readNumber(std::string_view text) {
  Number number;
  const char* last = text.data() + text.size();
  const auto read = std::from_chars(text.data(), last, number.real);
  if (read.ptr != last || text.empty()) return std::nullopt;
  if (read.ec == std::errc::result_out_of_range) {
    const bool isTiny = text.find("e-") != text.npos || text.find("E-") != text.npos;
    number.real = isTiny ? 0.0 : text.starts_with('-') ? -HUGE_VAL : HUGE_VAL;
  }
  std::int64_t whole = 0;
  const auto exact = std::from_chars(text.data(), last, whole);
  if (exact.ptr == last && exact.ec == std::errc()) number.whole = whole;
  return number;
}

bool PathReader::enter() {
  if (++m_depth <= JsonPath::deepest) return true;
  return fail("More than 50 conditions stand inside one another");
}

bool PathReader::condition(Condition& out) {
  if (!enter()) return false;
  out.kind = Condition::Kind::Any;
  do {
    space();
    if (!all(out.parts.emplace_back())) return false;
    space();
  } while (take("||"));
  if (peek() == '|') return fail("Or is written ||");
  leave();
  if (out.parts.size() == 1) out = Condition(std::move(out.parts.front()));
  return true;
}

bool PathReader::all(Condition& out) {
  out.kind = Condition::Kind::All;
  while (true) {
    if (!basic(out.parts.emplace_back())) return false;
    const std::size_t before = m_at;
    space();
    if (!take("&&")) {
      if (peek() == '&') return fail("And is written &&");
      m_at = before;
      break;
    }
    space();
  }
  if (out.parts.size() == 1) out = Condition(std::move(out.parts.front()));
  return true;
}

bool PathReader::basic(Condition& out) {
  if (peek() == '!' && peek(1) != '=') return negated(out);
  if (peek() != '(') return test(out);
  const std::size_t begin = m_at++;
  if (!condition(out)) return false;
  if (take(")")) return true;
  return isAtEnd() ? fail("This ( is not closed", begin, begin + 1) : fail("Expected ) but found " + found());
}

bool PathReader::negated(Condition& out) {
  ++m_at;
  space();
  const std::size_t begin = m_at;
  out.kind = Condition::Kind::Not;
  Condition& part = out.parts.emplace_back();
  if (peek() == '!') return fail("! stands only once");
  if (!basic(part)) return false;
  if (part.kind == Condition::Kind::Compares && m_text[begin] != '(')
    return fail("What is compared stands in brackets behind !", begin, m_at);
  return true;
}

// A comparison, whether a query finds something, or a function that says yes or no.
bool PathReader::test(Condition& out) {
  const std::size_t begin = m_at;
  Comparable& left = out.operands.emplace_back();
  if (!operand(left)) return false;
  const std::size_t end = m_at;
  space();
  if (const auto found = comparison()) {
    out.comparison = *found;
    return compared(out, begin);
  }
  if (!m_error.message.empty()) return false;
  m_at = end;
  if (auto* found = std::get_if<Query>(&left)) {
    out.kind = Condition::Kind::Exists;
    Query moved = std::move(*found);
    out.operands.clear();
    out.query = std::move(moved);
    return true;
  }
  const Call* call = callIn(left);
  if (!call) return fail("A value alone is no condition: compare it with something", begin, end);
  if (!signatureOf(call->function).isLogical)
    return fail(nameOf(call->function) + "() gives a value: compare it with something", begin, end);
  out.kind = Condition::Kind::Holds;
  return true;
}

bool PathReader::compared(Condition& out, std::size_t begin) {
  out.kind = Condition::Kind::Compares;
  if (!isComparable(out.operands[0], begin)) return false;
  space();
  const std::size_t right = m_at;
  return operand(out.operands.emplace_back()) && isComparable(out.operands[1], right);
}

std::optional<Operator> PathReader::comparison() {
  if (take("===") || take("!==")) {
    fail("Equal is written ==, not equal !=", m_at - 3, m_at);
    return std::nullopt;
  }
  if (take("==")) return Operator::Equal;
  if (take("!=")) return Operator::NotEqual;
  if (take("<=")) return Operator::LessOrEqual;
  if (take(">=")) return Operator::GreaterOrEqual;
  if (take("<")) return Operator::Less;
  if (take(">")) return Operator::Greater;
  if (peek() == '=') fail(peek(1) == '~' ? "A pattern is tried with match() or search()" : "Equal is written ==");
  return std::nullopt;
}

bool PathReader::isComparable(const Comparable& operand, std::size_t begin) {
  if (const auto* found = std::get_if<Query>(&operand); found && !isSingular(*found))
    return fail("Only a query for at most one node is compared; take value() or count() of this one", begin, m_at);
  const Call* call = callIn(operand);
  if (call && signatureOf(call->function).isLogical)
    return fail(nameOf(call->function) + "() says yes or no and is not compared", begin, m_at);
  return true;
}

bool PathReader::operand(Comparable& out) {
  const char c = peek();
  if (c == '@' || c == '$') return query(out.emplace<Query>());
  if (!isLower(c)) return literal(out);
  std::size_t end = m_at;
  while (end < m_text.size() && (isLower(m_text[end]) || isDigit(m_text[end]) || m_text[end] == '_')) ++end;
  if (end >= m_text.size() || m_text[end] != '(') return literal(out);
  auto made = std::make_shared<Call>();
  if (!call(*made)) return false;
  out = std::shared_ptr<const Call>(std::move(made));
  return true;
}

bool PathReader::literal(Comparable& out) {
  const char c = peek();
  if (c == '"' || c == '\'') {
    std::string text;
    if (!quoted(text)) return false;
    out = Literal(std::move(text));
    return true;
  }
  if (isDigit(c) || c == '-') return number(out);
  if (take("true"))
    out = Literal(true);
  else if (take("false"))
    out = Literal(false);
  else if (take("null"))
    out = Literal(nullptr);
  else
    return fail("Expected @, $, a function or a value but found " + found());
  return true;
}

bool PathReader::number(Comparable& out) {
  const std::size_t begin = m_at;
  const auto digits = [this] {
    const std::size_t first = m_at;
    while (isDigit(peek())) ++m_at;
    return m_at > first;
  };
  take("-");
  const bool hasZero = peek() == '0';
  const std::size_t first = m_at;
  if (!digits()) return fail("Expected a digit but found " + found());
  if (hasZero && m_at - first > 1) return fail("A number is written without a leading zero", begin, m_at);
  if (take(".") && !digits()) return fail("Expected a digit but found " + found());
  if (take("e") || take("E")) {
    if (!take("+")) take("-");
    if (!digits()) return fail("Expected a digit but found " + found());
  }
  out = Literal(readNumber(m_text.substr(begin, m_at - begin)).value());
  return true;
}

bool PathReader::query(Query& out) {
  if (!enter()) return false;
  out.isRelative = m_text[m_at++] == '@';
  const bool isFine = segments(out);
  leave();
  return isFine;
}

bool PathReader::call(Call& out) {
  if (!enter()) return false;
  const std::size_t begin = m_at;
  const std::size_t bracket = m_text.find('(', m_at);
  const std::string_view name = m_text.substr(m_at, bracket - m_at);
  const auto* known = std::ranges::find(signatures, name, &Signature::name);
  if (known == std::end(signatures))
    return fail("There is no function " + std::string(name) + "; there are length, count, match, search and value",
                begin, bracket);
  out.function = static_cast<Function>(known - std::begin(signatures));
  m_at = bracket + 1;
  space();
  while (peek() != ')') {
    if (!argument(out)) return false;
    space();
    if (peek() == ')') break;
    if (!take(",")) {
      return isAtEnd() ? fail("This ( is not closed", bracket, bracket + 1)
                       : fail("Expected , or ) but found " + found());
    }
    space();
    if (peek() == ')') return fail("An argument is missing");
  }
  ++m_at;
  leave();
  if (!checkCall(out, begin)) return false;
  fixPattern(out, begin);
  return true;
}

bool PathReader::argument(Call& out) {
  const std::size_t begin = m_at;
  if (peek() == '!' || peek() == '(') return fail("This function takes no condition");
  Comparable& made = out.arguments.emplace_back();
  if (!operand(made) || !checkArgument(out.function, made, begin)) return false;
  const std::size_t end = m_at;
  space();
  if (comparison() || take("&&") || take("||")) return fail("This function takes no condition", begin, m_at);
  if (!m_error.message.empty()) return false;
  m_at = end;
  return true;
}

bool PathReader::checkArgument(Function function, const Comparable& argument, std::size_t begin) {
  const Signature& signature = signatureOf(function);
  const auto* found = std::get_if<Query>(&argument);
  if (signature.takesNodes) return found || fail(nameOf(function) + "() takes a query, such as @.items", begin, m_at);
  if (found && !isSingular(*found))
    return fail(nameOf(function) + "() takes one value; this query may find several", begin, m_at);
  const Call* call = callIn(argument);
  if (call && signatureOf(call->function).isLogical)
    return fail(nameOf(call->function) + "() says yes or no, and " + nameOf(function) + "() takes a value", begin,
                m_at);
  return true;
}

bool PathReader::checkCall(const Call& call, std::size_t begin) {
  const Signature& signature = signatureOf(call.function);
  if (call.arguments.size() == signature.arguments) return true;
  const char* amount = signature.arguments == 1 ? "one argument" : "two arguments";
  return fail(nameOf(call.function) + "() takes " + amount + ", not " + std::to_string(call.arguments.size()), begin,
              m_at);
}

void PathReader::fixPattern(Call& call, std::size_t begin) {
  if (!signatureOf(call.function).isLogical) return;
  const auto* literal = std::get_if<Literal>(&call.arguments[1]);
  if (!literal) return;
  call.hasFixedPattern = true;
  const auto* text = std::get_if<std::string>(literal);
  if (!text) {
    m_warnings.push_back({"The pattern is no text, so nothing matches", begin, m_at});
    return;
  }
  const auto rust = rustPattern(*text, call.function == Function::Match);
  if (!rust) {
    m_warnings.push_back({rust.error().message + ", so nothing matches", begin, m_at});
    return;
  }
  const auto compiled = regex::Pattern::compile(*rust);
  if (compiled)
    call.pattern = *compiled;
  else
    m_warnings.push_back({"Nothing matches: " + compiled.error().message, begin, m_at});
}

} // namespace signalbox::json_path

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/expression.h"

#include "core/expression/evaluator.h"
#include "core/expression/parser.h"

#include <algorithm>

namespace signalbox::expression {

std::size_t Names::add(std::string_view name) {
  if (const int known = slot(name); known >= 0) return static_cast<std::size_t>(known);
  m_names.emplace_back(name);
  return m_names.size() - 1;
}

int Names::slot(std::string_view name) const {
  const auto found = std::ranges::find(m_names, name);
  return found == m_names.end() ? -1 : static_cast<int>(found - m_names.begin());
}

std::expected<Expression, SyntaxError> Expression::compile(std::string_view source, const Names& names) {
  const auto program = std::make_shared<Program>();
  if (auto parsed = parse(source, *program); !parsed) return std::unexpected(std::move(parsed.error()));
  if (auto bound = bind(*program, names); !bound) return std::unexpected(std::move(bound.error()));
  Expression expression;
  expression.m_source = source;
  expression.m_program = program;
  return expression;
}

// Properties evaluate expressions of their own: what all of them together take of the stack is bounded.
Result<Value> Expression::evaluate(Frame& frame) const {
  constexpr int maxDepth = 2000;
  const int depth = 10 + m_program->nodes[m_program->root].depth;
  if (frame.depth + depth > maxDepth) return failure("RecursionError: maximum recursion depth exceeded");
  Machine machine(frame);
  Value value;
  frame.depth += depth;
  const bool isFine = Evaluator(*m_program, machine).evaluate(m_program->root, value);
  frame.depth -= depth;
  if (isFine) return value;
  return std::unexpected(machine.error());
}

bool Expression::reads(std::size_t slot) const {
  return std::ranges::any_of(m_program->nodes,
                             [&](const Node& node) { return node.op == Op::Name && node.index == slot; });
}

bool Expression::isConstant() const { return m_program->nodes[m_program->root].op == Op::Constant; }

} // namespace signalbox::expression

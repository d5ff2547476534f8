// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Machine: what one evaluation carries: the frame, the budget, the error. Operations answer false once it has an error.
#pragma once

#include "core/expression/expression.h"

#include <optional>

namespace signalbox::expression {

class Machine final {
public:
  explicit Machine(Frame& frame) : m_frame(frame), m_budget(frame.stepsLeft) {}

  Frame& frame() { return m_frame; }
  Arena& arena() { return m_frame.arena; }
  const Error& error() const { return m_error; }

  // Always false. The first error stays.
  bool fail(std::string message) {
    if (m_error.message.empty()) m_error.message = std::move(message);
    return false;
  }

  // Takes from the step budget: one for an operation, one for each item or 16 bytes that it makes.
  bool spend(std::size_t steps) {
    if (m_frame.stepsLeft >= 0 && steps <= static_cast<std::size_t>(m_frame.stepsLeft)) {
      m_frame.stepsLeft -= static_cast<int>(steps);
      return true;
    }
    m_frame.stepsLeft = 0;
    return fail("The expression needs more than " + std::to_string(m_budget) + " steps; make it work on less data");
  }

  // A Str of this text, copied, its lone surrogates flagged.
  Value text(std::string_view value) { return textOf(arena().copy(value)); }
  // The same without the copy: `value` outlives the evaluation.
  static Value textOf(std::string_view value);

  Value list(std::span<const Value> items) { return Value::list(arena().copy(items)); }
  Value tuple(std::span<const Value> items) { return Value::tuple(arena().copy(items)); }

private:
  Frame& m_frame;
  int m_budget;
  Error m_error;
};

// type(value).__name__ as Python's messages print it.
std::string typeName(const Value& value);

} // namespace signalbox::expression

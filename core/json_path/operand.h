// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Operand: a value that is compared or given to a function; the strings of the text mostly stay where they are.
#pragma once

#include "core/json_path/expression.h"
#include "core/value/json_outline.h"

namespace signalbox::json_path {

struct Operand {
  enum class Kind : std::uint8_t { Nothing, Null, Boolean, Number, Text, Node };
  Kind kind = Kind::Nothing;
  bool boolean = false;
  Number number;
  std::size_t node = 0; // an array or an object
  std::string own;      // Text that has escapes
  std::string_view shared;
  bool isOwn = false;

  std::string_view text() const { return isOwn ? own : shared; }

  static Operand of(const Literal& literal);
  static Operand of(const JsonOutline& outline, std::size_t node);
};

bool isEqual(const Number& left, const Number& right);
bool isLess(const Number& left, const Number& right);

} // namespace signalbox::json_path

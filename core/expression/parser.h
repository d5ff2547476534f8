// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parser: source to an unbound Program, by recursive descent over Python's grammar of expressions.
#pragma once

#include "core/expression/program.h"

namespace signalbox::expression {

// Fills `program`; its root is set. Names are texts until bind() gives them slots.
std::expected<void, SyntaxError> parse(std::string_view source, Program& program);

// Gives names their slots and calls their functions, and folds what is constant.
std::expected<void, SyntaxError> bind(Program& program, const Names& names);

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decimals in expressions, for the operators and functions that meet them.
#pragma once

#include "core/expression/functions.h"
#include "core/value/decimal.h"

namespace signalbox::expression {

bool involvesDecimal(const Value& left, const Value& right); // a Decimal and a number: they have an order
bool canCompute(const Value& left, const Value& right);      // a Decimal and a Decimal or whole number

bool decimalArithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out);
bool orderDecimals(Machine& machine, const Value& left, const Value& right, int& out);
bool negateDecimal(Machine& machine, const Value& value, Value& out);
bool plusDecimal(Machine& machine, const Value& value, Value& out);
bool absoluteDecimal(Machine& machine, const Value& value, Value& out);
bool roundDecimal(Machine& machine, const Value& value, std::optional<std::int64_t> places, Value& out);
bool truncateDecimal(Machine& machine, const Value& value, Value& out);
bool floatOfDecimal(Machine& machine, const Value& value, Value& out);
bool callDecimal(Machine& machine, const Arguments& arguments, Value& out);

} // namespace signalbox::expression

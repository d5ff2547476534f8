// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as JSON Schema sees them: exact, whatever their size; a float is the decimal that it is written as.
#pragma once

#include "core/value/value.h"

#include <compare>

namespace signalbox::json_schema {

inline bool isNumber(const Value& value) {
  return value.is(Kind::Int) || value.is(Kind::Float) || value.is(Kind::BigInt);
}

// 1.0 and 1e300 are; NaN and infinities are not.
bool isWhole(const Value& number);

// By mathematical value. Unordered when one is NaN.
std::partial_ordering compareNumbers(const Value& left, const Value& right);

// Whether number / divisor is an integer. `divisor` is above zero.
bool isMultipleOf(const Value& number, const Value& divisor);

} // namespace signalbox::json_schema

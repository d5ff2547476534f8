// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, times and durations: order, arithmetic, what now() makes.
#pragma once

#include "core/expression/operators.h"

namespace signalbox::expression {

std::optional<int> orderTemporal(const Value& left, const Value& right); // nothing when they have no order
bool mixesNaiveAndAware(const Value& left, const Value& right);

// False when the pair has no such operation, or with the machine's error set.
bool temporalArithmetic(Machine& machine, BinaryOp op, const Value& left, const Value& right, Value& out);

DateTime dateTimeFromEpoch(std::int64_t microseconds); // UTC, aware
std::int64_t microsecondsSinceEpoch(const DateTime& value);
int weekday(const Date& date); // Monday is 0

} // namespace signalbox::expression

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
int dayOfYear(const Date& date);
struct IsoCalendar {
  int year = 0;
  int week = 0;
  int day = 0;
};
IsoCalendar isoCalendar(const Date& date);
std::string zoneName(const Time& time); // tzname(): "UTC", "UTC+02:00", empty when naive
std::int64_t daysSinceEpoch(const Date& date);
Date dateFromDays(std::int64_t days); // since the epoch; in years 1 to 9999
bool isDate(int year, int month, int day);
std::int64_t totalMicroseconds(const TimeDelta& delta);
// temporal_functions.cpp: from numbers, refused in Python's words when out of range.
bool makeDate(Machine& machine, std::span<const std::int64_t> parts, Date& date); // year, month, day
bool makeTime(Machine& machine, std::span<const std::int64_t> parts, Time& time); // hour, minute, second, microsecond
bool makeDelta(Machine& machine, std::int64_t microseconds, Value& out);

} // namespace signalbox::expression

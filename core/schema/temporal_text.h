// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, times and durations from text and numbers: speedate's grammar and words, Pydantic's classification.
#pragma once

#include "core/value/value.h"

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

// val_temporal_unit: whether a timestamp counts seconds or milliseconds; else its size tells.
enum class TemporalUnit : std::uint8_t { Infer, Seconds, Milliseconds };

struct TemporalReading {
  TemporalUnit unit = TemporalUnit::Infer;

  bool operator==(const TemporalReading&) const = default;
};

// The error is what stands in ctx.error; static storage.
template<class T>
using Parsed = std::expected<T, std::string_view>;

// Year 0 passes here, as in speedate; Python's types refuse it later.
Parsed<Date> readDate(std::string_view text, TemporalReading reading = {}); // YYYY-MM-DD or a timestamp of whole days
Parsed<Time> readTime(std::string_view text);
Parsed<Time> readWallTime(std::string_view text);                                   // without an offset
Parsed<DateTime> readDateTime(std::string_view text, TemporalReading reading = {}); // a date and a time, or a timestamp
Parsed<TimeDelta> readTimeDelta(std::string_view text); // ISO 8601, "3 days, 04:05:06" or "04:05:06"

Parsed<DateTime> dateTimeFromSeconds(std::int64_t seconds, std::uint32_t microseconds = 0,
                                     TemporalUnit unit = TemporalUnit::Infer);
Parsed<DateTime> dateTimeFromSeconds(double seconds, TemporalUnit unit = TemporalUnit::Infer);
Parsed<Time> timeFromSeconds(std::int64_t seconds, std::uint32_t microseconds = 0);
Parsed<Time> timeFromSeconds(double seconds);
Parsed<TimeDelta> timeDeltaFromSeconds(std::int64_t seconds);
Parsed<TimeDelta> timeDeltaFromSeconds(double seconds);

// -1, 0, 1. A naive and an aware moment compare by their wall clock.
int compare(const Date& left, const Date& right);
int compare(const Time& left, const Time& right);
int compare(const DateTime& left, const DateTime& right);
int compare(const TimeDelta& left, const TimeDelta& right);

// "1 day and 2 hours", as constraint messages say it.
std::string describe(const TimeDelta& value);

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for examples: plausible for the field's name where its bounds let them be.
#include "core/schema/example_bounded.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::schema {

namespace {

// Moves low..high into least..most, at most `room` wide where the two do not meet.
template<class T>
void fit(T& low, T& high, T least, T most, T room) {
  const bool tooNarrow = std::min(high, most) - std::max(low, least) < room && room > 100;
  if (high < least || low > most || tooNarrow) {
    const bool hasLeast = least > std::numeric_limits<T>::lowest();
    low = hasLeast ? least : most - (most < std::numeric_limits<T>::lowest() + room ? 0 : room);
    high = hasLeast ? (most - room < least && most > least - room ? most : least + room) : most;
  }
  low = std::max(low, least);
  high = std::min(high, most);
}

} // namespace

Value exampleInteger(const IntRules* rules, std::string_view fieldName, Random& random) {
  const NumberRange range = exampleRange(fieldName, true);
  auto low = static_cast<std::int64_t>(range.low);
  auto high = static_cast<std::int64_t>(range.high);
  if (!rules)
    return Value::integer(low + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(high - low) + 1)));
  const auto& bounds = rules->bounds;
  std::int64_t least = INT64_MIN;
  std::int64_t most = INT64_MAX;
  if (bounds.ge) least = *bounds.ge;
  if (bounds.gt && *bounds.gt < INT64_MAX) least = std::max(least, *bounds.gt + 1);
  if (bounds.le) most = *bounds.le;
  if (bounds.lt && *bounds.lt > INT64_MIN) most = std::min(most, *bounds.lt - 1);
  const std::int64_t step = bounds.multipleOf.value_or(1);
  fit(low, high, least, most, std::max<std::int64_t>(100, step > INT64_MAX / 4 ? 100 : step * 2));
  const std::int64_t first = low / step + (low % step > 0 ? 1 : 0);
  const std::int64_t last = high / step - (high % step < 0 ? 1 : 0);
  if (last < first) return Value::integer(first * step);
  return Value::integer(
      (first + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(last - first) + 1))) * step);
}

Value exampleNumber(const FloatRules& rules, std::string_view fieldName, Random& random) {
  const NumberRange range = exampleRange(fieldName, false);
  double low = range.low;
  double high = range.high;
  const double least = std::max(rules.bounds.ge.value_or(-1e300), rules.bounds.gt.value_or(-1e300));
  const double most = std::min(rules.bounds.le.value_or(1e300), rules.bounds.lt.value_or(1e300));
  if (high < least || low > most) {
    low = least > -1e300 ? least : most - 100;
    high = most < 1e300 ? most : least + 100;
  }
  low = std::max(low, least);
  high = std::min(high, most);
  if (rules.bounds.multipleOf) {
    const double step = *rules.bounds.multipleOf;
    double first = std::ceil(low / step);
    if (rules.bounds.gt && first * step <= *rules.bounds.gt) ++first;
    const double last = std::max(first, std::floor(high / step) - (rules.bounds.lt ? 1 : 0));
    return Value::number((first + std::floor(random.unit() * (last - first + 1))) * step);
  }
  const double exact = low + (high - low) * (0.05 + 0.9 * random.unit());
  const double scale = std::pow(10, range.decimals);
  const double rounded = std::round(exact * scale) / scale;
  const bool fits = rounded > least && rounded < most;
  return Value::number(fits ? rounded : exact);
}

} // namespace signalbox::schema

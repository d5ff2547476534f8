// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/example_scalar.h"

#include "core/schema/byte_text.h"
#include "core/value/decimal.h"

#include <algorithm>
#include <cmath>

namespace signalbox::schema {

namespace {

constexpr std::int64_t plainPlaces = 2;

double boundOf(const Value& bound, double otherwise) { return bound.isNull() ? otherwise : toDouble(toDecimal(bound)); }

std::string textOf(std::int64_t units, std::int64_t places) {
  return canonicalText({Decimal::Form::Finite, units < 0, std::to_string(units < 0 ? -units : units), -places});
}

// A multiple of `step` between the bounds.
std::string multiple(const Decimal& step, double low, double high, Random& random) {
  const double size = toDouble(step);
  const double first = std::floor(low / size) + 1;
  const double last = std::max(first, std::ceil(high / size) - 1);
  const auto times = static_cast<std::int64_t>(first + std::floor(random.unit() * (last - first + 1)));
  const auto product = apply(DecimalOp::Multiply, step, toDecimal(Value::integer(times)));
  return product ? canonicalText(*product) : canonicalText(step);
}

} // namespace

std::string exampleDecimal(const DecimalRules& rules, std::string_view fieldName, Random& random) {
  const NumberRange range = exampleRange(fieldName, false);
  double low = boundOf(rules.ge, boundOf(rules.gt, range.low));
  double high = boundOf(rules.le, boundOf(rules.lt, range.high));
  if (low >= high && rules.le.isNull() && rules.lt.isNull()) high = low + 100;
  if (low >= high && rules.ge.isNull() && rules.gt.isNull()) low = high - 100;
  std::int64_t places = std::min(rules.decimalPlaces.value_or(plainPlaces), plainPlaces);
  if (rules.maxDigits) {
    places = std::min(places, *rules.maxDigits);
    const double most = std::pow(10, static_cast<double>(std::min<std::int64_t>(*rules.maxDigits - places, 15)));
    high = std::min(high, most - std::pow(10, -static_cast<double>(places)));
    low = std::max(low, -high);
  }
  if (!rules.multipleOf.isNull()) return multiple(toDecimal(rules.multipleOf), low, high, random);
  if (!rules.ge.isNull() && low >= high) return canonicalText(toDecimal(rules.ge));
  while (!rules.decimalPlaces && !rules.maxDigits && places < 12 && (high - low) * std::pow(10, places) < 10) ++places;
  const double scale = std::pow(10, static_cast<double>(places));
  const double first = std::floor(low * scale) + 1;
  const double last = std::max(first, std::ceil(high * scale) - 1);
  return textOf(static_cast<std::int64_t>(first + std::floor(random.unit() * (last - first + 1))), places);
}

std::string exampleBase64(const Base64Rules& rules, std::string_view content) {
  return encodeBase64(content, rules.isUrlSafe);
}

std::string examplePath(PathKind kind, Random& random) {
  switch (kind) {
  case PathKind::File: return "/etc/passwd"; // must exist
  case PathKind::Directory: return "/tmp";
  case PathKind::New: return "/tmp/" + exampleWord(random) + "-" + std::to_string(random.below(1'000'000'000)) + ".txt";
  case PathKind::Path: break;
  }
  return exampleWord(random) + "/" + exampleWord(random) + ".txt";
}

std::string exampleByteSize(Random& random) {
  static constexpr const char* units[] = {"KB", "MB", "GB", "KiB", "MiB"};
  return std::to_string(1 + random.below(900)) + " " + units[random.below(std::size(units))];
}

} // namespace signalbox::schema

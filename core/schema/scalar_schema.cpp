// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/scalar_schema.h"

#include "core/value/decimal.h"

#include <algorithm>
#include <cmath>

namespace signalbox::schema {

namespace {

using design::Json;

std::string upTo(std::int64_t digits) { return "{0," + std::to_string(digits) + "}"; }

std::string decimalPattern(const DecimalRules& rules) {
  const std::string start = "^(?!^[-+.]*$)[+-]?0*";
  if (!rules.maxDigits) {
    if (!rules.decimalPlaces) return start + "\\d*\\.?\\d*$";
    return start + "\\d*\\.?\\d" + upTo(*rules.decimalPlaces) + "0*$";
  }
  const std::string all = "|(?=[\\d.]{1," + std::to_string(*rules.maxDigits + 1) + "}0*$)";
  if (!rules.decimalPlaces) return start + "(?:\\d" + upTo(*rules.maxDigits) + all + "\\d*\\.\\d*0*$)";
  const std::string whole = "\\d" + upTo(std::max<std::int64_t>(0, *rules.maxDigits - *rules.decimalPlaces));
  return start + "(?:" + whole + all + whole + "\\.\\d" + upTo(*rules.decimalPlaces) + "0*$)";
}

void addBound(const char* key, const Value& bound, Json& schema) {
  if (bound.isNull()) return;
  const double number = toDouble(toDecimal(bound));
  if (std::isfinite(number)) schema[key] = number;
}

} // namespace

Json decimalSchema(const DecimalRules& rules, SchemaMode mode) {
  Json text{{"type", "string"}, {"pattern", decimalPattern(rules)}};
  if (mode == SchemaMode::Serialization) return text;
  Json number{{"type", "number"}};
  addBound("multipleOf", rules.multipleOf, number);
  addBound("maximum", rules.le, number);
  addBound("minimum", rules.ge, number);
  addBound("exclusiveMaximum", rules.lt, number);
  addBound("exclusiveMinimum", rules.gt, number);
  return Json{{"anyOf", {std::move(number), std::move(text)}}};
}

Json byteSizeSchema(SchemaMode mode) {
  Json number{{"type", "integer"}, {"minimum", 0}};
  if (mode == SchemaMode::Serialization) return number;
  Json text{{"type", "string"}, {"pattern", "^\\s*(\\d*\\.?\\d+)\\s*(\\w+)?"}};
  return Json{{"anyOf", {std::move(text), std::move(number)}}};
}

Json pathSchema(PathKind kind) {
  const char* format = kind == PathKind::File ? "file-path" : kind == PathKind::Directory ? "directory-path" : "path";
  return Json{{"type", "string"}, {"format", format}};
}

} // namespace signalbox::schema

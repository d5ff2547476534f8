// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TypeCompiler that turns facets into bounds of numbers: int, float and Decimal.
#include "core/schema/number_text.h"
#include "core/schema/type_compiler.h"
#include "core/value/decimal.h"
#include "core/value/write.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox::schema {

namespace {

constexpr double twoTo63 = 9223372036854775808.0;

template<class T>
std::uint32_t append(std::vector<T>& table, T rules) {
  table.push_back(std::move(rules));
  return static_cast<std::uint32_t>(table.size() - 1);
}

std::optional<std::string> digitsOf(double value) {
  if (!std::isfinite(value) || std::trunc(value) != value) return std::nullopt;
  char text[400];
  return std::string(text, std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr);
}

// A whole number of any size, also written as text, as Python's int() shows it.
std::optional<std::string> wholeDigits(const design::Json& json) {
  if (json.is_number_unsigned()) return std::to_string(json.get<std::uint64_t>());
  if (json.is_number_integer()) return std::to_string(json.get<std::int64_t>());
  if (json.is_number_float()) return digitsOf(json.get<double>());
  if (!json.is_string()) return std::nullopt;
  Arena arena;
  Value value;
  if (readIntText(json.get_ref<const std::string&>(), arena, value)) return std::nullopt;
  return pythonStr(value);
}

std::optional<Decimal> decimalOf(const design::Json& json) {
  if (json.is_string()) return readDecimal(json.get_ref<const std::string&>());
  if (json.is_number_float()) return readDecimal(pythonFloat(json.get<double>()));
  if (json.is_number()) return readDecimal(json.dump());
  return std::nullopt;
}

constexpr std::string_view notPositive = "multiple_of must be above 0.";

} // namespace

std::optional<std::int64_t> TypeCompiler::integerFacet(Facet facet, const Frame& frame) {
  const design::Json* json = frame.facets ? frame.facets->take(facet) : nullptr;
  if (!json) return std::nullopt;
  if (json->is_number_integer() && !(json->is_number_unsigned() && json->get<std::uint64_t>() > INT64_MAX))
    return json->get<std::int64_t>();
  if (json->is_number_float()) {
    const double value = json->get<double>();
    if (std::trunc(value) == value && std::abs(value) < twoTo63) return static_cast<std::int64_t>(value);
  }
  reportFacet(facet, std::string(nameOf(facet)) + " takes a whole number here.");
  return std::nullopt;
}

std::optional<double> TypeCompiler::numberFacet(Facet facet, const Frame& frame) {
  const design::Json* json = frame.facets ? frame.facets->take(facet) : nullptr;
  if (!json) return std::nullopt;
  if (json->is_number()) return json->get<double>();
  if (json->is_string())
    if (const auto value = readFloatText(json->get_ref<const std::string&>())) return value;
  reportFacet(facet, std::string(nameOf(facet)) + " takes a number here.");
  return std::nullopt;
}

void TypeCompiler::integerBound(Facet facet, const Frame& frame, std::optional<std::int64_t>& bound,
                                std::optional<std::string>& wide) {
  const design::Json* json = frame.facets ? frame.facets->take(facet) : nullptr;
  if (!json) return;
  const auto digits = wholeDigits(*json);
  if (!digits) return reportFacet(facet, std::string(nameOf(facet)) + " takes a whole number here.");
  if (facet == Facet::MultipleOf && (digits->starts_with('-') || *digits == "0"))
    return reportFacet(facet, std::string(notPositive));
  std::int64_t value = 0;
  const auto read = std::from_chars(digits->data(), digits->data() + digits->size(), value);
  if (read.ec == std::errc())
    bound = value;
  else
    wide = *digits;
}

std::uint32_t TypeCompiler::boundsOfInt(const Frame& frame) {
  if (!frame.facets || !frame.facets->any()) return none;
  IntRules rules;
  integerBound(Facet::MultipleOf, frame, rules.bounds.multipleOf, rules.wide.multipleOf);
  integerBound(Facet::Le, frame, rules.bounds.le, rules.wide.le);
  integerBound(Facet::Lt, frame, rules.bounds.lt, rules.wide.lt);
  integerBound(Facet::Ge, frame, rules.bounds.ge, rules.wide.ge);
  integerBound(Facet::Gt, frame, rules.bounds.gt, rules.wide.gt);
  return rules.any() ? append(m_program.ints, std::move(rules)) : none;
}

std::uint32_t TypeCompiler::boundsOfFloat(const Frame& frame) {
  FloatRules rules;
  rules.bounds.multipleOf = numberFacet(Facet::MultipleOf, frame);
  if (rules.bounds.multipleOf && *rules.bounds.multipleOf <= 0) {
    reportFacet(Facet::MultipleOf, std::string(notPositive));
    rules.bounds.multipleOf.reset();
  }
  rules.bounds.le = numberFacet(Facet::Le, frame);
  rules.bounds.lt = numberFacet(Facet::Lt, frame);
  rules.bounds.ge = numberFacet(Facet::Ge, frame);
  rules.bounds.gt = numberFacet(Facet::Gt, frame);
  rules.allowInfNan = flagFacet(Facet::AllowInfNan, frame, frame.settings.allowInfNan.value_or(true));
  return rules.bounds.any() || !rules.allowInfNan ? append(m_program.floats, rules) : none;
}

Value TypeCompiler::decimalBound(Facet facet, const Frame& frame) {
  const design::Json* json = frame.facets ? frame.facets->take(facet) : nullptr;
  if (!json) return {};
  const auto value = decimalOf(*json);
  if (!value || value->isNaN()) {
    reportFacet(facet, std::string(nameOf(facet)) + " takes a number here, also as text: \"0.05\".");
    return {};
  }
  if (facet == Facet::MultipleOf && (value->isZero() || value->isNegative)) {
    reportFacet(facet, std::string(notPositive));
    return {};
  }
  return Value::decimal(m_program.arena->copy(std::string_view(canonicalText(*value))));
}

std::uint32_t TypeCompiler::decimalRules(const Frame& frame) {
  DecimalRules rules;
  rules.multipleOf = decimalBound(Facet::MultipleOf, frame);
  rules.le = decimalBound(Facet::Le, frame);
  rules.lt = decimalBound(Facet::Lt, frame);
  rules.ge = decimalBound(Facet::Ge, frame);
  rules.gt = decimalBound(Facet::Gt, frame);
  for (const Facet facet : {Facet::MaxDigits, Facet::DecimalPlaces}) {
    auto count = integerFacet(facet, frame);
    if (count && *count < 0) {
      reportFacet(facet, std::string(nameOf(facet)) + " must not be below 0.");
      count.reset();
    }
    (facet == Facet::MaxDigits ? rules.maxDigits : rules.decimalPlaces) = count;
  }
  rules.allowInfNan = flagFacet(Facet::AllowInfNan, frame, frame.settings.allowInfNan.value_or(false));
  if (rules.allowInfNan && (rules.maxDigits || rules.decimalPlaces)) {
    reportFacet(Facet::AllowInfNan, "allow_inf_nan cannot stand with max_digits or decimal_places.");
    rules.allowInfNan = false;
  }
  return append(m_program.decimals, rules);
}

} // namespace signalbox::schema

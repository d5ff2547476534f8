// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python's decimal.Decimal: its grammar, str(), exact comparison, and arithmetic in the default context (28 digits,
// half to even).
#pragma once

#include "core/value/value.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox {

struct Decimal {
  enum class Form : std::uint8_t { Finite, Infinite, NaN, SignallingNaN };
  Form form = Form::Finite;
  bool isNegative = false;
  std::string digits = "0"; // no leading zeros; of a NaN its payload, mostly empty
  std::int64_t exponent = 0;

  bool isFinite() const { return form == Form::Finite; }
  bool isNaN() const { return form == Form::NaN || form == Form::SignallingNaN; }
  bool isZero() const { return isFinite() && digits == "0"; }
  std::int64_t adjusted() const { return exponent + static_cast<std::int64_t>(digits.size()) - 1; }
};

// Decimal(text): spaces around, underscores anywhere, any script's digits; nothing where Python raises.
std::optional<Decimal> readDecimal(std::string_view text);

// Decimal(number) of a bool, int, float or Decimal: exact.
Decimal toDecimal(const Value& number);
Decimal toDecimal(double number);

std::string canonicalText(const Decimal& value); // str(): "1.10", "1E+3", "NaN", "-0"

int order(const Decimal& left, const Decimal& right); // -1, 0, 1; 2 with a NaN
double toDouble(const Decimal& value);

// The error is what Python raises: "InvalidOperation: [<class 'decimal.DivisionUndefined'>]".
using DecimalResult = std::expected<Decimal, std::string_view>;
enum class DecimalOp : std::uint8_t { Add, Subtract, Multiply, Divide, FloorDivide, Modulo, Power };
DecimalResult apply(DecimalOp op, const Decimal& left, const Decimal& right);

DecimalResult plus(const Decimal& value); // rounds to the context, -0 becomes 0
DecimalResult negated(const Decimal& value);
DecimalResult absolute(const Decimal& value);
DecimalResult normalized(const Decimal& value);                      // without trailing zeros
DecimalResult rounded(const Decimal& value, std::int64_t places);    // round(value, places)
DecimalResult quantized(const Decimal& value, const Decimal& other); // to the exponent of `other`

Decimal withPlaces(const Decimal& value, std::int64_t places); // that many behind the point, of any length
Decimal withDigits(const Decimal& value, std::int64_t digits); // at most that many digits
DecimalResult squareRoot(const Decimal& value);

// round(value) and int(value) as digits with a sign.
using IntegerDigits = std::expected<std::string, std::string_view>;
IntegerDigits roundedInteger(const Decimal& value);
IntegerDigits truncatedInteger(const Decimal& value);

} // namespace signalbox

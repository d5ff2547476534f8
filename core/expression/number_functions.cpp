// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// int(), float(), bool() and round(): from one kind of value to a number.
#include "core/expression/decimals.h"
#include "core/expression/functions.h"

#include "core/value/python_space.h"
#include "core/value/read_python.h"
#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <charconv>
#include <cmath>
#include <unicode/uchar.h>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

// Digits with single underscores between them lose these; anything else gives nothing.
std::optional<std::string> withoutUnderscores(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      digits += text[i];
      continue;
    }
    const auto isDigit = [&](std::size_t at) { return at < text.size() && u_isxdigit(text[at]); };
    if (i == 0 || !isDigit(i - 1) || !isDigit(i + 1)) return std::nullopt;
  }
  return digits;
}

// Digits of other scripts as our own.
std::string asciiDigits(std::string_view text) {
  std::string changed;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto c = static_cast<UChar32>(nextCodePoint(text, at));
    const bool isForeign = c >= 0x80 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
    if (isForeign)
      changed += static_cast<char>('0' + u_charDigitValue(c));
    else
      changed += text.substr(begin, at - begin);
  }
  return changed;
}

bool parseInteger(Machine& machine, std::string_view text, int base, const Value& shown, Value& out) {
  auto digits = withoutUnderscores(asciiDigits(withoutSpace(text)));
  bool isNegative = false;
  if (digits && (digits->starts_with('-') || digits->starts_with('+'))) {
    isNegative = digits->starts_with('-');
    digits->erase(0, 1);
  }
  const auto prefix = digits && digits->size() > 2 && (*digits)[0] == '0' ? static_cast<char>((*digits)[1] | 32) : '\0';
  const int prefixBase = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
  if (digits && prefixBase != 0 && (base == prefixBase || base == 0)) {
    digits->erase(0, 2);
    base = prefixBase;
  }
  if (base == 0) base = 10;
  std::int64_t small = 0;
  const char* last = digits ? digits->data() + digits->size() : nullptr;
  const auto read = digits ? std::from_chars(digits->data(), last, small, base) : std::from_chars_result{};
  const bool isWhole = digits && !digits->starts_with('-') && read.ptr == last && !digits->empty();
  if (!isWhole || read.ec == std::errc::invalid_argument)
    return machine.fail("ValueError: invalid literal for int() with base " + std::to_string(base) + ": " +
                        pythonRepr(shown));
  if (read.ec == std::errc()) return give(out, Value::integer(isNegative ? -small : small));
  if (base != 10) return machine.fail("OverflowError: the number does not fit into 64 bits");
  digits->erase(0, digits->find_first_not_of('0'));
  if (digits->size() > maxIntegerDigits)
    return machine.fail("ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has " +
                        std::to_string(digits->size()) +
                        " digits; use sys.set_int_max_str_digits() to increase the limit");
  return give(out, integerFromText(machine, (isNegative ? "-" : "") + *digits));
}

bool parseFloat(Machine& machine, std::string_view text, const Value& shown, Value& out) {
  const auto digits = withoutUnderscores(asciiDigits(withoutSpace(text)));
  std::string_view number = digits ? std::string_view(*digits) : std::string_view();
  const bool isNegative = number.starts_with('-');
  if (isNegative || number.starts_with('+')) number.remove_prefix(1);
  double value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  const bool startsWell = !number.empty() && number[0] != '-' && number[0] != '+' && !number.contains('(');
  if (!startsWell || read.ec == std::errc::invalid_argument || read.ptr != number.data() + number.size())
    return machine.fail("ValueError: could not convert string to float: " + pythonRepr(shown));
  if (read.ec == std::errc::result_out_of_range) value = parseDouble(number);
  return give(out, Value::number(isNegative ? -value : value));
}

bool roundFloat(Machine& machine, double value, std::int64_t digits, Value& out) {
  if (!std::isfinite(value) || digits > 330) return give(out, Value::number(value));
  if (digits < -330) return give(out, Value::number(std::copysign(0.0, value)));
  if (digits >= 0) {
    char text[1100];
    const auto end =
        std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, static_cast<int>(digits)).ptr;
    double rounded = 0;
    std::from_chars(text, end, rounded);
    return give(out, Value::number(rounded));
  }
  const double scale = std::pow(10.0, static_cast<double>(-digits));
  const double rounded = std::nearbyint(value / scale) * scale;
  if (std::isinf(rounded)) return machine.fail("OverflowError: rounded value too large to represent");
  return give(out, Value::number(rounded));
}

bool roundInteger(Machine& machine, const Value& value, std::int64_t digits, Value& out) {
  if (digits >= 0) return plus(machine, value, out);
  if (digits < -4300) return give(out, Value::integer(0));
  Value scale;
  Value remainder;
  Value doubled;
  if (!applyBinary(machine, BinaryOp::Power, Value::integer(10), Value::integer(-digits), scale) ||
      !applyBinary(machine, BinaryOp::Modulo, value, scale, remainder) ||
      !applyBinary(machine, BinaryOp::Subtract, value, remainder, out) ||
      !applyBinary(machine, BinaryOp::Multiply, remainder, Value::integer(2), doubled))
    return false;
  const int order = orderNumbers(doubled, scale);
  Value tens;
  Value parity;
  if (!applyBinary(machine, BinaryOp::FloorDivide, out, scale, tens) ||
      !applyBinary(machine, BinaryOp::Modulo, tens, Value::integer(2), parity))
    return false;
  const bool isUp = order > 0 || (order == 0 && isTruthy(parity)); // half goes to even
  return !isUp || applyBinary(machine, BinaryOp::Add, out, scale, out);
}

} // namespace

bool callInt(Machine& machine, const Arguments& arguments, Value& out) {
  if (!arguments.has(0)) return give(out, Value::integer(0));
  const Value& value = arguments[0];
  if (arguments.has(1)) {
    if (!value.is(Kind::Str) && !value.is(Kind::Bytes))
      return machine.fail("TypeError: int() can't convert non-string with explicit base");
    const auto base = isInteger(arguments[1]) ? toInt64(arguments[1]) : std::nullopt;
    if (!base || (*base != 0 && (*base < 2 || *base > 36)))
      return machine.fail("ValueError: int() base must be >= 2 and <= 36, or 0");
    return parseInteger(machine, value.asText(), static_cast<int>(*base), value, out);
  }
  if (value.is(Kind::Str) || value.is(Kind::Bytes)) return parseInteger(machine, value.asText(), 10, value, out);
  if (value.is(Kind::Float)) return integerFromDouble(machine, value.asFloat(), out);
  if (isInteger(value)) return plus(machine, value, out);
  if (value.is(Kind::Decimal)) return truncateDecimal(machine, value, out);
  return machine.fail("TypeError: int() argument must be a string, a bytes-like object or a real number, not '" +
                      typeName(value) + "'");
}

bool callFloat(Machine& machine, const Arguments& arguments, Value& out) {
  if (!arguments.has(0)) return give(out, Value::number(0));
  const Value& value = arguments[0];
  if (value.is(Kind::Str) || value.is(Kind::Bytes)) return parseFloat(machine, value.asText(), value, out);
  if (value.is(Kind::Decimal)) return floatOfDecimal(machine, value, out);
  if (!isNumber(value))
    return machine.fail("TypeError: float() argument must be a string or a real number, not '" + typeName(value) + "'");
  const double number = toDouble(value);
  if (value.is(Kind::BigInt) && std::isinf(number))
    return machine.fail("OverflowError: int too large to convert to float");
  return give(out, Value::number(number));
}

bool callBool(Machine&, const Arguments& arguments, Value& out) {
  return give(out, Value::boolean(arguments.has(0) && isTruthy(arguments[0])));
}

bool callRound(Machine& machine, const Arguments& arguments, Value& out) {
  const Value& value = arguments[0];
  const bool isDecimal = value.is(Kind::Decimal);
  if (!isNumber(value) && !isDecimal)
    return machine.fail("TypeError: type " + typeName(value) + " doesn't define __round__ method");
  const bool hasDigits = arguments.has(1) && !arguments[1].isNull();
  if (!hasDigits) {
    if (isDecimal) return roundDecimal(machine, value, std::nullopt, out);
    if (value.is(Kind::Float)) return integerFromDouble(machine, std::nearbyint(value.asFloat()), out);
    return plus(machine, value, out);
  }
  if (!isInteger(arguments[1]))
    return machine.fail("TypeError: '" + typeName(arguments[1]) + "' object cannot be interpreted as an integer");
  const std::int64_t digits = toInt64(arguments[1]).value_or(INT32_MAX);
  if (isDecimal) return roundDecimal(machine, value, digits, out);
  return value.is(Kind::Float) ? roundFloat(machine, value.asFloat(), digits, out)
                               : roundInteger(machine, value, digits, out);
}

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// format(value, spec): the format specification mini-language for text, whole numbers and floats.
#include "core/expression/decimals.h"
#include "core/expression/operators.h"

#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox::expression {

namespace {

struct Spec {
  std::string fill = " ";
  char align = '\0'; // < > ^ =
  char sign = '-';
  bool coercesZero = false; // z: no negative zero
  bool isAlternate = false;
  std::size_t width = 0;
  char grouping = '\0';
  std::optional<int> precision;
  char type = '\0';
};

constexpr std::size_t maxWidth = 100'000;

bool isAlign(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

// Nothing when the text is no specification.
std::optional<Spec> readSpec(std::string_view text) {
  Spec spec;
  std::size_t at = 0;
  const auto peek = [&](std::size_t ahead = 0) { return at + ahead < text.size() ? text[at + ahead] : '\0'; };
  const auto number = [&]() -> std::size_t {
    std::size_t value = 0;
    for (; peek() >= '0' && peek() <= '9'; ++at)
      value = std::min(value * 10 + static_cast<std::size_t>(peek() - '0'), maxWidth + 1);
    return value;
  };
  if (!text.empty()) {
    std::size_t afterFill = 0;
    nextCodePoint(text, afterFill);
    if (afterFill < text.size() && isAlign(text[afterFill])) {
      spec.fill = text.substr(0, afterFill);
      spec.align = text[afterFill];
      at = afterFill + 1;
    } else if (isAlign(text[0])) {
      spec.align = text[at++];
    }
  }
  if (peek() == '+' || peek() == '-' || peek() == ' ') spec.sign = text[at++];
  if (peek() == 'z') {
    spec.coercesZero = true;
    ++at;
  }
  if (peek() == '#') {
    spec.isAlternate = true;
    ++at;
  }
  if (peek() == '0') {
    if (spec.align == '\0') {
      spec.fill = "0";
      spec.align = '=';
    }
    ++at;
  }
  spec.width = number();
  if (peek() == ',' || peek() == '_') spec.grouping = text[at++];
  if (peek() == '.') {
    ++at;
    if (peek() < '0' || peek() > '9') return std::nullopt;
    spec.precision = static_cast<int>(number());
  }
  if (at < text.size()) spec.type = text[at++];
  if (at != text.size()) return std::nullopt;
  return spec;
}

void pad(const Spec& spec, char defaultAlign, std::string_view sign, std::string_view body, std::string& out) {
  const std::size_t length = countCodePoints(sign) + countCodePoints(body);
  const std::size_t missing = spec.width > length ? spec.width - length : 0;
  const char align = spec.align == '\0' ? defaultAlign : spec.align;
  const std::size_t before = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
  const auto fill = [&](std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out += spec.fill;
  };
  if (align == '=') out += sign;
  fill(before);
  if (align != '=') out += sign;
  out += body;
  fill(missing - before);
}

// Thousands (or groups of four for other bases), zeros in front so that the whole is `width` long when zeros fill.
std::string group(std::string digits, char separator, std::size_t size, std::size_t width) {
  if (separator == '\0') return digits;
  const auto lengthWith = [&](std::size_t count) { return count + (count - 1) / size; };
  while (lengthWith(digits.size()) < width) digits.insert(digits.begin(), '0');
  for (std::size_t at = digits.size(); at > size;) digits.insert(at -= size, 1, separator);
  return digits;
}

std::string signOf(bool isNegative, const Spec& spec) {
  return isNegative ? "-" : spec.sign == '-' ? "" : std::string(1, spec.sign);
}

void finishNumber(const Spec& spec, std::string sign, std::string whole, std::string_view rest, std::size_t groupSize,
                  std::string& out) {
  const bool zerosFill = spec.fill == "0" && spec.align == '=';
  const std::size_t taken = sign.size() + rest.size();
  const std::size_t width = zerosFill && spec.width > taken ? spec.width - taken : 0;
  whole = group(std::move(whole), spec.grouping, groupSize, width);
  pad(spec, '>', sign, whole += rest, out);
}

bool failType(Machine& machine, char type, const Value& value) {
  static constexpr char digits[] = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(type);
  const bool isVisible = code > 32 && code < 128;
  const std::string shown =
      isVisible ? std::string(1, type) : std::string("\\x") + digits[code >> 4] + digits[code & 15];
  return machine.fail("ValueError: Unknown format code '" + shown + "' for object of type '" + typeName(value) + "'");
}

bool failGrouping(Machine& machine, const Spec& spec) {
  return machine.fail("ValueError: Cannot specify '" + std::string(1, spec.grouping) + "' with '" +
                      std::string(1, spec.type) + "'.");
}

std::string baseText(std::uint64_t magnitude, int base) {
  char text[64];
  return {text, std::to_chars(text, text + sizeof text, magnitude, base).ptr};
}

bool formatOtherBase(Machine& machine, const Value& value, const Spec& spec, std::string& out) {
  const auto small = toInt64(value);
  if (spec.grouping == ',') return failGrouping(machine, spec);
  const int base = (spec.type | 32) == 'x' ? 16 : spec.type == 'o' ? 8 : 2;
  const auto magnitude = [&] {
    return *small < 0 ? 0 - static_cast<std::uint64_t>(*small) : static_cast<std::uint64_t>(*small);
  };
  const bool isNegative = small ? *small < 0 : value.asText().starts_with('-');
  std::string digits = small ? baseText(magnitude(), base) : bigDigits(value, base);
  if (spec.type == 'X')
    std::ranges::transform(digits, digits.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
  std::string sign = signOf(isNegative, spec);
  if (spec.isAlternate) (sign += '0') += spec.type;
  finishNumber(spec, sign, digits, "", 4, out);
  return true;
}

bool formatInteger(Machine& machine, const Value& value, const Spec& spec, std::string& out) {
  if (spec.precision) return machine.fail("ValueError: Precision not allowed in integer format specifier");
  if (spec.coercesZero)
    return machine.fail("ValueError: Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.type == 'c') {
    const auto codePoint = toInt64(value);
    if (!codePoint || *codePoint < 0 || *codePoint > 0x10FFFF)
      return machine.fail("OverflowError: %c arg not in range(0x110000)");
    std::string character;
    appendUtf8(static_cast<char32_t>(*codePoint), character);
    pad(spec, '<', "", character, out);
    return true;
  }
  if (spec.type != '\0' && spec.type != 'd' && spec.type != 'n') return formatOtherBase(machine, value, spec, out);
  std::string digits = pythonRepr(value.is(Kind::Bool) ? Value::integer(value.asBool()) : value);
  const bool isNegative = digits.starts_with('-');
  finishNumber(spec, signOf(isNegative, spec), digits.substr(isNegative ? 1 : 0), "", 3, out);
  return true;
}

std::string chars(double value, std::chars_format format, int precision) {
  std::string text(static_cast<std::size_t>(precision) + 400, '\0');
  text.resize(static_cast<std::size_t>(
      std::to_chars(text.data(), text.data() + text.size(), value, format, precision).ptr - text.data()));
  return text;
}

// 'g', and no type at all: significant digits, an exponent when the number is far from 1.
std::string generalText(double value, int precision, bool keepsZero, bool keepsZeros) {
  precision = std::max(precision, 1);
  const std::string scientific = chars(value, std::chars_format::scientific, precision - 1);
  const std::size_t e = scientific.find('e');
  int exponent = 0;
  const char* first = scientific.data() + e + 1;
  std::from_chars(*first == '+' ? first + 1 : first, scientific.data() + scientific.size(), exponent);
  const bool isExponential = exponent < -4 || exponent >= precision - (keepsZero ? 1 : 0);
  std::string mantissa = isExponential ? scientific.substr(0, e)
                                       : chars(value, std::chars_format::fixed, std::max(precision - 1 - exponent, 0));
  if (keepsZeros && mantissa.find('.') == std::string::npos) mantissa += '.';
  if (!keepsZeros && mantissa.find('.') != std::string::npos) {
    mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.ends_with('.')) mantissa.pop_back();
  }
  if (isExponential) return mantissa + scientific.substr(e);
  return keepsZero && mantissa.find('.') == std::string::npos ? mantissa + ".0" : mantissa;
}

std::string magnitudeText(double value, const Spec& spec) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return "inf";
  const int precision = spec.precision.value_or(6);
  switch (spec.type | 32) {
  case 'e': return chars(value, std::chars_format::scientific, precision);
  case 'f': return chars(value, std::chars_format::fixed, precision);
  case '%': return chars(value * 100, std::chars_format::fixed, precision) + "%";
  case 'g':
  case 'n': return generalText(value, precision, false, spec.isAlternate);
  default: return spec.precision ? generalText(value, precision, true, spec.isAlternate) : pythonFloat(value);
  }
}

bool formatFloat(double value, const Spec& spec, std::string& out) {
  std::string text = magnitudeText(std::fabs(value), spec);
  const bool isZero = text.find_first_of("123456789in") == std::string::npos;
  const bool isNegative = std::signbit(value) && !std::isnan(value) && !(spec.coercesZero && isZero);
  if (spec.isAlternate && std::isfinite(value) && text.find('.') == std::string::npos)
    text.insert(std::min(text.find_first_of("e%"), text.size()), 1, '.');
  if (spec.type == 'F' || spec.type == 'E' || spec.type == 'G')
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  const std::size_t wholeEnd = std::min(text.find_first_not_of("0123456789"), text.size());
  if (wholeEnd == 0) // inf and nan
    finishNumber(Spec(spec), signOf(isNegative, spec), text, "", text.size(), out);
  else
    finishNumber(spec, signOf(isNegative, spec), text.substr(0, wholeEnd), std::string_view(text).substr(wholeEnd), 3,
                 out);
  return true;
}

// 1.23e+3 of a number's digits.
std::string exponentText(const Decimal& value, bool isUpper) {
  std::string text = value.digits.substr(0, 1);
  if (value.digits.size() > 1) text += "." + value.digits.substr(1);
  return text + (isUpper ? "E" : "e") + (value.adjusted() < 0 ? "-" : "+") + std::to_string(std::abs(value.adjusted()));
}

std::string fixedText(const Decimal& value, std::optional<int> precision) {
  Decimal shown = value;
  if (precision || value.exponent > 0) shown = withPlaces(value, precision.value_or(0));
  std::string digits = shown.digits;
  const auto places = static_cast<std::size_t>(-shown.exponent);
  if (places == 0) return digits;
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.insert(digits.size() - places, 1, '.');
}

std::string decimalText(const Decimal& value, const Spec& spec) {
  if (value.isNaN()) return "NaN" + value.digits;
  if (!value.isFinite()) return "Infinity";
  switch (spec.type | 32) {
  case 'f': return fixedText(value, spec.precision);
  case '%': {
    Decimal percent = value;
    percent.exponent += 2;
    return fixedText(percent, spec.precision) + "%";
  }
  case 'e': {
    if (!spec.precision) return exponentText(value, spec.type == 'E');
    Decimal shown = withDigits(value, *spec.precision + 1);
    const std::int64_t missing = *spec.precision + 1 - static_cast<std::int64_t>(shown.digits.size());
    if (missing > 0) shown = withPlaces(shown, missing - shown.exponent);
    return exponentText(shown, spec.type == 'E');
  }
  default: {
    std::string text = canonicalText(spec.precision ? withDigits(value, std::max(*spec.precision, 1)) : value);
    if (spec.type == 'g' || spec.type == 'n') std::ranges::replace(text, 'E', 'e');
    return text;
  }
  }
}

bool formatDecimal(Machine& machine, const Value& value, const Spec& spec, std::string& out) {
  if (spec.type != '\0' && !std::string_view("eEfFgGn%").contains(spec.type))
    return machine.fail("ValueError: invalid format string");
  Decimal number = toDecimal(value);
  if (number.isFinite() && std::abs(number.exponent) > static_cast<std::int64_t>(maxWidth))
    return machine.fail("OverflowError: the number is too long to write");
  const bool isNegative = number.isNegative;
  number.isNegative = false;
  const std::string text = decimalText(number, spec);
  const std::size_t wholeEnd = std::min(text.find_first_not_of("0123456789"), text.size());
  finishNumber(spec, signOf(isNegative, spec), wholeEnd == 0 ? text : text.substr(0, wholeEnd),
               wholeEnd == 0 ? std::string_view() : std::string_view(text).substr(wholeEnd),
               wholeEnd == 0 ? text.size() : 3, out);
  return true;
}

bool formatText(Machine& machine, const Value& value, const Spec& spec, std::string& out) {
  if (spec.type != '\0' && spec.type != 's') return failType(machine, spec.type, value);
  if (spec.sign != '-') return machine.fail("ValueError: Sign not allowed in string format specifier");
  if (spec.coercesZero)
    return machine.fail("ValueError: Negative zero coercion (z) not allowed in string format specifier");
  if (spec.isAlternate) return machine.fail("ValueError: Alternate form (#) not allowed in string format specifier");
  if (spec.grouping != '\0')
    return machine.fail("ValueError: Cannot specify '" + std::string(1, spec.grouping) + "' with 's'.");
  Spec used = spec;
  if (spec.align == '=') {
    if (spec.fill != "0") return machine.fail("ValueError: '=' alignment not allowed in string format specifier");
    used.align = '<';
  }
  std::string_view text = value.asText();
  std::size_t end = 0;
  for (int left = spec.precision.value_or(INT32_MAX); left > 0 && end < text.size(); --left) nextCodePoint(text, end);
  pad(used, '<', "", text.substr(0, end), out);
  return true;
}

bool formatNumber(Machine& machine, const Value& value, const Spec& spec, std::string& out) {
  const std::string_view floatTypes = "eEfFgG%";
  const std::string_view integerTypes = "bcdoxXn";
  if (value.is(Kind::Float) && (spec.type == '\0' || spec.type == 'n' || floatTypes.contains(spec.type)))
    return formatFloat(value.asFloat(), spec, out);
  if (value.is(Kind::Float)) return failType(machine, spec.type, value);
  if (spec.type == '\0' || integerTypes.contains(spec.type)) return formatInteger(machine, value, spec, out);
  if (floatTypes.contains(spec.type)) return formatFloat(toDouble(value), spec, out);
  return failType(machine, spec.type, value);
}

} // namespace

bool formatValue(Machine& machine, const Value& value, std::string_view text, std::string& out) {
  if (text.empty()) {
    std::string shown;
    if (!strOf(machine, value, shown)) return false;
    out += shown;
    return true;
  }
  if (value.is(Kind::Date) || value.is(Kind::DateTime) || value.is(Kind::Time))
    return formatTime(machine, value, text, out);
  const bool isDecimal = value.is(Kind::Decimal);
  const bool isFormattable = isNumber(value) || isDecimal || value.is(Kind::Str) || value.is(Kind::Enum);
  if (!isFormattable)
    return machine.fail("TypeError: unsupported format string passed to " + typeName(value) + ".__format__");
  const auto spec = readSpec(text);
  if (!spec) return machine.fail("ValueError: Invalid format specifier");
  if (spec->width > maxWidth || spec->precision.value_or(0) > static_cast<int>(maxWidth))
    return machine.fail("ValueError: Too many decimal digits in format string");
  if (!machine.spend((spec->width + static_cast<std::size_t>(spec->precision.value_or(0))) / 16)) return false;
  if (isDecimal) return formatDecimal(machine, value, *spec, out);
  if (isNumber(value)) return formatNumber(machine, value, *spec, out);
  return formatText(machine, value.is(Kind::Enum) ? machine.text(pythonStr(value)) : value, *spec, out);
}

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shortest digits that read back as the same double, laid out as Python and as Pydantic do.
#include "core/value/write.h"

#include <charconv>
#include <cmath>

namespace signalbox {

namespace {

struct Decimal {
  bool isNegative = false;
  std::string digits; // no point
  int exponent = 0;   // of the first digit
};

Decimal shortest(double value) {
  char text[32];
  const char* end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  std::string_view rest(text, end);
  Decimal decimal;
  decimal.isNegative = rest.starts_with('-');
  if (decimal.isNegative) rest.remove_prefix(1);
  const std::size_t e = rest.find('e');
  for (const char c : rest.substr(0, e))
    if (c != '.') decimal.digits.push_back(c);
  const char* exponent = rest.data() + e + 1;
  std::from_chars(*exponent == '+' ? exponent + 1 : exponent, end, decimal.exponent);
  return decimal;
}

void appendPositional(const Decimal& decimal, std::string& out) {
  const int count = static_cast<int>(decimal.digits.size());
  if (decimal.exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-decimal.exponent - 1), '0');
    out += decimal.digits;
    return;
  }
  const int whole = decimal.exponent + 1;
  if (count <= whole) {
    out += decimal.digits;
    out.append(static_cast<std::size_t>(whole - count), '0');
    out += ".0";
    return;
  }
  out.append(decimal.digits, 0, static_cast<std::size_t>(whole));
  out += '.';
  out.append(decimal.digits, static_cast<std::size_t>(whole));
}

void appendExponential(const Decimal& decimal, std::size_t exponentDigits, std::string& out) {
  out += decimal.digits[0];
  if (decimal.digits.size() > 1) {
    out += '.';
    out.append(decimal.digits, 1);
  }
  out += decimal.exponent < 0 ? "e-" : "e+";
  const std::string exponent = std::to_string(std::abs(decimal.exponent));
  if (exponent.size() < exponentDigits) out += '0';
  out += exponent;
}

void appendFinite(double value, int smallestExponent, std::size_t exponentDigits, std::string& out) {
  const Decimal decimal = shortest(value);
  if (decimal.isNegative) out += '-';
  const bool isPositional = decimal.exponent >= smallestExponent && decimal.exponent < 16;
  if (value == 0 || isPositional)
    appendPositional(decimal, out);
  else
    appendExponential(decimal, exponentDigits, out);
}

} // namespace

void writePydanticFloat(double value, std::string& out) {
  if (std::isfinite(value))
    appendFinite(value, -5, 1, out);
  else
    out += "null";
}

std::string pythonFloat(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::string text;
  appendFinite(value, -4, 2, text);
  return text;
}

} // namespace signalbox

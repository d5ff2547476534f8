// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/complex_text.h"

#include "core/schema/number_text.h"
#include "core/value/read_python.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unicode/uchar.h>

namespace signalbox::schema {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// ASCII without spaces around; underscores only between digits. Nothing when this can be no number.
std::optional<std::string> plainText(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(nextCodePoint(text, at));
    const auto digit = u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(c) : -1;
    if (digit >= 0)
      result += static_cast<char>('0' + digit);
    else if (u_isUWhiteSpace(c) || (c >= 0x1c && c <= 0x1f))
      result += ' ';
    else if (c < 0x80)
      result += static_cast<char>(c);
    else
      return std::nullopt;
  }
  std::string bare;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const bool isBetween = i > 0 && i + 1 < result.size() && isDigit(result[i - 1]) && isDigit(result[i + 1]);
    if (result[i] != '_')
      bare += result[i];
    else if (!isBetween)
      return std::nullopt;
  }
  return bare;
}

std::string_view withoutSpace(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

bool startsWithWord(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::ranges::equal(text.substr(0, lower.size()), lower, [](char a, char b) { return (a | 32) == b; });
}

std::size_t digitsFrom(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && isDigit(text[at + count])) ++count;
  return count;
}

// The length of an unsigned number at the start, or 0.
std::size_t numberSize(std::string_view text) {
  std::size_t size = digitsFrom(text, 0);
  std::size_t digits = size;
  if (size < text.size() && text[size] == '.') {
    const std::size_t fraction = digitsFrom(text, size + 1);
    digits += fraction;
    size += 1 + fraction;
  }
  if (digits == 0) return 0;
  if (size >= text.size() || (text[size] | 32) != 'e') return size;
  std::size_t exponent = size + 1;
  if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
  const std::size_t exponentDigits = digitsFrom(text, exponent);
  return exponentDigits > 0 ? exponent + exponentDigits : size;
}

double toDouble(std::string_view number) {
  const std::string padded = "0" + std::string(number); // ".5" and "5." as Python takes them
  return parseDouble(padded);
}

// A number with a sign at the start of `text`, which moves behind it.
std::optional<double> takeNumber(std::string_view& text) {
  const bool isNegative = text.starts_with('-');
  std::string_view rest = text.substr(isNegative || text.starts_with('+') ? 1 : 0);
  double value = 0;
  std::size_t size = 0;
  if (startsWithWord(rest, "inf")) {
    size = startsWithWord(rest, "infinity") ? 8 : 3;
    value = std::numeric_limits<double>::infinity();
  } else if (startsWithWord(rest, "nan")) {
    size = 3;
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    size = numberSize(rest);
    if (size == 0) return std::nullopt;
    value = toDouble(rest.substr(0, size));
  }
  text = rest.substr(size);
  return isNegative ? -value : value;
}

bool isUnit(std::string_view text) { return text == "j" || text == "J"; }

// The part before the j: a number, or a bare sign.
std::optional<double> imaginaryPart(std::string_view text) {
  if (const auto value = takeNumber(text)) return isUnit(text) ? value : std::nullopt;
  const bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+')) text.remove_prefix(1);
  return isUnit(text) ? std::optional(isNegative ? -1.0 : 1.0) : std::nullopt;
}

} // namespace

std::optional<Complex> readComplex(std::string_view original) {
  const auto plain = plainText(original);
  if (!plain) return std::nullopt;
  std::string_view text = withoutSpace(*plain);
  if (text.starts_with('(') && text.ends_with(')')) text = withoutSpace(text.substr(1, text.size() - 2));
  std::string_view rest = text;
  const auto first = takeNumber(rest);
  if (first && rest.empty()) return Complex{*first, 0};
  if (!first || isUnit(rest)) {
    const auto imaginary = imaginaryPart(text);
    return imaginary ? std::optional(Complex{0, *imaginary}) : std::nullopt;
  }
  if (rest.front() != '+' && rest.front() != '-') return std::nullopt;
  const auto imaginary = imaginaryPart(rest);
  return imaginary ? std::optional(Complex{*first, *imaginary}) : std::nullopt;
}

std::string complexText(const Complex& value) {
  const std::string imaginary = plainNumber(value.imaginary) + "j";
  if (value.real == 0) return imaginary;
  return plainNumber(value.real) + (imaginary.starts_with('-') ? "" : "+") + imaginary;
}

} // namespace signalbox::schema

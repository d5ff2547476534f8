// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ByteSize: what its regular expression ^\s*(\d*\.?\d+)\s*(\w+)? and its table of units make of a text.
#include "core/schema/byte_text.h"
#include "core/value/python_space.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unicode/uchar.h>

namespace signalbox::schema {

namespace {

struct Unit {
  std::string_view name;
  double bytes;
};
constexpr auto units = std::to_array<Unit>({{"b", 1},
                                            {"k", 1e3},
                                            {"m", 1e6},
                                            {"g", 1e9},
                                            {"t", 1e12},
                                            {"p", 1e15},
                                            {"e", 1e18},
                                            {"kb", 1e3},
                                            {"mb", 1e6},
                                            {"gb", 1e9},
                                            {"tb", 1e12},
                                            {"pb", 1e15},
                                            {"eb", 1e18},
                                            {"kib", 1024.0},
                                            {"mib", 1048576.0},
                                            {"gib", 1073741824.0},
                                            {"tib", 1099511627776.0},
                                            {"pib", 1125899906842624.0},
                                            {"eib", 1152921504606846976.0},
                                            {"bit", 1.0 / 8},
                                            {"kbit", 1e3 / 8},
                                            {"mbit", 1e6 / 8},
                                            {"gbit", 1e9 / 8},
                                            {"tbit", 1e12 / 8},
                                            {"pbit", 1e15 / 8},
                                            {"ebit", 1e18 / 8},
                                            {"kibit", 1024.0 / 8},
                                            {"mibit", 1048576.0 / 8},
                                            {"gibit", 1073741824.0 / 8},
                                            {"tibit", 1099511627776.0 / 8},
                                            {"pibit", 1125899906842624.0 / 8},
                                            {"eibit", 1152921504606846976.0 / 8}});

bool isWordPart(char32_t c) { return c == '_' || u_isalnum(static_cast<UChar32>(c)); }

// The text with every script's digits as ASCII, and with one byte for each space.
std::string plainText(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = nextCodePoint(text, at);
    const auto digit =
        u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(static_cast<UChar32>(c)) : -1;
    if (digit >= 0)
      result += static_cast<char>('0' + digit);
    else if (isPythonSpace(c))
      result += ' ';
    else
      appendUtf8(c, result);
  }
  return result;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t digitsFrom(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && isDigit(text[at + count])) ++count;
  return count;
}

// int(text): spaces around, single underscores between digits; empty when Python raises.
std::string wholeNumber(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  text = text.substr(begin, text.find_last_not_of(' ') - begin + 1);
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isBetween = i > 0 && i + 1 < text.size() && isDigit(text[i - 1]) && isDigit(text[i + 1]);
    if (isDigit(text[i]))
      digits += text[i];
    else if (text[i] != '_' || !isBetween)
      return {};
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.empty() ? 0 : digits.size() - 1));
  return digits;
}

std::string_view wordFrom(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size() && isWordPart(nextCodePoint(text, at));) end = at;
  return text.substr(begin, end - begin);
}

} // namespace

std::string pythonInteger(std::string_view original) {
  const std::string text = plainText(original);
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  const bool isSigned = begin < text.size() && (text[begin] == '-' || text[begin] == '+');
  const std::string_view number = std::string_view(text).substr(begin + (isSigned ? 1 : 0));
  if (number.starts_with(' ')) return {};
  const std::string digits = wholeNumber(number);
  return isSigned && text[begin] == '-' && !digits.empty() && digits != "0" ? "-" + digits : digits;
}

std::optional<SizeText> readByteSize(std::string_view original) {
  const std::string text = plainText(original);
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  std::size_t end = begin + digitsFrom(text, begin);
  if (end < text.size() && text[end] == '.' && digitsFrom(text, end + 1) > 0) end += 1 + digitsFrom(text, end + 1);
  if (end == begin) return std::nullopt;
  if (std::string whole = wholeNumber(text); !whole.empty()) return SizeText{std::move(whole), {}};
  const std::string_view unit = wordFrom(text, std::min(text.find_first_not_of(' ', end), text.size()));
  std::string lower(unit.empty() ? "b" : unit);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto known = std::ranges::find(units, lower, &Unit::name);
  if (known == units.end()) return SizeText{{}, std::string(unit)};
  double value = 0;
  const std::string scalar = "0" + text.substr(begin, end - begin);
  std::from_chars(scalar.data(), scalar.data() + scalar.size(), value);
  char digits[400];
  const auto last =
      std::to_chars(digits, digits + sizeof digits, std::trunc(value * known->bytes), std::chars_format::fixed, 0).ptr;
  return SizeText{std::string(digits, last), {}};
}

} // namespace signalbox::schema

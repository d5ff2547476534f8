// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/number_text.h"

#include "core/base/ascii_case.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace signalbox::schema {

namespace {

constexpr std::size_t maxIntText = 4300;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isJsonInteger(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !std::ranges::all_of(text, isDigit)) return false;
  return text.size() == 1 || text.front() != '0';
}

// `text` is a JSON integer.
Value toInteger(std::string_view text, Arena& arena) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc()) return Value::integer(number);
  return Value::bigInt(arena.copy(text));
}

// `0_0_7` to `7`, `00.0` to `0.0`; empty when this is no number.
std::string_view withoutLeadingZeros(std::string_view text) {
  if (text.empty() || !isDigit(text.front())) return {};
  if (text.front() != '0') return text;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '0' || c == '_') continue;
    if (isDigit(c)) return text.substr(i);
    return c == '.' ? text.substr(i - 1) : std::string_view();
  }
  return text.substr(text.size() - 1);
}

std::string_view withoutZeroFraction(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot + 1 == text.size()) return text;
  const auto rest = text.substr(dot + 1);
  return std::ranges::all_of(rest, [](char c) { return c == '0'; }) ? text.substr(0, dot) : text;
}

bool hasRemovableUnderscores(std::string_view text) {
  return text.find('_') != std::string_view::npos && text.front() != '_' && text.back() != '_' &&
         text.find("__") == std::string_view::npos;
}

std::string withoutUnderscores(std::string_view text) {
  std::string result(text);
  std::erase(result, '_');
  return result;
}

// The integer a lenient spelling means, as JSON writes it; empty when there is none.
std::string cleanedInteger(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return {};
  }
  const bool isNegative = text.starts_with('-');
  if (isNegative) text.remove_prefix(1);
  text = withoutZeroFraction(withoutLeadingZeros(text));
  if (text.empty()) return {};
  std::string digits = hasRemovableUnderscores(text) ? withoutUnderscores(text) : std::string(text);
  return isNegative ? "-" + digits : digits;
}

std::optional<double> readSpecial(std::string_view text) {
  if (equalsIgnoringCase(text, "inf") || equalsIgnoringCase(text, "infinity"))
    return std::numeric_limits<double>::infinity();
  if (equalsIgnoringCase(text, "nan")) return std::numeric_limits<double>::quiet_NaN();
  return std::nullopt;
}

std::size_t digitsFrom(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && isDigit(text[at + count])) ++count;
  return count;
}

bool isDecimalNumber(std::string_view text) {
  std::size_t at = digitsFrom(text, 0);
  std::size_t digits = at;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = digitsFrom(text, at + 1);
    digits += fraction;
    at += 1 + fraction;
  }
  if (digits == 0) return false;
  if (at == text.size()) return true;
  if (text[at] != 'e' && text[at] != 'E') return false;
  ++at;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  const std::size_t exponent = digitsFrom(text, at);
  return exponent > 0 && at + exponent == text.size();
}

// Whether a number that does not fit a double is too large (not too small).
bool isHuge(std::string_view text) {
  const auto mantissaEnd = std::min(text.find_first_of("eE"), text.size());
  const auto mantissa = text.substr(0, mantissaEnd);
  const auto dot = std::min(mantissa.find('.'), mantissa.size());
  const auto first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) return false;
  const bool negativeExponent = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
  if (mantissaEnd < text.size()) return !negativeExponent;
  return first < dot;
}

// No sign, no underscores.
std::optional<double> readUnsigned(std::string_view text) {
  if (!isDecimalNumber(text)) return readSpecial(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return isHuge(text) ? std::numeric_limits<double>::infinity() : 0.0;
  return value;
}

std::optional<double> readSigned(std::string_view text) {
  const bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+')) text.remove_prefix(1);
  const auto value = readUnsigned(text);
  return value && isNegative ? std::optional(-*value) : value;
}

// Bytes of the white space character that begins at `at`, or 0.
std::size_t spaceBytes(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const unsigned first = byte(0);
  if ((first >= 9 && first <= 13) || first == 32) return 1;
  if (first == 0xC2) return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0;
  if (first == 0xE1) return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
  if (first == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (first != 0xE2) return 0;
  if (byte(1) == 0x81) return byte(2) == 0x9F ? 3 : 0;
  if (byte(1) != 0x80) return 0;
  const unsigned last = byte(2);
  return (last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
}

std::size_t lastCharacter(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

} // namespace

std::optional<IntTextError> readIntText(std::string_view text, Arena& arena, Value& value) {
  if (isJsonInteger(text)) {
    if (text.size() > maxIntText) return IntTextError::TooLong;
    value = toInteger(text, arena);
    return std::nullopt;
  }
  const std::string cleaned = cleanedInteger(text);
  if (!isJsonInteger(cleaned) || cleaned.size() > maxIntText) return IntTextError::Invalid;
  value = toInteger(cleaned, arena);
  return std::nullopt;
}

std::optional<double> readFloatText(std::string_view text) {
  if (const auto value = readSigned(trimmed(text))) return value;
  if (text.empty() || !hasRemovableUnderscores(text)) return std::nullopt;
  return readSigned(withoutUnderscores(text));
}

std::optional<bool> readBoolText(std::string_view text) {
  static constexpr std::array<std::string_view, 6> no{"0", "off", "f", "false", "n", "no"};
  static constexpr std::array<std::string_view, 6> yes{"1", "on", "t", "true", "y", "yes"};
  const auto matches = [&](std::string_view word) { return equalsIgnoringCase(text, word); };
  if (std::ranges::any_of(yes, matches)) return true;
  if (std::ranges::any_of(no, matches)) return false;
  return std::nullopt;
}

std::optional<double> bigIntToDouble(std::string_view digits) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

std::string plainNumber(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::array<char, 40> buffer;
  const auto done = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(done.ptr - buffer.data()));
  const auto e = text.find('e');
  int exponent = 0;
  const char* exponentText = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(exponentText, text.data() + text.size(), exponent);
  std::string digits;
  for (const char c : text.substr(0, e))
    if (isDigit(c)) digits += c;
  std::string result = text.starts_with('-') ? "-" : "";
  if (exponent < 0) return result + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return result + digits + std::string(whole - digits.size(), '0');
  return result + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string_view trimmed(std::string_view utf8) {
  std::size_t begin = 0;
  while (const std::size_t bytes = spaceBytes(utf8, begin)) begin += bytes;
  utf8.remove_prefix(begin);
  while (!utf8.empty()) {
    const std::size_t last = lastCharacter(utf8);
    const std::size_t size = utf8.size() - last;
    if (spaceBytes(utf8, last) != size) break; // stray bytes behind a blank are none
    utf8.remove_suffix(size);
  }
  return utf8;
}

std::size_t countCodePoints(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace signalbox::schema

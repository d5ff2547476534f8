// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/unicode_text.h"

#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

constexpr uint8_t pythonsUnicode = 14;

bool isSurrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

const icu::Normalizer2& composer() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(error);
}

icu::UnicodeString toIcu(std::u32string_view text) {
  return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                       static_cast<int32_t>(text.size()));
}

int typeOf(char32_t c) { return isAssigned(c) ? int{u_charType(static_cast<UChar32>(c))} : int{U_UNASSIGNED}; }

} // namespace

std::u32string toCodePoints(std::string_view utf8) {
  std::u32string result;
  for (std::size_t at = 0; at < utf8.size();) result += nextCodePoint(utf8, at);
  return result;
}

std::string toUtf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) appendUtf8(c, result);
  return result;
}

bool isNormalised(std::u32string_view text) {
  if (std::ranges::all_of(text, [](char32_t c) { return c < 0x300; })) return true;
  UErrorCode error = U_ZERO_ERROR;
  return composer().isNormalized(toIcu(text), error) || std::ranges::any_of(text, isSurrogate);
}

std::u32string normalised(std::u32string_view text) {
  if (isNormalised(text)) return std::u32string(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString composed = composer().normalize(toIcu(text), error);
  std::u32string result;
  for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1))
    result += static_cast<char32_t>(composed.char32At(i));
  return result;
}

bool isAssigned(char32_t character) {
  if (isSurrogate(character)) return true;
  if (u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_NONCHARACTER_CODE_POINT)) return false;
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(character), age);
  return age[0] > 0 && age[0] <= pythonsUnicode;
}

char categoryOf(char32_t character) {
  constexpr std::string_view letters = "CLLLLLMMMNNNZZZCCCCPPPPPSSSSPP"; // in the order of UCharCategory
  return letters[static_cast<std::size_t>(typeOf(character))];
}

bool isSpaceSeparator(char32_t character) { return typeOf(character) == U_SPACE_SEPARATOR; }

bool isPythonWord(char32_t character) {
  const char category = categoryOf(character);
  return character == '_' || category == 'L' || category == 'N' ||
         (isAssigned(character) && u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_NUMERIC_TYPE) != 0);
}

std::string characterName(char32_t character) {
  if (!isAssigned(character)) return {};
  std::array<char, 128> buffer{};
  UErrorCode error = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(character), U_UNICODE_CHAR_NAME, buffer.data(), buffer.size(), &error);
  return buffer.data();
}

std::string_view bidirectionalOf(char32_t character) {
  if (!isAssigned(character)) return {};
  constexpr auto names = std::to_array<std::string_view>(
      {"L",   "R",  "EN",  "ES",  "ET",  "AN",  "CS", "B",   "S",   "WS",  "ON", "LRE",
       "LRO", "AL", "RLE", "RLO", "PDF", "NSM", "BN", "FSI", "LRI", "RLI", "PDI"}); // in the order of UCharDirection
  return names[static_cast<std::size_t>(u_charDirection(static_cast<UChar32>(character)))];
}

std::string reprOf(std::u32string_view text) {
  const bool isBroken = std::ranges::any_of(text, isSurrogate);
  return pythonRepr(Value::str(toUtf8(text), isBroken ? Value::LoneSurrogate : Value::NoFlags));
}

} // namespace signalbox::schema

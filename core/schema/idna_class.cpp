// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The property of RFC 5892, computed from Unicode's own.
#include "core/schema/idna_label.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

constexpr auto exceptionallyValid = std::to_array<char32_t>({0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007});
constexpr auto exceptionallyRefused =
    std::to_array<char32_t>({0x0640, 0x07FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B});
constexpr auto inContext = std::to_array<char32_t>({0x00B7, 0x0375, 0x05F3, 0x05F4, 0x30FB});

bool isDigitInContext(char32_t c) { return (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9); }

bool isUnstable(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2& compatible = *icu::Normalizer2::getNFKCInstance(error);
  icu::UnicodeString text = compatible.normalize(icu::UnicodeString(c), error);
  return compatible.normalize(text.foldCase(), error) != icu::UnicodeString(c);
}

bool isIgnorable(UChar32 c) {
  const bool isMusical = (c >= 0x20D0 && c <= 0x20FF) || (c >= 0x1D100 && c <= 0x1D24F);
  return isMusical || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_isUWhiteSpace(c) ||
         u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT);
}

bool isOldHangul(UChar32 c) {
  const auto type = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  return type == U_HST_LEADING_JAMO || type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

bool isLetterOrDigit(UChar32 c) {
  return (U_MASK(u_charType(c)) & (U_GC_LL_MASK | U_GC_LU_MASK | U_GC_LO_MASK | U_GC_ND_MASK | U_GC_LM_MASK |
                                   U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
}

} // namespace

IdnaClass idnaClassOf(char32_t character) {
  const auto isIn = [&](const auto& list) { return std::ranges::find(list, character) != list.end(); };
  const auto c = static_cast<UChar32>(character);
  if (character < 0x80) {
    const bool isValid = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    return isValid ? IdnaClass::Valid : IdnaClass::Disallowed;
  }
  if (isIn(exceptionallyValid)) return IdnaClass::Valid;
  if (isIn(exceptionallyRefused)) return IdnaClass::Disallowed;
  if (isIn(inContext) || isDigitInContext(character)) return IdnaClass::Context;
  if (u_charType(c) == U_UNASSIGNED) return IdnaClass::Disallowed;
  if (character == 0x200C || character == 0x200D) return IdnaClass::Joiner;
  const bool isRefused = isOldHangul(c) || isUnstable(c) || isIgnorable(c) || !isLetterOrDigit(c);
  return isRefused ? IdnaClass::Disallowed : IdnaClass::Valid;
}

} // namespace signalbox::schema

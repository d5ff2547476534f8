// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/idna_label.h"

#include "core/schema/unicode_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace signalbox::schema {

namespace {

using Mistake = std::optional<std::string>;
using Label = std::u32string_view;

constexpr int virama = 9;

int combiningClass(char32_t c) { return u_getCombiningClass(static_cast<UChar32>(c)); }

bool isOfScript(char32_t c, UScriptCode script) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error) == script;
}

int joiningType(char32_t c) { return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_JOINING_TYPE); }

// The first that is not transparent joins to `side` or to both.
bool joins(auto begin, auto end, int side) {
  const auto found = std::find_if(begin, end, [](char32_t c) { return joiningType(c) != U_JT_TRANSPARENT; });
  return found != end && (joiningType(*found) == side || joiningType(*found) == U_JT_DUAL_JOINING);
}

bool mayJoin(Label label, std::size_t at) {
  if (at > 0 && combiningClass(label[at - 1]) == virama) return true;
  if (label[at] == 0x200D) return false;
  const auto here = label.begin() + static_cast<std::ptrdiff_t>(at);
  return joins(std::make_reverse_iterator(here), label.rend(), U_JT_LEFT_JOINING) &&
         joins(here + 1, label.end(), U_JT_RIGHT_JOINING);
}

bool holds(Label label, char32_t first, char32_t last) {
  return std::ranges::any_of(label, [&](char32_t c) { return c >= first && c <= last; });
}

bool isCjk(char32_t c) {
  return c != 0x30FB &&
         (isOfScript(c, USCRIPT_HIRAGANA) || isOfScript(c, USCRIPT_KATAKANA) || isOfScript(c, USCRIPT_HAN));
}

// RFC 5892 appendix A.
bool fitsContext(Label label, std::size_t at) {
  const char32_t before = at > 0 ? label[at - 1] : 0;
  const char32_t behind = at + 1 < label.size() ? label[at + 1] : 0;
  switch (label[at]) {
  case 0x00B7: return before == 'l' && behind == 'l';
  case 0x0375: return behind != 0 && isOfScript(behind, USCRIPT_GREEK);
  case 0x05F3:
  case 0x05F4: return before != 0 && isOfScript(before, USCRIPT_HEBREW);
  case 0x30FB: return std::ranges::any_of(label, isCjk);
  default: return label[at] < 0x6F0 ? !holds(label, 0x6F0, 0x6F9) : !holds(label, 0x660, 0x669);
  }
}

std::string place(std::size_t at) { return std::to_string(at + 1); }

Mistake joinerMistake(Label label, std::size_t at) {
  const std::string shown = shownCodePoint(label[at]);
  const bool isUnknown = at > 0 && combiningClass(label[at - 1]) == 0 && label[at - 1] >= 0x80 &&
                         categoryOf(label[at - 1]) == 'C' && characterName(label[at - 1]).empty();
  if (isUnknown)
    return "Unknown codepoint adjacent to joiner " + shown + " at position " + place(at) + " in " + reprOf(label);
  if (mayJoin(label, at)) return std::nullopt;
  return "Joiner " + shown + " not allowed at position " + place(at) + " in " + reprOf(label);
}

Mistake characterMistake(Label label, std::size_t at) {
  switch (idnaClassOf(label[at])) {
  case IdnaClass::Valid: return std::nullopt;
  case IdnaClass::Joiner: return joinerMistake(label, at);
  case IdnaClass::Context:
    if (fitsContext(label, at)) return std::nullopt;
    return "Codepoint " + shownCodePoint(label[at]) + " not allowed at position " + place(at) + " in " + reprOf(label);
  case IdnaClass::Disallowed: break;
  }
  return "Codepoint " + shownCodePoint(label[at]) + " at position " + place(at) + " of " + reprOf(label) +
         " not allowed";
}

bool isOneOf(std::string_view direction, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, direction) != list.end();
}

bool mayStandInRightToLeft(std::string_view direction) {
  return isOneOf(direction, {"R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"});
}

bool mayStandInLeftToRight(std::string_view direction) {
  return isOneOf(direction, {"L", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"});
}

// Rules 2 to 6 of RFC 5893.
Mistake directionMistake(Label label, bool isRightToLeft) {
  bool endsWell = false;
  std::string_view numbers;
  for (std::size_t i = 0; i < label.size(); ++i) {
    const std::string_view direction = bidirectionalOf(label[i]);
    if (isRightToLeft ? !mayStandInRightToLeft(direction) : !mayStandInLeftToRight(direction))
      return "Invalid direction for codepoint at position " + place(i) + " in a " +
             (isRightToLeft ? "right-to-left" : "left-to-right") + " label";
    const bool isEnd = isRightToLeft ? isOneOf(direction, {"R", "AL", "EN", "AN"}) : isOneOf(direction, {"L", "EN"});
    if (isEnd || direction != "NSM") endsWell = isEnd;
    if (!isRightToLeft || !isOneOf(direction, {"AN", "EN"})) continue;
    if (numbers.empty()) numbers = direction;
    if (numbers != direction) return "Can not mix numeral types in a right-to-left label";
  }
  if (!endsWell) return "Label ends with illegal codepoint directionality";
  return std::nullopt;
}

} // namespace

std::string shownCodePoint(char32_t character) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex;
  for (auto rest = static_cast<std::uint32_t>(character); rest > 0 || hex.size() < 4; rest >>= 4)
    hex.insert(hex.begin(), digits[rest & 15]);
  return "U+" + hex;
}

Mistake bidiMistake(Label label) {
  bool isBidirectional = false;
  for (std::size_t i = 0; i < label.size(); ++i) {
    const std::string_view direction = bidirectionalOf(label[i]);
    if (direction.empty()) return "Unknown directionality in label " + reprOf(label) + " at position " + place(i);
    isBidirectional = isBidirectional || isOneOf(direction, {"R", "AL", "AN"});
  }
  if (!isBidirectional) return std::nullopt;
  const std::string_view first = bidirectionalOf(label.front());
  if (!isOneOf(first, {"R", "AL", "L"}))
    return "First codepoint in label " + reprOf(label) + " must be directionality L, R or AL";
  return directionMistake(label, first != "L");
}

Mistake labelMistake(Label label) {
  constexpr std::size_t domainLimit = 254;
  if (label.empty()) return "Empty Label";
  if (label.size() > domainLimit) return "Label too long";
  if (!isNormalised(label)) return "Label must be in Normalization Form C";
  if (label.substr(std::min<std::size_t>(2, label.size()), 2) == U"--")
    return "Label has disallowed hyphens in 3rd and 4th position";
  if (label.front() == '-' || label.back() == '-') return "Label must not start or end with a hyphen";
  if (categoryOf(label.front()) == 'M') return "Label begins with an illegal combining character";
  for (std::size_t i = 0; i < label.size(); ++i)
    if (auto mistake = characterMistake(label, i)) return mistake;
  return bidiMistake(label);
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/email_text.h"

namespace signalbox::schema {

namespace {

bool isLetterOrDigit(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string hexOf(char32_t character) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex;
  const std::size_t least = character < 0xFFFF ? 4 : 8;
  for (auto rest = static_cast<std::uint32_t>(character); rest > 0 || hex.size() < least; rest >>= 4)
    hex.insert(hex.begin(), digits[rest & 15]);
  return "U+" + hex;
}

bool isVisible(char category) { return category == 'L' || category == 'N' || category == 'P' || category == 'S'; }

bool isSafe(char32_t c, bool isFirst, Spaces spaces) {
  const char category = categoryOf(c);
  if (category == 'M') return !isFirst;
  return isVisible(category) || (isSpaceSeparator(c) && spaces == Spaces::Allowed);
}

} // namespace

bool isAtext(char32_t c) {
  return isLetterOrDigit(c) ||
         (c < 0x80 && c > 0x20 && std::string_view("_!#$%&'*+-/=?^`{|}~").contains(static_cast<char>(c)));
}

bool isHostnameCharacter(char32_t c) { return isLetterOrDigit(c) || c == '-' || c == '.' || c >= 0x80; }

std::string shownCharacter(char32_t character) {
  if (character == '\\') return "\"\\\"";
  if (isVisible(categoryOf(character))) return reprOf(std::u32string_view(&character, 1));
  const std::string name = characterName(character);
  return name.empty() ? hexOf(character) : name;
}

std::optional<std::string> unsafeMistake(std::u32string_view text, Spaces spaces) {
  std::set<char32_t> unsafe;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!isSafe(text[i], i == 0, spaces)) unsafe.insert(text[i]);
  if (unsafe.empty()) return std::nullopt;
  std::string shown;
  for (const char32_t c : unsafe) shown += (shown.empty() ? "" : ", ") + shownCharacter(c);
  return "The email address contains unsafe characters: " + shown + ".";
}

std::optional<std::string> dotMistake(std::u32string_view text, DotRules rules) {
  const bool isHost = rules == DotRules::Hostname;
  const auto atStart = [&](std::string what) {
    return isHost ? "An email address cannot have a " + what + " immediately after the @-sign."
                  : "An email address cannot start with a " + what + ".";
  };
  const auto atEnd = [&](std::string what) {
    return isHost ? "An email address cannot end with a " + what + "."
                  : "An email address cannot have a " + what + " immediately before the @-sign.";
  };
  if (text.ends_with(U'.')) return atEnd("period");
  if (text.starts_with(U'.')) return atStart("period");
  if (text.contains(U"..")) return "An email address cannot have two periods in a row.";
  if (!isHost) return std::nullopt;
  if (text.ends_with(U'-')) return atEnd("hyphen");
  if (text.starts_with(U'-')) return atStart("hyphen");
  if (text.contains(U".-") || text.contains(U"-."))
    return "An email address cannot have a period and a hyphen next to each other.";
  return std::nullopt;
}

std::string tooMany(std::size_t count) {
  return "(" + std::to_string(count) + (count > 1 ? " characters" : " character") + " too many)";
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of an email address have in common: sets of characters, and how reasons show them.
#pragma once

#include "core/schema/unicode_text.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace signalbox::schema {

bool isAtext(char32_t character); // RFC 5322 section 3.2.3
bool isHostnameCharacter(char32_t character);

// 'x', SPACE, U+000A.
std::string shownCharacter(char32_t character);

// "'!', SPACE" of those that do not fit, sorted, each once; empty when all do.
template<class Fits>
std::string unfitCharacters(std::u32string_view text, Fits fits) {
  std::set<std::string> shown;
  for (const char32_t c : text)
    if (!fits(c)) shown.insert(shownCharacter(c));
  std::string result;
  for (const std::string& one : shown) result += (result.empty() ? "" : ", ") + one;
  return result;
}

enum class Spaces { Refused, Allowed };
std::optional<std::string> unsafeMistake(std::u32string_view text, Spaces spaces = Spaces::Refused);

// Periods, and in hostnames hyphens, at the ends and beside each other.
enum class DotRules { Local, Hostname };
std::optional<std::string> dotMistake(std::u32string_view text, DotRules rules);

std::string tooMany(std::size_t count); // "(2 characters too many)"

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as Python sees them: code points, and what CPython 3.11's unicodedata (Unicode 14) says of each.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::schema {

std::u32string toCodePoints(std::string_view utf8); // also WTF-8
std::string toUtf8(std::u32string_view text);

std::u32string normalised(std::u32string_view text); // NFC
bool isNormalised(std::u32string_view text);

// The first letter of the general category ('L', 'M', 'N', 'P', 'S', 'Z', 'C'), and whether it is Zs.
char categoryOf(char32_t character);
bool isSpaceSeparator(char32_t character);

bool isPythonWord(char32_t character); // \w of a str pattern

// unicodedata.name, or nothing.
std::string characterName(char32_t character);

// unicodedata.bidirectional: "L", "AN", ...; empty when unassigned.
std::string_view bidirectionalOf(char32_t character);

bool isAssigned(char32_t character);

// repr() of a str.
std::string reprOf(std::u32string_view text);

} // namespace signalbox::schema

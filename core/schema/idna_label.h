// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What RFC 5891 to 5893 ask of one label.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

inline constexpr std::size_t idnaInputLimit = 1024;

// What is wrong with it, in the words of Python's idna.
std::optional<std::string> labelMistake(std::u32string_view label);
std::optional<std::string> bidiMistake(std::u32string_view label);

enum class IdnaClass { Valid, Joiner, Context, Disallowed };
IdnaClass idnaClassOf(char32_t character); // RFC 5892 section 3

std::string shownCodePoint(char32_t character); // "U+00DF"

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The character classes that Unicode names, from ICU: properties, \d \w \s, and simple case folding.
#pragma once

#include "core/regex/code_point_set.h"

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::regex {

const CodePointSet& unicodeDigits();
const CodePointSet& unicodeSpaces();
const CodePointSet& unicodeWords();
const CodePointSet& asciiDigits();
const CodePointSet& asciiSpaces(); // Rust's: with VT
const CodePointSet& asciiWords();

// With everything that simple case folding (CaseFolding.txt, C and S) puts beside its members.
CodePointSet caseFolded(const CodePointSet& set);
CodePointSet asciiCaseFolded(const CodePointSet& set);

// [[:alpha:]] and its like; null when there is no such name.
const CodePointSet* asciiClass(std::string_view name);

// What \p{...} holds, by the regex crate's rules: names matched loosely, `value` empty for \p{name}.
std::expected<CodePointSet, std::string> unicodeProperty(std::string_view name, std::string_view value);

// ECMA-262 names exactly, no loose matching.
std::expected<CodePointSet, std::string> ecmaProperty(std::string_view name, std::string_view value);

bool isAlphabetic(char32_t codePoint);
bool isNumeric(char32_t codePoint);

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to text as json.loads(bytes) does it: the encoding is detected, surrogates pass.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox {

enum class TextEncoding { Utf8, Utf8Signature, Utf16, Utf16Little, Utf16Big, Utf32, Utf32Little, Utf32Big };

// CPython's json.detect_encoding.
TextEncoding detectEncoding(std::string_view bytes);

struct Utf8Check {
  bool isValid = false;
  bool hasSurrogates = false; // three-byte forms of U+D800..U+DFFF, which Python lets pass here
};
Utf8Check checkUtf8(std::string_view bytes);

// WTF-8, or nothing when the bytes are not text in that encoding. Not for the two UTF-8 forms.
std::optional<std::string> decodeWide(std::string_view bytes, TextEncoding encoding);

// At most four bytes; answers with the place behind them.
char* writeUtf8(char32_t codePoint, char* out);
void appendUtf8(char32_t codePoint, std::string& out);

// The code point that starts at `at`, which moves past it. The text must be UTF-8 or WTF-8.
char32_t nextCodePoint(std::string_view text, std::size_t& at);

std::size_t countCodePoints(std::string_view text);

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lexer: source to tokens, with Python's rules for names, numbers and strings.
#pragma once

#include "core/expression/expression.h"

namespace signalbox::expression {

enum class TokenKind { End, Number, String, FString, Bytes, Name, Operator };

struct Token {
  TokenKind kind = TokenKind::End;
  std::size_t begin = 0; // bytes into the source
  std::size_t end = 0;
  std::size_t bodyBegin = 0; // strings: what stands between the quotes
  std::size_t bodyEnd = 0;
  bool isRaw = false;
};

// The tokens of source[begin, end), an End token last.
std::expected<std::vector<Token>, SyntaxError> tokenize(std::string_view source, std::size_t begin, std::size_t end);

// A string literal's body with its escapes read. `offset` is where the body begins, for errors.
std::expected<std::string, SyntaxError> readEscapes(std::string_view body, std::size_t offset);

// The same of a bytes literal.
std::expected<std::string, SyntaxError> readByteEscapes(std::string_view body, std::size_t offset, bool isRaw);

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/lexer.h"

#include "core/value/text_encoding.h"

#include <algorithm>
#include <optional>
#include <unicode/uchar.h>

namespace signalbox::expression {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool startsName(char32_t c) {
  return c == '_' || (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : u_isIDStart(static_cast<UChar32>(c)) != 0);
}

bool continuesName(char32_t c) {
  return startsName(c) || (c < 0x80 ? c >= '0' && c <= '9' : u_isIDPart(static_cast<UChar32>(c)) != 0);
}

class Lexer final {
public:
  Lexer(std::string_view source, std::size_t begin, std::size_t end) : m_text(source.substr(0, end)), m_at(begin) {}

  std::expected<std::vector<Token>, SyntaxError> run() {
    for (;;) {
      skipSpace();
      Token token;
      token.begin = m_at;
      if (m_at < m_text.size() && !take(token)) return std::unexpected(m_error);
      token.end = m_at;
      m_tokens.push_back(token);
      if (token.kind == TokenKind::End) return std::move(m_tokens);
    }
  }

private:
  char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

  void skipSpace() {
    while (m_at < m_text.size() && std::string_view(" \t\r\n\f").contains(m_text[m_at])) ++m_at;
  }

  bool fail(std::string message, std::size_t at) {
    m_error = {std::move(message), at};
    return false;
  }

  bool take(Token& token) {
    const char c = peek();
    if (c == '\'' || c == '"') return takeString(token, false, TokenKind::String);
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) return takeNumber(token);
    std::size_t next = m_at;
    if (startsName(nextCodePoint(m_text, next))) return takeName(token);
    return takeOperator(token);
  }

  bool takeName(Token& token) {
    while (m_at < m_text.size()) {
      std::size_t next = m_at;
      if (!continuesName(nextCodePoint(m_text, next))) break;
      m_at = next;
    }
    if (peek() == '\'' || peek() == '"') return takePrefixed(token);
    token.kind = TokenKind::Name;
    return true;
  }

  bool takePrefixed(Token& token) {
    std::string prefix(m_text.substr(token.begin, m_at - token.begin));
    std::ranges::transform(prefix, prefix.begin(), [](char c) { return static_cast<char>(c | 32); });
    if (prefix == "u") return takeString(token, false, TokenKind::String);
    if (prefix == "r") return takeString(token, true, TokenKind::String);
    if (prefix == "f") return takeString(token, false, TokenKind::FString);
    if (prefix == "fr" || prefix == "rf") return takeString(token, true, TokenKind::FString);
    if (prefix == "b") return takeString(token, false, TokenKind::Bytes);
    if (prefix == "br" || prefix == "rb") return takeString(token, true, TokenKind::Bytes);
    return fail("unknown string prefix '" + prefix + "'", token.begin);
  }

  bool takeString(Token& token, bool isRaw, TokenKind kind) {
    const std::size_t quoteAt = m_at;
    const char quote = peek();
    token.kind = kind;
    token.isRaw = isRaw;
    if (peek(1) == quote && peek(2) == quote) return takeTripleQuoted(token, std::string(3, quote));
    token.bodyBegin = ++m_at;
    for (; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
      if (m_text[m_at] == '\n') break;
      if (m_text[m_at] == '\\') ++m_at;
    }
    if (m_at >= m_text.size() || m_text[m_at] != quote) return fail("unterminated string literal", quoteAt);
    token.bodyEnd = m_at++;
    return true;
  }

  bool takeTripleQuoted(Token& token, const std::string& quotes) {
    const std::size_t quoteAt = m_at;
    token.bodyBegin = m_at += quotes.size();
    while (m_at < m_text.size() && !m_text.substr(m_at).starts_with(quotes)) m_at += m_text[m_at] == '\\' ? 2 : 1;
    if (m_at >= m_text.size()) return fail("unterminated triple-quoted string literal", quoteAt);
    token.bodyEnd = m_at;
    m_at += quotes.size();
    return true;
  }

  bool takeDigits(bool (*isOne)(char)) {
    if (!isOne(peek())) return false;
    while (isOne(peek()) || (peek() == '_' && isOne(peek(1)))) ++m_at;
    return true;
  }

  bool takeNumber(Token& token) {
    token.kind = TokenKind::Number;
    const char base = static_cast<char>(peek(1) | 32);
    if (peek() == '0' && (base == 'x' || base == 'o' || base == 'b')) {
      m_at += 2;
      if (!takeDigits(isHexDigit)) return fail("digits are missing in this number", token.begin);
      return endNumber(token);
    }
    takeDigits(isDigit);
    const bool hasLeadingZero = m_text[token.begin] == '0';
    const std::size_t wholeEnd = m_at;
    bool isFloat = false;
    if (peek() == '.') {
      isFloat = true;
      ++m_at;
      takeDigits(isDigit);
    }
    const bool isSigned = peek(1) == '+' || peek(1) == '-';
    if ((peek() | 32) == 'e' && isDigit(peek(isSigned ? 2 : 1))) {
      isFloat = true;
      m_at += isSigned ? 2 : 1;
      takeDigits(isDigit);
    }
    const std::string_view whole = m_text.substr(token.begin, wholeEnd - token.begin);
    if (!isFloat && hasLeadingZero && whole.find_first_not_of("0_") != std::string_view::npos)
      return fail("leading zeros in decimal integer literals are not permitted", token.begin);
    return endNumber(token);
  }

  bool endNumber(const Token& token) {
    std::size_t next = m_at;
    const bool touchesName = m_at < m_text.size() && continuesName(nextCodePoint(m_text, next));
    if (!touchesName) return true;
    static constexpr std::string_view keywords[] = {"and", "or", "if", "in", "is", "else", "for", "not"};
    if (std::ranges::any_of(keywords, [&](auto word) { return m_text.substr(m_at).starts_with(word); })) return true;
    return fail("invalid decimal literal", token.begin);
  }

  bool takeOperator(Token& token) {
    static constexpr std::string_view operators[] = {
        "**", "//", "==", "!=", "<=", ">=", "<<", ">>", "+", "-", "*", "/", "%", "<", ">",
        "(",  ")",  "[",  "]",  "{",  "}",  ",",  ":",  ".", "=", "|", "&", "^", "~",
    };
    static constexpr struct {
      std::string_view text;
      std::string_view message;
    } strangers[] = {
        {"&&", "use 'and' instead of '&&'"},     {"||", "use 'or' instead of '||'"},
        {"!", "use 'not' instead of '!'"},       {"?", "use 'x if condition else y' instead of '?'"},
        {":=", "assignments are not supported"}, {"->", "'->' is not supported"},
    };
    const std::string_view rest = m_text.substr(m_at);
    for (const auto& stranger : strangers)
      if (rest.starts_with(stranger.text) && !rest.starts_with("!=")) return fail(std::string(stranger.message), m_at);
    token.kind = TokenKind::Operator;
    for (const std::string_view text : operators) {
      if (!rest.starts_with(text)) continue;
      m_at += text.size();
      return true;
    }
    std::size_t next = m_at;
    nextCodePoint(m_text, next);
    return fail("'" + std::string(m_text.substr(m_at, next - m_at)) + "' is not supported here", m_at);
  }

  std::string_view m_text;
  std::size_t m_at;
  std::vector<Token> m_tokens;
  SyntaxError m_error;
};

// Code points written as digits: \x41, \u00e9, \U0001f600. Answers how many digits, 0 for another escape.
std::size_t digitsOf(char letter) { return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0; }

std::optional<char32_t> readDigits(std::string_view digits, std::size_t count, unsigned bits) {
  if (digits.size() < count) return std::nullopt;
  char32_t number = 0;
  for (const char c : digits.substr(0, count)) {
    if (!isHexDigit(c)) return std::nullopt;
    number = number << bits | static_cast<char32_t>(isDigit(c) ? c - '0' : (c | 32) - 'a' + 10);
  }
  return number;
}

std::size_t octalLength(std::string_view text) {
  std::size_t length = 0;
  while (length < 3 && length < text.size() && text[length] >= '0' && text[length] <= '7') ++length;
  return length;
}

} // namespace

std::expected<std::vector<Token>, SyntaxError> tokenize(std::string_view source, std::size_t begin, std::size_t end) {
  return Lexer(source, begin, end).run();
}

std::expected<std::string, SyntaxError> readByteEscapes(std::string_view body, std::size_t offset, bool isRaw) {
  static constexpr std::string_view letters = "\\'\"abfnrtv";
  static constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
  std::string out;
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (static_cast<unsigned char>(body[at]) >= 0x80)
      return std::unexpected(SyntaxError{"bytes can only contain ASCII literal characters", offset + at});
    if (isRaw || body[at] != '\\' || at + 1 == body.size()) {
      out += body[at];
      continue;
    }
    const char letter = body[++at];
    if (const std::size_t index = letters.find(letter); index != std::string_view::npos) {
      out += meanings[index];
    } else if (letter == 'x') {
      const auto byte = readDigits(body.substr(at + 1), 2, 4);
      if (!byte) return std::unexpected(SyntaxError{"this escape is cut short or out of range", offset + at - 1});
      out += static_cast<char>(*byte);
      at += 2;
    } else if (const std::size_t octal = octalLength(body.substr(at)); octal > 0) {
      out += static_cast<char>(*readDigits(body.substr(at), octal, 3) & 0xff);
      at += octal - 1;
    } else if (letter != '\n') {
      (out += '\\') += letter;
    }
  }
  return out;
}

std::expected<std::string, SyntaxError> readEscapes(std::string_view body, std::size_t offset) {
  static constexpr std::string_view letters = "\\'\"abfnrtv";
  static constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
  std::string out;
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (body[at] != '\\' || at + 1 == body.size()) {
      out += body[at];
      continue;
    }
    const char letter = body[++at];
    const std::string_view rest = body.substr(at + 1);
    if (const std::size_t index = letters.find(letter); index != std::string_view::npos) {
      out += meanings[index];
    } else if (const std::size_t count = digitsOf(letter); count > 0) {
      const auto codePoint = readDigits(rest, count, 4);
      if (!codePoint || *codePoint > 0x10FFFF)
        return std::unexpected(SyntaxError{"this escape is cut short or out of range", offset + at - 1});
      appendUtf8(*codePoint, out);
      at += count;
    } else if (const std::size_t octal = octalLength(body.substr(at)); octal > 0) {
      appendUtf8(*readDigits(body.substr(at), octal, 3), out);
      at += octal - 1;
    } else if (letter == 'N') {
      return std::unexpected(SyntaxError{"\\N escapes are not supported; write the character itself", offset + at - 1});
    } else if (letter != '\n') {
      (out += '\\') += letter;
    }
  }
  return out;
}

} // namespace signalbox::expression

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/byte_text.h"

#include "core/value/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace signalbox::schema {

namespace {

constexpr std::string_view standardAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t noSymbol = 0xFF;

using SymbolTable = std::array<std::uint8_t, 256>;

constexpr SymbolTable tableOf(std::string_view alphabet) {
  SymbolTable table{};
  table.fill(noSymbol);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return table;
}
constexpr SymbolTable standardTable = tableOf(standardAlphabet);
constexpr SymbolTable urlTable = tableOf(urlAlphabet);

struct Base64Mistake {
  std::string text;
  char symbol = '\0'; // that is not in the alphabet
};

Base64Mistake badSymbol(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return {"Invalid symbol " + std::to_string(byte) + ", offset " + std::to_string(at) + ".", text[at]};
}

// Six bits each, the unused ones at the end dropped.
void appendBits(const std::uint8_t* symbols, std::size_t count, std::string& out) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 4; ++i) bits = bits << 6 | (i < count ? symbols[i] : 0U);
  for (std::size_t i = 0; i < count * 6 / 8; ++i) out += static_cast<char>(bits >> (16 - 8 * i) & 0xFF);
}

// The last one to four characters: where padding may stand.
std::optional<Base64Mistake> decodeLast(std::string_view text, std::size_t begin, const SymbolTable& table,
                                        std::string& out) {
  std::uint8_t symbols[4] = {};
  std::size_t count = 0;
  std::size_t firstPadding = 0;
  char last = '\0';
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '=') {
      if (at - begin < 2) return badSymbol(text, at);
      if (firstPadding == 0) firstPadding = at;
      continue;
    }
    if (firstPadding != 0) return badSymbol(text, firstPadding);
    last = text[at];
    symbols[count] = table[static_cast<unsigned char>(last)];
    if (symbols[count] == noSymbol) return badSymbol(text, at);
    ++count;
  }
  if (!text.empty() && count < 2) return Base64Mistake{"Invalid input length: " + std::to_string(begin + count), '\0'};
  const bool hasTrailingBits = (count == 2 && (symbols[1] & 0x0F) != 0) || (count == 3 && (symbols[2] & 0x03) != 0);
  if (hasTrailingBits)
    return Base64Mistake{"Invalid last symbol " + std::to_string(static_cast<unsigned char>(last)) + ", offset " +
                             std::to_string(begin + count - 1) + ".",
                         '\0'};
  appendBits(symbols, count, out);
  return std::nullopt;
}

std::optional<Base64Mistake> decode(std::string_view text, const SymbolTable& table, std::string& out) {
  const std::size_t rest = text.size() % 4;
  if (rest == 1 && text.back() != '=' && table[static_cast<unsigned char>(text.back())] == noSymbol)
    return badSymbol(text, text.size() - 1);
  const std::size_t begin = text.empty() ? 0 : text.size() - (rest == 0 ? 4 : rest);
  for (std::size_t at = 0; at < begin; at += 4) {
    std::uint8_t symbols[4];
    for (std::size_t i = 0; i < 4; ++i) {
      symbols[i] = table[static_cast<unsigned char>(text[at + i])];
      if (symbols[i] == noSymbol) return badSymbol(text, at + i);
    }
    appendBits(symbols, 4, out);
  }
  return decodeLast(text, begin, table, out);
}

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// A byte as Rust's {:?} shows the character of that number.
std::string rustChar(char c) {
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
  case '\n': return "'\\n'";
  case '\r': return "'\\r'";
  case '\t': return "'\\t'";
  case '\0': return "'\\0'";
  case '\'': return "'\\''";
  case '\\': return "'\\\\'";
  default: break;
  }
  std::string text = "'";
  if (byte < 0x20 || (byte >= 0x7F && byte < 0xA0) || byte == 0xAD) {
    constexpr std::string_view digits = "0123456789abcdef";
    text += "\\u{";
    if (byte >= 16) text += digits[byte >> 4];
    text += digits[byte & 15];
    text += '}';
  } else {
    appendUtf8(byte, text);
  }
  return text + "'";
}

} // namespace

Decoded decodeBase64(std::string_view text) {
  std::string bytes;
  auto mistake = decode(text, urlTable, bytes);
  if (mistake && (mistake->symbol == '/' || mistake->symbol == '+')) {
    bytes.clear();
    mistake = decode(text, standardTable, bytes);
  }
  if (mistake) return std::unexpected(std::move(mistake->text));
  return bytes;
}

Decoded decodeHex(std::string_view text) {
  if (text.size() % 2 != 0) return std::unexpected("Odd number of digits");
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int value = hexValue(text[at]);
    if (value < 0)
      return std::unexpected("Invalid character " + rustChar(text[at]) + " at position " + std::to_string(at));
    if (at % 2 == 0)
      bytes += static_cast<char>(value << 4);
    else
      bytes.back() = static_cast<char>(static_cast<unsigned char>(bytes.back()) | value);
  }
  return bytes;
}

Decoded decodeBinascii(std::string_view text, bool isUrlSafe) {
  std::string bytes;
  std::uint8_t symbols[4] = {};
  std::size_t count = 0;
  std::size_t padding = 0;
  for (char c : text) {
    if (isUrlSafe) c = c == '-' ? '+' : c == '_' ? '/' : c;
    if (c == '=') {
      if (count >= 2 && count + ++padding >= 4) {
        appendBits(symbols, count, bytes);
        return bytes;
      }
      continue;
    }
    const std::uint8_t symbol = standardTable[static_cast<unsigned char>(c)];
    if (symbol == noSymbol) continue;
    padding = 0;
    symbols[count++] = symbol;
    if (count < 4) continue;
    appendBits(symbols, 4, bytes);
    count = 0;
  }
  if (count == 0) return bytes;
  if (count > 1) return std::unexpected("Incorrect padding");
  return std::unexpected("Invalid base64-encoded string: number of data characters (" +
                         std::to_string(bytes.size() / 3 * 4 + 1) + ") cannot be 1 more than a multiple of 4");
}

std::string encodeBase64(std::string_view bytes, bool isUrlSafe) {
  const std::string_view alphabet = isUrlSafe ? urlAlphabet : standardAlphabet;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += i <= count ? alphabet[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

std::string encodeHex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::optional<std::string> utf8Mistake(std::string_view bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const auto blame = [&](std::size_t at, std::size_t size, std::string_view why) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "'utf-8' codec can't decode ";
    if (size == 1)
      text +=
          std::string("byte 0x") + digits[byte(at) >> 4] + digits[byte(at) & 15] + " in position " + std::to_string(at);
    else
      text += "bytes in position " + std::to_string(at) + "-" + std::to_string(at + size - 1);
    return text + ": " + std::string(why);
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned first = byte(at);
    if (first < 0x80) {
      ++at;
      continue;
    }
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return blame(at, 1, "invalid start byte");
    for (std::size_t i = 1; i < size; ++i) {
      if (at + i >= bytes.size()) return blame(at, i, "unexpected end of data");
      const unsigned next = byte(at + i);
      const unsigned least = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
      const unsigned most = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
      if (next < least || next > most) return blame(at, i, "invalid continuation byte");
    }
    at += size;
  }
  return std::nullopt;
}

std::string digitsOf(std::span<const std::uint8_t> bytes) {
  __extension__ using Wide = unsigned __int128;
  Wide number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  std::string digits;
  do digits += static_cast<char>('0' + static_cast<int>(number % 10));
  while ((number /= 10) != 0);
  std::ranges::reverse(digits);
  return digits;
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/text_encoding.h"

#include <algorithm>

namespace signalbox {

namespace {

unsigned byteAt(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool isContinuation(std::string_view text, std::size_t at) {
  return at < text.size() && (byteAt(text, at) & 0xC0U) == 0x80U;
}

// Length of the well-formed sequence at `at`, surrogates included; 0 when there is none.
std::size_t sequenceLength(std::string_view text, std::size_t at) {
  const unsigned lead = byteAt(text, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !isContinuation(text, at + 1)) return 0;
  if (lead < 0xE0) return 2;
  const unsigned second = byteAt(text, at + 1);
  if (!isContinuation(text, at + 2) || (lead == 0xE0 && second < 0xA0)) return 0;
  if (lead < 0xF0) return 3;
  if (!isContinuation(text, at + 3) || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return 4;
}

bool isHighSurrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool isLowSurrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

enum class ByteOrder { Little, Big };

char32_t readUnit(std::string_view bytes, std::size_t at, std::size_t width, ByteOrder order) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < width; ++i)
    unit = unit << 8 | byteAt(bytes, at + (order == ByteOrder::Big ? i : width - 1 - i));
  return unit;
}

std::optional<std::string> decodeUtf16(std::string_view bytes, ByteOrder order) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t unit = readUnit(bytes, at, 2, order);
    if (isHighSurrogate(unit) && at + 2 < bytes.size()) {
      const char32_t low = readUnit(bytes, at + 2, 2, order);
      if (isLowSurrogate(low)) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    appendUtf8(unit, text);
  }
  return text;
}

std::optional<std::string> decodeUtf32(std::string_view bytes, ByteOrder order) {
  if (bytes.size() % 4 != 0) return std::nullopt;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    const char32_t unit = readUnit(bytes, at, 4, order);
    if (unit > 0x10FFFF) return std::nullopt;
    appendUtf8(unit, text);
  }
  return text;
}

using namespace std::string_view_literals;

// What four (or two) bytes without a byte order mark tell: ASCII's zeros show the width and the order.
TextEncoding detectByZeros(std::string_view bytes) {
  if (bytes.size() >= 4) {
    if (bytes[0] == 0) return bytes[1] != 0 ? TextEncoding::Utf16Big : TextEncoding::Utf32Big;
    if (bytes[1] == 0) return bytes[2] != 0 || bytes[3] != 0 ? TextEncoding::Utf16Little : TextEncoding::Utf32Little;
  } else if (bytes.size() == 2) {
    if (bytes[0] == 0) return TextEncoding::Utf16Big;
    if (bytes[1] == 0) return TextEncoding::Utf16Little;
  }
  return TextEncoding::Utf8;
}

} // namespace

TextEncoding detectEncoding(std::string_view bytes) {
  if (bytes.starts_with("\x00\x00\xFE\xFF"sv) || bytes.starts_with("\xFF\xFE\x00\x00"sv)) return TextEncoding::Utf32;
  if (bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\xFF\xFE"sv)) return TextEncoding::Utf16;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return TextEncoding::Utf8Signature;
  return detectByZeros(bytes);
}

Utf8Check checkUtf8(std::string_view bytes) {
  Utf8Check check;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequenceLength(bytes, at);
    if (length == 0) return check;
    if (length == 3 && byteAt(bytes, at) == 0xED && byteAt(bytes, at + 1) >= 0xA0) check.hasSurrogates = true;
    at += length;
  }
  check.isValid = true;
  return check;
}

std::optional<std::string> decodeWide(std::string_view bytes, TextEncoding encoding) {
  switch (encoding) {
  case TextEncoding::Utf16: {
    const auto order = bytes.starts_with("\xFE\xFF"sv) ? ByteOrder::Big : ByteOrder::Little;
    return decodeUtf16(bytes.substr(2), order);
  }
  case TextEncoding::Utf16Little: return decodeUtf16(bytes, ByteOrder::Little);
  case TextEncoding::Utf16Big: return decodeUtf16(bytes, ByteOrder::Big);
  case TextEncoding::Utf32: {
    const auto order = bytes.starts_with("\x00\x00\xFE\xFF"sv) ? ByteOrder::Big : ByteOrder::Little;
    return decodeUtf32(bytes.substr(4), order);
  }
  case TextEncoding::Utf32Little: return decodeUtf32(bytes, ByteOrder::Little);
  case TextEncoding::Utf32Big: return decodeUtf32(bytes, ByteOrder::Big);
  case TextEncoding::Utf8:
  case TextEncoding::Utf8Signature: break;
  }
  return std::nullopt;
}

char* writeUtf8(char32_t codePoint, char* out) {
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  if (codePoint < 0x80) {
    put(codePoint);
  } else if (codePoint < 0x800) {
    put(0xC0 | codePoint >> 6);
    put(0x80 | (codePoint & 0x3F));
  } else if (codePoint < 0x10000) {
    put(0xE0 | codePoint >> 12);
    put(0x80 | (codePoint >> 6 & 0x3F));
    put(0x80 | (codePoint & 0x3F));
  } else {
    put(0xF0 | codePoint >> 18);
    put(0x80 | (codePoint >> 12 & 0x3F));
    put(0x80 | (codePoint >> 6 & 0x3F));
    put(0x80 | (codePoint & 0x3F));
  }
  return out;
}

void appendUtf8(char32_t codePoint, std::string& out) {
  char bytes[4];
  out.append(bytes, writeUtf8(codePoint, bytes));
}

char32_t nextCodePoint(std::string_view text, std::size_t& at) {
  const unsigned lead = byteAt(text, at++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t codePoint = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more && at < text.size(); ++i) codePoint = codePoint << 6 | (byteAt(text, at++) & 0x3FU);
  return codePoint;
}

std::size_t countCodePoints(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/percent.h"

#include <algorithm>
#include <cstdint>

namespace signalbox::api {
namespace {

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct Sequence {
  std::size_t length = 1; // bytes taken
  bool isValid = false;
};

// One UTF-8 sequence, or the longest beginning of one that becomes a single U+FFFD (Unicode 15 §3.9, as CPython does).
Sequence sequenceAt(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {1, true};
  if (lead < 0xc2 || lead > 0xf4) return {1, false};
  const std::size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xbf;
  if (lead == 0xe0) low = 0xa0;
  if (lead == 0xed) high = 0x9f;
  if (lead == 0xf0) low = 0x90;
  if (lead == 0xf4) high = 0x8f;
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= bytes.size() || byte(i) < low || byte(i) > high) return {i, false};
    low = 0x80;
    high = 0xbf;
  }
  return {length, true};
}

std::string_view replaceInvalid(std::string_view bytes, Arena& arena) {
  std::size_t at = 0;
  while (at < bytes.size() && sequenceAt(bytes.substr(at)).isValid) at += sequenceAt(bytes.substr(at)).length;
  if (at >= bytes.size()) return bytes;
  std::string fixed(bytes.substr(0, at));
  while (at < bytes.size()) {
    const Sequence sequence = sequenceAt(bytes.substr(at));
    if (sequence.isValid)
      fixed += bytes.substr(at, sequence.length);
    else
      fixed += "\xef\xbf\xbd";
    at += sequence.length;
  }
  return arena.copy(std::string_view(fixed));
}

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string quote(std::string_view utf8, std::string_view safe) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string quoted;
  quoted.reserve(utf8.size());
  for (const char c : utf8) {
    if (isLetterOrDigit(c) || safe.contains(c)) {
      quoted += c;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(c);
    quoted += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return quoted;
}

} // namespace

std::string_view percentDecode(std::string_view text, Plus plus, Arena& arena) {
  const bool changes =
      text.find('%') != std::string_view::npos || (plus == Plus::Space && text.find('+') != std::string_view::npos);
  if (!changes) return text;
  auto decoded = arena.make<char>(text.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
      c = static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
      i += 2;
    } else if (c == '+' && plus == Plus::Space) {
      c = ' ';
    }
    decoded[size++] = c;
  }
  return replaceInvalid({decoded.data(), size}, arena);
}

std::string quoteUrl(std::string_view utf8) { return quote(utf8, "_.-~:/%#?=@[]!$&'()*+,;"); }
std::string quotePath(std::string_view utf8) { return quote(utf8, "_.-~/"); }

std::string_view latin1ToUtf8(std::string_view bytes, Arena& arena) {
  const auto high = static_cast<std::size_t>(
      std::ranges::count_if(bytes, [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; }));
  if (high == 0) return bytes;
  auto text = arena.make<char>(bytes.size() + high);
  std::size_t size = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80) {
      text[size++] = c;
    } else {
      text[size++] = static_cast<char>(0xc0 | (byte >> 6));
      text[size++] = static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return {text.data(), size};
}

} // namespace signalbox::api

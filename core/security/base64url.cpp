// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/base64url.h"

#include <cstdint>

namespace signalbox::security {
namespace {

constexpr std::string_view urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int digitOf(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return -1;
}

int urlDigit(char c) { return c == '-' ? 62 : c == '_' ? 63 : digitOf(c); }
int plainDigit(char c) { return c == '+' ? 62 : c == '/' ? 63 : digitOf(c); }

// Six bits at a time in, eight at a time out.
class Bits final {
public:
  void add(int digit) {
    m_bits = (m_bits << 6) | static_cast<std::uint32_t>(digit);
    m_count += 6;
    if (m_count < 8) return;
    m_count -= 8;
    m_bytes += static_cast<char>((m_bits >> m_count) & 0xff);
  }
  bool isClean() const { return (m_bits & ((1U << m_count) - 1)) == 0; } // nothing left over
  std::string take() { return std::move(m_bytes); }

private:
  std::uint32_t m_bits = 0;
  unsigned m_count = 0;
  std::string m_bytes;
};

} // namespace

std::string base64UrlEncode(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    count += 8;
    while (count >= 6) {
      count -= 6;
      text += urlAlphabet[(bits >> count) & 63];
    }
  }
  if (count > 0) text += urlAlphabet[(bits << (6 - count)) & 63];
  return text;
}

std::optional<std::string> base64UrlDecode(std::string_view text) {
  std::size_t padding = 0;
  while (padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  if (padding > 2 || (padding > 0 && text.size() % 4 != 0)) return std::nullopt;
  text.remove_suffix(padding);
  if (text.size() % 4 == 1) return std::nullopt;
  Bits bits;
  for (const char c : text) {
    const int digit = urlDigit(c);
    if (digit < 0) return std::nullopt;
    bits.add(digit);
  }
  if (!bits.isClean()) return std::nullopt;
  return bits.take();
}

// binascii.a2b_base64: a full group may end with its padding, what follows is ignored.
std::optional<std::string> base64Decode(std::string_view text) {
  Bits bits;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == '=') {
      if (digits % 4 >= 2 && digits % 4 + ++padding >= 4) return bits.take();
      continue;
    }
    const int digit = plainDigit(c);
    if (digit < 0) continue;
    padding = 0;
    bits.add(digit);
    ++digits;
  }
  if (digits % 4 != 0) return std::nullopt;
  return bits.take();
}

} // namespace signalbox::security

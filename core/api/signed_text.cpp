// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/signed_text.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace signalbox::api {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string sha1(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int length = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha1(), nullptr);
  return {reinterpret_cast<const char*>(digest.data()), length};
}

// base64url without padding, as itsdangerous writes it.
std::string toUrlBase64(std::string_view bytes) {
  std::string text = toBase64(bytes);
  while (text.ends_with('=')) text.pop_back();
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

std::optional<std::string> fromUrlBase64(std::string_view text) {
  std::string plain(text);
  for (char& c : plain) c = c == '-' ? '+' : c == '_' ? '/' : c;
  return fromBase64(plain);
}

// Big-endian without leading zeros.
std::string bytesOf(std::int64_t number) {
  std::string bytes;
  for (auto rest = static_cast<std::uint64_t>(number); rest != 0; rest >>= 8)
    bytes.insert(bytes.begin(), static_cast<char>(rest & 0xff));
  return bytes;
}

std::optional<std::int64_t> numberOf(std::string_view bytes) {
  while (bytes.starts_with('\0')) bytes.remove_prefix(1);
  if (bytes.size() > 7) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : bytes) number = number * 256 + static_cast<unsigned char>(c);
  return number;
}

} // namespace

std::string toBase64(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += k <= count ? letters[group >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
  std::string bytes;
  std::uint32_t group = 0;
  std::size_t count = 0;
  for (const char c : text) {
    const std::size_t digit = letters.find(c);
    if (digit == std::string_view::npos) continue;
    group = group << 6 | static_cast<std::uint32_t>(digit);
    if (++count % 4 != 0) continue;
    for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(group >> shift & 0xff);
    group = 0;
  }
  if (count % 4 == 1) return std::nullopt;
  if (count % 4 == 2) bytes += static_cast<char>(group >> 4 & 0xff);
  if (count % 4 == 3) {
    bytes += static_cast<char>(group >> 10 & 0xff);
    bytes += static_cast<char>(group >> 2 & 0xff);
  }
  return bytes;
}

SignedText::SignedText(std::string_view secret) : m_key(sha1("itsdangerous.Signersigner" + std::string(secret))) {}

std::string SignedText::signatureOf(std::string_view value) const {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int length = 0;
  HMAC(EVP_sha1(), m_key.data(), static_cast<int>(m_key.size()), reinterpret_cast<const unsigned char*>(value.data()),
       value.size(), digest.data(), &length);
  return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string SignedText::sign(std::string_view value, std::int64_t now) const {
  const std::string dated = std::string(value) + '.' + toUrlBase64(bytesOf(now));
  return dated + '.' + toUrlBase64(signatureOf(dated));
}

std::optional<std::string> SignedText::unsign(std::string_view text, std::optional<std::int64_t> maximumAge,
                                              std::int64_t now) const {
  const std::size_t last = text.rfind('.');
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view dated = text.substr(0, last);
  const auto signature = fromUrlBase64(text.substr(last + 1));
  const std::string expected = signatureOf(dated);
  if (!signature || signature->size() != expected.size() ||
      CRYPTO_memcmp(signature->data(), expected.data(), expected.size()) != 0)
    return std::nullopt;
  const std::size_t dot = dated.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto stamp = fromUrlBase64(dated.substr(dot + 1));
  const auto signedAt = stamp ? numberOf(*stamp) : std::nullopt;
  if (!signedAt) return std::nullopt;
  if (maximumAge && (now - *signedAt > *maximumAge || now < *signedAt)) return std::nullopt;
  return std::string(dated.substr(0, dot));
}

} // namespace signalbox::api

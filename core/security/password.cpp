// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/password.h"

#include <sodium.h>

#include <algorithm>

namespace signalbox::security {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memoryBytes = 64ULL * 1024 * 1024;
constexpr std::size_t rememberedPasswords = 256;

// Thread-safe and cheap once done; -1 would mean that the system has no randomness.
bool isSodiumReady() { return sodium_init() >= 0; }

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

bool isRightNow(const std::string& hash, std::string_view password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string hexOf(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

} // namespace

Result<std::string> hashPassword(std::string_view password) {
  std::string text(crypto_pwhash_STRBYTES, '\0');
  if (!isSodiumReady() ||
      crypto_pwhash_argon2id_str(text.data(), password.data(), password.size(), passes, memoryBytes))
    return failure("The password could not be hashed: that takes 64 MiB of memory.");
  text.resize(text.find('\0'));
  return text;
}

bool isPasswordHash(std::string_view hash) {
  constexpr std::string_view start = "$argon2id$v=19$m=";
  if (!hash.starts_with(start) || hash.size() >= crypto_pwhash_STRBYTES) return false;
  const int state = crypto_pwhash_str_needs_rehash(std::string(hash).c_str(), passes, memoryBytes);
  return state == 0 || state == 1;
}

std::string apiKeyHash(std::string_view key) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), bytesOf(key), key.size());
  return hexOf(digest);
}

bool isApiKeyHash(std::string_view hash) {
  return hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string randomBytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (isSodiumReady()) randombytes_buf(bytes.data(), count);
  return bytes;
}

bool equalsInConstantTime(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

PasswordJudge::PasswordJudge() : m_key(randomBytes(crypto_generichash_KEYBYTES)) {}

PasswordJudge::Digest PasswordJudge::digestOf(std::string_view hash, std::string_view password) const {
  Digest digest{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, bytesOf(m_key), m_key.size(), digest.size());
  crypto_generichash_update(&state, bytesOf(hash), hash.size());
  crypto_generichash_update(&state, bytesOf(std::string_view("\0", 1)), 1);
  crypto_generichash_update(&state, bytesOf(password), password.size());
  crypto_generichash_final(&state, digest.data(), digest.size());
  return digest;
}

bool PasswordJudge::remembers(const Digest& digest) {
  const std::lock_guard lock(m_mutex);
  return std::ranges::find(m_right, digest) != m_right.end();
}

bool PasswordJudge::remembers(std::string_view hash, std::string_view password) {
  return !hash.empty() && remembers(digestOf(hash, password));
}

bool PasswordJudge::isRight(std::string_view hash, std::string_view password) {
  if (hash.empty()) {
    std::call_once(m_nobodyOnce, [this] { m_nobody = hashPassword(randomBytes(32)).value_or(std::string()); });
    isRightNow(m_nobody, password);
    return false;
  }
  const Digest digest = digestOf(hash, password);
  if (remembers(digest)) return true;
  if (!isPasswordHash(hash) || !isRightNow(std::string(hash), password)) return false;
  const std::lock_guard lock(m_mutex);
  if (m_right.size() == rememberedPasswords) m_right.erase(m_right.begin());
  m_right.push_back(digest);
  return true;
}

} // namespace signalbox::security

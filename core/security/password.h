// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords and API keys as the project keeps them: argon2id in the text form of libsodium and argon2-cffi, SHA-256.
#pragma once

#include "core/base/result.h"

#include <array>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::security {

// $argon2id$v=19$m=65536,t=3,p=1$...: 64 MiB and some 100 ms.
Result<std::string> hashPassword(std::string_view password);
bool isPasswordHash(std::string_view hash);

// SHA-256 in hex, as `api_key_hash` holds it. Keys are long and random: no salt, no slowness.
std::string apiKeyHash(std::string_view key);
bool isApiKeyHash(std::string_view hash);

std::string randomBytes(std::size_t count);
bool equalsInConstantTime(std::string_view left, std::string_view right);

// Judges passwords, and remembers for this run of the program which were right, so that HTTP Basic does not cost 100 ms
// a request. What it keeps are keyed digests. Any thread.
class PasswordJudge final {
public:
  PasswordJudge();
  // An empty hash is a user who is not there: the same work, and false.
  bool isRight(std::string_view hash, std::string_view password);
  // Whether isRight() would say so from memory, at once.
  bool remembers(std::string_view hash, std::string_view password);

private:
  using Digest = std::array<unsigned char, 32>;
  Digest digestOf(std::string_view hash, std::string_view password) const;
  bool remembers(const Digest& digest);

  std::string m_key;
  std::once_flag m_nobodyOnce;
  std::string m_nobody; // a hash that no password has
  std::mutex m_mutex;
  std::vector<Digest> m_right; // the oldest first
};

} // namespace signalbox::security

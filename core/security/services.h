// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecurityServices: what outlives an edit of the design: where keys come from, the refresh tokens, what is known of
// passwords. The program that serves makes one.
#pragma once

#include "core/security/password.h"
#include "core/security/refresh_tokens.h"
#include "core/security/secret_source.h"

namespace signalbox::security {

// Any thread.
class SecurityServices final {
public:
  explicit SecurityServices(std::shared_ptr<const SecretSource> secrets = nullptr) : m_secrets(std::move(secrets)) {}

  bool hasSecrets() const { return m_secrets != nullptr; } // false: nobody serves, keys do not matter
  std::optional<std::string> secret(std::string_view name) const;
  // For a key that no source has: random, the same as long as the program runs.
  std::string generatedSecret(std::string_view name);

  RefreshTokens& refreshTokens() { return m_refreshTokens; }
  PasswordJudge& passwords() { return m_passwords; }

private:
  std::shared_ptr<const SecretSource> m_secrets;
  RefreshTokens m_refreshTokens;
  PasswordJudge m_passwords;
  std::mutex m_mutex;
  std::map<std::string, std::string, std::less<>> m_generated;
};

} // namespace signalbox::security

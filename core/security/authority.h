// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authority: one design's users and token settings, with the services of the program that runs it: who is who, and
// which tokens are ours. design/README.md has the exact meaning.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"
#include "core/security/services.h"
#include "core/security/token.h"

#include <optional>

namespace signalbox::security {

struct KnownUser {
  const design::User* source = nullptr;
  Value value; // for expressions: username, roles, scopes, and the profile's keys
};

struct Tokens {
  std::string access;
  std::string refresh; // empty: none was asked for
  std::vector<std::string> scopes;
  int expiresIn = 0;
};

// Any thread; `now` in seconds since the Unix epoch.
class Authority final {
public:
  Authority(const design::Design& design, std::shared_ptr<SecurityServices> services);

  const KnownUser* user(std::string_view username) const;
  // Null for a wrong password and for nobody, after the same work.
  const KnownUser* userWithPassword(std::string_view username, std::string_view password) const;
  // Whether that would be answered at once, from memory; verifying takes 100 ms.
  bool remembersPassword(std::string_view username, std::string_view password) const;
  const KnownUser* userWithApiKey(std::string_view key) const;

  // What an access token says, or PyJWT's words.
  Result<Grant> check(std::string_view token, double now) const;
  Result<Tokens> issue(const design::User& user, std::vector<std::string> scopes, bool withRefresh, double now) const;
  // Nothing when the token is not good for another.
  Result<std::optional<Tokens>> refresh(std::string_view token, double now) const;

  // A key that is missing or cannot be used.
  const std::vector<Diagnostic>& diagnostics() const { return m_diagnostics; }
  const std::shared_ptr<SecurityServices>& services() const { return m_services; }

private:
  void readKey();
  void reportMissing(std::string message);
  void report(Severity severity, std::string code, std::string message, std::string pointer);
  Result<std::string> accessToken(const Grant& grant, double now) const;

  design::TokenSettings m_settings;
  std::shared_ptr<SecurityServices> m_services;
  std::optional<SigningKey> m_key;
  std::string m_keyProblem;
  Arena m_arena;
  std::vector<design::User> m_sources;
  std::vector<KnownUser> m_users;
  std::vector<Diagnostic> m_diagnostics;
};

// The scopes asked for that the user may have, in the order asked, once each.
std::vector<std::string> grantedScopes(const design::User& user, const std::vector<std::string>& asked);

} // namespace signalbox::security

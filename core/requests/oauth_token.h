// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OAuth2 tokens: the requests that fetch and refresh them (RFC 6749 §4.3, §4.4, §6), and those that were given.
#pragma once

#include "core/base/result.h"
#include "core/client/http_client.h"
#include "core/design/saved_request.h"
#include "core/requests/variables.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace signalbox::requests {

struct OAuthToken {
  std::string access;
  std::string refresh;                 // empty: fetch again
  std::optional<std::int64_t> expires; // Unix seconds
  bool operator==(const OAuthToken&) const = default;
};

// The variables of an auth in their place. Names without a value are added to `missing`.
design::RequestAuth resolvedAuth(const design::RequestAuth& auth, const Lookup& lookup,
                                 std::vector<std::string>& missing);

// `auth` is resolved.
client::Request tokenRequest(const design::RequestAuth& auth);
client::Request refreshRequest(const design::RequestAuth& auth, const std::string& refreshToken);
// The error is a sentence with what the server said.
Result<OAuthToken> readToken(const client::Response& response, std::int64_t now);

// Tokens by what they were asked for with: another user or scope has another one. In memory only.
class OAuthTokens final {
public:
  static constexpr std::int64_t margin = 10; // seconds: a token about to end is refreshed before it is used

  // Empty when there is none that holds.
  std::string accessFor(const design::RequestAuth& auth, std::int64_t now) const;
  std::string refreshFor(const design::RequestAuth& auth) const;
  std::optional<OAuthToken> tokenFor(const design::RequestAuth& auth) const;
  void put(const design::RequestAuth& auth, OAuthToken token);
  void forget(const design::RequestAuth& auth);

private:
  std::map<std::string, OAuthToken> m_tokens;
};

} // namespace signalbox::requests

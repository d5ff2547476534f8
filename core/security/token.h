// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Web Tokens in compact form (RFC 7519), taken and refused as PyJWT 2.15 does with one allowed algorithm, its
// default options and no leeway.
#pragma once

#include "core/security/signature.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <string>
#include <string_view>

namespace signalbox::security {

struct ClaimRules {
  std::string issuer;   // empty: not looked at
  std::string audience; // empty: a token that has one is refused
  double now = 0;       // seconds since the Unix epoch
};

// The claims, in `arena`, which must not outlive `token`; or PyJWT's words.
Result<Value> decodeToken(std::string_view token, const SigningKey& key, const ClaimRules& rules, Arena& arena);

// `claims` is a JSON object.
Result<std::string> encodeToken(std::string_view claims, const SigningKey& key);

} // namespace signalbox::security

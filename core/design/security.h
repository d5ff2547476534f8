// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may ask: the security schemes of fastapi.security, and the users that the design knows. Never a password: hashes.
#pragma once

#include "core/design/model.h"

#include <string>
#include <vector>

namespace signalbox::design {

// security/NAME.json. Takes credentials out of the request, no more; a dependency of kind "user" checks them.
struct SecurityScheme {
  std::string name; // Python name; also the file's name
  // http_basic, http_bearer, http_digest, http, api_key, oauth2_password, oauth2_authorization_code, oauth2,
  // open_id_connect
  std::string type = "http_bearer";
  std::string schemeName; // key in the OpenAPI document; empty = FastAPI's class name (HTTPBearer, ...)
  std::string description;
  bool autoError = true; // false: null instead of 401
  // Of the type: in, key (api_key); realm; bearer_format; scheme (http); token_url, authorization_url, refresh_url,
  // scopes; open_id_connect_url
  Json options = Json::object();
  bool operator==(const SecurityScheme&) const = default;
};

// One user of security/users.json.
struct User {
  std::string username;
  std::string passwordHash; // argon2id, as libsodium and argon2-cffi write it: $argon2id$v=19$...
  std::string apiKeyHash;   // SHA-256 of the API key, hex
  std::vector<std::string> roles;
  std::vector<std::string> scopes; // that a token of theirs may carry
  bool disabled = false;
  Json profile = Json::object(); // other keys: full_name, email, ... part of the user's value in expressions
  bool operator==(const User&) const = default;
};

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The value of a set-cookie line as Starlette's Response.set_cookie has Python's http.cookies print it.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace signalbox::api {

// Attributes as they are printed, UTF-8; empty ones are left out.
struct SetCookie {
  std::string key;
  std::string value;
  std::string domain;
  std::string expires; // a date of HTTP
  std::string maxAge;  // seconds
  std::string path;
  std::string sameSite;
  bool isHttpOnly = false;
  bool isSecure = false;
};

// A key that http.cookies refuses gives no cookie: letters, digits and !#$%&'*+-.^_`|~: but no name of an attribute.
bool isCookieKey(std::string_view key);

// UTF-8, the value quoted and escaped where it has to be. What no header can carry is the caller's to refuse.
std::string setCookieText(const SetCookie& cookie);

} // namespace signalbox::api

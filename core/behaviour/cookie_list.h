// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CookieList: the `cookies` of an answer or a dependency: Response.set_cookie and delete_cookie, each when its
// condition holds.
#pragma once

#include "core/behaviour/options.h"

#include <vector>

namespace signalbox::behaviour {

class CookieList final {
public:
  CookieList() = default;
  explicit CookieList(const Options& options);

  bool isConstant() const;
  // Appends set-cookie lines. Fails as Python would, and on what a header cannot carry.
  Result<void> render(expression::Frame& frame, std::vector<api::HeaderLine>& lines) const;

private:
  struct Cookie {
    std::optional<Expression> when;
    std::string key;
    std::optional<Template> value;
    std::optional<Template> maxAge;
    std::optional<Template> expires; // seconds from now, a datetime in UTC, or a text
    std::optional<Template> path;    // left out: "/"
    std::optional<Template> domain;
    std::string sameSite = "lax"; // empty: none
    bool isDelete = false;
    bool isSecure = false;
    bool isHttpOnly = false;
  };

  static Cookie cookieOf(const Options& options);
  static Result<std::string> text(const Cookie& cookie, expression::Frame& frame);

  std::vector<Cookie> m_cookies;
};

} // namespace signalbox::behaviour

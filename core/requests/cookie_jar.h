// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CookieJar: what answers set and requests send back (RFC 6265 §5). It lives in memory: sessions end with the window.
#pragma once

#include "core/client/http_client.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::requests {

struct Cookie {
  std::string name;
  std::string value;
  std::string domain; // lower case, without a leading dot
  std::string path = "/";
  bool hostOnly = true; // sent to that host alone, not to those below it
  bool secure = false;
  bool httpOnly = false;
  std::string sameSite;
  std::optional<std::int64_t> expires; // Unix seconds; none = with the session
  bool operator==(const Cookie&) const = default;
};

class CookieJar final {
public:
  static constexpr std::size_t maxSize = 4096; // bytes of name and value
  static constexpr std::size_t maxPerHost = 180;
  static constexpr std::size_t maxCount = 3000;

  // Takes the Set-Cookie headers of an answer from `url`. What another host would have to set is refused, and what
  // would be for all of a public suffix. `now` is in Unix seconds.
  void take(const std::string& url, const client::HeaderList& headers, std::int64_t now);
  // "a=1; b=2" for a request to `url`, longer paths first; empty when there are none.
  std::string headerFor(const std::string& url, std::int64_t now) const;

  const std::vector<Cookie>& cookies() const { return m_cookies; } // the oldest first
  void put(Cookie cookie);                                         // replaces the one of that domain, path and name
  bool holds(const Cookie& cookie) const;                          // one of that domain, path and name
  void replace(const Cookie& before, Cookie now);                  // in its place
  void remove(const Cookie& cookie);
  void clear() { m_cookies.clear(); }

private:
  std::vector<Cookie> m_cookies;
};

// Nothing when the line is no cookie that `host` at `path` may set.
std::optional<Cookie> readSetCookie(std::string_view line, const std::string& host, const std::string& path,
                                    std::int64_t now);

// Unix seconds of a time as Expires has it; none when it is no time.
std::optional<std::int64_t> readCookieTime(std::string_view text);

// What keeps a cookie that a person typed from being sent, a sentence.
struct CookieFault {
  enum class Part { Name, Value, Domain, Path };
  Part part = Part::Name;
  std::string message;
};
std::optional<CookieFault> faultOf(const Cookie& cookie);

} // namespace signalbox::requests

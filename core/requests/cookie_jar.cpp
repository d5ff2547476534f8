// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/cookie_jar.h"

#include "core/client/address.h"
#include "core/requests/public_suffix.h"
#include "core/requests/url_text.h"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>

namespace signalbox::requests {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isAddress(std::string_view host) {
  return host.find(':') != host.npos ||
         std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool isBelow(std::string_view host, std::string_view domain) {
  return host == domain || (host.ends_with(domain) && host.size() > domain.size() &&
                            host[host.size() - domain.size() - 1] == '.' && !isAddress(host));
}

// RFC 6265 §5.1.4: the folder of the request's path.
std::string defaultPath(std::string_view path) {
  path = path.substr(0, path.find('?'));
  const auto slash = path.rfind('/');
  return slash == path.npos || slash == 0 ? "/" : std::string(path.substr(0, slash));
}

bool pathMatches(std::string_view request, std::string_view cookie) {
  request = request.substr(0, request.find('?'));
  if (!request.starts_with(cookie)) return false;
  return request.size() == cookie.size() || cookie.ends_with('/') || request[cookie.size()] == '/';
}

bool isSame(const Cookie& left, const Cookie& right) {
  return left.name == right.name && left.domain == right.domain && left.path == right.path;
}

bool hasControl(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// A name or an address, IPv6 without brackets.
bool isHost(std::string_view text) {
  const auto isPart = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const bool isIpv6 = std::ranges::count(text, ':') > 1;
  return !text.empty() && std::ranges::all_of(text, [&](char c) { return isPart(c) || (isIpv6 && c == ':'); });
}

bool isOver(const Cookie& cookie, std::int64_t now) { return cookie.expires && *cookie.expires <= now; }

struct Attributes {
  std::optional<std::int64_t> maxAge;
  std::optional<std::int64_t> expires;
  std::string domain;
};

std::optional<std::int64_t> wholeNumber(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return text.starts_with('-') ? 0 : INT64_MAX / 2;
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::min(value, INT64_MAX / 2);
}

void takeAttribute(std::string_view name, std::string_view value, Cookie& cookie, Attributes& attributes) {
  const std::string key = lowered(name);
  if (key == "secure") cookie.secure = true;
  if (key == "httponly") cookie.httpOnly = true;
  if (key == "samesite") cookie.sameSite = std::string(value);
  if (key == "path" && value.starts_with('/')) cookie.path = std::string(value);
  if (key == "max-age")
    if (const auto seconds = wholeNumber(value)) attributes.maxAge = seconds;
  if (key == "domain") attributes.domain = lowered(value.starts_with('.') ? value.substr(1) : value);
  if (key == "expires")
    if (const auto time = readCookieTime(value)) attributes.expires = time;
}

// False when the domain is not the host's own.
bool applyDomain(const std::string& domain, const std::string& host, Cookie& cookie) {
  cookie.domain = host;
  if (domain.empty() || domain == host) {
    cookie.hostOnly = domain.empty() || isAddress(host) || isPublicSuffix(host);
    return true;
  }
  if (isAddress(host) || !isBelow(host, domain) || isPublicSuffix(domain)) return false;
  cookie.domain = domain;
  cookie.hostOnly = false;
  return true;
}

// The prefixes of RFC 6265bis §4.1.3 promise something about where the cookie is from.
bool keepsPrefix(const Cookie& cookie) {
  const std::string name = lowered(cookie.name);
  if (name.starts_with("__secure-")) return cookie.secure;
  if (name.starts_with("__host-")) return cookie.secure && cookie.hostOnly && cookie.path == "/";
  return true;
}

} // namespace

std::optional<Cookie> readSetCookie(std::string_view line, const std::string& host, const std::string& path,
                                    std::int64_t now) {
  Cookie cookie;
  cookie.path = defaultPath(path);
  const auto pairEnd = std::min(line.find(';'), line.size());
  const auto pair = line.substr(0, pairEnd);
  const auto equals = pair.find('=');
  if (equals == pair.npos) return std::nullopt;
  cookie.name = trimmed(pair.substr(0, equals));
  cookie.value = trimmed(pair.substr(equals + 1));
  const bool hasControl =
      std::ranges::any_of(pair, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
  if (cookie.name.empty() || hasControl || cookie.name.size() + cookie.value.size() > CookieJar::maxSize)
    return std::nullopt;
  Attributes attributes;
  for (std::string_view rest = line.substr(pairEnd); !rest.empty();) {
    rest.remove_prefix(1);
    const auto end = std::min(rest.find(';'), rest.size());
    const auto attribute = rest.substr(0, end);
    const auto mark = std::min(attribute.find('='), attribute.size());
    takeAttribute(trimmed(attribute.substr(0, mark)), trimmed(attribute.substr(std::min(mark + 1, attribute.size()))),
                  cookie, attributes);
    rest.remove_prefix(end);
  }
  if (attributes.maxAge)
    cookie.expires = *attributes.maxAge <= 0 ? 0 : now + *attributes.maxAge;
  else
    cookie.expires = attributes.expires;
  if (!applyDomain(attributes.domain, host, cookie) || !keepsPrefix(cookie)) return std::nullopt;
  return cookie;
}

void CookieJar::take(const std::string& url, const client::HeaderList& headers, std::int64_t now) {
  const auto address = client::parseAddress(url, {"http", "https"});
  if (!address) return;
  for (const auto& [name, value] : headers) {
    if (lowered(name) != "set-cookie") continue;
    auto cookie = readSetCookie(value, lowered(address->host), address->target, now);
    if (!cookie || (cookie->secure && address->scheme != "https" && address->host != "localhost" &&
                    address->host != "127.0.0.1" && address->host != "::1"))
      continue;
    if (isOver(*cookie, now))
      remove(*cookie);
    else
      put(std::move(*cookie));
  }
  std::erase_if(m_cookies, [&](const Cookie& cookie) { return isOver(cookie, now); });
}

std::string CookieJar::headerFor(const std::string& url, std::int64_t now) const {
  const auto address = client::parseAddress(url, {"http", "https"});
  if (!address) return {};
  const std::string host = lowered(address->host);
  const bool isSafe = address->scheme == "https" || host == "localhost" || host == "127.0.0.1" || host == "::1";
  std::vector<const Cookie*> sent;
  for (const Cookie& cookie : m_cookies) {
    const bool isForHost = cookie.hostOnly ? host == cookie.domain : isBelow(host, cookie.domain);
    if (isForHost && pathMatches(address->target, cookie.path) && (isSafe || !cookie.secure) && !isOver(cookie, now))
      sent.push_back(&cookie);
  }
  std::ranges::stable_sort(sent, std::ranges::greater(), [](const Cookie* cookie) { return cookie->path.size(); });
  std::string header;
  for (const Cookie* cookie : sent) header += (header.empty() ? "" : "; ") + cookie->name + "=" + cookie->value;
  return header;
}

void CookieJar::put(Cookie cookie) {
  const auto old = std::ranges::find_if(m_cookies, [&](const Cookie& own) { return isSame(own, cookie); });
  if (old != m_cookies.end()) {
    *old = std::move(cookie);
    return;
  }
  const std::string domain = cookie.domain;
  m_cookies.push_back(std::move(cookie));
  const auto isOfHost = [&](const Cookie& own) { return own.domain == domain; };
  if (std::ranges::count_if(m_cookies, isOfHost) > static_cast<std::ptrdiff_t>(maxPerHost))
    m_cookies.erase(std::ranges::find_if(m_cookies, isOfHost));
  if (m_cookies.size() > maxCount) m_cookies.erase(m_cookies.begin());
}

bool CookieJar::holds(const Cookie& cookie) const {
  return std::ranges::any_of(m_cookies, [&](const Cookie& own) { return isSame(own, cookie); });
}

void CookieJar::replace(const Cookie& before, Cookie now) {
  const auto old = std::ranges::find_if(m_cookies, [&](const Cookie& own) { return isSame(own, before); });
  if (old != m_cookies.end())
    *old = std::move(now);
  else
    put(std::move(now));
}

void CookieJar::remove(const Cookie& cookie) {
  std::erase_if(m_cookies, [&](const Cookie& own) { return isSame(own, cookie); });
}

std::optional<std::int64_t> readCookieTime(std::string_view text) {
  const auto time = curl_getdate(std::string(text).c_str(), nullptr);
  return time < 0 ? std::nullopt : std::optional<std::int64_t>(time);
}

std::optional<CookieFault> faultOf(const Cookie& cookie) {
  using Part = CookieFault::Part;
  if (cookie.name.empty()) return CookieFault{Part::Name, "A cookie needs a name."};
  if (hasControl(cookie.name) || cookie.name.find_first_of("=;") != std::string::npos)
    return CookieFault{Part::Name, "A name has no equals sign, no semicolon and no control character."};
  if (hasControl(cookie.value) || cookie.value.find(';') != std::string::npos)
    return CookieFault{Part::Value, "A semicolon or a control character would end the value."};
  if (cookie.name.size() + cookie.value.size() > CookieJar::maxSize)
    return CookieFault{Part::Value, "Name and value are together at most 4096 bytes."};
  if (!isHost(cookie.domain))
    return CookieFault{Part::Domain, "A host, such as api.shop.test, without scheme and port."};
  if (!cookie.hostOnly && isAddress(cookie.domain))
    return CookieFault{Part::Domain, "An address has no hosts below it."};
  if (!cookie.hostOnly && isPublicSuffix(cookie.domain))
    return CookieFault{Part::Domain,
                       "Below " + cookie.domain + " are hosts of others: no server may set such a cookie."};
  if (!cookie.path.starts_with('/') || hasControl(cookie.path))
    return CookieFault{Part::Path, "A path begins with a slash."};
  if (!keepsPrefix(cookie))
    return CookieFault{Part::Name, "__Secure- asks for Secure; __Host- for that, one host alone and the path / too."};
  return std::nullopt;
}

} // namespace signalbox::requests

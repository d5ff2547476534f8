// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/url.h"

#include "core/schema/text_case.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace signalbox::schema {

namespace {

using std::unexpected;
using Outcome = std::expected<std::string, std::string_view>;

struct SpecialScheme {
  std::string_view name;
  int port;
};
constexpr auto specialSchemes =
    std::to_array<SpecialScheme>({{"http", 80}, {"https", 443}, {"ws", 80}, {"wss", 443}, {"ftp", 21}});
constexpr std::string_view forbiddenInHost = " #/:<>?@[\\]^|%\"`{}";

const SpecialScheme* specialScheme(std::string_view name) {
  const auto found = std::ranges::find(specialSchemes, name, &SpecialScheme::name);
  return found != specialSchemes.end() ? &*found : nullptr;
}

bool isLetter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

void appendEncoded(std::string_view text, std::string_view unsafe, std::string& out) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && unsafe.find(c) == std::string_view::npos)
      out += c;
    else
      (out += '%').append({hex[byte >> 4], hex[byte & 15]});
  }
}

// Without control characters and spaces at the ends, without tabs and line ends inside.
std::string cleaned(std::string_view text) {
  const auto isEdge = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && isEdge(text.front())) text.remove_prefix(1);
  while (!text.empty() && isEdge(text.back())) text.remove_suffix(1);
  std::string result(text);
  std::erase_if(result, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return result;
}

std::optional<std::string> takeScheme(std::string_view& text) {
  if (text.empty() || !isLetter(text.front())) return std::nullopt;
  const auto isPart = [](char c) { return isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.'; };
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, isPart) - text.begin());
  if (end == text.size() || text[end] != ':') return std::nullopt;
  std::string scheme = lowerCase(text.substr(0, end));
  text.remove_prefix(end + 1);
  return scheme;
}

Outcome readHost(std::string_view host, bool isSpecial) {
  if (host.empty()) return isSpecial ? Outcome(unexpected("empty host")) : Outcome(std::string());
  if (host.front() == '[')
    return host.back() == ']' ? Outcome(lowerCase(host)) : Outcome(unexpected("invalid IPv6 address"));
  const auto isForbidden = [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || forbiddenInHost.find(c) != std::string_view::npos;
  };
  if (std::ranges::any_of(host, isForbidden))
    return unexpected(isSpecial ? "invalid international domain name" : "invalid domain character");
  return isSpecial ? lowerCase(host) : std::string(host);
}

Outcome readPort(std::string_view text, const SpecialScheme* special) {
  if (text.empty()) return std::string();
  unsigned port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port > 65535)
    return unexpected("invalid port number");
  if (special && port == static_cast<unsigned>(special->port)) return std::string();
  return ":" + std::to_string(port);
}

// user:password@host:port
Outcome readAuthority(std::string_view text, const SpecialScheme* special) {
  std::string result = "//";
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    const std::string_view user = text.substr(0, at);
    appendEncoded(user, "\"#<>?`{}/;=@[\\]^|", result);
    if (!user.empty()) result += '@';
    text.remove_prefix(at + 1);
    if (text.empty()) return unexpected("empty host");
  }
  const auto bracket = text.rfind(']');
  const auto colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const auto host = readHost(text.substr(0, colon), special != nullptr);
  if (!host) return host;
  const auto port = readPort(colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1), special);
  if (!port) return port;
  return result + *host + *port;
}

// `/a/./b/../c` to `/a/c`.
std::string readPath(std::string_view path, bool isSpecial) {
  std::vector<std::string> segments;
  const std::string_view separators = isSpecial ? "/\\" : "/";
  std::size_t at = !path.empty() && separators.find(path[0]) != std::string_view::npos ? 1 : 0;
  while (true) {
    const auto end = std::min(path.find_first_of(separators, at), path.size());
    const bool isLast = end == path.size();
    const std::string lower = lowerCase(path.substr(at, end - at));
    const bool isUp = lower == ".." || lower == "%2e%2e" || lower == ".%2e" || lower == "%2e.";
    const bool isHere = lower == "." || lower == "%2e";
    if (isUp && !segments.empty()) segments.pop_back();
    if (!isUp && !isHere)
      appendEncoded(path.substr(at, end - at), "\"#<>?`{}^", segments.emplace_back());
    else if (isLast)
      segments.emplace_back();
    if (isLast) break;
    at = end + 1;
  }
  std::string result;
  for (const std::string& segment : segments) result += "/" + segment;
  return result;
}

} // namespace

Outcome readUrl(std::string_view raw) {
  const std::string text = cleaned(raw);
  if (text.empty()) return unexpected("input is empty");
  std::string_view rest = text;
  const auto scheme = takeScheme(rest);
  if (!scheme) return unexpected("relative URL without a base");
  std::string result = *scheme + ":";
  const SpecialScheme* special = specialScheme(*scheme);
  const auto fragmentAt = std::min(rest.find('#'), rest.size());
  const std::string_view fragment = rest.substr(fragmentAt);
  rest = rest.substr(0, fragmentAt);
  const auto queryAt = std::min(rest.find('?'), rest.size());
  const std::string_view query = rest.substr(queryAt);
  rest = rest.substr(0, queryAt);
  const auto isSlash = [&](char c) { return c == '/' || (special && c == '\\'); };
  std::size_t slashes = 0;
  while (slashes < rest.size() && isSlash(rest[slashes])) ++slashes;
  if (special || slashes >= 2) {
    rest.remove_prefix(special ? slashes : 2);
    const auto end = std::min(rest.find_first_of(special ? "/\\" : "/"), rest.size());
    const auto authority = readAuthority(rest.substr(0, end), special);
    if (!authority) return authority;
    result += *authority;
    rest.remove_prefix(end);
    if (special || !rest.empty()) result += readPath(rest, special != nullptr);
  } else if (slashes == 1) {
    result += readPath(rest, false);
  } else {
    appendEncoded(rest, "", result);
  }
  if (!query.empty()) appendEncoded(query, special ? "\"#<>'" : "\"#<>", result);
  if (!fragment.empty()) {
    result += '#';
    appendEncoded(fragment.substr(1), "\"<>`", result);
  }
  return result;
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Pydantic does with a parsed URL: its type's schemes, hosts and defaults.
#include "core/schema/url.h"

#include "core/schema/url_host.h"
#include "core/schema/url_parser.h"
#include "core/schema/url_text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace signalbox::schema {

namespace {

using std::unexpected;
using Reading = std::expected<Url, UrlRefusal>;

bool isOpaque(const Url& url) { return !std::string_view(url.text).substr(url.schemeEnd + 1).starts_with('/'); }

// Puts `text` in place of what stands at `begin` and moves what comes behind.
void replace(Url& url, std::size_t begin, std::size_t size, std::string_view text) {
  url.text.replace(begin, size, text);
  url.pathStart += text.size() - size;
  url.pathEnd += text.size() - size;
}

Reading parse(std::string_view text, bool isStrict) {
  std::string_view violation;
  auto url = parseUrl(text, isStrict ? &violation : nullptr);
  if (!url) return unexpected(UrlRefusal{UrlMistake::Parsing, url.error()});
  if (!violation.empty()) return unexpected(UrlRefusal{UrlMistake::Violation, violation});
  return std::move(*url);
}

std::string_view fillIn(const UrlType& type, Url& url) {
  std::string_view mistake;
  if (!url.hasHost) {
    if (!type.host.empty())
      mistake = setHost(url, type.host);
    else if (type.needsHost)
      mistake = urlMistake::host;
  }
  if (mistake.empty() && type.port && !url.port) mistake = setPort(url, *type.port);
  if (mistake.empty() && !type.path.empty() && (url.path().empty() || url.path() == "/")) setPath(url, type.path);
  return mistake;
}

// The text went without a path and the standard put "/" there.
bool hasAddedPath(const Url& url, std::string_view text) {
  if (url.path() != "/" || !isSpecialScheme(url.scheme())) return false;
  text.remove_prefix(text.find(':') + 1);
  text.remove_prefix(std::min(text.find_first_not_of('/'), text.size()));
  const auto end = text.find_first_of("/?#");
  return end == std::string_view::npos || text[end] != '/';
}

// A text with several hosts, taken apart: the URL of the last host, and the others.
struct Hosts {
  std::string last;
  std::vector<std::string> others;
};

std::expected<Hosts, std::string_view> splitHosts(std::string_view text) {
  const auto isSchemeCharacter = [](char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '+' || c == '-' || c == '.';
  };
  std::size_t at = 0;
  while (at < text.size() && static_cast<unsigned char>(text[at]) <= 0x20) ++at;
  const std::size_t schemeStart = at;
  while (at < text.size() && isSchemeCharacter(text[at])) ++at;
  if (at == schemeStart || at == text.size() || text[at] != ':') return unexpected(urlMistake::noBase);
  std::string scheme(text.substr(schemeStart, at - schemeStart));
  std::ranges::transform(scheme, scheme.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  at = std::min(text.find_first_not_of("/\\", at + 1), text.size());
  const std::string prefix(text.substr(0, at));
  const auto end = std::min(text.find_first_of(isSpecialScheme(scheme) ? "/?#\\" : "/?#", at), text.size());
  Hosts hosts;
  for (auto comma = text.find(',', at); comma < end; comma = text.find(',', at)) {
    if (comma == at) return unexpected(urlMistake::host);
    hosts.others.push_back(prefix + std::string(text.substr(at, comma - at)));
    at = comma + 1;
  }
  hosts.last = prefix + std::string(text.substr(at));
  return hosts;
}

// "user@host:1," of each.
std::expected<std::string, UrlRefusal> readOthers(const Hosts& hosts, bool isStrict) {
  std::string result;
  bool hasHosts = true;
  for (const std::string& text : hosts.others) {
    const auto url = parse(text, isStrict);
    if (!url) return unexpected(url.error());
    hasHosts = hasHosts && url->hasHost;
    const std::size_t start = std::min(url->schemeEnd + 3, url->text.size());
    const std::size_t size = url->text.size() - start - (isSpecialScheme(url->scheme()) ? 1 : 0);
    result += url->text.substr(start, size) + ",";
  }
  if (!hasHosts) return unexpected(UrlRefusal{UrlMistake::Parsing, urlMistake::host});
  return result;
}

std::expected<std::string, UrlRefusal> finish(const UrlType& type, Url url, std::string_view source, UrlReading how,
                                              std::string_view others) {
  const bool dropsPath = how.keepsEmptyPath && hasAddedPath(url, source);
  if (!type.schemes.empty() && std::ranges::find(type.schemes, url.scheme()) == type.schemes.end())
    return unexpected(UrlRefusal{UrlMistake::Scheme, {}});
  if (const auto mistake = fillIn(type, url); !mistake.empty())
    return unexpected(UrlRefusal{UrlMistake::Parsing, mistake});
  if (dropsPath) url.text.erase(url.pathStart, url.pathEnd - url.pathStart);
  if (!others.empty()) url.text.insert(url.schemeEnd + 3, others);
  return std::move(url.text);
}

} // namespace

std::string_view setHost(Url& url, std::string_view host) {
  if (isOpaque(url)) return urlMistake::hostOfOpaque;
  const HostResult read = isSpecialScheme(url.scheme()) ? readHost(host) : readOpaqueHost(host);
  if (!read) return read.error();
  const bool hasAuthority = std::string_view(url.text).substr(url.schemeEnd).starts_with("://");
  std::string text = hasAuthority ? *read : "//" + *read;
  replace(url, url.hostStart, url.hostEnd - url.hostStart, text);
  if (!hasAuthority) url.hostStart += 2;
  url.hostEnd = url.hostStart + read->size();
  url.hasHost = !read->empty();
  return {};
}

std::string_view setPort(Url& url, std::uint16_t port) {
  if (!url.hasHost || url.scheme() == "file") return urlMistake::host;
  const bool isOwn = portOfScheme(url.scheme()) == port;
  replace(url, url.hostEnd, url.pathStart - url.hostEnd, isOwn ? "" : ":" + std::to_string(port));
  url.port = isOwn ? std::nullopt : std::optional(port);
  return {};
}

void setPath(Url& url, std::string_view path) {
  const std::string behind = url.text.substr(url.pathEnd);
  url.text.resize(url.pathStart);
  UrlParser::appendPath(url, path);
  url.text += behind;
}

std::expected<std::string, UrlRefusal> readUrl(const UrlType& type, std::string_view text, UrlReading how) {
  if (!type.isMultiHost) {
    auto url = parse(text, how.isStrict);
    if (!url) return unexpected(url.error());
    return finish(type, std::move(*url), text, how, {});
  }
  if (text.empty()) return unexpected(UrlRefusal{UrlMistake::Parsing, urlMistake::empty});
  const auto hosts = splitHosts(text);
  if (!hosts) return unexpected(UrlRefusal{UrlMistake::Parsing, hosts.error()});
  auto url = parse(hosts->last, how.isStrict);
  if (!url) return unexpected(url.error());
  if (!hosts->others.empty() && !url->hasHost) return unexpected(UrlRefusal{UrlMistake::Parsing, urlMistake::host});
  const auto others = readOthers(*hosts, how.isStrict);
  if (!others) return unexpected(others.error());
  return finish(type, std::move(*url), hosts->last, how, *others);
}

std::string expectedSchemes(const UrlType& type) {
  std::string result;
  for (std::size_t i = 0; i < type.schemes.size(); ++i) {
    if (i > 0) result += i + 1 == type.schemes.size() ? " or " : ", ";
    result += "'" + std::string(type.schemes[i]) + "'";
  }
  return result;
}

} // namespace signalbox::schema

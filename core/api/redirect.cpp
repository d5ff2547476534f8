// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/redirect.h"

#include "core/api/percent.h"

#include <algorithm>

namespace signalbox::api {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isNamePart(char c) {
  return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
}

// "\[[a-f0-9]*:[a-f0-9.:]+\]": its length, 0 when there is none.
std::size_t bracketedAddress(std::string_view host) {
  if (!host.starts_with('[')) return 0;
  const std::size_t end = host.find(']');
  if (end == std::string_view::npos) return 0;
  const std::string_view inside = host.substr(1, end - 1);
  const std::size_t colon = inside.find(':');
  if (colon == std::string_view::npos || colon + 1 == inside.size()) return 0;
  const bool fits = std::ranges::all_of(inside, [](char c) { return isHex(c) || c == '.' || c == ':'; }) &&
                    inside.substr(0, colon).find('.') == std::string_view::npos;
  return fits ? end + 1 : 0;
}

// host[:port] or [IPv6][:port] and nothing else, so that the location cannot lead elsewhere.
bool isPlainHost(std::string_view host) {
  std::size_t end = bracketedAddress(host);
  if (end == 0)
    while (end < host.size() && isNamePart(host[end])) ++end;
  if (end == 0) return false;
  if (end == host.size()) return true;
  const std::string_view port = host.substr(end + 1);
  return host[end] == ':' && !port.empty() && std::ranges::all_of(port, isDigit);
}

std::string_view withoutDefaultPort(std::string_view address) {
  if (address.ends_with(":80")) address.remove_suffix(3);
  return address;
}

} // namespace

std::optional<std::string> slashRedirect(const Router& router, const Request& request, RequestText& text) {
  std::string path(text.path());
  if (path == "/" || path.empty()) return std::nullopt;
  if (path.ends_with('/'))
    path.erase(path.find_last_not_of('/') + 1);
  else
    path += '/';
  Captures captures;
  if (router.match(request.method, path, false, captures).kind == RouteMatch::Kind::None) return std::nullopt;
  const auto host = text.header("host");
  std::string url(request.scheme);
  url += "://";
  url += host && isPlainHost(*host) ? *host : withoutDefaultPort(request.localAddress);
  url += path;
  if (!text.rawQuery().empty()) {
    url += '?';
    url += text.rawQuery();
  }
  return quoteUrl(url);
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/request_url.h"

#include "core/api/header_lines.h"

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

std::string_view withoutDefaultPort(std::string_view address, std::string_view scheme) {
  const std::string_view port = scheme == "https" || scheme == "wss" ? ":443" : ":80";
  if (address.ends_with(port)) address.remove_suffix(port.size());
  return address;
}

} // namespace

RequestUrl requestUrl(const Request& request, RequestText& text) {
  const auto host = findHeader(request, "host");
  const std::string_view address = withoutDefaultPort(request.localAddress, request.scheme);
  return {std::string(request.scheme),
          std::string(host && isPlainHost(*host) ? *host : address),
          std::string(text.path()),
          std::string(text.rawQuery()),
          {}};
}

std::string RequestUrl::text() const {
  std::string url = scheme + "://" + host + path;
  if (!query.empty()) url += '?' + query;
  if (!fragment.empty()) url += '#' + fragment;
  return url;
}

RequestUrl RequestUrl::split() const {
  std::string rest = path;
  if (!query.empty()) rest += '?' + query;
  std::erase_if(rest, [](char c) { return c == '\t' || c == '\r' || c == '\n'; });
  RequestUrl parts{scheme, host, {}, {}, {}};
  if (const std::size_t hash = rest.find('#'); hash != std::string::npos) {
    parts.fragment = rest.substr(hash + 1);
    rest.resize(hash);
  }
  if (const std::size_t question = rest.find('?'); question != std::string::npos) {
    parts.query = rest.substr(question + 1);
    rest.resize(question);
  }
  parts.path = std::move(rest);
  return parts;
}

} // namespace signalbox::api

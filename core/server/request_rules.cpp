// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/request_rules.h"

#include "core/base/ascii_case.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace signalbox::server {

namespace {

bool isDigits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Methods a FastAPI application under uvicorn can be asked for: what llhttp takes for HTTP, without CONNECT.
constexpr std::array<std::string_view, 34> methods = {
    "GET",    "POST",   "PUT",        "HEAD",     "DELETE",    "PATCH",       "OPTIONS",   "TRACE", "COPY",
    "LOCK",   "MKCOL",  "MOVE",       "PROPFIND", "PROPPATCH", "SEARCH",      "UNLOCK",    "BIND",  "REBIND",
    "UNBIND", "ACL",    "REPORT",     "CHECKOUT", "MERGE",     "M-SEARCH",    "NOTIFY",    "LINK",  "UNLINK",
    "PURGE",  "SOURCE", "MKACTIVITY", "QUERY",    "SUBSCRIBE", "UNSUBSCRIBE", "MKCALENDAR"};

bool isValidPort(std::string_view port) { return port.size() <= 5 && isDigits(port); }

bool isValidBracketedHost(std::string_view host) {
  const auto close = host.find(']');
  if (close == host.npos || close < 3) return false;
  const auto address = host.substr(1, close - 1);
  if (!std::ranges::all_of(address, [](char c) { return isOfClass(c, HostByte) || c == ':'; })) return false;
  const auto rest = host.substr(close + 1);
  return rest.empty() || (rest.front() == ':' && isValidPort(rest.substr(1)));
}

std::optional<Refusal> readLength(std::string_view text, std::uint64_t& length) {
  if (text.empty() || !isDigits(text)) return Refusal{400, "Content-Length is not a number"};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc{} || end != text.data() + text.size())
    return Refusal{400, "Content-Length is too large a number"};
  return std::nullopt;
}

void gatherConnection(HeadFacts& facts, std::string_view value) {
  if (listContains(value, "close")) facts.asksClose = true;
  if (listContains(value, "upgrade")) facts.asksUpgrade = true;
}

bool isMultipartForm(std::string_view contentType) {
  return equalsIgnoringCase(trimmed(contentType.substr(0, contentType.find(';'))), "multipart/form-data");
}

} // namespace

bool isKnownMethod(std::string_view method) { return std::ranges::find(methods, method) != methods.end(); }

std::string_view trimmed(std::string_view text) {
  const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

bool listContains(std::string_view list, std::string_view lowerCaseToken) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    if (equalsIgnoringCase(trimmed(list.substr(0, comma)), lowerCaseToken)) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

bool isValidHost(std::string_view host) {
  if (host.empty()) return false;
  if (host.front() == '[') return isValidBracketedHost(host);
  const auto colon = host.find(':');
  const auto name = host.substr(0, colon);
  if (name.empty() || !std::ranges::all_of(name, [](char c) { return isOfClass(c, HostByte); })) return false;
  return colon == host.npos || isValidPort(host.substr(colon + 1));
}

void gather(HeadFacts& facts, std::string_view name, std::string_view value) {
  switch (name.size()) {
  case 4:
    if (equalsIgnoringCase(name, "host")) ++facts.hosts, facts.host = value;
    break;
  case 6:
    if (equalsIgnoringCase(name, "expect")) facts.expectsContinue = equalsIgnoringCase(value, "100-continue");
    break;
  case 7:
    if (equalsIgnoringCase(name, "upgrade")) facts.upgrade = value;
    break;
  case 10:
    if (equalsIgnoringCase(name, "connection")) gatherConnection(facts, value);
    break;
  case 12:
    if (equalsIgnoringCase(name, "content-type")) facts.isMultipart = isMultipartForm(value);
    break;
  case 14:
    if (equalsIgnoringCase(name, "content-length")) ++facts.contentLengths, facts.contentLength = value;
    break;
  case 17:
    if (equalsIgnoringCase(name, "transfer-encoding"))
      ++facts.transferCodings, facts.transferCoding = value;
    else if (equalsIgnoringCase(name, "sec-websocket-key"))
      facts.webSocketKey = value;
    break;
  case 21:
    if (equalsIgnoringCase(name, "sec-websocket-version")) facts.webSocketVersion = value;
    break;
  default: break;
  }
}

std::optional<Refusal> checkFraming(const HeadFacts& facts, bool isHttp10, std::uint64_t bodyLimit, Framing& framing) {
  framing = {};
  if (facts.transferCodings > 0) {
    if (facts.contentLengths > 0) return Refusal{400, "Transfer-Encoding together with Content-Length"};
    if (isHttp10) return Refusal{400, "Transfer-Encoding in HTTP/1.0"};
    if (facts.transferCodings > 1) return Refusal{400, "more than one Transfer-Encoding"};
    if (!equalsIgnoringCase(facts.transferCoding, "chunked"))
      return Refusal{400, "a Transfer-Encoding other than chunked"};
    framing.isChunked = true;
    return std::nullopt;
  }
  if (facts.contentLengths == 0) return std::nullopt;
  if (facts.contentLengths > 1) return Refusal{400, "more than one Content-Length"};
  if (auto refusal = readLength(facts.contentLength, framing.length)) return refusal;
  if (framing.length > bodyLimit) return Refusal{413, "the body is over the limit"};
  return std::nullopt;
}

std::optional<Refusal> checkHost(const HeadFacts& facts, bool isHttp10) {
  if (facts.hosts > 1) return Refusal{400, "more than one Host"};
  if (facts.hosts == 0) return isHttp10 ? std::nullopt : std::optional(Refusal{400, "no Host"});
  if (!isValidHost(facts.host)) return Refusal{400, "Host is not a host"};
  return std::nullopt;
}

std::optional<std::string_view> pathOfAbsoluteForm(std::string_view target) {
  std::size_t prefix = 0;
  if (target.size() >= 7 && equalsIgnoringCase(target.substr(0, 7), "http://"))
    prefix = 7;
  else if (target.size() >= 8 && equalsIgnoringCase(target.substr(0, 8), "https://"))
    prefix = 8;
  else
    return std::nullopt;
  const auto rest = target.substr(prefix);
  const auto end = std::min(rest.find_first_of("/?"), rest.size());
  if (!isValidHost(rest.substr(0, end))) return std::nullopt;
  return rest.substr(end);
}

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/address.h"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>
#include <memory>

namespace signalbox::client {

namespace {

using Parser = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const Parser& parser, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(parser.get(), which, &text, 0) != CURLUE_OK) return {};
  std::string copy = text;
  curl_free(text);
  return copy;
}

std::uint16_t defaultPort(std::string_view scheme) { return scheme == "https" || scheme == "wss" ? 443 : 80; }

std::string shown(const std::string& url) {
  return url.empty() ? "The address is empty" : "`" + url + "` is no address";
}

} // namespace

std::string Address::hostAndPort() const {
  const bool isIp6 = host.find(':') != host.npos;
  return (isIp6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

bool Address::hasDefaultPort() const { return port == defaultPort(scheme); }

Result<Address> parseAddress(const std::string& url, std::initializer_list<std::string_view> schemes) {
  const std::string wanted = std::string(*schemes.begin()) + ":// or " + std::string(*(schemes.end() - 1)) + "://";
  if (url.find("://") == url.npos) return failure(shown(url) + ": it begins with " + wanted + ".");
  const Parser parser(curl_url(), &curl_url_cleanup);
  constexpr unsigned flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE | CURLU_PATH_AS_IS;
  if (const auto code = curl_url_set(parser.get(), CURLUPART_URL, url.c_str(), flags); code != CURLUE_OK) {
    return failure(shown(url) + ": " + curl_url_strerror(code) + ".");
  }
  curl_url_set(parser.get(), CURLUPART_FRAGMENT, nullptr, 0);
  Address address{part(parser, CURLUPART_SCHEME), part(parser, CURLUPART_HOST), 0, part(parser, CURLUPART_PATH), {}};
  if (std::ranges::find(schemes, address.scheme) == schemes.end()) {
    return failure("Addresses begin with " + wanted + " here, not with " + address.scheme + "://.");
  }
  if (address.host.empty()) return failure(shown(url) + ": the host is missing.");
  if (address.host.starts_with('[')) address.host = address.host.substr(1, address.host.size() - 2);
  address.port = defaultPort(address.scheme);
  if (const auto port = part(parser, CURLUPART_PORT); !port.empty()) {
    std::from_chars(port.data(), port.data() + port.size(), address.port);
  }
  if (address.target.empty()) address.target = "/";
  if (const auto query = part(parser, CURLUPART_QUERY); !query.empty()) address.target += "?" + query;
  address.url = part(parser, CURLUPART_URL);
  return address;
}

} // namespace signalbox::client

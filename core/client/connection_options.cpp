// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection_options.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <curl/curl.h>

namespace signalbox::client {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equalIgnoringCase(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::optional<unsigned> numberOf(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

// A host of a list, without brackets, and its port or the length of its prefix where it has one.
struct HostPart {
  std::string_view host;
  std::optional<unsigned> port;
  std::optional<unsigned> prefix;
};

HostPart readHost(std::string_view text) {
  HostPart part;
  if (const auto slash = text.rfind('/'); slash != text.npos) {
    part.prefix = numberOf(text.substr(slash + 1));
    text = text.substr(0, slash);
  }
  const auto colon = text.rfind(':');
  const bool isBareIpv6 = colon != text.npos && !text.starts_with('[') && text.find(':') != colon;
  if (colon != text.npos && !isBareIpv6 && text.back() != ']') {
    part.port = numberOf(text.substr(colon + 1));
    text = text.substr(0, colon);
  }
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  if (text.ends_with('.')) text.remove_suffix(1); // the root of names
  part.host = text;
  return part;
}

struct IpAddress {
  std::array<unsigned char, 16> bytes{};
  unsigned bits = 0; // 32 or 128
};

std::optional<IpAddress> ipAddress(std::string_view text) {
  const std::string copy(text);
  IpAddress address;
  if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) return address.bits = 32, address;
  if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) return address.bits = 128, address;
  return std::nullopt;
}

bool sharesPrefix(const IpAddress& left, const IpAddress& right, unsigned length) {
  if (left.bits != right.bits || length > left.bits) return false;
  const auto whole = static_cast<std::ptrdiff_t>(length / 8);
  if (!std::equal(left.bytes.begin(), left.bytes.begin() + whole, right.bytes.begin())) return false;
  if (length % 8 == 0) return true;
  const unsigned shift = 8 - length % 8;
  const auto at = static_cast<std::size_t>(whole);
  return left.bytes[at] >> shift == right.bytes[at] >> shift;
}

bool endsWithName(std::string_view host, std::string_view name) {
  return host.size() > name.size() && host[host.size() - name.size() - 1] == '.' &&
         equalIgnoringCase(host.substr(host.size() - name.size()), name);
}

bool isBypassedBy(std::string_view entry, const Address& address) {
  if (entry == "*") return true;
  HostPart part = readHost(entry);
  if (part.port && *part.port != address.port) return false;
  const auto host = ipAddress(address.host);
  if (const auto wanted = ipAddress(part.host))
    return host && sharesPrefix(*wanted, *host, part.prefix.value_or(wanted->bits));
  if (part.host.starts_with('*')) part.host.remove_prefix(1);
  if (part.host.starts_with('.')) part.host.remove_prefix(1);
  if (part.host.empty() || host) return false;
  return equalIgnoringCase(address.host, part.host) || endsWithName(address.host, part.host);
}

} // namespace

std::string Proxy::hostAndPort() const {
  const bool isIpv6 = host.find(':') != host.npos;
  return (isIpv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

std::string Proxy::url() const {
  constexpr std::array schemes{"http://", "socks5h://", "https://"};
  return schemes[static_cast<std::size_t>(kind)] + hostAndPort();
}

Address Proxy::address() const {
  return {.scheme = kind == Kind::Https ? "https" : "http", .host = host, .port = port, .target = "/", .url = url()};
}

const Proxy* ConnectionOptions::proxyFor(const Address& address) const {
  return proxy && !isBypassed(proxy->bypass, address) ? &*proxy : nullptr;
}

HostCertificates ConnectionOptions::certificatesFor(const Address& address) const {
  HostCertificates found;
  for (const HostCertificates& entry : certificates) {
    if (!matchesHost(entry.host, address)) continue;
    if (found.authorities.empty()) found.authorities = entry.authorities;
    if (!found.certificate.empty() || entry.certificate.empty()) continue;
    found.certificate = entry.certificate;
    found.key = entry.key;
    found.password = entry.password;
  }
  return found;
}

bool isBypassed(std::string_view list, const Address& address) {
  constexpr std::string_view separators = ", \t";
  while (!list.empty()) {
    const auto end = std::min(list.find_first_of(separators), list.size());
    if (end > 0 && isBypassedBy(list.substr(0, end), address)) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool matchesHost(std::string_view pattern, const Address& address) {
  const HostPart part = readHost(pattern);
  if (part.prefix || (part.port && *part.port != address.port)) return false;
  if (part.host == "*") return true;
  if (part.host.starts_with("*.")) return endsWithName(address.host, part.host.substr(2));
  return !part.host.empty() && equalIgnoringCase(address.host, part.host);
}

bool supportsHttp3() {
  static const bool does = (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_HTTP3) != 0;
  return does;
}

} // namespace signalbox::client

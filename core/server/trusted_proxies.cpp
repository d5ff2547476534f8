// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/trusted_proxies.h"

#include "core/base/ascii_case.h"
#include "core/server/request_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <ranges>

namespace signalbox::server {

namespace {

namespace ip = boost::asio::ip;

constexpr std::size_t longestHost = 253; // of a DNS name
constexpr std::array<std::string_view, 4> schemes = {"http", "https", "ws", "wss"};

std::vector<std::string_view> listed(std::string_view text) {
  std::vector<std::string_view> items;
  for (std::size_t comma = text.find(','); comma != std::string_view::npos; comma = text.find(',')) {
    items.push_back(trimmed(text.substr(0, comma)));
    text.remove_prefix(comma + 1);
  }
  items.push_back(trimmed(text));
  return items;
}

struct HostPort {
  std::string_view host;
  std::uint16_t port = 0;
};

bool readPort(std::string_view text, std::uint16_t& port) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc() && end == text.data() + text.size();
}

// An address, "IPv4:port" or "[IPv6]:port"; anything else is a host as a whole.
HostPort hostPortOf(std::string_view text) {
  HostPort read{text};
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return read;
    const std::string_view rest = text.substr(close + 1);
    if (!rest.empty() && !rest.starts_with(':')) return read;
    read.host = text.substr(1, close - 1);
    if (!rest.empty()) readPort(rest.substr(1), read.port);
    return read;
  }
  const auto colon = text.find(':');
  const bool hasOneColon = colon != std::string_view::npos && text.rfind(':') == colon;
  if (hasOneColon && readPort(text.substr(colon + 1), read.port)) read.host = text.substr(0, colon);
  return read;
}

std::string textOf(const HostPort& client) {
  const bool isPlain =
      client.host.size() <= longestHost && std::ranges::all_of(client.host, [](char c) { return c > ' ' && c < 127; });
  if (client.host.empty() || !isPlain) return {};
  const std::string host(client.host);
  return (host.contains(':') ? "[" + host + "]" : host) + ":" + std::to_string(client.port);
}

} // namespace

TrustedProxies::TrustedProxies(std::string_view list) : m_trustsAll(list == "*") {
  if (m_trustsAll) return;
  for (const std::string_view item : listed(list)) {
    boost::system::error_code error;
    const std::string text(item);
    if (const auto address = ip::make_address(text, error); !error) {
      m_addresses.push_back(address);
    } else if (const auto network4 = ip::make_network_v4(text, error); !error && network4 == network4.canonical()) {
      m_networks4.push_back(network4);
    } else if (const auto network6 = ip::make_network_v6(text, error); !error && network6 == network6.canonical()) {
      m_networks6.push_back(network6);
    } else {
      m_names.push_back(text);
    }
  }
}

bool TrustedProxies::trust(const ip::address& peer) const {
  const auto holds4 = [&](const ip::network_v4& network) {
    return ip::network_v4(peer.to_v4(), network.prefix_length()).canonical() == network;
  };
  const auto holds6 = [&](const ip::network_v6& network) {
    return ip::network_v6(peer.to_v6(), network.prefix_length()).canonical() == network;
  };
  return m_trustsAll || std::ranges::find(m_addresses, peer) != m_addresses.end() ||
         (peer.is_v4() ? std::ranges::any_of(m_networks4, holds4) : std::ranges::any_of(m_networks6, holds6));
}

bool TrustedProxies::trusts(std::string_view host) const {
  boost::system::error_code error;
  const auto address = ip::make_address(std::string(host), error);
  return error ? std::ranges::find(m_names, host) != m_names.end() : trust(address);
}

// The last of several lines counts.
std::string_view TrustedProxies::schemeOf(std::span<const api::HeaderView> headers, bool isUpgrade) {
  std::string_view said;
  for (const auto& [name, value] : headers)
    if (equalsIgnoringCase(name, "x-forwarded-proto")) said = value;
  if (said.empty()) return {};
  const auto known = std::ranges::find(schemes, trimmed(said));
  if (known == schemes.end()) return {};
  if (!isUpgrade) return *known;
  return *known == "http" ? "ws" : *known == "https" ? "wss" : *known;
}

std::string TrustedProxies::clientOf(std::span<const api::HeaderView> headers) const {
  std::string list;
  for (const auto& [name, value] : headers)
    if (equalsIgnoringCase(name, "x-forwarded-for")) list.append(list.empty() ? "" : ", ").append(value);
  if (list.empty()) return {};
  const auto hosts = listed(list);
  if (m_trustsAll) return textOf(hostPortOf(hosts.front()));
  for (const std::string_view host : hosts | std::views::reverse)
    if (const HostPort client = hostPortOf(host); !trusts(client.host)) return textOf(client);
  return textOf(hostPortOf(hosts.front()));
}

} // namespace signalbox::server

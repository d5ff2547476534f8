// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/forwarded.h"

#include "core/api/header_text.h"
#include "core/api/request_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace signalbox::server {
namespace {

constexpr std::string_view loopback = "127.0.0.1";

struct Client {
  std::string_view host;
  int port = 0;
};

std::optional<int> portOf(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port < 0 || port > 65535) return std::nullopt;
  return port;
}

// HOST, HOST:PORT or [HOST]:PORT.
Client clientOf(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return {text};
    const std::string_view host = text.substr(1, close - 1);
    const std::string_view rest = text.substr(close + 1);
    if (rest.empty()) return {host};
    return rest.front() == ':' ? Client{host, portOf(rest.substr(1)).value_or(0)} : Client{text};
  }
  if (std::ranges::count(text, ':') != 1) return {text};
  const std::size_t colon = text.find(':');
  const auto port = portOf(text.substr(colon + 1));
  return port ? Client{text.substr(0, colon), *port} : Client{text};
}

// Proxies append to the line: the last of it that is none of them.
Client clientOfLine(std::string_view line) {
  const auto hosts = api::splitText(line, ',');
  for (std::size_t i = hosts.size(); i-- > 0;)
    if (const Client client = clientOf(api::stripped(hosts[i])); client.host != loopback) return client;
  return clientOf(api::stripped(hosts.front()));
}

bool isPlain(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) { return c > ' ' && c < '\x7F'; });
}

void believeScheme(api::Request& request, std::string_view value) {
  value = api::stripped(value);
  const bool isSecure = value == "https" || value == "wss";
  if (!isSecure && value != "http" && value != "ws") return;
  if (request.isUpgrade)
    request.scheme = isSecure ? "wss" : "ws";
  else
    request.scheme = value;
}

} // namespace

void applyForwarded(api::Request& request, std::string& storage) {
  if (!request.clientAddress.starts_with(loopback) || request.clientAddress.substr(loopback.size(), 1) != ":") return;
  constexpr std::string_view proto = "x-forwarded-proto";
  constexpr std::string_view from = "x-forwarded-for";
  std::optional<std::string_view> scheme;
  std::string hosts;
  for (const api::HeaderView& header : request.headers) {
    if (header.name.size() == proto.size() && api::equalsIgnoringCase(header.name, proto)) scheme = header.value;
    if (header.name.size() != from.size() || !api::equalsIgnoringCase(header.name, from)) continue;
    if (!hosts.empty()) hosts += ',';
    hosts += header.value;
  }
  if (scheme) believeScheme(request, *scheme);
  if (hosts.empty()) return;
  const Client client = clientOfLine(hosts);
  if (!isPlain(client.host)) return;
  const bool isBare = !client.host.contains(':');
  storage =
      (isBare ? std::string(client.host) : '[' + std::string(client.host) + ']') + ':' + std::to_string(client.port);
  request.clientAddress = storage;
}

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrustedProxies: whose X-Forwarded-Proto and X-Forwarded-For are believed, as uvicorn's ProxyHeadersMiddleware does
// it.
#pragma once

#include "core/api/message.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::server {

class TrustedProxies final {
public:
  // Addresses and networks between commas, or "*" for everybody.
  explicit TrustedProxies(std::string_view list);

  bool trust(const boost::asio::ip::address& peer) const;

  // "http", "https", "ws" or "wss", static text; empty: nothing that can be used was said.
  static std::string_view schemeOf(std::span<const api::HeaderView> headers, bool isUpgrade);
  // "203.0.113.7:0": the last in the list that is no trusted proxy itself; empty as above.
  std::string clientOf(std::span<const api::HeaderView> headers) const;

private:
  bool trusts(std::string_view host) const;

  bool m_trustsAll = false;
  std::vector<std::string> m_names; // what is no address
  std::vector<boost::asio::ip::address> m_addresses;
  std::vector<boost::asio::ip::network_v4> m_networks4;
  std::vector<boost::asio::ip::network_v6> m_networks6;
};

} // namespace signalbox::server

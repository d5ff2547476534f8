// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SocketConnector: the TCP connection of a WebSocket, directly or through a proxy: by CONNECT (RFC 9110 §9.3.6) also
// without TLS (RFC 6455 §4.1), which may be inside TLS of the proxy's own, or by SOCKS5 (RFC 1928, RFC 1929).
#pragma once

#include "core/client/connection_options.h"
#include "core/client/socket_transport.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace signalbox::client {

class SocketConnector final : public std::enable_shared_from_this<SocketConnector> {
public:
  using Done = std::function<void(std::string failure)>; // empty: connected
  // `stream` outlives what start() begins: its deadline counts.
  SocketConnector(SocketTransport& stream, Address address, std::shared_ptr<const ConnectionOptions> options);

  void start(Done done); // once
  void cancel();         // done() may still follow

private:
  using error_code = boost::system::error_code;
  void connect(const boost::asio::ip::tcp::resolver::results_type& endpoints);
  void speakToProxy();
  void secureProxy();
  void openTunnel();
  void readTunnelAnswer();
  void greetSocks();
  void takeSocksMethod();
  void signInToSocks();
  void askSocks();
  void readSocksAnswer();
  void write(std::string bytes, std::function<void()> next);
  void read(std::size_t size, std::function<void()> next); // into m_in
  bool failed(error_code error);
  void refused(int status, const std::string& reason);
  void finish(std::string failure);

  SocketTransport& m_stream;
  boost::asio::ip::tcp::resolver m_resolver;
  Address m_address;
  std::shared_ptr<const ConnectionOptions> m_options;
  std::optional<Proxy> m_proxy;
  Done m_done;
  std::string m_out;
  std::string m_in;
  boost::beast::flat_buffer m_buffer;
  boost::beast::http::request<boost::beast::http::empty_body> m_request;
  std::optional<boost::beast::http::response_parser<boost::beast::http::empty_body>> m_answer;
};

} // namespace signalbox::client

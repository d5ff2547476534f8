// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SocketTransport: the TCP connection below a WebSocket, to its host or to the proxy on the way; inside TLS where the
// proxy wants that. A stream as Asio and Beast want one.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <memory>
#include <utility>

namespace signalbox::client {

class SocketTransport { // not final: Asio looks at streams by deriving from them
public:
  using next_layer_type = boost::beast::tcp_stream;
  using lowest_layer_type = next_layer_type::socket_type;
  using executor_type = next_layer_type::executor_type;
  using Tls = boost::asio::ssl::stream<next_layer_type&>;

  explicit SocketTransport(boost::asio::io_context& context) : m_tcp(std::make_unique<next_layer_type>(context)) {}

  executor_type get_executor() { return m_tcp->get_executor(); }
  next_layer_type& next_layer() { return *m_tcp; }
  const next_layer_type& next_layer() const { return *m_tcp; }
  lowest_layer_type& lowest_layer() { return m_tcp->socket(); }
  const lowest_layer_type& lowest_layer() const { return m_tcp->socket(); }

  // From here on everything goes through it; its handshake is the caller's.
  Tls& secure(boost::asio::ssl::context context) {
    m_context = std::make_unique<boost::asio::ssl::context>(std::move(context));
    m_tls = std::make_unique<Tls>(*m_tcp, *m_context);
    return *m_tls;
  }

  template<class Buffers, class Handler>
  auto async_read_some(const Buffers& buffers, Handler&& handler) {
    if (m_tls) return m_tls->async_read_some(buffers, std::forward<Handler>(handler));
    return m_tcp->async_read_some(buffers, std::forward<Handler>(handler));
  }
  template<class Buffers, class Handler>
  auto async_write_some(const Buffers& buffers, Handler&& handler) {
    if (m_tls) return m_tls->async_write_some(buffers, std::forward<Handler>(handler));
    return m_tcp->async_write_some(buffers, std::forward<Handler>(handler));
  }

  template<class Handler>
  friend void async_teardown(boost::beast::role_type role, SocketTransport& transport, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, transport.next_layer(), std::forward<Handler>(handler));
  }

private:
  std::unique_ptr<next_layer_type> m_tcp;
  std::unique_ptr<boost::asio::ssl::context> m_context; // of m_tls: outlives it
  std::unique_ptr<Tls> m_tls;
};

} // namespace signalbox::client

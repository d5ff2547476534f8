// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PrefixedSocket: a TCP socket whose first bytes were already read, as a layer under Beast's WebSocket stream.
#pragma once

#include "core/server/worker.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <string>
#include <utility>

namespace signalbox::server {

class PrefixedSocket final {
public:
  using next_layer_type = TcpSocket; // the names are Beast's
  using executor_type = next_layer_type::executor_type;

  PrefixedSocket(next_layer_type socket, std::string prefix)
      : m_socket(std::move(socket)), m_prefix(std::move(prefix)) {}

  executor_type get_executor() { return m_socket.get_executor(); }
  next_layer_type& next_layer() { return m_socket; }
  const next_layer_type& next_layer() const { return m_socket; }

  template<class Buffers, class Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    if (m_prefix.empty()) {
      m_socket.async_read_some(buffers, std::forward<Handler>(handler));
      return;
    }
    const auto count = boost::asio::buffer_copy(buffers, boost::asio::buffer(m_prefix));
    m_prefix.erase(0, count);
    boost::asio::post(get_executor(), boost::beast::bind_front_handler(std::forward<Handler>(handler),
                                                                       boost::system::error_code(), count));
  }

  template<class Buffers, class Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler) {
    m_socket.async_write_some(buffers, std::forward<Handler>(handler));
  }

  // The peer has said its last word: the connection may end without waiting for its end of it.
  void expectNothingMore() { m_expectsNothingMore = true; }
  bool expectsMore() const { return !m_expectsNothingMore; }

private:
  next_layer_type m_socket;
  std::string m_prefix;
  bool m_expectsNothingMore = false;
};

template<class Handler>
void async_teardown(boost::beast::role_type role, PrefixedSocket& socket, Handler&& handler) {
  using boost::beast::websocket::async_teardown;
  if (socket.expectsMore()) return async_teardown(role, socket.next_layer(), std::forward<Handler>(handler));
  boost::system::error_code error;
  socket.next_layer().shutdown(boost::asio::ip::tcp::socket::shutdown_both, error);
  boost::asio::post(socket.get_executor(),
                    boost::beast::bind_front_handler(std::forward<Handler>(handler), boost::system::error_code()));
}

} // namespace signalbox::server

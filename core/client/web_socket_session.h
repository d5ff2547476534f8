// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocketSession: one WebSocket from name lookup to the last frame, on the thread of its io_context.
#pragma once

#include "core/client/address.h"
#include "core/client/web_socket_client.h"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>

namespace signalbox::client {

class WebSocketSession {
public:
  virtual ~WebSocketSession() = default;
  virtual void start() = 0;
  virtual void send(std::string payload, bool isText) = 0;
  virtual void ping() = 0;
  virtual void close(std::uint16_t code, std::string reason) = 0;
};

struct WebSocketSetup {
  boost::asio::io_context& context;
  Address address;
  Request request; // what WebSocketClient::open() counts of it
  SocketCallbacks callbacks;
  std::function<void()> ended; // the session may be forgotten
};

std::shared_ptr<WebSocketSession> makeWebSocketSession(WebSocketSetup setup);

} // namespace signalbox::client

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocketClient: RFC 6455 over Beast, one thread for all connections.
#pragma once

#include "core/client/http_client.h"

#include <string_view>

namespace signalbox::client {

// Called on the client's thread. closed() is last, once; code 1006 when no close frame came.
struct SocketCallbacks {
  std::function<void(HeaderList responseHeaders, std::chrono::microseconds took)> opened;
  std::function<void(std::string_view payload, bool isText)> message;
  std::function<void(std::uint16_t code, std::string reason)>
      closed; // also for a refused handshake: reason tells status
};

using SocketId = std::uint64_t;

class WebSocketClient final {
public:
  WebSocketClient();
  ~WebSocketClient(); // closes everything and joins

  // ws:// and wss:// only. Any thread; returns at once.
  SocketId open(std::string url, HeaderList headers, SocketCallbacks callbacks);
  void send(SocketId id, std::string payload, bool isText = true);
  void close(SocketId id, std::uint16_t code = 1000, std::string reason = {});

private:
  class Engine;
  std::unique_ptr<Engine> m_engine;
};

} // namespace signalbox::client

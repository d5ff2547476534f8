// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocketClient: RFC 6455 over Beast, one thread for all connections.
#pragma once

#include "core/client/http_client.h"

#include <string_view>

namespace signalbox::client {

// Both heads of the opening handshake, as they went over the wire.
struct Handshake {
  std::string target; // path and query that were asked for
  HeaderList sent;
  int status = 0; // 101 when the WebSocket is open
  std::string reason;
  HeaderList received;
};

// Called on the client's thread. closed() is last, once; code 1006 when no close frame came.
struct SocketCallbacks {
  std::function<void(Handshake handshake)> handshake; // before opened(); also of one that was refused
  std::function<void(HeaderList responseHeaders, std::chrono::microseconds took)> opened;
  std::function<void(std::string_view payload, bool isText)> message;
  std::function<void(std::uint16_t code, std::string reason)>
      closed;                                                    // also for a refused handshake: reason tells status
  std::function<void(std::chrono::microseconds roundTrip)> pong; // the answer to ping()
};

using SocketId = std::uint64_t;

class WebSocketClient final {
public:
  WebSocketClient();
  ~WebSocketClient(); // closes everything and joins

  // ws:// and wss:// only. Of the request its url, headers and connection count, its time limit up to the end of the
  // handshake (0 = 30 s), and its body limit for each message. Any thread; returns at once.
  SocketId open(Request request, SocketCallbacks callbacks);
  void send(SocketId id, std::string payload, bool isText = true);
  // pong() follows when the server answers; one is on its way at a time, another is left out.
  void ping(SocketId id);
  void close(SocketId id, std::uint16_t code = 1000, std::string reason = {});

private:
  class Engine;
  std::unique_ptr<Engine> m_engine;
};

} // namespace signalbox::client

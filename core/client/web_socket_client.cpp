// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One io_context, one thread, one session for each socket.
#include "core/client/web_socket_client.h"

#include "core/client/address.h"
#include "core/client/close_code.h"

#include "core/client/web_socket_session.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <atomic>
#include <map>
#include <thread>

namespace signalbox::client {

namespace {

namespace asio = boost::asio;

constexpr std::uint16_t abnormal = 1006; // RFC 6455 §7.4.1: no close frame came

} // namespace

class WebSocketClient::Engine final {
public:
  Engine() : m_work(asio::make_work_guard(m_context)), m_thread([this] { m_context.run(); }) {}

  ~Engine() {
    asio::post(m_context, [this] {
      const auto sessions = m_sessions;
      for (const auto& [id, session] : sessions) session->close(1001, {});
      m_work.reset(); // run() returns when the last session has ended, each within its deadline
    });
    m_thread.join();
  }

  SocketId open(Request request, SocketCallbacks callbacks) {
    const SocketId id = ++m_lastId;
    asio::post(m_context, [this, id, request = std::move(request), callbacks = std::move(callbacks)]() mutable {
      auto address = parseAddress(request.url, {"ws", "wss"});
      if (!address) {
        if (callbacks.closed) callbacks.closed(abnormal, address.error().message);
        return;
      }
      const auto session = makeWebSocketSession({m_context, std::move(*address), std::move(request),
                                                 std::move(callbacks), [this, id] { m_sessions.erase(id); }});
      m_sessions.emplace(id, session);
      session->start();
    });
    return id;
  }

  void send(SocketId id, std::string payload, bool isText) {
    asio::post(m_context, [this, id, payload = std::move(payload), isText]() mutable {
      if (const auto session = find(id)) session->send(std::move(payload), isText);
    });
  }

  void ping(SocketId id) {
    asio::post(m_context, [this, id] {
      if (const auto session = find(id)) session->ping();
    });
  }

  void close(SocketId id, std::uint16_t code, std::string reason) {
    asio::post(m_context, [this, id, code, reason = std::move(reason)]() mutable {
      if (const auto session = find(id)) session->close(code, std::move(reason));
    });
  }

private:
  std::shared_ptr<WebSocketSession> find(SocketId id) const {
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? nullptr : found->second;
  }

  asio::io_context m_context{1};
  asio::executor_work_guard<asio::io_context::executor_type> m_work;
  std::atomic<SocketId> m_lastId = 0;
  std::map<SocketId, std::shared_ptr<WebSocketSession>> m_sessions; // the thread's own
  std::thread m_thread;
};

WebSocketClient::WebSocketClient() : m_engine(std::make_unique<Engine>()) {}
WebSocketClient::~WebSocketClient() = default;

SocketId WebSocketClient::open(Request request, SocketCallbacks callbacks) {
  return m_engine->open(std::move(request), std::move(callbacks));
}

void WebSocketClient::send(SocketId id, std::string payload, bool isText) {
  m_engine->send(id, std::move(payload), isText);
}

void WebSocketClient::ping(SocketId id) { m_engine->ping(id); }

void WebSocketClient::close(SocketId id, std::uint16_t code, std::string reason) {
  m_engine->close(id, code, std::move(reason));
}

} // namespace signalbox::client

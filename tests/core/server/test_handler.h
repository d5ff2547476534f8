// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A handler written by hand for the server's tests: a few paths, an echo socket, streams, delays.
#pragma once

#include "core/server/server.h"

#include <atomic>
#include <charconv>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

namespace signalbox::test {

// The number behind the last '/' of a target.
inline std::size_t numberIn(std::string_view target) {
  std::size_t number = 0;
  const auto slash = target.rfind('/');
  std::from_chars(target.data() + slash + 1, target.data() + target.size(), number);
  return number;
}

// Sends `count` steps of `bytes`, each after `wait`; count 0 is without end.
class RepeatingStream final : public api::Stream {
public:
  RepeatingStream(std::size_t count, std::string bytes, std::chrono::milliseconds wait)
      : m_left(count), m_isEndless(count == 0), m_step{wait, std::move(bytes)} {}
  std::optional<Step> next() override {
    if (!m_isEndless && m_left-- == 0) return std::nullopt;
    return m_step;
  }

private:
  std::size_t m_left;
  bool m_isEndless;
  Step m_step;
};

// Echoes. "broadcast X" goes to the room, "close N" closes with the code, "late X" echoes after 30 ms, "throw" throws.
class EchoSocket final : public api::Socket {
public:
  explicit EchoSocket(std::string version, bool hasTimer) : m_version(std::move(version)), m_hasTimer(hasTimer) {}
  std::string_view room() const override { return "/ws"; }
  std::vector<Timer> timers() const override {
    return m_hasTimer ? std::vector<Timer>{{std::chrono::milliseconds(20)}} : std::vector<Timer>{};
  }
  void onOpen(std::vector<Action>& actions) override {
    if (m_hasTimer) actions.push_back({Action::Kind::Send, "hello", true, 1000, {}});
  }
  void onTimer(std::size_t, std::vector<Action>& actions) override {
    actions.push_back({Action::Kind::Send, "tick", true, 1000, {}});
  }
  void onMessage(std::string_view payload, bool isText, std::vector<Action>& actions) override {
    const auto send = [&](Action::Kind kind, std::string text, std::chrono::milliseconds wait = {}) {
      actions.push_back({kind, std::move(text), isText, 1000, wait});
    };
    if (payload == "version") return send(Action::Kind::Send, m_version);
    if (payload == "throw") throw std::runtime_error("asked to");
    if (payload.starts_with("broadcast ")) return send(Action::Kind::Broadcast, std::string(payload.substr(10)));
    if (payload.starts_with("late "))
      return send(Action::Kind::Send, std::string(payload.substr(5)), std::chrono::milliseconds(30));
    if (payload.starts_with("big "))
      return send(Action::Kind::Send, std::string(numberIn("/" + std::string(payload.substr(4))), 'b'));
    if (payload.starts_with("close ")) {
      std::uint16_t code = 0;
      std::from_chars(payload.data() + 6, payload.data() + payload.size(), code);
      actions.push_back({Action::Kind::Close, "as asked", true, code, {}});
      return;
    }
    send(Action::Kind::Send, std::string(payload));
  }

private:
  std::string m_version;
  bool m_hasTimer;
};

// What a version of the answers is, shared by all workers and swapped while they serve.
using Version = Snapshot<std::string>;

class TestHandler final : public server::Handler {
public:
  explicit TestHandler(std::shared_ptr<Version> version) : m_version(std::move(version)) {}

  std::shared_ptr<const void> current() const override { return m_current; }

  void handle(const api::Request& request, Arena&, api::Response& response, api::Trace* trace) override {
    m_current = m_version->load();
    response.clear();
    if (trace) trace->stages.push_back({"Router", std::string(request.target), api::StageState::Passed, 0});
    const auto target = request.target;
    const auto text = [&](std::string body) {
      response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
      response.body = std::move(body);
    };
    if (target == "/") return text("hello");
    if (target == "/version") return text(*m_current);
    if (target == "/echo") return text(std::string(request.body));
    if (target == "/request") return text(describe(request));
    if (target.starts_with("/big/")) return text(std::string(numberIn(target), 'x'));
    if (target.starts_with("/delay/"))
      return response.delay = std::chrono::milliseconds(numberIn(target)), text("late");
    if (target == "/empty") return response.status = 204, void(response.hasBody = false);
    if (target == "/unknown-status") return response.status = 299, text("odd");
    if (target == "/split") return response.headers.push_back({"x-name", "a\r\nset-cookie: b"}), text("never seen");
    if (target == "/close") return response.closeConnection = true, text("bye");
    if (target == "/throw") throw std::runtime_error("asked to");
    if (target == "/stream") return stream(response, 3, "data: 1\n\n", 0);
    if (target == "/ticks") return stream(response, 0, "data: tick\n\n", 5);
    if (target == "/flood") return stream(response, 0, std::string(8192, 'f'), 0);
    if (target == "/fast-ticks") return stream(response, 0, std::string(64 * 1024, 't'), 1);
    if (target.starts_with("/ws") && request.isUpgrade) {
      response.socket = std::make_unique<EchoSocket>(*m_current, target == "/ws-timer");
      return;
    }
    response.status = 404;
    text("Not Found");
  }

private:
  static void stream(api::Response& response, std::size_t count, std::string bytes, int wait) {
    response.headers.push_back({"content-type", "text/event-stream"});
    response.stream = std::make_unique<RepeatingStream>(count, std::move(bytes), std::chrono::milliseconds(wait));
  }

  static std::string describe(const api::Request& request) {
    std::string text = std::string(request.method) + " " + std::string(request.target) + "\n";
    for (const auto& header : request.headers) text.append(header.name).append("=").append(header.value).append("\n");
    return text.append("at ").append(request.localAddress).append("\n").append(request.body);
  }

  std::shared_ptr<Version> m_version;
  std::shared_ptr<const std::string> m_current;
};

// Collects exchange records from any thread.
class Log final {
public:
  server::ExchangeSink sink() {
    return [this](api::Exchange exchange) {
      const std::lock_guard lock(m_mutex);
      m_exchanges.push_back(std::move(exchange));
    };
  }
  std::vector<api::Exchange> all() const {
    const std::lock_guard lock(m_mutex);
    return m_exchanges;
  }

private:
  mutable std::mutex m_mutex;
  std::vector<api::Exchange> m_exchanges;
};

// A server over TestHandler on a free port.
struct TestServer {
  explicit TestServer(server::Options options = {}) {
    options.port = 0;
    server = server::Server::start(factory(), options, log.sink()).value();
  }
  server::HandlerFactory factory() {
    return [version = version] { return std::make_unique<TestHandler>(version); };
  }
  std::uint16_t port() const { return server->port(); }

  Log log;
  std::shared_ptr<Version> version = std::make_shared<Version>(std::make_shared<const std::string>("one"));
  std::unique_ptr<server::Server> server;
};

} // namespace signalbox::test

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Worker: one thread with its own io_context, listener and connections. Shared is all that workers have in common.
#pragma once

#include "core/server/background_runner.h"
#include "core/server/coarse_clock.h"
#include "core/server/handler.h"
#include "core/server/listen.h"
#include "core/server/loop_handle.h"
#include "core/server/server.h"
#include "core/server/trusted_proxies.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

namespace signalbox::server {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type; // known to the compiler: nothing virtual on the way of a request
using TcpSocket = asio::basic_stream_socket<tcp, Executor>;
using TcpAcceptor = asio::basic_socket_acceptor<tcp, Executor>;

class Worker;
class SocketSession;

struct Shared {
  explicit Shared(Options given)
      : options(std::move(given)), proxies(options.trustedProxies),
        background(options.limits.backgroundWorks, options.backgroundObserver) {}

  Options options;
  TrustedProxies proxies;
  ExchangeSink sink;
  std::string address; // "127.0.0.1:8000"
  std::size_t connectionLimit = 0;
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> sockets{0};
  std::atomic<std::size_t> streams{0};
  std::atomic<std::uint64_t> lastExchange{0};
  BackgroundRunner background; // outlives the workers
  std::vector<std::unique_ptr<Worker>> workers;
  std::mutex doneMutex;
  std::condition_variable done; // a worker's loop has ended

  bool isRecording() const { return sink && options.recordExchanges; }
};

// Counts one of something open for as long as it lives.
class OpenCount final {
public:
  explicit OpenCount(std::atomic<std::size_t>& count) : m_count(&count) {
    m_count->fetch_add(1, std::memory_order_relaxed);
  }
  OpenCount(const OpenCount&) = delete;
  OpenCount& operator=(const OpenCount&) = delete;
  ~OpenCount() { m_count->fetch_sub(1, std::memory_order_relaxed); }

private:
  std::atomic<std::size_t>* m_count;
};

// Anything with an open socket. Keeps itself alive through its pending operations; the worker only knows of it.
class Connection : public std::enable_shared_from_this<Connection> {
public:
  explicit Connection(Worker& worker);
  virtual ~Connection();

  virtual void sweep(Milliseconds now) = 0; // called now and then: end what is over its time
  virtual void finishSoon() = 0;            // the server stops: end at the next good moment
  virtual void abort() = 0;                 // at once

protected:
  Worker& m_worker;

private:
  friend class Worker;
  std::size_t m_slot = 0;
  OpenCount m_open;
};

struct BroadcastMessage {
  std::string payload;
  bool isText = true;
};

class Worker final {
public:
  Worker(Shared& shared, std::unique_ptr<Handler> handler);
  ~Worker();

  // Before start(): the listening socket to accept from.
  void listen(Listener listener);
  void start();
  void stop();     // any thread: no new connections, the others end when they can
  void abortAll(); // any thread
  void join();
  bool isDone() const { return m_isDone.load(std::memory_order_acquire); }
  std::uint64_t requests() const { return m_requests.load(std::memory_order_relaxed); }

  // The rest: on the worker's thread.
  asio::io_context& io() { return m_io; }
  const std::shared_ptr<LoopHandle>& loop() const { return m_loop; } // for other threads, which may outlive the worker
  Shared& shared() { return m_shared; }
  const Limits& limits() const { return m_shared.options.limits; }
  Handler& handler() { return *m_handler; }
  Arena& arena() { return m_arena; }
  api::Response& response() { return m_response; }
  api::Trace& trace() { return m_trace; }
  std::string_view date();
  bool isStopping() const { return m_isStopping; }
  void countRequest() { m_requests.store(m_requests.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }

  void enter(const std::string& room, SocketSession& session);
  void leave(const std::string& room, SocketSession& session);
  void broadcast(const std::string& room, std::shared_ptr<const BroadcastMessage> message);

private:
  friend class Connection;
  void add(Connection& connection);
  void remove(Connection& connection);
  void run();
  void accept();
  void accepted(boost::system::error_code error, TcpSocket socket, const tcp::endpoint& peer);
  void sweepLater();
  void sweep();
  void stopHere();
  void endIfIdle();
  void abortHere();
  void deliver(const std::string& room, const std::shared_ptr<const BroadcastMessage>& message);

  Shared& m_shared;
  std::unique_ptr<Handler> m_handler;
  Arena m_arena;
  api::Response m_response;
  api::Trace m_trace;
  std::int64_t m_dateSecond = -1;
  std::string m_date;
  std::vector<Connection*> m_connections;
  std::unordered_map<std::string, std::vector<SocketSession*>> m_rooms;
  std::atomic<std::uint64_t> m_requests{0};
  std::atomic<bool> m_isDone{false};
  bool m_isStopping = false;

  asio::io_context m_io; // behind what sessions touch while it destroys them
  std::shared_ptr<LoopHandle> m_loop;
  asio::executor_work_guard<asio::io_context::executor_type> m_work;
  TcpAcceptor m_acceptor;
  tcp::endpoint m_peer;
  asio::steady_timer m_acceptTimer;
  asio::steady_timer m_sweepTimer;
  std::thread m_thread;
};

} // namespace signalbox::server

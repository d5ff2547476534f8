// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/server.h"

#include "core/server/listen.h"
#include "core/server/worker.h"

#include <algorithm>
#include <mutex>
#include <sys/resource.h>

namespace signalbox::server {

namespace {

constexpr std::size_t reservedFiles = 256; // for saving, loading and the database

std::size_t connectionLimit(std::size_t wanted) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  const auto available = static_cast<std::size_t>(files.rlim_cur);
  return std::min(wanted, available > 2 * reservedFiles ? available - reservedFiles : available / 2);
}

} // namespace

class Server::Impl {
public:
  Impl(Options options, ExchangeSink sink) : m_shared(std::move(options)) {
    m_shared.sink = std::move(sink);
    m_shared.connectionLimit = connectionLimit(m_shared.options.limits.connections);
  }
  ~Impl() { stop(std::chrono::milliseconds(0)); }

  void start(Listening listening, const HandlerFactory& makeHandler) {
    m_port = listening.port;
    m_shared.address = std::move(listening.address);
    for (auto& listener : listening.listeners) {
      m_shared.workers.push_back(std::make_unique<Worker>(m_shared, makeHandler()));
      m_shared.workers.back()->listen(std::move(listener));
    }
    for (const auto& worker : m_shared.workers) worker->start();
  }

  void stop(std::chrono::milliseconds grace);
  Stats stats() const;
  std::uint16_t port() const { return m_port; }
  const std::string& address() const { return m_shared.address; }
  const api::BackgroundJournal& background() const { return m_shared.background.journal(); }

private:
  bool waitUntilDone(std::chrono::milliseconds time);

  Shared m_shared;
  std::uint16_t m_port = 0;
  std::mutex m_stopMutex;
  bool m_isStopped = false;
};

bool Server::Impl::waitUntilDone(std::chrono::milliseconds time) {
  const auto isDone = [](const auto& worker) { return worker->isDone(); };
  std::unique_lock lock(m_shared.doneMutex);
  return m_shared.done.wait_for(lock, time, [&] { return std::ranges::all_of(m_shared.workers, isDone); });
}

// Polite, deadline, hard, join.
void Server::Impl::stop(std::chrono::milliseconds grace) {
  const std::lock_guard lock(m_stopMutex);
  if (std::exchange(m_isStopped, true)) return;
  const auto deadline = std::chrono::steady_clock::now() + grace;
  for (const auto& worker : m_shared.workers) worker->stop();
  if (!waitUntilDone(grace)) {
    for (const auto& worker : m_shared.workers) worker->abortAll();
    if (!waitUntilDone(std::chrono::milliseconds(1000)))
      for (const auto& worker : m_shared.workers) worker->io().stop();
  }
  for (const auto& worker : m_shared.workers) worker->join();
  const auto left = deadline - std::chrono::steady_clock::now();
  m_shared.background.stop(std::chrono::duration_cast<std::chrono::milliseconds>(left));
}

Stats Server::Impl::stats() const {
  Stats stats;
  for (const auto& worker : m_shared.workers) stats.requests += worker->requests();
  stats.connections = m_shared.connections.load(std::memory_order_relaxed);
  stats.sockets = m_shared.sockets.load(std::memory_order_relaxed);
  stats.streams = m_shared.streams.load(std::memory_order_relaxed);
  stats.backgroundWaiting = m_shared.background.waiting();
  stats.backgroundSkipped = m_shared.background.skipped();
  return stats;
}

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(const HandlerFactory& makeHandler, Options options, ExchangeSink sink) {
  options.workers = std::max(1U, options.workers);
  auto listening = listenOn(options.host, options.port, options.workers);
  if (!listening) return std::unexpected(listening.error());
  auto impl = std::make_unique<Impl>(std::move(options), std::move(sink));
  impl->start(std::move(*listening), makeHandler);
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const { return m_impl->port(); }
std::string Server::url() const { return "http://" + m_impl->address(); }
Stats Server::stats() const { return m_impl->stats(); }
const api::BackgroundJournal& Server::background() const { return m_impl->background(); }
void Server::stop(std::chrono::milliseconds grace) { m_impl->stop(grace); }

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/worker.h"

#include "core/server/http_session.h"
#include "core/server/response_writer.h"
#include "core/server/socket_session.h"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace signalbox::server {

namespace {

constexpr std::chrono::milliseconds acceptPause{100}; // when no file descriptor is left
// Sockets and timers belong to the loop's thread and need no locks; what others post has one.
constexpr int loopHint = BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO;

std::chrono::milliseconds sweepInterval(const Limits& limits) {
  const auto shortest = std::min({limits.headerTime, limits.bodyIdleTime, limits.keepAliveTime, limits.writeStallTime});
  return std::clamp(shortest / 4, std::chrono::milliseconds(10), std::chrono::milliseconds(1000));
}

void refuseConnection(TcpSocket& socket, std::string_view date) {
  std::string text;
  appendRefusal(text, 503, date);
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
  socket.shutdown(tcp::socket::shutdown_both, ignored);
}

} // namespace

Connection::Connection(Worker& worker) : m_worker(worker), m_open(worker.shared().connections) { worker.add(*this); }
Connection::~Connection() { m_worker.remove(*this); }

Worker::Worker(Shared& shared, std::unique_ptr<Handler> handler)
    : m_shared(shared), m_handler(std::move(handler)), m_io(loopHint), m_loop(std::make_shared<LoopHandle>(m_io)),
      m_work(m_io.get_executor()), m_acceptor(m_io), m_acceptTimer(m_io), m_sweepTimer(m_io) {}

Worker::~Worker() {
  join();
  m_loop->close();
  abortHere(); // those a loop that was stopped hard has left
}

void Worker::listen(Listener listener) {
  boost::system::error_code ignored;
  m_acceptor.assign(listener.isIpv6 ? tcp::v6() : tcp::v4(), listener.socket.release(), ignored);
}

void Worker::start() {
  accept();
  sweepLater();
  m_thread = std::thread([this] { run(); });
}

void Worker::run() {
  m_io.run();
  const std::lock_guard lock(m_shared.doneMutex);
  m_isDone.store(true, std::memory_order_release);
  m_shared.done.notify_all();
}

void Worker::join() {
  if (m_thread.joinable()) m_thread.join();
}

void Worker::stop() {
  asio::post(m_io, [this] { stopHere(); });
}

void Worker::abortAll() {
  asio::post(m_io, [this] { abortHere(); });
}

void Worker::abortHere() {
  std::vector<std::shared_ptr<Connection>> open;
  for (auto* connection : m_connections) open.push_back(connection->shared_from_this());
  for (const auto& connection : open) connection->abort();
}

void Worker::stopHere() {
  m_isStopping = true;
  boost::system::error_code ignored;
  m_acceptor.close(ignored);
  m_acceptTimer.cancel();
  std::vector<std::shared_ptr<Connection>> open;
  for (auto* connection : m_connections) open.push_back(connection->shared_from_this());
  for (const auto& connection : open) connection->finishSoon();
  endIfIdle();
}

void Worker::endIfIdle() {
  if (!m_isStopping || !m_connections.empty() || isDone()) return;
  m_sweepTimer.cancel();
  m_work.reset();
}

void Worker::add(Connection& connection) {
  connection.m_slot = m_connections.size();
  m_connections.push_back(&connection);
}

void Worker::remove(Connection& connection) {
  m_connections[connection.m_slot] = m_connections.back();
  m_connections[connection.m_slot]->m_slot = connection.m_slot;
  m_connections.pop_back();
  endIfIdle();
}

void Worker::accept() {
  m_acceptor.async_accept(m_peer, [this](boost::system::error_code error, TcpSocket socket) {
    accepted(error, std::move(socket), m_peer);
  });
}

void Worker::accepted(boost::system::error_code error, TcpSocket socket, const tcp::endpoint& peer) {
  if (m_isStopping || error == asio::error::operation_aborted) return;
  if (!error) {
    if (m_shared.connections.load(std::memory_order_relaxed) >= m_shared.connectionLimit)
      refuseConnection(socket, date());
    else
      std::make_shared<HttpSession>(*this, std::move(socket), peer)->begin();
    return accept();
  }
  if (error == asio::error::connection_aborted || error == asio::error::interrupted) return accept();
  m_acceptTimer.expires_after(acceptPause);
  m_acceptTimer.async_wait([this](boost::system::error_code cancelled) {
    if (!cancelled && !m_isStopping) accept();
  });
}

void Worker::sweepLater() {
  m_sweepTimer.expires_after(sweepInterval(limits()));
  m_sweepTimer.async_wait([this](boost::system::error_code cancelled) {
    if (cancelled) return;
    sweep();
    if (!(m_isStopping && m_connections.empty())) sweepLater();
  });
}

void Worker::sweep() {
  const auto now = steadyNow();
  // One that ends here gives its place to the last, which then waits for the next sweep.
  for (std::size_t i = 0; i < m_connections.size(); ++i) m_connections[i]->shared_from_this()->sweep(now);
}

std::string_view Worker::date() {
  if (const auto now = wallSeconds(); now != m_dateSecond) {
    m_dateSecond = now;
    m_date = imfDate(now);
  }
  return m_date;
}

void Worker::enter(const std::string& room, SocketSession& session) { m_rooms[room].push_back(&session); }

void Worker::leave(const std::string& room, SocketSession& session) {
  const auto found = m_rooms.find(room);
  if (found == m_rooms.end()) return;
  std::erase(found->second, &session);
  if (found->second.empty()) m_rooms.erase(found);
}

void Worker::broadcast(const std::string& room, std::shared_ptr<const BroadcastMessage> message) {
  for (const auto& worker : m_shared.workers) {
    if (worker.get() == this) continue;
    asio::post(worker->m_io, [other = worker.get(), room, message] { other->deliver(room, message); });
  }
  deliver(room, message);
}

void Worker::deliver(const std::string& room, const std::shared_ptr<const BroadcastMessage>& message) {
  const auto found = m_rooms.find(room);
  if (found == m_rooms.end()) return;
  const auto members = found->second; // a member that cannot take it leaves the room meanwhile
  std::vector<std::shared_ptr<Connection>> held;
  for (auto* member : members) held.push_back(member->shared_from_this());
  for (auto* member : members) member->send(message);
}

} // namespace signalbox::server

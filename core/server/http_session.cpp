// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading, writing, time limits and the end of a connection; answers are in http_session_answer.cpp.
#include "core/server/http_session.h"

#include "core/server/http_session_state.h"
#include "core/server/response_writer.h"

#include <boost/asio/buffer.hpp>

#include <array>

namespace signalbox::server {

namespace {

constexpr std::size_t readAheadBytes = 64 * 1024; // taken in while an earlier request is being answered
constexpr std::size_t batchBytes = 64 * 1024;     // written before more pipelined requests are answered
constexpr std::size_t keptOutBytes = 64 * 1024;
constexpr std::chrono::milliseconds drainTime{2'000};
constexpr Milliseconds rateWindow = 20'000;
constexpr std::uint64_t rateBytes = 500 * 20;

ParserLimits parserLimits(const Limits& limits) {
  return {limits.headerBytes, limits.headerFields, limits.targetBytes,
          limits.bodyBytes,   limits.formBytes,    limits.formMemoryBytes};
}

std::string textOf(const tcp::endpoint& peer) {
  const auto address = peer.address().to_string();
  return (peer.address().is_v6() ? "[" + address + "]" : address) + ":" + std::to_string(peer.port());
}

} // namespace

HttpSession::HttpSession(Worker& worker, TcpSocket socket, const tcp::endpoint& peer)
    : Connection(worker), m_socket(std::move(socket)), m_parser(parserLimits(worker.limits())), m_peer(textOf(peer)),
      m_isProxied(worker.shared().proxies.trust(peer.address())) {}

HttpSession::~HttpSession() = default;

void HttpSession::begin() {
  boost::system::error_code ignored;
  m_socket.non_blocking(true, ignored);
  m_socket.set_option(tcp::no_delay(true), ignored);
  startWaiting(Waiting::FirstByte, m_worker.limits().headerTime);
  read();
}

void HttpSession::run() {
  while (m_phase == Phase::Requests && !m_isWriting) {
    readRequests();
    if (m_phase == Phase::Gone) return;
    const bool hasMore = m_phase == Phase::Requests && !m_closes && queued() >= batchBytes;
    if (!flush()) break;
    const bool isDone = m_closes || (m_peerIsDone && !hasMore);
    if (isDone && m_phase == Phase::Requests) return closeAfterWriting();
    if (!hasMore) break;
  }
  watchTime();
  read();
}

// Answers what has arrived, until it is used up, enough is queued, or an answer takes its time.
void HttpSession::readRequests() {
  while (m_phase == Phase::Requests && !m_closes && queued() < batchBytes) {
    switch (m_parser.advance()) {
    case HttpParser::Progress::Complete: answer(); break;
    case HttpParser::Progress::Refused: return refuse(m_parser.refusal().status, m_parser.refusal().reason);
    case HttpParser::Progress::NeedMore:
      if (m_parser.wantsContinue()) {
        outgoing().append("HTTP/1.1 100 Continue\r\n\r\n");
        m_parser.continued();
      }
      return;
    }
  }
}

bool HttpSession::mayRead() const {
  if (m_isReading || m_peerIsDone || m_phase == Phase::Gone) return false;
  if (m_phase == Phase::Requests) return !m_isWriting && !m_closes;
  if (m_later && m_later->asked.isWebSocket) return false; // the socket goes to another session
  return m_phase != Phase::Draining && m_parser.buffered() < readAheadBytes;
}

void HttpSession::read() {
  if (!mayRead()) return;
  m_isReading = true;
  const auto room = m_parser.prepare();
  m_socket.async_read_some(asio::buffer(room.data(), room.size()),
                           [self = self()](boost::system::error_code error, std::size_t bytes) {
                             self->m_isReading = false;
                             self->onRead(error, bytes);
                           });
}

void HttpSession::onRead(boost::system::error_code error, std::size_t bytes) {
  if (m_phase == Phase::Gone) return;
  if (error) return peerLeft(error);
  if (m_phase == Phase::Draining) return drain();
  m_parser.commit(bytes);
  if (m_phase == Phase::Requests)
    run();
  else
    read();
}

// A peer that has only said its last word may still read; nobody goes on asking an upstream for it, as in nginx.
void HttpSession::peerLeft(boost::system::error_code error) {
  m_peerIsDone = true;
  if (m_phase == Phase::Deferred && !m_later->response.deferred->endsWithClient()) return; // run() ends it
  const bool mayRead = m_phase == Phase::Delayed || (m_isWriting && m_phase != Phase::Deferred);
  const bool isHalfClosed = error == asio::error::eof && mayRead;
  if (isHalfClosed)
    m_closes = true; // it may still read the answer
  else
    abort();
}

void HttpSession::startWaiting(Waiting what, std::chrono::milliseconds limit) {
  m_waiting = what;
  m_deadline = steadyNow() + limit.count();
}

// Which limit stands over the connection now. A head has its time from its first byte, a body from its last.
void HttpSession::watchTime() {
  if (m_isWriting) return;
  const auto& limits = m_worker.limits();
  if (m_phase == Phase::Deferred) {
    if (m_waiting != Waiting::Answer) startWaiting(Waiting::Answer, limits.answerTime);
    return;
  }
  if (m_phase != Phase::Requests) {
    m_waiting = Waiting::Nothing;
    return;
  }
  switch (m_parser.part()) {
  case HttpParser::Part::Nothing: return startWaiting(Waiting::NextRequest, limits.keepAliveTime);
  case HttpParser::Part::Head:
    if (m_waiting != Waiting::Head) startWaiting(Waiting::Head, limits.headerTime);
    return;
  case HttpParser::Part::Body:
    if (m_waiting != Waiting::Body) {
      m_rateStart = steadyNow();
      m_rateBytes = 0;
    }
    return startWaiting(Waiting::Body, limits.bodyIdleTime);
  }
}

bool HttpSession::isTooSlow(Milliseconds now) {
  if (m_waiting != Waiting::Body || now - m_rateStart < rateWindow) return false;
  const auto received = m_parser.bodyReceived();
  const bool isSlow = received - m_rateBytes < rateBytes;
  m_rateStart = now;
  m_rateBytes = received;
  return isSlow;
}

void HttpSession::sweep(Milliseconds now) {
  if (m_phase == Phase::Gone || m_waiting == Waiting::Nothing) return;
  const bool tooSlow = isTooSlow(now);
  if (now < m_deadline && !tooSlow) return;
  switch (m_waiting) {
  case Waiting::Head:
  case Waiting::Body:
    refuse(408, m_waiting == Waiting::Head ? "the head took too long" : "the body came too slowly");
    if (flush()) closeAfterWriting();
    return;
  case Waiting::Answer: return answerTooLate();
  default: return abort();
  }
}

void HttpSession::finishSoon() {
  if (m_phase == Phase::Streaming) return stopStream();
  const bool hasRequest = m_parser.part() == HttpParser::Part::Body;
  if (m_phase == Phase::Requests && !m_isWriting && !hasRequest) abort(); // others see isStopping() when they answer
}

bool HttpSession::flush() {
  if (m_isWriting) return false;
  while (queued() > 0) {
    const auto headLeft = std::min(m_sent, m_out.size());
    const auto tailSent = m_sent - headLeft;
    const std::array<asio::const_buffer, 2> parts = {
        asio::const_buffer(m_out.data() + headLeft, m_out.size() - headLeft),
        asio::const_buffer(m_tail.data() + tailSent, m_tail.size() - tailSent)};
    boost::system::error_code error;
    const auto count = m_tail.empty() ? m_socket.write_some(parts[0], error) : m_socket.write_some(parts, error);
    m_sent += count;
    if (error == asio::error::would_block || error == asio::error::try_again) {
      writeWhenPossible();
      return false;
    }
    if (error) {
      abort();
      return false;
    }
  }
  m_out.clear();
  m_tail.clear();
  if (m_out.capacity() > keptOutBytes) m_out.shrink_to_fit();
  if (m_tail.capacity() > 0) m_tail.shrink_to_fit();
  m_sent = 0;
  if (!m_after.empty()) queueAfter();
  return true;
}

void HttpSession::writeWhenPossible() {
  m_isWriting = true;
  startWaiting(Waiting::Write, m_worker.limits().writeStallTime);
  m_socket.async_wait(tcp::socket::wait_write, [self = self()](boost::system::error_code error) {
    self->m_isWriting = false;
    if (self->m_phase == Phase::Gone) return;
    if (error) return self->abort();
    self->m_waiting = Waiting::Nothing;
    if (self->flush()) self->onWritten();
  });
}

void HttpSession::onWritten() {
  if (m_phase == Phase::Streaming) return pump();
  if (m_closes && m_phase == Phase::Requests) return closeAfterWriting();
  run();
}

void HttpSession::closeAfterWriting() {
  const bool hasUnread = m_lingers || !m_parser.unread().empty();
  if (hasUnread && !m_peerIsDone) return drain();
  close();
}

// Reads and forgets for a while: closing over unread bytes would reset the connection and lose the answer.
void HttpSession::drain() {
  boost::system::error_code ignored;
  m_socket.shutdown(tcp::socket::shutdown_send, ignored);
  if (m_phase != Phase::Draining) startWaiting(Waiting::Drain, drainTime);
  m_phase = Phase::Draining;
  if (m_isReading) return;
  static thread_local std::array<char, 64 * 1024> sink;
  m_isReading = true;
  m_socket.async_read_some(asio::buffer(sink), [self = self()](boost::system::error_code error, std::size_t) {
    self->m_isReading = false;
    if (self->m_phase == Phase::Gone) return;
    if (error) return self->close();
    self->drain();
  });
}

void HttpSession::close() {
  boost::system::error_code ignored;
  m_socket.shutdown(tcp::socket::shutdown_both, ignored);
  abort();
}

void HttpSession::abort() {
  if (m_phase == Phase::Gone) return;
  const auto kept = shared_from_this(); // the timers may hold the last other reference
  m_phase = Phase::Gone;
  if (m_later && m_record) m_record->exchange.note = "the client left before the answer";
  if (m_record)
    send(*m_record, m_pump ? api::Exchange::Kind::StreamClosed : api::Exchange::Kind::Http, m_worker.shared());
  if (m_later) keepAfter(m_later->response);
  if (m_pump && m_pump->after) m_after.push_back(std::move(m_pump->after));
  m_later.reset();
  m_pump.reset();
  queueAfter();
  boost::system::error_code ignored;
  m_socket.close(ignored);
}

} // namespace signalbox::server

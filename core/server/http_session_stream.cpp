// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Streams: pulled when the peer takes them, timed when they are timed, dropped when the peer reads too slowly for the
// timing.
#include "core/server/http_session.h"

#include "core/server/http_session_state.h"
#include "core/server/response_writer.h"

#include <boost/asio/post.hpp>

#include <exception>

namespace signalbox::server {

namespace {

constexpr std::size_t pulledAheadBytes = 32 * 1024; // of a stream that does not wait

} // namespace

void HttpSession::startStream(api::Response& response, const Asked& asked) {
  HeadOptions options;
  options.date = m_worker.date();
  options.isChunked = !asked.isHttp10;
  options.saysClose = asked.asksClose;
  m_closes = m_closes || closesAfter(response, asked);
  if (!appendHead(outgoing(), response.status, response.headers, options)) return write(response, asked); // answers 500
  if (asked.isHead) {
    if (m_record) record(response, api::Exchange::Kind::Http);
    return;
  }
  m_phase = Phase::Streaming;
  m_pump = std::make_unique<Pump>(m_worker);
  m_pump->kept = m_worker.handler().current();
  m_pump->stream = std::move(response.stream);
  m_pump->isChunked = options.isChunked;
  if (m_record) record(response, api::Exchange::Kind::StreamOpened);
  asio::post(m_worker.io(), [self = self()] { self->pump(); });
}

std::optional<api::Stream::Step> HttpSession::nextStep() {
  try {
    return m_pump->stream->next();
  } catch (const std::exception&) {
    abort(); // the peer sees a body that was cut, as it does of uvicorn
    return std::nullopt;
  }
}

void HttpSession::pump() {
  if (m_phase != Phase::Streaming || m_pump->isWaiting) return;
  if (m_worker.isStopping()) return endStream();
  while (m_pump->isTimed || queued() < pulledAheadBytes) {
    auto step = nextStep();
    if (m_phase != Phase::Streaming) return;
    if (!step) return endStream();
    m_pump->isTimed = step->wait.count() > 0;
    if (m_pump->isTimed) {
      m_pump->held = std::move(step->bytes);
      return pumpAfter(step->wait);
    }
    appendToStream(step->bytes);
  }
  if (flush()) asio::post(m_worker.io(), [self = self()] { self->pump(); }); // others have their turn first
}

void HttpSession::pumpAfter(std::chrono::milliseconds wait) {
  m_pump->isWaiting = true;
  m_pump->timer.expires_after(wait);
  m_pump->timer.async_wait([self = self()](boost::system::error_code cancelled) {
    if (cancelled || self->m_phase != Phase::Streaming) return;
    self->m_pump->isWaiting = false;
    if (self->queued() + self->m_pump->held.size() > self->m_worker.limits().streamQueueBytes) {
      if (self->m_record) self->m_record->exchange.note = "the client reads too slowly";
      return self->abort();
    }
    self->appendToStream(self->m_pump->held);
    self->pump();
  });
  flush();
}

void HttpSession::appendToStream(std::string_view bytes) {
  if (m_sent > pulledAheadBytes && m_tail.empty()) {
    m_out.erase(0, m_sent);
    m_sent = 0;
  }
  if (m_pump->isChunked)
    appendChunk(outgoing(), bytes);
  else
    outgoing().append(bytes);
  if (!m_record) return;
  keepFirst(m_record->exchange.responseBody, bytes);
  m_record->exchange.responseBytes += bytes.size();
}

void HttpSession::endStream() {
  if (m_pump->isChunked) outgoing().append(lastChunk);
  m_pump.reset();
  if (m_record) send(*m_record, api::Exchange::Kind::StreamClosed, m_worker.shared());
  m_record.reset();
  m_phase = Phase::Requests;
  m_closes = m_closes || m_worker.isStopping();
  run();
}

} // namespace signalbox::server

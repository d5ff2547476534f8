// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Streams: pulled when the peer takes them, timed when they are timed, dropped when the peer reads too slowly for the
// timing, cut when they break.
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
  const bool hasBody = !asked.isHead && mayHaveBody(response.status);
  HeadOptions options;
  options.date = m_worker.date();
  options.contentLength = response.streamLength;
  options.isChunked = hasBody && !asked.isHttp10 && !response.streamLength;
  options.saysClose = asked.asksClose;
  m_closes = m_closes || closesAfter(response, asked);
  if (!appendHead(outgoing(), response.status, response.headers, options)) return write(response, asked); // answers 500
  if (!hasBody) {
    keepAfter(response);
    if (m_record) record(response, api::Exchange::Kind::Http);
    return;
  }
  m_phase = Phase::Streaming;
  m_pump = std::make_unique<Pump>(m_worker);
  m_pump->kept = keptProgram();
  m_pump->stream = std::move(response.stream);
  m_pump->after = std::move(response.after);
  m_pump->left = response.streamLength;
  m_pump->isChunked = options.isChunked;
  if (m_record) record(response, api::Exchange::Kind::StreamOpened);
  asio::post(m_worker.io(), [self = self()] { self->pump(); });
}

// Nullopt: it ended or was cut.
std::optional<api::Stream::Step> HttpSession::nextStep() {
  try {
    if (auto step = m_pump->stream->next()) return step;
    endStream();
  } catch (const std::exception&) {
    cutStream("the stream failed"); // the peer sees a body that was cut, as it does of uvicorn
  }
  return std::nullopt;
}

void HttpSession::pump() {
  if (m_phase != Phase::Streaming || m_pump->isWaiting) return;
  if (m_worker.isStopping() && !m_pump->left) return endStream();
  while (m_pump->isTimed || queued() < pulledAheadBytes) {
    auto step = nextStep();
    if (!step) return;
    m_pump->isTimed = step->wait.count() > 0;
    if (m_pump->isTimed) {
      m_pump->held = std::move(step->bytes);
      return pumpAfter(step->wait);
    }
    if (!appendToStream(step->bytes)) return;
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
    if (self->appendToStream(self->m_pump->held)) self->pump();
  });
  flush();
}

// False: more than the length that was promised, and the stream is cut before it.
bool HttpSession::appendToStream(std::string_view bytes) {
  if (m_pump->left) {
    if (bytes.size() > *m_pump->left) {
      cutStream("the stream is longer than its length");
      return false;
    }
    *m_pump->left -= bytes.size();
  }
  if (m_sent > pulledAheadBytes && m_tail.empty()) {
    m_out.erase(0, m_sent);
    m_sent = 0;
  }
  if (m_pump->isChunked)
    appendChunk(outgoing(), bytes);
  else
    outgoing().append(bytes);
  if (!m_record) return true;
  keepFirst(m_record->exchange.responseBody, bytes, m_record->bodyLimit);
  m_record->exchange.responseBytes += bytes.size();
  return true;
}

void HttpSession::endStream() {
  if (const auto why = m_pump->stream->broken(); !why.empty()) return cutStream(why);
  if (m_pump->left.value_or(0) > 0) return cutStream("the stream is shorter than its length");
  if (m_pump->isChunked) outgoing().append(lastChunk);
  m_closes = m_closes || m_worker.isStopping();
  leaveStream();
}

// The peer gets what there is, and by the end of the connection knows that it is not all.
void HttpSession::cutStream(std::string_view why) {
  if (m_record) m_record->exchange.note = why;
  m_closes = true;
  leaveStream();
}

void HttpSession::leaveStream() {
  if (m_pump->after) m_after.push_back(std::move(m_pump->after));
  if (m_record) send(*m_record, api::Exchange::Kind::StreamClosed, m_worker.shared());
  m_record.reset();
  m_pump.reset(); // `why` of cutStream() may stand in it
  m_phase = Phase::Requests;
  run();
}

void HttpSession::stopStream() {
  if (!m_pump->left) endStream(); // one of a known length has the grace to end
}

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a parsed request to what is written: at once, after a delay, as a stream, or as a WebSocket.
#include "core/server/http_session.h"

#include "core/server/http_session_state.h"
#include "core/server/response_writer.h"
#include "core/server/socket_session.h"

#include <exception>

namespace signalbox::server {

namespace {

constexpr std::size_t copiedBodyBytes = 32 * 1024; // larger ones are sent from where they are

bool mayHaveBody(int status) { return status >= 200 && status != 204 && status != 304; }

void answerFailure(api::Response& response) {
  response.clear();
  response.status = 500;
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = "Internal Server Error";
  response.closeConnection = true;
}

} // namespace

void HttpSession::answer() {
  const auto& parsed = m_parser.request();
  const Asked asked{parsed.method == "HEAD", parsed.isHttp10, parsed.asksClose, parsed.isWebSocket};
  api::Request request;
  request.method = parsed.method;
  request.target = parsed.target;
  request.headers = parsed.headers;
  request.body = parsed.body;
  request.scheme = parsed.isWebSocket ? "ws" : "http";
  request.localAddress = m_worker.shared().address;
  request.clientAddress = m_peer;
  request.isUpgrade = parsed.isWebSocket;
  m_worker.countRequest();

  auto& response = m_worker.response();
  if (m_worker.shared().isRecording()) {
    m_record = std::make_unique<Record>(recordOf(request, m_worker.shared()));
    handle(request, response, &m_record->exchange.trace);
  } else {
    handle(request, response, nullptr);
  }
  m_waiting = Waiting::Nothing;
  if (response.socket && !isValidHandshake(parsed)) refuseUpgrade(response, parsed.webSocketVersion != "13");
  if (response.socket) m_socketKey = parsed.webSocketKey;
  m_parser.next();
  respond(response, asked);
}

void HttpSession::handle(const api::Request& request, api::Response& response, api::Trace* trace) {
  m_worker.arena().reset();
  if (trace) trace->clear();
  try {
    m_worker.handler().handle(request, m_worker.arena(), response, trace);
  } catch (const std::exception&) {
    answerFailure(response); // out of memory, or a third-party library: the connection ends, the server goes on
  }
}

void HttpSession::respond(api::Response& response, const Asked& asked) {
  if (response.delay.count() > 0)
    respondLater(std::move(response), asked);
  else
    respondNow(response, asked);
}

void HttpSession::respondLater(api::Response&& response, const Asked& asked) {
  m_phase = Phase::Delayed;
  m_later = std::make_unique<Later>(m_worker.io());
  m_later->kept = m_worker.handler().current();
  m_later->response = std::move(response);
  m_later->asked = asked;
  m_later->timer.expires_after(m_later->response.delay);
  m_later->timer.async_wait([self = self()](boost::system::error_code cancelled) {
    if (cancelled || self->m_phase != Phase::Delayed) return;
    const auto later = std::move(self->m_later);
    self->m_phase = Phase::Requests;
    self->respondNow(later->response, later->asked);
    self->run();
  });
}

void HttpSession::respondNow(api::Response& response, const Asked& asked) {
  if (response.socket) return becomeSocket(response);
  if (response.stream) return startStream(response, asked);
  write(response, asked);
}

bool HttpSession::closesAfter(const api::Response& response, const Asked& asked) const {
  return asked.asksClose || asked.isHttp10 || response.closeConnection || m_peerIsDone || m_worker.isStopping();
}

void HttpSession::write(api::Response& response, const Asked& asked) {
  HeadOptions options;
  options.date = m_worker.date();
  if (mayHaveBody(response.status)) options.contentLength = response.hasBody ? response.body.size() : 0;
  options.saysClose = asked.asksClose || m_worker.isStopping();
  m_closes = m_closes || closesAfter(response, asked);
  if (!appendHead(outgoing(), response.status, response.headers, options)) {
    answerFailure(response); // a header that would have split the response
    options.contentLength = response.body.size();
    appendHead(outgoing(), response.status, response.headers, options);
    m_closes = true;
  }
  if (m_record) record(response, api::Exchange::Kind::Http);
  if (asked.isHead || !response.hasBody || !mayHaveBody(response.status)) return;
  if (response.body.size() <= copiedBodyBytes || !m_tail.empty())
    outgoing().append(response.body);
  else
    m_tail = std::move(response.body);
}

void HttpSession::record(const api::Response& response, api::Exchange::Kind kind) {
  takeAnswer(*m_record, response.status, response.headers, response.body);
  send(*m_record, kind, m_worker.shared());
  if (kind == api::Exchange::Kind::Http) m_record.reset();
}

void HttpSession::refuse(int status, std::string_view reason) {
  appendRefusal(outgoing(), status, m_worker.date());
  sendRefused(m_worker.shared(), m_parser.methodSoFar(), m_parser.targetSoFar(), status, reason);
  m_closes = m_lingers = true;
}

void HttpSession::refuseUpgrade(api::Response& response, bool isOtherVersion) {
  response.clear();
  response.status = isOtherVersion ? 426 : 400;
  if (isOtherVersion) response.headers.push_back({"sec-websocket-version", "13"});
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = isOtherVersion ? reasonPhrase(426) : "Sec-WebSocket-Key is not 16 bytes in base64.";
  response.closeConnection = true;
}

void HttpSession::becomeSocket(api::Response& response) {
  if (!flush()) return abort(); // answers to pipelined requests that the peer does not read
  m_phase = Phase::Gone;
  SocketStart start;
  start.kept = m_worker.handler().current();
  start.socket = std::move(response.socket);
  start.headers = std::move(response.headers);
  start.key = std::move(m_socketKey);
  start.unread = m_parser.unread();
  start.record = std::move(m_record);
  std::make_shared<SocketSession>(m_worker, std::move(m_socket), std::move(start))->begin();
}

} // namespace signalbox::server

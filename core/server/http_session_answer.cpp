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

} // namespace

bool mayHaveBody(int status) { return status >= 200 && status != 204 && status != 304; }

void answerFailure(api::Response& response) {
  response.clear();
  response.status = 500;
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = "Internal Server Error";
  response.closeConnection = true;
}

void answerUnavailable(api::Response& response) {
  response.clear();
  response.status = 503;
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = "Service Unavailable";
}

void HttpSession::answer() {
  const auto& parsed = m_parser.request();
  const Asked asked{parsed.method == "HEAD", parsed.isHttp10, parsed.asksClose, parsed.isWebSocket};
  api::Request request;
  request.method = parsed.method;
  request.target = parsed.target;
  request.headers = parsed.headers;
  request.body = parsed.body;
  request.spooled = parsed.spooled;
  request.scheme = parsed.isWebSocket ? "ws" : "http";
  request.localAddress = m_worker.shared().address;
  request.clientAddress = m_peer;
  request.isUpgrade = parsed.isWebSocket;
  if (m_isProxied) readForwarded(request);
  m_worker.countRequest();

  auto& response = m_worker.response();
  if (m_worker.shared().isRecording()) m_record = std::make_unique<Record>(recordOf(request, m_worker.shared()));
  if (const auto problem = parsed.isWebSocket ? handshakeProblem(parsed) : std::string(); !problem.empty())
    refuseUpgrade(response, problem);
  else
    handle(request, response, m_record ? &m_record->exchange.trace : nullptr);
  m_waiting = Waiting::Nothing;
  if (response.socket) m_socketKey = parsed.webSocketKey;
  m_parser.next();
  respond(response, asked);
}

void HttpSession::readForwarded(api::Request& request) {
  if (const auto scheme = TrustedProxies::schemeOf(request.headers, request.isUpgrade); !scheme.empty())
    request.scheme = scheme;
  m_forwarded = m_worker.shared().proxies.clientOf(request.headers);
  if (!m_forwarded.empty()) request.clientAddress = m_forwarded;
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
  if (response.deferred) return respondWhenReady(response, asked);
  if (response.delay.count() > 0) return respondAfterDelay(response, asked);
  respondNow(response, asked);
}

void HttpSession::respondNow(api::Response& response, const Asked& asked) {
  if (response.dropConnection) return drop(response);
  if (response.socket) return becomeSocket(response);
  if (response.stream) return startStream(response, asked);
  write(response, asked);
}

// A designed fault: what came before is sent, then the connection ends.
void HttpSession::drop(api::Response& response) {
  keepAfter(response);
  m_closes = true;
  if (!m_record) return;
  m_record->exchange.note = "the connection was dropped, as designed";
  takeAnswer(*m_record, 0, {}, {});
  send(*m_record, api::Exchange::Kind::Http, m_worker.shared());
  m_record.reset();
}

void HttpSession::keepAfter(api::Response& response) {
  if (response.after) m_after.push_back(std::move(response.after));
}

void HttpSession::queueAfter() {
  for (auto& work : m_after) m_worker.shared().background.add(std::move(work));
  m_after.clear();
}

bool HttpSession::closesAfter(const api::Response& response, const Asked& asked) const {
  const bool wasLast = m_peerIsDone && m_parser.unread().empty();
  return asked.asksClose || asked.isHttp10 || asked.isWebSocket || response.closeConnection || wasLast ||
         m_worker.isStopping();
}

void HttpSession::write(api::Response& response, const Asked& asked) {
  keepAfter(response);
  HeadOptions options;
  options.date = m_worker.date();
  if (mayHaveBody(response.status)) options.contentLength = response.hasBody ? response.body.size() : 0;
  options.saysClose = asked.asksClose || asked.isWebSocket || m_worker.isStopping();
  if (asked.isWebSocket && response.headers.empty())
    response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
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

void HttpSession::refuseUpgrade(api::Response& response, const std::string& problem) {
  response.clear();
  response.status = 400;
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = "Failed to open a WebSocket connection: " + problem + ".\n";
}

void HttpSession::becomeSocket(api::Response& response) {
  if (!flush()) return abort(); // answers to pipelined requests that the peer does not read
  m_phase = Phase::Gone;
  SocketStart start;
  start.kept = keptProgram();
  start.socket = std::move(response.socket);
  start.after = std::move(response.after);
  start.headers = std::move(response.headers);
  if (!response.subprotocol.empty())
    start.headers.push_back({"sec-websocket-protocol", std::move(response.subprotocol)});
  start.key = std::move(m_socketKey);
  start.unread = m_parser.unread();
  start.record = std::move(m_record);
  std::make_shared<SocketSession>(m_worker, std::move(m_socket), std::move(start))->begin();
}

} // namespace signalbox::server

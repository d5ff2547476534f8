// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/socket_session.h"

#include "core/base/utf8_head.h"
#include "core/server/prefixed_socket.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <algorithm>
#include <deque>
#include <exception>

namespace signalbox::server {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;
using Kind = api::Exchange::Kind;

namespace {

constexpr std::chrono::seconds handshakeTime{10}; // also for the closing one
constexpr std::chrono::seconds idleTime{40};      // a ping after half of it, as uvicorn's 20 s + 20 s
constexpr std::size_t keptBufferBytes = 64 * 1024;
constexpr std::size_t longestReason = 123; // RFC 6455 §5.5

using Stream = websocket::stream<PrefixedSocket, false>;
using Message = std::shared_ptr<const BroadcastMessage>;

websocket::stream_base::timeout timeouts() {
  websocket::stream_base::timeout timeout{};
  timeout.handshake_timeout = handshakeTime;
  timeout.idle_timeout = idleTime;
  timeout.keep_alive_pings = true;
  return timeout;
}

beast::http::request<beast::http::empty_body> handshakeOf(const std::string& key) {
  beast::http::request<beast::http::empty_body> request(beast::http::verb::get, "/", 11);
  request.set(beast::http::field::host, "signalbox");
  request.set(beast::http::field::upgrade, "websocket");
  request.set(beast::http::field::connection, "upgrade");
  request.set(beast::http::field::sec_websocket_key, key);
  request.set(beast::http::field::sec_websocket_version, "13");
  return request;
}

// The head of the 101 as uvicorn orders and writes it.
void decorate(websocket::response_type& response, const std::string& date,
              const std::vector<api::HeaderLine>& headers) {
  const std::string accept(response[beast::http::field::sec_websocket_accept]);
  response.base().clear();
  response.version(11);
  response.result(beast::http::status::switching_protocols);
  response.insert("upgrade", "websocket");
  response.insert("connection", "Upgrade");
  response.insert("sec-websocket-accept", accept);
  response.insert("date", date);
  response.insert("server", "signalbox");
  for (const auto& header : headers) response.insert(header.name, header.value);
}

bool isSafe(const std::vector<api::HeaderLine>& headers) {
  for (const auto& header : headers) {
    for (const char c : header.name)
      if (!isTokenByte(c)) return false;
    for (const char c : header.value)
      if (!isValueByte(c)) return false;
  }
  return true;
}

} // namespace

// A list of actions with waits between them.
struct SocketSession::Sequence {
  Sequence(asio::io_context& io, std::vector<api::Socket::Action> list) : timer(io), actions(std::move(list)) {}
  asio::steady_timer timer;
  std::vector<api::Socket::Action> actions;
  std::size_t at = 0;
  bool hasWaited = false;
};

struct SocketSession::State {
  State(Worker& worker, TcpSocket connected, SocketStart&& start)
      : kept(std::move(start.kept)), socket(std::move(start.socket)), after(std::move(start.after)),
        headers(std::move(start.headers)), key(std::move(start.key)), record(std::move(start.record)),
        stream(std::move(connected), std::move(start.unread)), open(worker.shared().sockets) {}

  std::shared_ptr<const void> kept;
  std::unique_ptr<api::Socket> socket;
  std::unique_ptr<api::AfterResponse> after;
  std::string room;
  std::vector<api::HeaderLine> headers;
  std::string key;
  std::unique_ptr<Record> record;
  Stream stream;
  beast::flat_buffer incoming;
  std::deque<Message> queue;   // the first one is being written while isWriting
  std::size_t queuedBytes = 0; // with those that sequences hold back
  std::vector<std::weak_ptr<Sequence>> waiting;
  std::vector<std::unique_ptr<asio::steady_timer>> timers;
  std::uint16_t closeCode = 0; // set: close when the queue is empty
  std::string closeReason;
  bool isOpen = false;
  bool isWriting = false;
  bool isClosing = false;
  bool isEnded = false;
  OpenCount open;
};

std::string handshakeProblem(const ParsedRequest& request) {
  const auto key = request.webSocketKey;
  const auto version = request.webSocketVersion;
  const auto isBase64 = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  };
  if (key.empty()) return "missing Sec-WebSocket-Key header";
  if (key.size() != 24 || !key.ends_with("==") || !std::all_of(key.begin(), key.end() - 2, isBase64))
    return "invalid Sec-WebSocket-Key header: " + std::string(key);
  if (version.empty()) return "missing Sec-WebSocket-Version header";
  return version == "13" ? std::string() : "invalid Sec-WebSocket-Version header: " + std::string(version);
}

SocketSession::SocketSession(Worker& worker, TcpSocket socket, SocketStart start)
    : Connection(worker), m_state(std::make_unique<State>(worker, std::move(socket), std::move(start))) {}

SocketSession::~SocketSession() {
  if (m_state->isOpen) m_worker.leave(m_state->room, *this);
  queueAfter();
}

void SocketSession::queueAfter() {
  if (m_state->after) m_worker.shared().background.add(std::move(m_state->after));
}

void SocketSession::begin() {
  m_state->room = m_state->socket->room();
  if (!isSafe(m_state->headers)) m_state->headers.clear();
  accept();
}

void SocketSession::accept() {
  auto& stream = m_state->stream;
  stream.set_option(timeouts());
  stream.set_option(websocket::stream_base::decorator([this](websocket::response_type& response) {
    decorate(response, std::string(m_worker.date()), m_state->headers);
  }));
  stream.read_message_max(m_worker.limits().webSocketMessageBytes);
  stream.auto_fragment(false);
  stream.control_callback([&stream](websocket::frame_type kind, beast::string_view) {
    if (kind == websocket::frame_type::close) stream.next_layer().expectNothingMore();
  });
  stream.async_accept(handshakeOf(m_state->key), [self = self()](error_code error) {
    if (error) return self->ended(1006);
    self->onOpen();
  });
}

void SocketSession::onOpen() {
  auto& state = *m_state;
  state.headers.clear();
  state.isOpen = true;
  m_worker.enter(state.room, *this);
  if (state.record) {
    state.record->exchange.status = 101;
    tell(Kind::SocketOpened);
  }
  if (m_worker.isStopping()) closeWith(1012, "Service Restart");
  ask([](api::Socket& socket, auto& actions) { socket.onOpen(actions); });
  const auto count = state.socket->timers().size();
  for (std::size_t i = 0; i < count; ++i) {
    state.timers.push_back(std::make_unique<asio::steady_timer>(m_worker.io(), std::chrono::steady_clock::now()));
    startTimer(i);
  }
  read();
}

void SocketSession::startTimer(std::size_t index) {
  auto& timer = *m_state->timers[index];
  const auto interval = std::max(m_state->socket->timers()[index].interval, std::chrono::milliseconds(1));
  timer.expires_at(timer.expiry() + interval); // no drift
  timer.async_wait([weak = weak_from_this(), this, index](error_code cancelled) {
    const auto alive = weak.lock();
    if (cancelled || !alive || m_state->closeCode != 0 || m_state->isEnded) return;
    ask([index](api::Socket& socket, auto& actions) { socket.onTimer(index, actions); });
    startTimer(index);
  });
}

void SocketSession::read() {
  m_state->stream.async_read(m_state->incoming, [self = self()](error_code error, std::size_t) {
    if (!error) return self->onMessage();
    const bool hasCode = error == websocket::error::closed;
    self->ended(hasCode ? static_cast<std::uint16_t>(self->m_state->stream.reason().code) : std::uint16_t(1006));
  });
}

void SocketSession::onMessage() {
  auto& state = *m_state;
  const auto data = state.incoming.cdata();
  const std::string_view payload(static_cast<const char*>(data.data()), data.size());
  const bool isText = state.stream.got_text();
  if (state.record) tellMessage(payload, true, isText);
  if (state.closeCode == 0)
    ask([&](api::Socket& socket, auto& actions) { socket.onMessage(payload, isText, actions); });
  state.incoming.consume(state.incoming.size());
  if (state.incoming.capacity() > keptBufferBytes) state.incoming.shrink_to_fit();
  if (!state.isEnded) read();
}

template<class Call>
void SocketSession::ask(Call call) {
  std::vector<api::Socket::Action> actions;
  try {
    call(*m_state->socket, actions);
  } catch (const std::exception&) {
    return abort(); // the peer sees 1006, as it does of uvicorn
  }
  if (!actions.empty()) act(std::move(actions));
}

void SocketSession::act(std::vector<api::Socket::Action> actions) {
  for (const auto& action : actions) m_state->queuedBytes += action.payload.size();
  play(std::make_shared<Sequence>(m_worker.io(), std::move(actions)));
}

void SocketSession::play(const std::shared_ptr<Sequence>& sequence) {
  while (sequence->at < sequence->actions.size() && m_state->closeCode == 0 && !m_state->isEnded) {
    auto& action = sequence->actions[sequence->at];
    if (action.wait.count() > 0 && !std::exchange(sequence->hasWaited, true)) {
      if (m_state->queuedBytes > m_worker.limits().webSocketQueueBytes) return abort();
      return playAfter(action.wait, sequence);
    }
    sequence->hasWaited = false;
    ++sequence->at;
    m_state->queuedBytes -= action.payload.size();
    perform(action);
  }
}

void SocketSession::playAfter(std::chrono::milliseconds wait, const std::shared_ptr<Sequence>& sequence) {
  std::erase_if(m_state->waiting, [](const auto& other) { return other.expired(); });
  m_state->waiting.push_back(sequence);
  sequence->timer.expires_after(wait);
  sequence->timer.async_wait([weak = weak_from_this(), this, sequence](error_code cancelled) {
    const auto alive = weak.lock();
    if (alive && !cancelled) play(sequence);
  });
}

void SocketSession::perform(api::Socket::Action& action) {
  using What = api::Socket::Action::Kind;
  if (action.kind == What::Close) return closeWith(action.closeCode, std::move(action.payload));
  auto message = std::make_shared<const BroadcastMessage>(BroadcastMessage{std::move(action.payload), action.isText});
  if (action.kind == What::Broadcast)
    m_worker.broadcast(m_state->room, std::move(message));
  else
    send(std::move(message));
}

void SocketSession::send(std::shared_ptr<const BroadcastMessage> message) {
  auto& state = *m_state;
  if (!state.isOpen || state.isEnded || state.closeCode != 0) return;
  const bool isOver = state.queuedBytes + message->payload.size() > m_worker.limits().webSocketQueueBytes;
  if (isOver && !state.queue.empty()) return abort(); // reads too slowly
  if (state.record) tellMessage(message->payload, false, message->isText);
  state.queuedBytes += message->payload.size();
  state.queue.push_back(std::move(message));
  if (!state.isWriting) writeNext();
}

void SocketSession::writeNext() {
  auto& state = *m_state;
  if (state.isEnded) return;
  if (state.queue.empty()) {
    if (state.closeCode != 0) sendClose();
    return;
  }
  state.isWriting = true;
  const auto& message = state.queue.front();
  state.stream.text(message->isText);
  state.stream.async_write(asio::buffer(message->payload), [self = self()](error_code error, std::size_t) {
    auto& mine = *self->m_state;
    mine.isWriting = false;
    if (error) return self->abort();
    mine.queuedBytes -= mine.queue.front()->payload.size();
    mine.queue.pop_front();
    self->writeNext();
  });
}

void SocketSession::closeWith(std::uint16_t code, std::string reason) {
  auto& state = *m_state;
  if (state.closeCode != 0 || state.isEnded) return;
  state.closeCode = code;
  state.closeReason = std::move(reason);
  if (state.isOpen && !state.isWriting) writeNext();
}

void SocketSession::sendClose() {
  auto& state = *m_state;
  if (std::exchange(state.isClosing, true)) return;
  websocket::close_reason reason(state.closeCode);
  const auto text = utf8Head(state.closeReason, longestReason);
  reason.reason.assign(text.data(), text.size());
  state.stream.next_layer().expectNothingMore(); // but the answer to this close, which Beast awaits
  state.stream.async_close(reason, [self = self()](error_code) { self->ended(self->m_state->closeCode); });
}

void SocketSession::ended(std::uint16_t code) {
  auto& state = *m_state;
  if (std::exchange(state.isEnded, true)) return;
  for (const auto& timer : state.timers) timer->cancel();
  for (const auto& waiting : state.waiting)
    if (const auto sequence = waiting.lock()) sequence->timer.cancel();
  if (state.isOpen) m_worker.leave(state.room, *this);
  state.isOpen = false;
  queueAfter();
  if (!state.record) return;
  auto& exchange = state.record->exchange;
  exchange.durationNanoseconds = sinceOpening();
  exchange.requestBytes = exchange.responseBytes = 0;
  exchange.isIncoming = exchange.isBinary = false;
  exchange.status = state.closeCode != 0 ? state.closeCode : code;
  const auto& theirs = state.stream.reason().reason;
  exchange.note = state.closeCode != 0 ? state.closeReason : std::string(theirs.data(), theirs.size());
  tell(Kind::SocketClosed);
}

void SocketSession::sweep(Milliseconds) {} // Beast watches the handshakes and pings

void SocketSession::finishSoon() { closeWith(1012, "Service Restart"); }

void SocketSession::abort() {
  error_code ignored;
  m_state->stream.next_layer().next_layer().close(ignored);
  ended(1006);
}

void SocketSession::tell(Kind kind) { server::send(*m_state->record, kind, m_worker.shared()); }

std::int64_t SocketSession::sinceOpening() const {
  return std::chrono::nanoseconds(std::chrono::steady_clock::now() - m_state->record->started).count();
}

// A message has a time of its own and takes none.
void SocketSession::tellMessage(std::string_view payload, bool isIncoming, bool isText) {
  auto& record = *m_state->record;
  auto& exchange = record.exchange;
  const std::int64_t opened = exchange.startedMicroseconds;
  exchange.startedMicroseconds = opened + sinceOpening() / 1000;
  exchange.durationNanoseconds = 0;
  exchange.note.clear();
  exchange.isIncoming = isIncoming;
  exchange.isBinary = !isText;
  exchange.requestBytes = isIncoming ? payload.size() : 0;
  exchange.responseBytes = isIncoming ? 0 : payload.size();
  keepFirst(exchange.note, payload, record.bodyLimit);
  tell(Kind::SocketMessage);
  exchange.startedMicroseconds = opened;
}

} // namespace signalbox::server

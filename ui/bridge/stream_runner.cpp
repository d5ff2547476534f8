// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/stream_runner.h"

#include "core/client/close_code.h"
#include "ui/bridge/stream_inbox.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace signalbox::ui {
namespace {

constexpr int frameMilliseconds = 16;
constexpr std::size_t spareBytes = 1U << 20; // larger memory of a batch is given back

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

bool isLastEventId(const std::string& name) {
  return QString::fromStdString(name).compare(QLatin1String("last-event-id"), Qt::CaseInsensitive) == 0;
}

QString connectedWords(const client::HeaderList& headers, std::chrono::microseconds took) {
  QString words = StreamRunner::tr(" in %1 ms").arg(static_cast<double>(took.count()) / 1000.0, 0, 'f', 1);
  for (const auto& [name, value] : headers)
    if (QString::fromStdString(name).compare(QLatin1String("sec-websocket-protocol"), Qt::CaseInsensitive) == 0)
      words += StreamRunner::tr(", sub-protocol %1").arg(QString::fromStdString(value));
  return words;
}

} // namespace

StreamRunner::StreamRunner(client::HttpClient& http, client::WebSocketClient& sockets, QObject* parent)
    : QObject(parent), m_http(http), m_sockets(sockets) {
  m_pace.setSingleShot(true);
  m_pace.setTimerType(Qt::PreciseTimer);
  connect(&m_pace, &QTimer::timeout, this, &StreamRunner::drain);
}

StreamRunner::~StreamRunner() { release(); }

void StreamRunner::release() {
  const std::shared_ptr<Inbox> inbox = std::exchange(m_inbox, nullptr);
  m_pace.stop();
  if (!inbox) return;
  {
    const std::lock_guard lock(inbox->mutex);
    inbox->owner = nullptr;
  }
  if (m_protocol == StreamProtocol::WebSocket)
    m_sockets.close(m_id);
  else
    m_http.cancel(m_id);
}

void StreamRunner::connectTo(StreamProtocol protocol, client::Request request) {
  release(); // while the protocol is its own
  m_protocol = protocol;
  m_request = std::move(request);
  m_lastEventId.clear();
  m_retryMilliseconds = 0;
  begin();
}

void StreamRunner::connectAgain() {
  release();
  begin();
}

void StreamRunner::begin() {
  m_handshake = {};
  m_droppedBefore = m_dropped;
  m_hasFailed = false;
  m_isEventStream = false;
  m_closeCode = 0;
  m_inbox = std::make_shared<Inbox>();
  m_inbox->owner = this;
  m_inbox->url = url();
  m_inbox->lastEventId = m_lastEventId.toStdString();
  m_inbox->retryMilliseconds = m_retryMilliseconds;
  setState(StreamState::Connecting, tr("Connecting to %1").arg(url()));
  client::Request request = m_request;
  if (m_protocol == StreamProtocol::WebSocket) return openSocket(std::move(request));
  if (!m_lastEventId.isEmpty()) {
    std::erase_if(request.headers, [](const auto& header) { return isLastEventId(header.first); });
    request.headers.emplace_back("Last-Event-ID", m_lastEventId.toStdString());
  }
  openStream(std::move(request));
}

void StreamRunner::openSocket(client::Request request) {
  request.bodyLimit = std::min(request.bodyLimit, m_inbox->largestMessage);
  client::SocketCallbacks callbacks;
  callbacks.handshake = [inbox = m_inbox](client::Handshake handshake) {
    inbox->socketHandshake(std::move(handshake));
  };
  callbacks.opened = [inbox = m_inbox](const client::HeaderList& headers, std::chrono::microseconds took) {
    inbox->opened({}, connectedWords(headers, took));
  };
  callbacks.message = [inbox = m_inbox](std::string_view payload, bool isText) {
    inbox->message(MessageDirection::In, payload, !isText);
  };
  callbacks.closed = [inbox = m_inbox](std::uint16_t code, const std::string& reason) { inbox->closed(code, reason); };
  callbacks.pong = [inbox = m_inbox](std::chrono::microseconds took) { inbox->pong(took); };
  m_id = m_sockets.open(std::move(request), std::move(callbacks));
}

void StreamRunner::openStream(client::Request request) {
  m_inbox->largestMessage = std::min(request.bodyLimit, m_inbox->largestMessage);
  m_inbox->sent = {request.method, request.url, request.headers};
  request.bodyLimit = std::numeric_limits<std::size_t>::max(); // the stream as a whole has none
  request.timeLimit = client::Request::TimeLimit::UntilHead;
  client::Callbacks callbacks;
  callbacks.head = [inbox = m_inbox](const client::Response& head) { inbox->head(head); };
  callbacks.data = [inbox = m_inbox](std::string_view piece) { inbox->data(piece); };
  callbacks.done = [inbox = m_inbox](const client::Response& response) { inbox->done(response); };
  m_id = m_http.send(std::move(request), std::move(callbacks));
}

void StreamRunner::send(const QByteArray& payload, bool isText) {
  if (m_protocol != StreamProtocol::WebSocket || m_state != StreamState::Open) return;
  m_sockets.send(m_id, payload.toStdString(), isText);
  MessageBatch sent;
  sent.append({MessageDirection::Out,
               !isText,
               now(),
               std::string_view(payload.constData(), static_cast<std::size_t>(payload.size())),
               {},
               {}});
  Q_EMIT received(sent);
}

void StreamRunner::ping() {
  if (m_protocol == StreamProtocol::WebSocket && m_state == StreamState::Open) m_sockets.ping(m_id);
}

void StreamRunner::disconnectNow() {
  if (m_state != StreamState::Connecting && m_state != StreamState::Open) return;
  drain(); // what has come is shown
  if (!m_inbox) return;
  release();
  if (m_protocol == StreamProtocol::WebSocket)
    end(QString::fromStdString(client::closeSentence(1000, {})), 1000, false);
  else
    end(tr("Disconnected"), 0, false);
}

void StreamRunner::setState(StreamState state, QString text) {
  m_state = state;
  m_stateText = std::move(text);
  Q_EMIT stateChanged();
}

void StreamRunner::note(const QString& sentence) {
  const std::string text = sentence.toStdString();
  MessageBatch batch;
  batch.append({MessageDirection::Note, false, now(), text, {}, {}});
  Q_EMIT received(batch);
}

void StreamRunner::drain() {
  const std::shared_ptr<Inbox> inbox = m_inbox;
  if (!inbox) return;
  std::vector<Inbox::Step> steps;
  std::optional<std::chrono::microseconds> roundTrip;
  MessageBatch batch = std::exchange(m_spare, {});
  batch.clear();
  {
    const std::lock_guard lock(inbox->mutex);
    std::swap(batch, inbox->messages);
    steps.swap(inbox->steps);
    roundTrip = std::exchange(inbox->roundTrip, std::nullopt);
    m_handshake = inbox->handshake;
    m_lastEventId = QString::fromStdString(inbox->lastEventId);
    m_retryMilliseconds = inbox->retryMilliseconds;
    m_isEventStream = inbox->isEventStream;
    m_dropped = m_droppedBefore + inbox->dropped;
    inbox->isWaking = !batch.isEmpty(); // then the pace's end looks again
  }
  if (!batch.isEmpty()) m_pace.start(frameMilliseconds);
  for (const Inbox::Step& step : steps)
    if (step.state == StreamState::Open) setState(step.state, step.text);
  if (!batch.isEmpty() && inbox == m_inbox) Q_EMIT received(batch);
  if (roundTrip && inbox == m_inbox) Q_EMIT measured(*roundTrip);
  for (const Inbox::Step& step : steps)
    if (step.state == StreamState::Closed && inbox == m_inbox) end(step.text, step.closeCode, step.hasFailed);
  if (batch.bytes() <= spareBytes) m_spare = std::move(batch);
}

void StreamRunner::end(const QString& words, std::uint16_t code, bool hasFailed) {
  m_inbox = nullptr;
  m_pace.stop();
  m_hasFailed = hasFailed;
  m_closeCode = code;
  note(words);
  setState(StreamState::Closed, words);
}

} // namespace signalbox::ui

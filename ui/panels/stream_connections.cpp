// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_connections.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/panels/request_draft.h"
#include "ui/shell/workbench.h"

#include <algorithm>
#include <map>

namespace signalbox::ui {
namespace {

constexpr int rateSeconds = 10;
constexpr int maxAttempts = 10;
constexpr int defaultRetry = 2000; // milliseconds

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool isStream(const design::Endpoint& endpoint) { return endpoint.isSocket() || endpoint.behaviour.kind == "stream"; }

StreamRunner::Protocol protocolOf(const design::Endpoint& endpoint) {
  return endpoint.isSocket() ? StreamRunner::Protocol::WebSocket : StreamRunner::Protocol::Sse;
}

bool isSocketUrl(const QString& url) {
  return url.startsWith(QLatin1String("ws://"), Qt::CaseInsensitive) ||
         url.startsWith(QLatin1String("wss://"), Qt::CaseInsensitive);
}

} // namespace

QString socketUrl(const QString& url) {
  return url.startsWith(QLatin1String("http")) ? QLatin1String("ws") + url.mid(4) : url;
}

StreamConnection::StreamConnection(QString key, StreamRunner::Protocol protocol, client::HttpClient& http,
                                   client::WebSocketClient& sockets, QObject* parent)
    : QObject(parent), m_key(std::move(key)), m_runner(protocol, http, sockets) {
  m_second.setInterval(1000);
  m_retry.setSingleShot(true);
  connect(&m_second, &QTimer::timeout, this, &StreamConnection::tick);
  connect(&m_retry, &QTimer::timeout, this, [this] {
    client::Request again = request;
    if (!m_runner.lastEventId().isEmpty())
      again.headers.emplace_back("last-event-id", m_runner.lastEventId().toStdString());
    m_runner.connectTo(std::move(again));
  });
  connect(&m_runner, &StreamRunner::received, this, &StreamConnection::take);
  connect(&m_runner, &StreamRunner::stateChanged, this, &StreamConnection::follow);
}

void StreamConnection::open(client::Request next) {
  request = std::move(next);
  m_retry.stop();
  m_attempts = 0;
  m_received = m_sent = 0;
  m_runner.connectTo(request);
}

void StreamConnection::close() {
  m_retry.stop();
  m_runner.disconnectNow();
}

void StreamConnection::take(const std::vector<StreamMessage>& batch) {
  for (const StreamMessage& message : batch) {
    if (message.direction == StreamMessage::Direction::In) ++m_received, ++m_history.back().in;
    if (message.direction == StreamMessage::Direction::Out) ++m_sent, ++m_history.back().out;
  }
  m_messages.append(batch);
  Q_EMIT changed();
}

// An event stream that broke is opened again, with the last event's id, as a browser would.
void StreamConnection::follow() {
  if (m_runner.state() == StreamState::Open) {
    m_attempts = 0;
    m_openSince.start();
    m_second.start();
  } else if (m_runner.state() == StreamState::Closed) {
    m_uptime = uptimeMilliseconds();
    m_openSince.invalidate();
    m_second.stop();
    const bool mayRetry = m_runner.protocol() == StreamRunner::Protocol::Sse && request.method == "GET" && m_uptime > 0;
    if (m_runner.hasFailed() && mayRetry && m_attempts++ < maxAttempts)
      m_retry.start(m_runner.retryMilliseconds() > 0 ? static_cast<int>(m_runner.retryMilliseconds()) : defaultRetry);
  }
  Q_EMIT changed();
}

void StreamConnection::tick() {
  m_history.erase(m_history.begin());
  m_history.push_back({});
  Q_EMIT changed();
}

double StreamConnection::rate() const {
  const qint64 seconds = std::clamp<qint64>(uptimeMilliseconds() / 1000, 1, rateSeconds);
  int sum = 0;
  for (auto second = m_history.end() - seconds; second != m_history.end(); ++second) sum += second->in + second->out;
  return static_cast<double>(sum) / static_cast<double>(seconds);
}

qint64 StreamConnection::uptimeMilliseconds() const { return m_openSince.isValid() ? m_openSince.elapsed() : m_uptime; }

QString StreamConnection::statusLine() const {
  if (m_retry.isActive())
    return tr("Reconnecting in %1 s").arg(static_cast<double>(m_retry.interval()) / 1000.0, 0, 'g', 2);
  switch (m_runner.state()) {
  case StreamState::Idle: return tr("Not connected");
  case StreamState::Connecting: return tr("Connecting");
  case StreamState::Closed: return m_runner.stateText();
  case StreamState::Open: break;
  }
  const QString rateText = tr("%1 msg/s").arg(rate(), 0, 'f', 1);
  if (m_runner.protocol() == StreamRunner::Protocol::WebSocket)
    return tr("%1 in, %2 out, %3").arg(m_received).arg(m_sent).arg(rateText);
  const QString events = tr("%1 events, %2").arg(m_received).arg(rateText);
  return m_runner.lastEventId().isEmpty() ? events : tr("%1, id %2").arg(events, m_runner.lastEventId());
}

std::shared_ptr<StreamConnections> StreamConnections::of(Workbench& workbench) {
  static std::map<const Workbench*, std::weak_ptr<StreamConnections>> ofWindows; // UI thread only
  std::weak_ptr<StreamConnections>& place = ofWindows[&workbench];
  if (std::shared_ptr<StreamConnections> living = place.lock()) return living;
  auto made = std::make_shared<StreamConnections>(workbench);
  place = made;
  return made;
}

StreamConnections::StreamConnections(Workbench& workbench) : m_workbench(workbench) {
  connect(&workbench.document, &DesignDocument::designChanged, this, &StreamConnections::follow);
  follow();
}

StreamConnection* StreamConnections::make(const QString& key, StreamRunner::Protocol protocol) {
  auto* connection = new StreamConnection(key, protocol, m_workbench.http, m_workbench.sockets, this);
  connect(connection, &StreamConnection::changed, this, &StreamConnections::changed);
  return connection;
}

StreamConnection* StreamConnections::find(const QString& key) const {
  const auto found = std::find_if(m_all.begin(), m_all.end(),
                                  [&](const StreamConnection* connection) { return connection->key() == key; });
  return found == m_all.end() ? nullptr : *found;
}

void StreamConnections::follow() {
  const design::Design& design = m_workbench.document.design();
  std::vector<StreamConnection*> next;
  for (const design::EndpointPtr& endpoint : design.endpoints()) {
    if (!isStream(*endpoint)) continue;
    const QString id = text(endpoint->id());
    StreamConnection* connection = find(id);
    if (connection && connection->runner().protocol() != protocolOf(*endpoint)) connection = nullptr;
    if (!connection) connection = make(id, protocolOf(*endpoint));
    connection->endpointId = id;
    connection->title = text(design.fullPath(*endpoint));
    next.push_back(connection);
  }
  std::vector<StreamConnection*> gone;
  for (StreamConnection* connection : m_all)
    if (std::find(next.begin(), next.end(), connection) == next.end())
      (connection->endpointId.isEmpty() ? next : gone).push_back(connection);
  if (next == m_all) return Q_EMIT changed();
  m_all = std::move(next);
  Q_EMIT listChanged();
  for (StreamConnection* connection : gone) connection->deleteLater();
}

StreamConnection* StreamConnections::forEndpoint(const QString& id) { return find(id); }

StreamConnection* StreamConnections::forAddress(const QString& url) {
  if (StreamConnection* known = find(url)) return known;
  StreamConnection* connection =
      make(url, isSocketUrl(url) ? StreamRunner::Protocol::WebSocket : StreamRunner::Protocol::Sse);
  connection->title = url;
  connection->request.url = url.toStdString();
  m_all.push_back(connection);
  Q_EMIT listChanged();
  return connection;
}

void StreamConnections::remove(StreamConnection* connection) {
  if (!connection->endpointId.isEmpty()) return;
  std::erase(m_all, connection);
  connection->close();
  Q_EMIT listChanged();
  connection->deleteLater();
}

int StreamConnections::openCount() const {
  return static_cast<int>(std::count_if(m_all.begin(), m_all.end(),
                                        [](const StreamConnection* connection) { return connection->isOpen(); }));
}

client::Request StreamConnections::requestFor(const QString& endpointId) const {
  const design::Design& design = m_workbench.document.design();
  const design::EndpointPtr endpoint = design.endpoint(endpointId.toStdString());
  if (!endpoint) return {};
  const auto api = m_workbench.live.api();
  client::Request request =
      requestOf(draftFor(design, *endpoint, api ? &api->types() : nullptr), m_workbench.live.baseUrl());
  if (endpoint->isSocket()) request.url = socketUrl(text(request.url)).toStdString();
  return request;
}

} // namespace signalbox::ui

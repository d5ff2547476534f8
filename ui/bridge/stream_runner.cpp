// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/stream_runner.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>

namespace signalbox::ui {
namespace {

constexpr std::size_t inboxLimit = 100'000;
constexpr std::size_t lineLimit = 16U << 20;      // a longer line of a body is cut there
constexpr std::size_t kindProbeLimit = 64 * 1024; // longer messages are not parsed for their kind

qint64 now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QByteArray bytes(std::string_view raw) { return QByteArray(raw.data(), static_cast<qsizetype>(raw.size())); }

StreamMessage incoming(std::string_view payload, QString kind, std::string_view eventId = {}) {
  return {StreamMessage::Direction::In, now(), std::move(kind), bytes(payload), text(eventId)};
}

bool isEventStream(const client::HeaderList& headers) {
  return std::any_of(headers.begin(), headers.end(), [](const auto& header) {
    return text(header.first).compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0 &&
           text(header.second).trimmed().startsWith(QLatin1String("text/event-stream"), Qt::CaseInsensitive);
  });
}

} // namespace

QString messageKind(std::string_view json) {
  if (json.empty() || json.front() != '{' || json.size() > kindProbeLimit) return {};
  const auto document = nlohmann::json::parse(json, nullptr, false);
  if (!document.is_object()) return {};
  for (const char* key : {"event", "type", "op"})
    if (const auto found = document.find(key); found != document.end() && found->is_string())
      return QString::fromStdString(found->get<std::string>());
  return {};
}

// What the clients' threads write and the UI thread reads; one for each connection, so that late words of an old one
// are not heard.
struct StreamRunner::Inbox : std::enable_shared_from_this<Inbox> {
  struct Step {
    StreamState state = StreamState::Open;
    QString text;
    bool hasFailed = false;
  };

  std::mutex mutex;
  StreamRunner* owner = nullptr;
  QString url;
  std::vector<StreamMessage> messages;
  std::vector<Step> steps;
  client::HeaderList headers;
  QString lastEventId;
  qint64 retryMilliseconds = 0;
  quint64 dropped = 0;
  bool isWaking = false;

  // Of the client's thread alone.
  std::optional<client::SseParser> parser;
  std::string line;
  int status = 0;

  void wake() { // with the mutex held
    if (isWaking || !owner) return;
    isWaking = true;
    QMetaObject::invokeMethod(
        owner, [runner = owner, self = shared_from_this()] { runner->drain(self); }, Qt::QueuedConnection);
  }

  void push(StreamMessage message) {
    const std::lock_guard lock(mutex);
    if (messages.size() < inboxLimit)
      messages.push_back(std::move(message));
    else
      ++dropped;
    wake();
  }

  void step(Step next) {
    const std::lock_guard lock(mutex);
    steps.push_back(std::move(next));
    wake();
  }

  void pushEvent(const client::SseEvent& event) {
    push(incoming(event.data, text(event.event), event.id));
    const std::lock_guard lock(mutex);
    lastEventId = text(event.id);
    if (event.retry) retryMilliseconds = *event.retry;
  }

  void pushNote(const QString& sentence) { push({StreamMessage::Direction::Note, now(), {}, sentence.toUtf8(), {}}); }

  void open(QString words) {
    pushNote(tr("Connected to %1, %2").arg(url, words));
    step({StreamState::Open, std::move(words), false});
  }

  void close(QString words, bool hasFailed) {
    pushNote(words);
    step({StreamState::Closed, std::move(words), hasFailed});
  }

  void head(const client::Response& response) {
    status = response.status;
    if (isEventStream(response.headers))
      parser.emplace([this](client::SseEvent event) { pushEvent(event); },
                     [this](std::string comment) { pushNote(QStringLiteral(": ") + text(comment)); });
    {
      const std::lock_guard lock(mutex);
      headers = response.headers;
    }
    if (status < 400) open(tr("status %1").arg(status));
  }

  void data(std::string_view piece) {
    if (parser) return parser->feed(piece);
    line += piece;
    std::size_t begin = 0;
    for (std::size_t end = line.find('\n'); end != std::string::npos; end = line.find('\n', begin)) {
      pushLine(std::string_view(line).substr(begin, end - begin));
      begin = end + 1;
    }
    line.erase(0, begin);
    if (line.size() > lineLimit) pushLine(std::exchange(line, {}));
  }

  void pushLine(std::string_view content) {
    if (!content.empty() && content.back() == '\r') content.remove_suffix(1);
    if (!content.empty()) push(incoming(content, messageKind(content)));
  }

  void done(const client::Response& response) {
    pushLine(line);
    line.clear();
    if (response.failure) return close(text(response.failure->message), true);
    if (status >= 400) return close(tr("Refused with %1 %2").arg(status).arg(text(response.reason)), false);
    close(tr("Ended by the server"), false);
  }

  void opened(client::HeaderList responseHeaders, std::chrono::microseconds took) {
    {
      const std::lock_guard lock(mutex);
      headers = std::move(responseHeaders);
    }
    open(tr("%1 ms").arg(static_cast<double>(took.count()) / 1000.0, 0, 'f', 1));
  }

  void closed(std::uint16_t code, const std::string& reason) {
    QString words = tr("Closed %1").arg(code);
    if (!reason.empty()) words += QStringLiteral(", ") + text(reason);
    close(words, code == 1006);
  }
};

StreamRunner::StreamRunner(Protocol protocol, client::HttpClient& http, client::WebSocketClient& sockets,
                           QObject* parent)
    : QObject(parent), m_protocol(protocol), m_http(http), m_sockets(sockets) {}

StreamRunner::~StreamRunner() { release(); }

void StreamRunner::release() {
  const std::shared_ptr<Inbox> inbox = std::exchange(m_inbox, nullptr);
  if (!inbox) return;
  {
    const std::lock_guard lock(inbox->mutex);
    inbox->owner = nullptr;
  }
  if (m_protocol == Protocol::WebSocket)
    m_sockets.close(m_id);
  else
    m_http.cancel(m_id);
}

void StreamRunner::connectTo(const QString& url, const client::HeaderList& headers) {
  client::Request request;
  request.url = url.toStdString();
  request.headers = headers;
  connectTo(std::move(request));
}

void StreamRunner::connectTo(client::Request request) {
  release();
  m_url = QString::fromStdString(request.url);
  m_responseHeaders.clear();
  m_dropped = 0;
  m_hasFailed = false;
  m_inbox = std::make_shared<Inbox>();
  m_inbox->owner = this;
  m_inbox->url = m_url;
  m_inbox->lastEventId = m_lastEventId;
  setState(StreamState::Connecting, tr("Connecting to %1").arg(m_url));
  if (m_protocol == Protocol::WebSocket)
    openSocket(std::move(request));
  else
    openStream(std::move(request));
}

void StreamRunner::openSocket(client::Request request) {
  client::SocketCallbacks callbacks;
  callbacks.opened = [inbox = m_inbox](client::HeaderList headers, std::chrono::microseconds took) {
    inbox->opened(std::move(headers), took);
  };
  callbacks.message = [inbox = m_inbox](std::string_view payload, bool isText) {
    inbox->push(incoming(payload, isText ? messageKind(payload) : tr("binary")));
  };
  callbacks.closed = [inbox = m_inbox](std::uint16_t code, std::string reason) { inbox->closed(code, reason); };
  m_id = m_sockets.open(std::move(request.url), std::move(request.headers), std::move(callbacks));
}

void StreamRunner::openStream(client::Request request) {
  request.bodyLimit = std::numeric_limits<std::size_t>::max();
  client::Callbacks callbacks;
  callbacks.head = [inbox = m_inbox](const client::Response& head) { inbox->head(head); };
  callbacks.data = [inbox = m_inbox](std::string_view piece) { inbox->data(piece); };
  callbacks.done = [inbox = m_inbox](client::Response response) { inbox->done(response); };
  m_id = m_http.send(std::move(request), std::move(callbacks));
}

void StreamRunner::send(const QByteArray& payload) {
  if (m_protocol != Protocol::WebSocket || m_state != StreamState::Open) return;
  m_sockets.send(m_id, payload.toStdString());
  const std::string_view view(payload.constData(), static_cast<std::size_t>(payload.size()));
  Q_EMIT received({{StreamMessage::Direction::Out, now(), messageKind(view), payload, {}}});
}

void StreamRunner::disconnectNow() {
  if (m_state != StreamState::Connecting && m_state != StreamState::Open) return;
  release();
  m_hasFailed = false;
  const QString words = m_protocol == Protocol::WebSocket ? tr("Closed 1000") : tr("Disconnected");
  note(words);
  setState(StreamState::Closed, words);
}

void StreamRunner::setState(StreamState state, QString text) {
  m_state = state;
  m_stateText = std::move(text);
  Q_EMIT stateChanged();
}

void StreamRunner::note(const QString& sentence) {
  Q_EMIT received({{StreamMessage::Direction::Note, now(), {}, sentence.toUtf8(), {}}});
}

void StreamRunner::drain(const std::shared_ptr<Inbox>& inbox) {
  if (inbox != m_inbox) return;
  std::vector<StreamMessage> messages;
  std::vector<Inbox::Step> steps;
  {
    const std::lock_guard lock(inbox->mutex);
    inbox->isWaking = false;
    messages.swap(inbox->messages);
    steps.swap(inbox->steps);
    m_responseHeaders = inbox->headers;
    m_lastEventId = inbox->lastEventId;
    m_retryMilliseconds = inbox->retryMilliseconds;
    m_dropped = inbox->dropped;
  }
  for (const Inbox::Step& step : steps)
    if (step.state == StreamState::Open) setState(step.state, step.text);
  if (!messages.empty() && inbox == m_inbox) Q_EMIT received(messages);
  for (const Inbox::Step& step : steps)
    if (step.state == StreamState::Closed && inbox == m_inbox) {
      m_inbox = nullptr;
      m_hasFailed = step.hasFailed;
      setState(step.state, step.text);
    }
}

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_connection.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/workbench/workbench.h"

#include <algorithm>
#include <limits>

namespace signalbox::ui {
namespace {

constexpr int rateSeconds = 10;
constexpr int usualRetry = 2000; // milliseconds
constexpr int longestRetry = 30'000;
constexpr int pingInterval = 5000;
constexpr int figureInterval = 250;

bool isHttp(const QString& url) { return url.startsWith(QLatin1String("http"), Qt::CaseInsensitive); }

} // namespace

QString socketUrl(const QString& url) { return isHttp(url) ? QLatin1String("ws") + url.mid(4) : url; }

bool isSocketUrl(const QString& url) {
  return url.startsWith(QLatin1String("ws://"), Qt::CaseInsensitive) ||
         url.startsWith(QLatin1String("wss://"), Qt::CaseInsensitive);
}

StreamConnection::StreamConnection(Workbench& workbench, QString key, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_key(std::move(key)), m_session(workbench),
      m_runner(workbench.http, workbench.sockets) {
  m_second.setInterval(1000);
  m_retry.setSingleShot(true);
  m_ping.setInterval(pingInterval);
  m_figures.setSingleShot(true);
  m_figures.setInterval(figureInterval);
  connect(&m_second, &QTimer::timeout, this, &StreamConnection::tick);
  connect(&m_retry, &QTimer::timeout, this, &StreamConnection::connectAgain);
  connect(&m_ping, &QTimer::timeout, &m_runner, &StreamRunner::ping);
  connect(&m_figures, &QTimer::timeout, this, &StreamConnection::figuresChanged);
  connect(&m_session, &RequestSession::prepared, this, &StreamConnection::connectTo);
  connect(&m_session, &RequestSession::refused, this, &StreamConnection::refuse);
  connect(&m_runner, &StreamRunner::received, this, &StreamConnection::take);
  connect(&m_runner, &StreamRunner::stateChanged, this, &StreamConnection::follow);
  connect(&m_runner, &StreamRunner::measured, this, [this](std::chrono::microseconds roundTrip) {
    m_latency = roundTrip;
    Q_EMIT figuresChanged();
  });
  connect(&m_replay, &StreamReplay::came, this, &StreamConnection::take);
  connect(&m_sender, &StreamReplay::came, this, [this](const MessageBatch& batch) {
    for (std::size_t i = 0; i < batch.size(); ++i)
      send(QByteArray(batch[i].payload.data(), qsizetype(batch[i].payload.size())), !batch[i].isBinary);
  });
  connect(&m_replay, &StreamReplay::ended, this, [this] {
    tick();
    follow();
  });
}

void StreamConnection::setDraft(const RequestDraft& draft) {
  if (draft == m_draft) return;
  m_draft = draft;
  Q_EMIT changed();
}

StreamProtocol StreamConnection::protocol() const {
  if (m_runner.state() != StreamState::Idle && isOpen()) return m_protocol;
  if (!endpointId.isEmpty() && m_draft.freeAddress.isEmpty())
    return m_draft.method == QLatin1String("WEBSOCKET") ? StreamProtocol::WebSocket : StreamProtocol::Http;
  return isSocketUrl(addressOf(m_draft).text) ? StreamProtocol::WebSocket : StreamProtocol::Http;
}

QString StreamConnection::address() const {
  const QString url = urlOf(m_draft, m_workbench.live.baseUrl());
  return protocol() == StreamProtocol::WebSocket ? socketUrl(url) : url;
}

QString StreamConnection::badge() const {
  if (isRecording()) return QStringLiteral("REC");
  if (protocol() == StreamProtocol::WebSocket) return QStringLiteral("WS");
  if (m_runner.handshake().status > 0) return m_runner.isEventStream() ? QStringLiteral("SSE") : QStringLiteral("HTTP");
  if (declaredFormat == QLatin1String("jsonl")) return QStringLiteral("JSONL");
  return declaredFormat == QLatin1String("bytes") ? QStringLiteral("HTTP") : QStringLiteral("SSE");
}

void StreamConnection::open() {
  close();
  m_attempts = 0;
  m_wasOpen = false;
  m_refusal.clear();
  resetFigures();
  m_protocol = protocol();
  m_isPreparing = true;
  m_phaseSince.start();
  Q_EMIT changed();
  m_session.prepare(m_draft, endpointId);
}

void StreamConnection::openAndSend(MessageStore script) {
  open();
  m_script = std::move(script);
}

void StreamConnection::recordTo(const QString& file) {
  if (m_recorder) return;
  m_recorder = new StreamRecorder(file, m_messages.store(), this);
  connect(m_recorder, &StreamRecorder::finished, this, [this, recorder = m_recorder](const QString& problem) {
    Q_EMIT recorded(recorder->file(), recorder->count(), recorder->missed(), problem);
    recorder->deleteLater();
  });
  Q_EMIT figuresChanged();
}

void StreamConnection::recordNoMore() {
  if (StreamRecorder* recorder = std::exchange(m_recorder, nullptr)) recorder->finish();
  Q_EMIT figuresChanged();
}

void StreamConnection::resetFigures() {
  m_received = m_sent = 0;
  m_uptime = 0;
  m_latency.reset();
  m_runBegin = m_messages.end();
}

void StreamConnection::connectTo(const client::Request& request) {
  if (!m_isPreparing) return; // it was closed while its token came
  m_isPreparing = false;
  client::Request next = request;
  const QString url = QString::fromStdString(request.url);
  if (isSocketUrl(url)) m_protocol = StreamProtocol::WebSocket;
  if (m_protocol == StreamProtocol::WebSocket) next.url = socketUrl(url).toStdString();
  m_canRepeat = m_protocol == StreamProtocol::WebSocket || next.method == "GET";
  m_runner.connectTo(m_protocol, std::move(next));
}

void StreamConnection::connectAgain() {
  m_phaseSince.start();
  m_runner.connectAgain();
}

void StreamConnection::retryNow() {
  if (!m_retry.isActive()) return;
  m_retry.stop();
  connectAgain();
}

void StreamConnection::refuse(const QString& what, const QString& why) {
  m_isPreparing = false;
  m_refusal = what;
  const std::string words = QStringLiteral("%1. %2").arg(what, why).toStdString();
  MessageBatch note;
  note.append({MessageDirection::Note, false, QDateTime::currentMSecsSinceEpoch() * 1000, words, {}, {}});
  take(note);
  Q_EMIT changed();
}

void StreamConnection::close() {
  if (m_isPreparing) m_session.cancel();
  m_isPreparing = false;
  m_retry.stop();
  m_replay.stop();
  m_sender.stop();
  m_script.reset();
  m_second.stop();
  m_runner.disconnectNow();
  Q_EMIT changed();
}

void StreamConnection::setRecording(const QString& file, MessageStore recording, quint64 total) {
  m_replay.stop();
  m_messages.clear();
  resetFigures();
  m_recording = std::move(recording);
  m_recordingFile = file;
  m_recordingTotal = total;
  Q_EMIT changed();
}

void StreamConnection::replay(StreamReplay::Pace pace) {
  if (!m_recording) return;
  close();
  m_messages.clear();
  resetFigures();
  m_openSince.start();
  m_second.start();
  m_replay.start(*m_recording, pace);
  Q_EMIT changed();
}

StreamConnection::Phase StreamConnection::phase() const {
  if (m_isPreparing) return Phase::Preparing;
  if (m_replay.isRunning()) return Phase::Replaying;
  if (m_retry.isActive()) return Phase::Reconnecting;
  switch (m_runner.state()) {
  case StreamState::Idle: return m_refusal.isEmpty() ? Phase::Idle : Phase::Closed;
  case StreamState::Connecting: return Phase::Connecting;
  case StreamState::Open: return Phase::Open;
  case StreamState::Closed: break;
  }
  return Phase::Closed;
}

void StreamConnection::take(const MessageBatch& batch) {
  int in = 0;
  int out = 0;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    in += batch[i].direction == MessageDirection::In;
    out += batch[i].direction == MessageDirection::Out;
  }
  m_received += static_cast<quint64>(in);
  m_sent += static_cast<quint64>(out);
  m_history.back().in += in;
  m_history.back().out += out;
  if (in > 0) m_attempts = 0;
  m_messages.append(batch);
  if (m_recorder) m_recorder->take(batch);
  if (!m_figures.isActive()) m_figures.start();
}

void StreamConnection::follow() {
  if (m_runner.state() == StreamState::Open) {
    m_wasOpen = true;
    m_openSince.start();
    m_second.start();
    if (m_protocol == StreamProtocol::WebSocket) m_ping.start(), m_runner.ping();
    if (const auto script = std::exchange(m_script, std::nullopt))
      m_sender.start(*script, StreamReplay::Pace::AsRecorded);
  } else {
    m_sender.stop();
    m_uptime = uptimeMilliseconds();
    m_openSince.invalidate();
    m_second.stop();
    m_ping.stop();
    m_phaseSince.start();
    if (m_runner.state() == StreamState::Closed) startRetry();
  }
  Q_EMIT changed();
}

// A GET that broke is asked again with the last event's id, as a browser would; a WebSocket too. What never was open is
// not: somebody should look at the address first. Each attempt in a row waits twice as long.
void StreamConnection::startRetry() {
  if (!reconnects || !m_runner.hasFailed() || !m_wasOpen || !m_canRepeat || m_attempts >= mostAttempts) return;
  const qint64 first = m_runner.retryMilliseconds() > 0 ? m_runner.retryMilliseconds() : usualRetry;
  const qint64 longest = std::max<qint64>(first, longestRetry);
  const qint64 wait = std::min(first << m_attempts++, longest);
  m_retry.start(static_cast<int>(std::min<qint64>(wait, std::numeric_limits<int>::max())));
}

void StreamConnection::tick() {
  m_history.erase(m_history.begin());
  m_history.push_back({});
  Q_EMIT figuresChanged();
}

double StreamConnection::rate() const {
  const qint64 seconds = std::clamp<qint64>(uptimeMilliseconds() / 1000, 1, rateSeconds);
  int sum = 0;
  for (auto second = m_history.end() - seconds; second != m_history.end(); ++second) sum += second->in + second->out;
  return static_cast<double>(sum) / static_cast<double>(seconds);
}

qint64 StreamConnection::uptimeMilliseconds() const { return m_openSince.isValid() ? m_openSince.elapsed() : m_uptime; }

QString StreamConnection::statusLine() const {
  switch (phase()) {
  case Phase::Idle:
    return isRecording() ? tr("%n message(s)", nullptr, int(m_recording->count())) : tr("Not connected");
  case Phase::Preparing:
  case Phase::Connecting: return tr("Connecting");
  case Phase::Reconnecting:
    return tr("Reconnecting in %1 s").arg(static_cast<double>(m_retry.interval()) / 1000.0, 0, 'g', 2);
  case Phase::Closed: return m_refusal.isEmpty() ? m_runner.stateText() : m_refusal;
  case Phase::Replaying: return tr("%1 of %2 played").arg(m_replay.played()).arg(m_replay.count());
  case Phase::Open: break;
  }
  const QString rateText = tr("%1 msg/s").arg(rate(), 0, 'f', 1);
  if (m_protocol == StreamProtocol::WebSocket) return tr("%1 in, %2 out, %3").arg(m_received).arg(m_sent).arg(rateText);
  const QString events = tr("%1 in, %2").arg(m_received).arg(rateText);
  return m_runner.lastEventId().isEmpty() ? events : tr("%1, id %2").arg(events, m_runner.lastEventId());
}

} // namespace signalbox::ui

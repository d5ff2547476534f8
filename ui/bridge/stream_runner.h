// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamRunner: one WebSocket, SSE or JSON Lines connection, its messages brought to the UI thread in batches.
#pragma once

#include "core/client/http_client.h"
#include "core/client/sse.h"
#include "core/client/web_socket_client.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace signalbox::ui {

struct StreamMessage {
  enum class Direction { In, Out, Note };
  Direction direction = Direction::In;
  qint64 microseconds = 0; // since the Unix epoch
  QString kind;            // SSE event name, or the "op"/"type"/"event" of a JSON message
  QByteArray text;         // payload; for Note a sentence
  QString eventId;         // SSE
};

enum class StreamState { Idle, Connecting, Open, Closed };

class StreamRunner final : public QObject {
  Q_OBJECT
public:
  enum class Protocol { WebSocket, Sse };
  StreamRunner(Protocol protocol, client::HttpClient& http, client::WebSocketClient& sockets,
               QObject* parent = nullptr);
  ~StreamRunner() override;

  void connectTo(const QString& url, const client::HeaderList& headers = {}); // http(s) for SSE, ws(s) for WebSocket
  void
  connectTo(client::Request request); // SSE that needs another method or a body; for a WebSocket url and headers count
  void send(const QByteArray& text);  // WebSocket only, when open
  void disconnectNow();

  Protocol protocol() const { return m_protocol; }
  QString url() const { return m_url; }
  StreamState state() const { return m_state; }
  QString stateText() const { return m_stateText; } // "Closed 1000"
  bool hasFailed() const { return m_hasFailed; }    // closed, but neither side asked for it
  client::HeaderList responseHeaders() const { return m_responseHeaders; }
  QString lastEventId() const { return m_lastEventId; }            // SSE
  qint64 retryMilliseconds() const { return m_retryMilliseconds; } // as the server asked; 0 = it did not
  quint64 dropped() const { return m_dropped; }                    // came in faster than the window could take

Q_SIGNALS:
  void stateChanged();
  void received(const std::vector<signalbox::ui::StreamMessage>& batch);

private:
  struct Inbox;
  void openSocket(client::Request request);
  void openStream(client::Request request);
  void release(); // the connection that runs, without a word about it
  void setState(StreamState state, QString text);
  void note(const QString& sentence);
  void drain(const std::shared_ptr<Inbox>& inbox);

  Protocol m_protocol;
  client::HttpClient& m_http;
  client::WebSocketClient& m_sockets;
  std::shared_ptr<Inbox> m_inbox;
  QString m_url;
  StreamState m_state = StreamState::Idle;
  QString m_stateText;
  client::HeaderList m_responseHeaders;
  QString m_lastEventId;
  qint64 m_retryMilliseconds = 0;
  quint64 m_dropped = 0;
  quint64 m_id = 0;
  bool m_hasFailed = false;
};

// The "op", "type" or "event" of a JSON message, else empty.
QString messageKind(std::string_view json);

} // namespace signalbox::ui

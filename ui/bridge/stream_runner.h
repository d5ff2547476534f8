// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamRunner: one WebSocket or SSE connection of the streams panel, its messages brought to the UI thread in batches.
#pragma once

#include "core/client/http_client.h"
#include "core/client/sse.h"
#include "core/client/web_socket_client.h"

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
};

enum class StreamState { Idle, Connecting, Open, Closed };

class StreamRunner final : public QObject {
  Q_OBJECT
public:
  enum class Protocol { WebSocket, Sse };
  StreamRunner(Protocol protocol, client::HttpClient& http, client::WebSocketClient& sockets, QObject* parent = nullptr);
  ~StreamRunner() override;

  void connectTo(const QString& url, const client::HeaderList& headers = {}); // http(s) for SSE, ws(s) for WebSocket
  void send(const QByteArray& text); // WebSocket only
  void disconnectNow();

  Protocol protocol() const { return m_protocol; }
  QString url() const { return m_url; }
  StreamState state() const { return m_state; }
  QString stateText() const { return m_stateText; } // "Closed 1000"

Q_SIGNALS:
  void stateChanged();
  void received(const std::vector<signalbox::ui::StreamMessage>& batch);

private:
  struct Inbox;
  void setState(StreamState state, QString text);
  void drain();

  Protocol m_protocol;
  client::HttpClient& m_http;
  client::WebSocketClient& m_sockets;
  std::shared_ptr<Inbox> m_inbox;
  QString m_url;
  StreamState m_state = StreamState::Idle;
  QString m_stateText;
  quint64 m_id = 0;
};

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamRunner: one WebSocket, event stream or JSON Lines connection, its messages brought to the UI thread in batches,
// one a frame at most.
#pragma once

#include "core/client/http_client.h"
#include "core/client/web_socket_client.h"
#include "ui/bridge/message_batch.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace signalbox::ui {

enum class StreamState { Idle, Connecting, Open, Closed };
enum class StreamProtocol { WebSocket, Http }; // Http: SSE, JSON Lines, or a body in pieces, as the answer says

// UI thread only.
class StreamRunner final : public QObject {
  Q_OBJECT
public:
  StreamRunner(client::HttpClient& http, client::WebSocketClient& sockets, QObject* parent = nullptr);
  ~StreamRunner() override;

  // Of a WebSocket's request url (ws or wss), headers, limits and connection count. The body limit is for each message.
  void connectTo(StreamProtocol protocol, client::Request request);
  void connectAgain();                                      // the same, from the last event's id on
  void send(const QByteArray& payload, bool isText = true); // a WebSocket that is open
  void ping();                                              // measured() follows
  void disconnectNow();

  StreamState state() const { return m_state; }
  QString stateText() const { return m_stateText; }       // "Closed 1000 (normal closure)"
  bool hasFailed() const { return m_hasFailed; }          // closed, but neither side asked for it
  std::uint16_t closeCode() const { return m_closeCode; } // of a WebSocket that is closed; else 0
  QString url() const { return QString::fromStdString(m_request.url); }
  const client::Handshake& handshake() const { return m_handshake; } // status 0 before an answer
  bool isEventStream() const { return m_isEventStream; }
  QString lastEventId() const { return m_lastEventId; }
  qint64 retryMilliseconds() const { return m_retryMilliseconds; } // as the server asked; 0 = it did not
  quint64 dropped() const { return m_dropped; } // messages that came in faster than the window could take, ever

Q_SIGNALS:
  void stateChanged();
  void received(const signalbox::ui::MessageBatch& batch);
  void measured(std::chrono::microseconds roundTrip);

private:
  struct Inbox;
  void begin();
  void openSocket(client::Request request);
  void openStream(client::Request request);
  void release(); // the connection that runs, without a word about it
  void setState(StreamState state, QString text);
  void note(const QString& sentence);
  void drain();
  void end(const QString& words, std::uint16_t code, bool hasFailed);

  client::HttpClient& m_http;
  client::WebSocketClient& m_sockets;
  StreamProtocol m_protocol = StreamProtocol::WebSocket;
  client::Request m_request;
  std::shared_ptr<Inbox> m_inbox;
  QTimer m_pace;        // runs after a batch: the next one waits for its end
  MessageBatch m_spare; // swapped with the inbox's, so that neither grows anew
  StreamState m_state = StreamState::Idle;
  QString m_stateText;
  client::Handshake m_handshake;
  QString m_lastEventId;
  qint64 m_retryMilliseconds = 0;
  quint64 m_dropped = 0;
  quint64 m_droppedBefore = 0; // by connections that have ended
  quint64 m_id = 0;
  std::uint16_t m_closeCode = 0;
  bool m_hasFailed = false;
  bool m_isEventStream = false;
};

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamConnections: the WebSocket and event-stream connections of a window, shared by the try panes and the streams
// panels, so that a stream opened in one is seen in the other and lives on while tabs change.
#pragma once

#include "ui/bridge/stream_runner.h"
#include "ui/panels/message_list.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <vector>

namespace signalbox::ui {

struct Workbench;

// Messages in and out of one second.
struct SecondCount {
  int in = 0;
  int out = 0;
  bool operator==(const SecondCount&) const = default;
};

class StreamConnection final : public QObject {
  Q_OBJECT
public:
  StreamConnection(QString key, StreamRunner::Protocol protocol, client::HttpClient& http,
                   client::WebSocketClient& sockets, QObject* parent = nullptr);

  const QString& key() const { return m_key; } // an endpoint's id, or an address
  QString endpointId;                          // empty for a free address
  QString title;                               // "/track-order/{id}", or the address
  QString draftText;                           // what stands in the composer
  client::Request request;                     // the last, or the next to open

  StreamRunner& runner() { return m_runner; }
  const StreamRunner& runner() const { return m_runner; }
  MessageList& messages() { return m_messages; }
  QString badge() const {
    return m_runner.protocol() == StreamRunner::Protocol::WebSocket ? QStringLiteral("WS") : QStringLiteral("SSE");
  }
  bool isOpen() const { return m_runner.state() == StreamState::Open || m_runner.state() == StreamState::Connecting; }

  void open(client::Request next);
  void close();

  quint64 receivedCount() const { return m_received; }
  quint64 sentCount() const { return m_sent; }
  double rate() const; // messages a second, over the last ten
  qint64 uptimeMilliseconds() const;
  const std::vector<SecondCount>& history() const { return m_history; } // the last 90 seconds, newest last
  QString statusLine() const;                                           // "128 in, 14 out, 1.2 msg/s"

Q_SIGNALS:
  void changed(); // state or figures

private:
  void take(const std::vector<StreamMessage>& batch);
  void follow();
  void tick();

  QString m_key;
  StreamRunner m_runner;
  MessageList m_messages;
  QTimer m_second;
  QTimer m_retry;
  QElapsedTimer m_openSince;
  qint64 m_uptime = 0;
  quint64 m_received = 0;
  quint64 m_sent = 0;
  std::vector<SecondCount> m_history = std::vector<SecondCount>(90);
  int m_attempts = 0;
};

class StreamConnections final : public QObject {
  Q_OBJECT
public:
  // The one of this window; it lives as long as a panel holds it.
  static std::shared_ptr<StreamConnections> of(Workbench& workbench);
  explicit StreamConnections(Workbench& workbench);

  // Those of the design in its order, then free addresses.
  const std::vector<StreamConnection*>& all() const { return m_all; }
  StreamConnection* find(const QString& key) const;
  // Null when the endpoint is neither a socket nor a stream.
  StreamConnection* forEndpoint(const QString& id);
  StreamConnection* forAddress(const QString& url);
  void remove(StreamConnection* connection); // a free address
  int openCount() const;

  // The request that opens an endpoint's stream with examples for its parameters: ws:// for a socket.
  client::Request requestFor(const QString& endpointId) const;

Q_SIGNALS:
  void listChanged();
  void changed(); // state or figures of one

private:
  void follow(); // the design
  StreamConnection* make(const QString& key, StreamRunner::Protocol protocol);

  Workbench& m_workbench;
  std::vector<StreamConnection*> m_all;
};

// http://host/x as ws://host/x and https as wss.
QString socketUrl(const QString& url);

} // namespace signalbox::ui

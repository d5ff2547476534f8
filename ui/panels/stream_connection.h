// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamConnection: one stream with all that belongs to it: what is asked, what came, how fast, and what happens when
// it breaks. It outlives the views that show it.
#pragma once

#include "ui/bridge/stream_runner.h"
#include "ui/models/message_ring.h"
#include "ui/panels/request_draft.h"
#include "ui/panels/request_session.h"
#include "ui/panels/stream_recorder.h"
#include "ui/panels/stream_replay.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>
#include <vector>

namespace signalbox::ui {

struct Workbench;

// Messages in and out of one second.
struct SecondCount {
  int in = 0;
  int out = 0;
  bool operator==(const SecondCount&) const = default;
};

// What stands in the composer.
struct Composition {
  enum class Form { Json, Text, Hex, Base64 };
  QString text;
  Form form = Form::Json;
  bool operator==(const Composition&) const = default;
};

class StreamConnection final : public QObject {
  Q_OBJECT
public:
  enum class Phase { Idle, Preparing, Connecting, Open, Replaying, Reconnecting, Closed };
  static constexpr int mostAttempts = 10;

  // `key`: an endpoint's id, or any name of its own.
  StreamConnection(Workbench& workbench, QString key, QObject* parent = nullptr);

  const QString& key() const { return m_key; }
  QString endpointId;     // empty for a free address or a recording
  QString title;          // "/track-order/{id}", the address, or the file's name
  QString declaredFormat; // of a stream endpoint: "sse", "jsonl", "bytes"
  Composition composition;
  // What messages are checked against: a type expression; empty = as the design says, "none" = nothing.
  QString checkedType;
  bool reconnects = true; // when it breaks

  const RequestDraft& draft() const { return m_draft; }
  void setDraft(const RequestDraft& draft);
  const RequestSession& session() const { return m_session; }
  RequestSession& session() { return m_session; }
  StreamProtocol protocol() const;
  QString address() const; // that a connect would use, as far as it is known
  QString badge() const;   // "WS", "SSE", "JSONL", "HTTP", "REC"

  void open();  // prepares (variables, credentials, a token) and connects
  void close(); // also ends a replay and waiting for the next attempt
  void retryNow();
  void send(const QByteArray& payload, bool isText) { m_runner.send(payload, isText); }
  // As open(), and sends the messages once it is open, as far apart as they were.
  void openAndSend(MessageStore script);

  // What is there, and all that passes from now on; recorded() follows recordNoMore(), or a disk that fails.
  void recordTo(const QString& file);
  void recordNoMore();
  const StreamRecorder* recorder() const { return m_recorder; } // null when nothing is recorded

  // A stretch of the file's messages, by their numbers in it. What was replayed of another stretch goes.
  void setRecording(const QString& file, MessageStore recording, quint64 total);
  QString recordingFile() const { return m_recordingFile; }
  const MessageStore* recording() const { return m_recording ? &*m_recording : nullptr; }
  quint64 recordingTotal() const { return m_recordingTotal; }
  bool isRecording() const { return m_recording.has_value(); }
  void replay(StreamReplay::Pace pace);

  const StreamRunner& runner() const { return m_runner; }
  MessageRing& messages() { return m_messages; }
  const MessageRing& messages() const { return m_messages; }
  Phase phase() const;
  bool isOpen() const { return phase() != Phase::Idle && phase() != Phase::Closed; }
  bool isConnected() const { return phase() == Phase::Open; }

  quint64 receivedCount() const { return m_received; } // by this connect and its reconnects; dropped ones not
  quint64 sentCount() const { return m_sent; }
  double rate() const; // messages a second, over the last ten
  std::optional<std::chrono::microseconds> latency() const { return m_latency; }
  qint64 uptimeMilliseconds() const;
  qint64 phaseMilliseconds() const { return m_phaseSince.isValid() ? m_phaseSince.elapsed() : 0; }
  int retryMilliseconds() const { return m_retry.isActive() ? m_retry.remainingTime() : 0; }
  int attempt() const { return m_attempts; }                            // from 1, while it reconnects
  const std::vector<SecondCount>& history() const { return m_history; } // the last 90 seconds, newest last
  quint64 runBegin() const { return m_runBegin; }                       // the first message since the last open()
  QString statusLine() const;                                           // "128 in, 14 out, 1.2 msg/s"

Q_SIGNALS:
  void changed();        // the phase, the draft, the latency
  void figuresChanged(); // a few times a second while messages come
  void recorded(const QString& file, quint64 count, quint64 missed, const QString& problem);

private:
  void connectTo(const client::Request& request);
  void connectAgain();
  void refuse(const QString& what, const QString& why);
  void take(const MessageBatch& batch);
  void follow();
  void startRetry();
  void tick();
  void resetFigures();

  Workbench& m_workbench;
  QString m_key;
  RequestDraft m_draft;
  RequestSession m_session;
  StreamRunner m_runner;
  MessageRing m_messages;
  StreamReplay m_replay;
  StreamReplay m_sender;                // of what openAndSend() was given
  std::optional<MessageStore> m_script; // while it is not open
  StreamRecorder* m_recorder = nullptr;
  std::optional<MessageStore> m_recording;
  StreamProtocol m_protocol = StreamProtocol::WebSocket;
  QTimer m_second;
  QTimer m_retry;
  QTimer m_ping;
  QTimer m_figures;
  QElapsedTimer m_openSince;
  QElapsedTimer m_phaseSince;
  qint64 m_uptime = 0;
  quint64 m_received = 0;
  quint64 m_sent = 0;
  quint64 m_runBegin = 0;
  std::optional<std::chrono::microseconds> m_latency;
  std::vector<SecondCount> m_history = std::vector<SecondCount>(90);
  int m_attempts = 0;
  bool m_isPreparing = false;
  bool m_canRepeat = false; // asking again asks for the same
  bool m_wasOpen = false;   // since open()
  QString m_refusal;
  QString m_recordingFile;
  quint64 m_recordingTotal = 0; // messages of the file
};

// http://host/x as ws://host/x and https as wss.
QString socketUrl(const QString& url);
bool isSocketUrl(const QString& url);

} // namespace signalbox::ui

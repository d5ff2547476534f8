// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpSession: one HTTP/1.1 connection. Reads, parses, asks the handler, writes once a batch; waits without a thread.
#pragma once

#include "core/server/http_parser.h"
#include "core/server/recorder.h"
#include "core/server/worker.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::server {

class HttpSession final : public Connection {
public:
  HttpSession(Worker& worker, TcpSocket socket, const tcp::endpoint& peer);
  ~HttpSession() override;

  void begin();
  void sweep(Milliseconds now) override;
  void finishSoon() override;
  void abort() override;

private:
  enum class Phase : std::uint8_t { Requests, Delayed, Deferred, Streaming, Draining, Gone };
  enum class Waiting : std::uint8_t { Nothing, FirstByte, NextRequest, Head, Body, Answer, Write, Drain };

  // What the answer must know of its request once the parser has gone on.
  struct Asked {
    bool isHead = false;
    bool isHttp10 = false;
    bool asksClose = false;
    bool isWebSocket = false;
  };
  struct Later; // a response that waits, for a time or for a Deferred
  struct Pump;  // an open stream

  std::shared_ptr<HttpSession> self() { return std::static_pointer_cast<HttpSession>(shared_from_this()); }

  // Reading
  void run();
  void readRequests();
  bool mayRead() const;
  void read();
  void onRead(boost::system::error_code error, std::size_t bytes);
  void peerLeft(boost::system::error_code error);
  void watchTime();
  void startWaiting(Waiting what, std::chrono::milliseconds limit);
  bool isTooSlow(Milliseconds now);

  // Answering
  void answer();
  void readForwarded(api::Request& request);
  void handle(const api::Request& request, api::Response& response, api::Trace* trace);
  void respond(api::Response& response, const Asked& asked);
  void respondNow(api::Response& response, const Asked& asked);
  void write(api::Response& response, const Asked& asked);
  bool closesAfter(const api::Response& response, const Asked& asked) const;
  void refuse(int status, std::string_view reason);
  static void refuseUpgrade(api::Response& response, const std::string& problem);
  void becomeSocket(api::Response& response);
  void drop(api::Response& response);
  void record(const api::Response& response, api::Exchange::Kind kind);
  void keepAfter(api::Response& response);
  void queueAfter();

  // Answering later (http_session_later.cpp)
  Later& beginLater(api::Response& response, const Asked& asked);
  void respondAfterDelay(api::Response& response, const Asked& asked);
  void respondWhenReady(api::Response& response, const Asked& asked);
  void ready(std::uint64_t turn);
  void answerTooLate();
  void goOn(Later& later);
  std::shared_ptr<const void> keptProgram();

  // Streaming (http_session_stream.cpp)
  void startStream(api::Response& response, const Asked& asked);
  void pump();
  void pumpAfter(std::chrono::milliseconds wait);
  std::optional<api::Stream::Step> nextStep();
  bool appendToStream(std::string_view bytes);
  void endStream();
  void cutStream(std::string_view why);
  void leaveStream();
  void stopStream();

  // Writing
  std::size_t queued() const { return m_out.size() + m_tail.size() - m_sent; }
  std::string& outgoing() { return m_tail.empty() ? m_out : m_tail; } // where the next bytes go
  bool flush();
  void writeWhenPossible();
  void onWritten();
  void closeAfterWriting();
  void drain();
  void close();

  TcpSocket m_socket;
  HttpParser m_parser;
  Phase m_phase = Phase::Requests;
  Waiting m_waiting = Waiting::Nothing;
  bool m_isReading = false;
  bool m_isWriting = false; // waits for the socket to take more
  bool m_closes = false;    // after what is queued
  bool m_lingers = false;   // the peer still sends: let it read the answer first
  bool m_peerIsDone = false;
  Milliseconds m_deadline = 0;
  Milliseconds m_rateStart = 0;
  std::uint64_t m_rateBytes = 0;

  std::string m_out;      // heads and small bodies
  std::string m_tail;     // a large body behind them, and what follows it
  std::size_t m_sent = 0; // of both

  std::string m_peer;       // "127.0.0.1:54321"
  std::string m_forwarded;  // the client of a request that came over a trusted proxy
  bool m_isProxied = false; // the peer is one
  std::string m_socketKey;  // of the handshake under way
  std::unique_ptr<Record> m_record;
  std::unique_ptr<Later> m_later;
  std::uint64_t m_turn = 0;           // counts the answers that came later
  std::shared_ptr<const void> m_kept; // what the answer stands on that is resumed now
  std::unique_ptr<Pump> m_pump;
  std::vector<std::unique_ptr<api::AfterResponse>> m_after; // of answers that are not all written yet
};

} // namespace signalbox::server

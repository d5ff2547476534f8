// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the clients' threads write and the UI thread reads; one for each connection, so that late words of an old one
// are not heard.
#pragma once

#include "core/client/sse.h"
#include "ui/bridge/stream_runner.h"

#include <mutex>
#include <vector>

namespace signalbox::ui {

struct StreamRunner::Inbox : std::enable_shared_from_this<Inbox> {
  static constexpr std::size_t messageLimit = 100'000;
  static constexpr std::size_t byteLimit = 24U << 20;

  struct Step {
    StreamState state = StreamState::Open;
    QString text;
    bool hasFailed = false;
    std::uint16_t closeCode = 0;
  };

  // On the client's thread.
  void message(MessageDirection direction, std::string_view payload, bool isBinary = false, std::string_view event = {},
               std::string_view id = {});
  void opened(client::Handshake answer, const QString& words);
  void socketHandshake(client::Handshake answer);
  void closed(std::uint16_t code, const std::string& reason);
  void head(const client::Response& response);
  void data(std::string_view piece);
  void done(const client::Response& response);
  void pong(std::chrono::microseconds took);

  std::mutex mutex; // of what follows, up to the next word
  StreamRunner* owner = nullptr;
  MessageBatch messages;
  std::vector<Step> steps;
  client::Handshake handshake;
  std::string lastEventId;
  qint64 retryMilliseconds = 0;
  quint64 dropped = 0;
  std::optional<std::chrono::microseconds> roundTrip;
  bool isEventStream = false;
  bool isWaking = false;

  // Set before the client knows it, or of the client's thread alone.
  QString url;
  client::Request sent; // of HTTP: what the handshake shows
  enum class Pieces { Events, Lines, AsTheyCome };
  Pieces pieces = Pieces::Lines;
  std::optional<client::SseParser> parser;
  std::string line;
  std::size_t largestMessage = 16U << 20; // bytes; what is longer is cut there

private:
  void note(const QString& sentence);
  void noteCut();
  void pushEvent(const client::SseEvent& event);
  void pushLine(std::string_view content);
  void pushLines(std::string_view piece);
  void step(Step next);
  void wake(); // with the mutex held
};

} // namespace signalbox::ui

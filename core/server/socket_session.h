// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SocketSession: one WebSocket after its handshake was accepted. Beast frames (RFC 6455), the api::Socket decides.
#pragma once

#include "core/server/http_parser.h"
#include "core/server/recorder.h"
#include "core/server/worker.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::server {

struct SocketStart {
  std::shared_ptr<const void> kept; // what the socket stands on; it survives a hot swap
  std::unique_ptr<api::Socket> socket;
  std::unique_ptr<api::AfterResponse> after; // when the socket has ended
  std::vector<api::HeaderLine> headers;      // for the 101
  std::string key;                           // Sec-WebSocket-Key
  std::string unread;                        // frames that came with the handshake
  std::unique_ptr<Record> record;
};

// RFC 6455 §4.2.1: version 13 and a key of 16 bytes. What is wrong, in the words of Python's websockets; empty:
// nothing.
std::string handshakeProblem(const ParsedRequest& request);

class SocketSession final : public Connection {
public:
  SocketSession(Worker& worker, TcpSocket socket, SocketStart start);
  ~SocketSession() override;

  void begin();
  void send(std::shared_ptr<const BroadcastMessage> message);
  void sweep(Milliseconds now) override;
  void finishSoon() override; // closes with 1012
  void abort() override;

private:
  struct State; // the Beast stream: only socket_session.cpp pays for it
  struct Sequence;

  std::shared_ptr<SocketSession> self() { return std::static_pointer_cast<SocketSession>(shared_from_this()); }

  void accept();
  void onOpen();
  void read();
  void onMessage();
  void startTimer(std::size_t index);

  template<class Call>
  void ask(Call call);
  void act(std::vector<api::Socket::Action> actions);
  void play(const std::shared_ptr<Sequence>& sequence);
  void playAfter(std::chrono::milliseconds wait, const std::shared_ptr<Sequence>& sequence);
  void perform(api::Socket::Action& action);

  void closeWith(std::uint16_t code, std::string reason);
  void writeNext();
  void sendClose();
  void ended(std::uint16_t code);
  void queueAfter();

  void tell(api::Exchange::Kind kind);
  std::int64_t sinceOpening() const; // nanoseconds; of a connection that is recorded
  void tellMessage(std::string_view payload, bool isIncoming, bool isText);

  std::unique_ptr<State> m_state;
};

} // namespace signalbox::server

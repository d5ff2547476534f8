// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Server: listens, parses and guards HTTP/1.1 and WebSockets, and asks the published CompiledApi for every answer.
// With handler.h the only header of this folder that others include; it names no Asio type.
#pragma once

#include "core/api/background.h"
#include "core/api/compiled_api.h"
#include "core/base/result.h"
#include "core/base/snapshot.h"
#include "core/server/handler.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace signalbox::server {

// What a peer may ask for, and the answer when it asks for more; whatever else is no proper HTTP/1.1 is 400
// (request_rules.h). Fixed beside them: a chunk-size line of 256 bytes and trailers of 8 KiB (http_parser.h), 500 bytes
// a second of a body over 20 s, a closing handshake and a WebSocket's of 10 s, pings after 20 s.
struct Limits {
  std::size_t headerBytes = 16 * 1024;              // request line to empty line: 431
  std::size_t headerFields = 100;                   // 431
  std::size_t targetBytes = 8 * 1024;               // 414
  std::uint64_t bodyBytes = 128ULL << 20;           // kept in memory: 413
  std::uint64_t formBytes = 2ULL << 30;             // of multipart/form-data instead: 413
  std::size_t formMemoryBytes = 10UL << 20;         // of a form; a larger one goes to a nameless file while it arrives
  std::chrono::milliseconds headerTime{10'000};     // from its first byte to its last: 408
  std::chrono::milliseconds bodyIdleTime{30'000};   // between two pieces of a body: 408
  std::chrono::milliseconds keepAliveTime{60'000};  // between two requests: closed
  std::chrono::milliseconds writeStallTime{30'000}; // the peer takes no byte of an answer: closed
  std::chrono::milliseconds answerTime{600'000};    // of an answer that comes later (api::Deferred): 504
  std::size_t connections = 10'000;                 // fewer where fewer files may be open: 503
  std::size_t slowAnswers = 1'000;                  // that wait for a thread to verify a password: 503
  std::size_t backgroundWorks = 10'000;             // that wait behind answers: one more is skipped
  std::size_t webSocketMessageBytes = 1 << 20;      // 1009
  std::size_t webSocketQueueBytes = 1 << 20;        // of messages its peer does not take: dropped
  std::size_t streamQueueBytes = 256 * 1024;        // of a timed stream whose peer does not take it: dropped
};

struct Options {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8000; // 0 = a free one
  unsigned workers = 1;
  std::string trustedProxies = "127.0.0.1"; // whose X-Forwarded-Proto and -For count: addresses, networks, or *
  Limits limits;
  bool recordExchanges = false;                             // for the sink; costs a copy and a trace per request
  bool recordBodies = true;                                 // with them: the first 64 KiB of each
  api::BackgroundJournal::Observer backgroundObserver = {}; // of every task behind an answer; must not block
};

struct Stats {
  std::uint64_t requests = 0;
  std::uint64_t connections = 0;       // open now
  std::uint64_t sockets = 0;           // open now
  std::uint64_t streams = 0;           // open now
  std::uint64_t backgroundWaiting = 0; // works behind answers
  std::uint64_t backgroundSkipped = 0; // that never ran: too many waited, or the server stopped
};

// Called on an I/O thread, must not block.
using ExchangeSink = std::function<void(api::Exchange)>;

class Server final {
public:
  // Binds before it returns, so that a taken port is an Error here ("Port 8000 is taken ...").
  static Result<std::unique_ptr<Server>> start(std::shared_ptr<Snapshot<api::CompiledApi>> api, Options options,
                                               ExchangeSink sink = {});
  // The same with answers from elsewhere: `makeHandler` is called once per worker.
  static Result<std::unique_ptr<Server>> start(const HandlerFactory& makeHandler, Options options,
                                               ExchangeSink sink = {});
  ~Server(); // stop()

  std::uint16_t port() const;
  std::string url() const; // http://127.0.0.1:8000
  Stats stats() const;
  const api::BackgroundJournal& background() const; // the tasks behind the answers; any thread

  // Stops accepting, lets requests in flight finish up to `grace`, closes sockets with 1012, joins. What is left of
  // `grace` is for the works behind the answers; those that still wait then are skipped, the one under way is waited
  // for. Once; any thread but a sink's.
  void stop(std::chrono::milliseconds grace = std::chrono::milliseconds(10'000));

private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

} // namespace signalbox::server

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

// RELIABILITY.md §3.2; every one is tested at limit-1, limit and limit+1.
struct Limits {
  std::size_t headerBytes = 16 * 1024;
  std::size_t headerFields = 100;
  std::size_t targetBytes = 8 * 1024;
  std::uint64_t bodyBytes = 128ULL << 20;   // kept in memory
  std::uint64_t formBytes = 2ULL << 30;     // of multipart/form-data instead
  std::size_t formMemoryBytes = 10UL << 20; // of a form; a larger one goes to a nameless file while it arrives
  std::chrono::milliseconds headerTime{10'000};
  std::chrono::milliseconds bodyIdleTime{30'000};
  std::chrono::milliseconds keepAliveTime{60'000};
  std::chrono::milliseconds writeStallTime{30'000};
  std::chrono::milliseconds answerTime{600'000}; // of an answer that comes later (api::Deferred); then 504
  std::size_t connections = 10'000;
  std::size_t backgroundWorks = 10'000; // that wait behind answers; one more is skipped
  std::size_t webSocketMessageBytes = 1 << 20;
  std::size_t webSocketQueueBytes = 1 << 20;
  std::size_t streamQueueBytes = 256 * 1024;
};

struct Options {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8000; // 0 = a free one
  unsigned workers = 1;
  Limits limits;
  bool recordExchanges = false; // the window's traffic log; costs a copy per request
  api::BackgroundJournal::Observer backgroundObserver = {}; // of every task behind an answer; must not block
};

struct Stats {
  std::uint64_t requests = 0;
  std::uint64_t connections = 0; // open now
  std::uint64_t sockets = 0;     // open now
  std::uint64_t streams = 0;     // open now
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

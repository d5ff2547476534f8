// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an HttpSession keeps only while it answers late or streams, and what its parts share. Internal to
// http_session*.cpp.
#pragma once

#include "core/server/http_session.h"

#include <boost/asio/steady_timer.hpp>

namespace signalbox::server {

void answerFailure(api::Response& response);     // 500, and the connection ends
void answerUnavailable(api::Response& response); // 503
bool mayHaveBody(int status);

struct HttpSession::Later {
  explicit Later(asio::io_context& io) : timer(io) {}
  std::shared_ptr<HttpSession> self; // nothing else may hold a session that neither reads nor writes
  std::shared_ptr<const void> kept;  // before the response, which may stand on it
  api::Response response;
  Asked asked;
  asio::steady_timer timer;
};

struct HttpSession::Pump {
  Pump(Worker& worker) : timer(worker.io()), open(worker.shared().streams) {}
  std::shared_ptr<const void> kept;
  std::unique_ptr<api::Stream> stream;
  asio::steady_timer timer;
  std::unique_ptr<api::AfterResponse> after;
  std::optional<std::uint64_t> left; // of a known length
  std::string held;                  // what is sent after the wait
  bool isWaiting = false;            // for the timer
  bool isTimed = false;              // its last step came with a wait: time goes on whether the peer reads or not
  bool isChunked = true;
  OpenCount open;
};

} // namespace signalbox::server

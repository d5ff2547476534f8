// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestLog: what `serve --log-format` writes to standard error: one line a request, in JSON with its trace.
#pragma once

#include "core/api/exchange.h"
#include "core/base/bounded_queue.h"
#include "core/server/server.h"

#include <spdlog/logger.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace signalbox::cli {

enum class LogFormat { Text, Json };

// The members of a request's JSON line that follow time and level (signalbox.1, LOG LINES), without the braces.
std::string requestMembers(const api::Exchange& exchange);

class RequestLog final {
public:
  explicit RequestLog(LogFormat format);
  ~RequestLog(); // writes what has been taken; after the server has stopped

  // For any thread; never waits. When the log cannot be written as fast as requests come, some are left out and
  // counted.
  server::ExchangeSink sink();

private:
  void take(api::Exchange exchange);
  void run();
  void writeAll();
  void write(const api::Exchange& exchange);
  void warn(const std::string& text);

  const LogFormat m_format;
  std::shared_ptr<spdlog::logger> m_logger;
  BoundedQueue<api::Exchange> m_queue;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_hasMore = false;
  bool m_isEnding = false;
  std::thread m_thread;
};

} // namespace signalbox::cli

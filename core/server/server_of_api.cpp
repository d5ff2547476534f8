// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Serving a published CompiledApi, apart from server.cpp so that a test with its own handler links no compiler of
// designs.
#include "core/server/api_handler.h"
#include "core/server/server.h"

#include <algorithm>
#include <thread>

namespace signalbox::server {

namespace {

// Each verifies one password at a time, in 64 MiB of memory.
unsigned slowThreads() { return std::clamp(std::thread::hardware_concurrency(), 1U, 4U); }

} // namespace

Result<std::unique_ptr<Server>> Server::start(std::shared_ptr<Snapshot<api::CompiledApi>> api, Options options,
                                              ExchangeSink sink) {
  const auto pool = std::make_shared<ThreadPool>(slowThreads(), options.limits.slowAnswers);
  const auto makeHandler = [api, pool]() -> std::unique_ptr<Handler> {
    return std::make_unique<ApiHandler>(api, pool);
  };
  return start(HandlerFactory(makeHandler), std::move(options), std::move(sink));
}

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Serving a published CompiledApi, apart from server.cpp so that a test with its own handler links no compiler of
// designs.
#include "core/server/api_handler.h"
#include "core/server/server.h"

namespace signalbox::server {

Result<std::unique_ptr<Server>> Server::start(std::shared_ptr<Snapshot<api::CompiledApi>> api, Options options,
                                              ExchangeSink sink) {
  const auto makeHandler = [api]() -> std::unique_ptr<Handler> { return std::make_unique<ApiHandler>(api); };
  return start(HandlerFactory(makeHandler), std::move(options), std::move(sink));
}

} // namespace signalbox::server

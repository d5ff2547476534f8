// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Handler: what a worker asks for every answer. The published CompiledApi in the product, a hand-written one in tests.
#pragma once

#include "core/api/exchange.h"
#include "core/api/message.h"
#include "core/value/arena.h"

#include <functional>
#include <memory>

namespace signalbox::server {

// One per worker, used on its thread only.
class Handler {
public:
  virtual ~Handler() = default;

  // Clears `response`, then fills it; `trace` may be null. Views in `request` die when it returns.
  virtual void handle(const api::Request& request, Arena& arena, api::Response& response, api::Trace* trace) = 0;

  // What the answers of handle() stand on: a stream or a socket keeps it as long as it is open.
  virtual std::shared_ptr<const void> current() const = 0;
};

using HandlerFactory = std::function<std::unique_ptr<Handler>()>;

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MiddlewareChain: the design's middleware in its order, the first outermost.
#pragma once

#include "core/api/exchange.h"
#include "core/api/middleware.h"

#include <functional>
#include <vector>

namespace signalbox::api {

class MiddlewareChain final {
public:
  struct Link {
    design::Middleware source;
    MiddlewarePtr middleware;
  };

  MiddlewareChain() = default;
  // What is as it was is taken over from `previous`, with all it has counted.
  MiddlewareChain(const design::Design& design, const MiddlewareChain* previous,
                  const std::function<std::optional<std::string>(std::string_view)>& secret);

  bool isEmpty() const { return !m_links; }

  // `inner` answers what comes through. An unhandled error's 500 goes out as it is, as Starlette's does.
  using Inner = std::function<void(const Request& request)>;
  void run(const Request& request, const security::Authority& authority, Arena& arena, Response& response, Trace* trace,
           const Inner& inner) const;

private:
  MiddlewarePtr find(const design::Middleware& source) const;

  std::shared_ptr<const std::vector<Link>> m_links; // null when there are none; answers that come later share it
};

} // namespace signalbox::api

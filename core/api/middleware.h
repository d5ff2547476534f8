// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the routes: each middleware sees a request before they do, may answer it itself, and may change
// the answer's status and headers (gzip: its bytes) on the way out.
#pragma once

#include "core/api/request_text.h"
#include "core/design/design.h"
#include "core/security/authority.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

class Session; // core/api/session.h

// What a middleware may read and write on a request's way in.
struct Passage {
  const Request& request;
  RequestText& text;
  Arena& arena;
  Response& response;                   // filled by the one that answers itself
  Session*& session;                    // of the session middleware; lives as long as its run
  const security::Authority& authority; // which tokens are ours
  bool isAnswered = false;
};

// One request's passage through one middleware; keeps what the way out needs, for an answer may come later (Deferred).
class MiddlewareRun {
public:
  virtual ~MiddlewareRun() = default;
  virtual void after(Response& response) = 0; // its head stands; a stream's bytes are still to come
};

class Middleware {
public:
  virtual ~Middleware() = default;
  // Any thread. Null: nothing to do on the way out; always null when it answered.
  virtual std::unique_ptr<MiddlewareRun> before(Passage& passage) const = 0;
};

// What a middleware is made from.
struct MiddlewareScope {
  const design::Middleware& source;
  const std::function<std::optional<std::string>(std::string_view)>& secret; // the value of a secret by its name
};

using MiddlewarePtr = std::shared_ptr<const Middleware>;
MiddlewarePtr makeCors(const MiddlewareScope& scope);
MiddlewarePtr makeGzip(const MiddlewareScope& scope);
MiddlewarePtr makeTrustedHost(const MiddlewareScope& scope);
MiddlewarePtr makeHttpsRedirect(const MiddlewareScope& scope);
MiddlewarePtr makeSession(const MiddlewareScope& scope);
MiddlewarePtr makeRateLimit(const MiddlewareScope& scope);
MiddlewarePtr makeSecurityHeaders(const MiddlewareScope& scope);
MiddlewarePtr makeRequestId(const MiddlewareScope& scope);
MiddlewarePtr makeTiming(const MiddlewareScope& scope);
MiddlewarePtr makeHeaders(const MiddlewareScope& scope);

} // namespace signalbox::api

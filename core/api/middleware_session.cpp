// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// starlette.middleware.sessions.SessionMiddleware: the session's JSON, signed, in a cookie.
#include "core/api/header_lines.h"
#include "core/api/middleware.h"
#include "core/api/middleware_options.h"
#include "core/api/session.h"
#include "core/api/signed_text.h"
#include "core/api/uuid4.h"
#include "core/value/read.h"

#include <algorithm>
#include <chrono>

namespace signalbox::api {
namespace {

std::int64_t now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

class SessionMiddleware final : public Middleware {
public:
  SessionMiddleware(const MiddlewareOptions& options, std::string_view secret)
      : m_signer(secret), m_cookie(options.text("session_cookie", "session")), m_path(options.text("path", "/")),
        m_flags("httponly; samesite=" + options.text("same_site", "lax")) {
    if (!options.isNull("max_age")) m_maximumAge = options.integer("max_age", 14 * 24 * 60 * 60);
    if (options.flag("https_only", false)) m_flags += "; secure";
    if (const std::string domain = options.text("domain"); !domain.empty()) m_flags += "; domain=" + domain;
  }

  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override;

  void after(const Session& session, Response& response) const {
    if (session.isAccessed()) addVary(response.headers, "Cookie");
    if (!session.isModified() || (session.isEmpty() && session.wasEmpty())) return;
    std::string line = m_cookie + '=';
    line += session.isEmpty() ? "null" : m_signer.sign(toBase64(session.text()), now());
    line += "; path=" + m_path + "; ";
    if (session.isEmpty())
      line += "expires=Thu, 01 Jan 1970 00:00:00 GMT; ";
    else if (m_maximumAge && *m_maximumAge != 0)
      line += "Max-Age=" + std::to_string(*m_maximumAge) + "; ";
    response.headers.push_back({"set-cookie", line + m_flags});
  }

private:
  Session read(Passage& passage) const {
    const auto cookies = passage.text.cookies();
    const auto sent = std::ranges::find(cookies, std::string_view(m_cookie), &TextPair::name);
    if (sent == cookies.end()) return {};
    const auto data = m_signer.unsign(sent->value, m_maximumAge, now());
    const auto json = data ? fromBase64(*data) : std::nullopt;
    if (!json) return {};
    const auto value = readJson(passage.arena.copy(*json), passage.arena);
    return value && value->is(Kind::Dict) ? Session(*value) : Session();
  }

  SignedText m_signer;
  std::string m_cookie;
  std::string m_path;
  std::string m_flags;
  std::optional<std::int64_t> m_maximumAge;
};

class SessionRun final : public MiddlewareRun {
public:
  SessionRun(const SessionMiddleware& middleware, Session session)
      : m_middleware(middleware), m_session(std::move(session)) {}

  Session& session() { return m_session; }
  void after(Response& response) override {
    if (!response.socket) m_middleware.after(m_session, response);
  }

private:
  const SessionMiddleware& m_middleware;
  Session m_session;
};

std::unique_ptr<MiddlewareRun> SessionMiddleware::before(Passage& passage) const {
  auto run = std::make_unique<SessionRun>(*this, read(passage));
  passage.session = &run->session();
  return run;
}

} // namespace

MiddlewarePtr makeSession(const MiddlewareScope& scope) {
  const MiddlewareOptions options(scope.source.options);
  // Without a secret the sessions end with this process: a key that nobody knows is better than one that everybody
  // does.
  const auto secret = scope.secret ? scope.secret(options.text("secret_key", "SESSION_KEY")) : std::nullopt;
  return std::make_shared<SessionMiddleware>(options, secret ? *secret : randomBytes(32));
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fixed window for each client address or user; core/design/README.md says exactly how.
#include "core/api/header_lines.h"
#include "core/api/header_text.h"
#include "core/api/middleware.h"
#include "core/api/middleware_options.h"
#include "core/api/rate_window.h"
#include "core/api/replies.h"

#include <algorithm>

namespace signalbox::api {
namespace {

void writeRate(HeaderLines& headers, std::int64_t limit, const RateWindow::Verdict& verdict) {
  setHeader(headers, "x-ratelimit-limit", std::to_string(limit));
  setHeader(headers, "x-ratelimit-remaining", std::to_string(verdict.remaining));
  setHeader(headers, "x-ratelimit-reset", std::to_string(verdict.resetSeconds));
}

class RateRun final : public MiddlewareRun {
public:
  RateRun(std::int64_t limit, RateWindow::Verdict verdict) : m_limit(limit), m_verdict(verdict) {}
  void after(Response& response) override { writeRate(response.headers, m_limit, m_verdict); }

private:
  std::int64_t m_limit;
  RateWindow::Verdict m_verdict;
};

class RateLimit final : public Middleware {
public:
  explicit RateLimit(const MiddlewareOptions& options)
      : m_window(std::max<std::int64_t>(options.integer("requests", 60), 1),
                 std::chrono::seconds(std::max<std::int64_t>(options.integer("seconds", 60), 1))),
        m_isPerUser(options.text("per", "ip") == "user") {}

  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    if (passage.request.isUpgrade) return nullptr;
    const auto verdict = m_window.count(keyOf(passage), RateWindow::Clock::now());
    if (verdict.isAllowed) return std::make_unique<RateRun>(m_window.requests(), verdict);
    passage.isAnswered = true;
    Response& response = passage.response;
    response.status = 429;
    response.headers = {{"retry-after", std::to_string(verdict.resetSeconds)}};
    writeRate(response.headers, m_window.requests(), verdict);
    response.headers.push_back({"content-type", "application/json"});
    response.body = R"({"detail":"Too Many Requests"})";
    return nullptr;
  }

private:
  // A token that is not ours counts for its sender's address: making tokens up gains nothing.
  std::string keyOf(const Passage& passage) const {
    if (m_isPerUser)
      if (const auto token = bearerToken(passage.request)) {
        const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
        if (const auto grant = passage.authority.check(*token, now.count())) return "user:" + grant->username;
      }
    const std::string_view address = passage.request.clientAddress;
    return "ip:" + std::string(address.substr(0, address.rfind(':')));
  }

  static std::optional<std::string_view> bearerToken(const Request& request) {
    const auto line = findHeader(request, "authorization");
    if (!line) return std::nullopt;
    const std::size_t space = line->find(' ');
    if (space == std::string_view::npos || lowerCase(line->substr(0, space)) != "bearer") return std::nullopt;
    return stripped(line->substr(space + 1));
  }

  mutable RateWindow m_window;
  bool m_isPerUser;
};

} // namespace

MiddlewarePtr makeRateLimit(const MiddlewareScope& scope) {
  return std::make_shared<RateLimit>(MiddlewareOptions(scope.source.options));
}

} // namespace signalbox::api

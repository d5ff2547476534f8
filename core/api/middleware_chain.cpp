// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/middleware_chain.h"

#include "core/api/replies.h"
#include "core/api/session.h"

#include <algorithm>
#include <chrono>

namespace signalbox::api {
namespace {

using Runs = std::vector<std::unique_ptr<MiddlewareRun>>; // the outermost first
using Links = std::shared_ptr<const std::vector<MiddlewareChain::Link>>;
using Maker = MiddlewarePtr (*)(const MiddlewareScope&);

constexpr std::pair<std::string_view, Maker> makers[] = {
    {"cors", makeCors},
    {"gzip", makeGzip},
    {"trusted_host", makeTrustedHost},
    {"https_redirect", makeHttpsRedirect},
    {"session", makeSession},
    {"rate_limit", makeRateLimit},
    {"security_headers", makeSecurityHeaders},
    {"request_id", makeRequestId},
    {"timing", makeTiming},
    {"headers", makeHeaders},
};

void runAfter(const Runs& runs, Response& response) {
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) (*run)->after(response);
}

bool goesOutAsItIs(const Response& response) {
  return response.dropConnection || (response.closeConnection && !response.isFromMount);
}

// The chain's way out for an answer that is not there yet.
class AroundDeferred final : public Deferred {
public:
  AroundDeferred(std::unique_ptr<Deferred> inner, Links links, Runs runs)
      : m_inner(std::move(inner)), m_links(std::move(links)), m_runs(std::move(runs)) {}

  void start(std::function<void()> wake) override { m_inner->start(std::move(wake)); }
  bool endsWithClient() const override { return m_inner->endsWithClient(); }
  std::string_view waitsFor() const override { return m_inner->waitsFor(); }
  void finish(Response& response) override {
    m_inner->finish(response);
    if (!goesOutAsItIs(response)) runAfter(m_runs, response);
  }

private:
  std::unique_ptr<Deferred> m_inner;
  Links m_links; // what the runs point into
  Runs m_runs;
};

void wayOut(const Links& links, Runs runs, Response& response) {
  if (response.deferred)
    response.deferred = std::make_unique<AroundDeferred>(std::move(response.deferred), links, std::move(runs));
  else if (!goesOutAsItIs(response))
    runAfter(runs, response);
}

} // namespace

MiddlewareChain::MiddlewareChain(const design::Design& design, const MiddlewareChain* previous,
                                 const std::function<std::optional<std::string>(std::string_view)>& secret) {
  std::vector<Link> links;
  for (const design::Middleware& source : design.middleware()) {
    if (const MiddlewarePtr known = previous ? previous->find(source) : nullptr) {
      links.push_back({source, known});
      continue;
    }
    const auto maker = std::ranges::find(makers, source.kind, &std::pair<std::string_view, Maker>::first);
    if (maker != std::end(makers)) links.push_back({source, maker->second({source, secret})});
  }
  if (!links.empty()) m_links = std::make_shared<const std::vector<Link>>(std::move(links));
}

MiddlewarePtr MiddlewareChain::find(const design::Middleware& source) const {
  if (!m_links) return nullptr;
  const auto known = std::ranges::find(*m_links, source, &Link::source);
  return known == m_links->end() ? nullptr : known->middleware;
}

void MiddlewareChain::run(const Request& request, const security::Authority& authority, Arena& arena,
                          Response& response, Trace* trace, const Inner& inner) const {
  const auto started = std::chrono::steady_clock::now();
  beginResponse(response);
  Request passed = request;
  RequestText text(request, arena);
  Passage passage{request, text, arena, response, passed.session, authority};
  Runs runs;
  for (const Link& link : *m_links) {
    auto run = link.middleware->before(passage);
    if (passage.isAnswered) {
      if (trace) {
        trace->clear();
        const auto took = std::chrono::steady_clock::now() - started;
        trace->stages.push_back({"Middleware", link.source.kind, StageState::Stopped, took.count(), 0});
      }
      return wayOut(m_links, std::move(runs), response);
    }
    if (run) runs.push_back(std::move(run));
  }
  inner(passed);
  if (request.session && passed.session != request.session) request.session->adopt(*passed.session);
  wayOut(m_links, std::move(runs), response);
}

} // namespace signalbox::api

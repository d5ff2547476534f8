// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/pooled_answer.h"

#include "core/api/stage.h"
#include "core/server/http_session_state.h"

#include <chrono>
#include <exception>

namespace signalbox::server {

namespace {

using Clock = std::chrono::steady_clock;

// Its texts in the arena; a body in a file is shared.
api::Request keptRequest(const api::Request& request, Arena& arena) {
  api::Request kept = request;
  kept.method = arena.copy(request.method);
  kept.target = arena.copy(request.target);
  const auto headers = arena.make<api::HeaderView>(request.headers.size());
  for (std::size_t i = 0; i < headers.size(); ++i)
    headers[i] = {arena.copy(request.headers[i].name), arena.copy(request.headers[i].value)};
  kept.headers = headers;
  if (!request.spooled) kept.body = arena.copy(request.body);
  kept.scheme = arena.copy(request.scheme);
  kept.localAddress = arena.copy(request.localAddress);
  kept.clientAddress = arena.copy(request.clientAddress);
  kept.rootPath = arena.copy(request.rootPath);
  return kept;
}

} // namespace

// Shared with the pool: it may outlive the answer's connection.
class PooledAnswer::Work final : public ThreadPool::Job {
public:
  Work(std::shared_ptr<const api::CompiledApi> api, const api::Request& request, bool traces)
      : m_api(std::move(api)), m_request(keptRequest(request, m_arena)), m_traces(traces), m_asked(Clock::now()) {}

  void wakeWith(std::function<void()> wake) { m_wake = std::move(wake); }

  void run() noexcept override {
    const std::chrono::nanoseconds waited = Clock::now() - m_asked;
    try {
      m_api->handle(m_request, m_arena, m_response, m_traces ? &m_trace : nullptr);
      if (m_traces)
        m_trace.stages.insert(m_trace.stages.begin(), {std::string(api::stage::waiting), "for a free thread",
                                                       api::StageState::Passed, waited.count(), 0});
    } catch (const std::exception&) {
      answerFailure(m_response);
    }
    m_wake(); // from here on the answer belongs to another thread
  }

  api::Response& response() { return m_response; }
  api::Trace& trace() { return m_trace; }

private:
  std::shared_ptr<const api::CompiledApi> m_api;
  Arena m_arena;
  api::Request m_request;
  bool m_traces;
  Clock::time_point m_asked;
  std::function<void()> m_wake;
  api::Response m_response; // stands on what is above
  api::Trace m_trace;
};

PooledAnswer::PooledAnswer(std::shared_ptr<ThreadPool> pool, std::shared_ptr<const api::CompiledApi> api,
                           const api::Request& request, api::Trace* trace)
    : m_pool(std::move(pool)), m_work(std::make_shared<Work>(std::move(api), request, trace != nullptr)),
      m_trace(trace) {}

PooledAnswer::~PooledAnswer() { m_pool->remove(*m_work); }

void PooledAnswer::start(std::function<void()> wake) {
  m_work->wakeWith(wake);
  if (m_pool->add(m_work)) return;
  answerUnavailable(m_work->response());
  wake();
}

void PooledAnswer::finish(api::Response& response) {
  response = std::move(m_work->response());
  if (m_trace) *m_trace = std::move(m_work->trace());
}

} // namespace signalbox::server

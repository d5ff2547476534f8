// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PooledAnswer: a request that takes long to answer, answered on a thread of the pool while its I/O thread goes on.
#pragma once

#include "core/api/compiled_api.h"
#include "core/server/thread_pool.h"

namespace signalbox::server {

class PooledAnswer final : public api::Deferred {
public:
  // Copies the request. `trace` may be null; it is written by finish().
  PooledAnswer(std::shared_ptr<ThreadPool> pool, std::shared_ptr<const api::CompiledApi> api,
               const api::Request& request, api::Trace* trace);
  ~PooledAnswer() override;

  void start(std::function<void()> wake) override;
  void finish(api::Response& response) override;
  bool endsWithClient() const override { return false; }

private:
  class Work;
  std::shared_ptr<ThreadPool> m_pool;
  std::shared_ptr<Work> m_work;
  api::Trace* m_trace;
};

} // namespace signalbox::server

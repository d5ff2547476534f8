// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ApiHandler: answers from the published CompiledApi; looks at one atomic a request and takes the new one when it
// changed. What takes long to answer goes to a pool of threads.
#pragma once

#include "core/api/compiled_api.h"
#include "core/base/snapshot.h"
#include "core/server/handler.h"
#include "core/server/thread_pool.h"

namespace signalbox::server {

class ApiHandler final : public Handler {
public:
  ApiHandler(std::shared_ptr<Snapshot<api::CompiledApi>> api, std::shared_ptr<ThreadPool> pool)
      : m_api(std::move(api)), m_pool(std::move(pool)) {}

  void handle(const api::Request& request, Arena& arena, api::Response& response, api::Trace* trace) override;
  std::shared_ptr<const void> current() const override { return m_current; }

private:
  std::shared_ptr<Snapshot<api::CompiledApi>> m_api;
  std::shared_ptr<ThreadPool> m_pool; // of all workers
  std::shared_ptr<const api::CompiledApi> m_current;
  std::uint64_t m_revision = 0; // a snapshot's first revision is 1
};

} // namespace signalbox::server

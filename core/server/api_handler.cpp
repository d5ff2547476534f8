// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api_handler.h"

#include "core/server/http_session_state.h"
#include "core/server/pooled_answer.h"

namespace signalbox::server {

void ApiHandler::handle(const api::Request& request, Arena& arena, api::Response& response, api::Trace* trace) {
  if (const auto revision = m_api->revision(); revision != m_revision) {
    m_current = m_api->load(); // may be newer than `revision`: then the next request loads it once more
    m_revision = revision;
  }
  if (!m_current) return answerUnavailable(response);
  if (m_current->isSlow(request, arena)) {
    response.clear();
    response.deferred = std::make_unique<PooledAnswer>(m_pool, m_current, request, trace);
    return;
  }
  m_current->handle(request, arena, response, trace);
}

} // namespace signalbox::server

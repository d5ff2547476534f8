// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api_handler.h"

namespace signalbox::server {

namespace {

void answerWithoutApi(api::Response& response) {
  response.clear();
  response.status = 503;
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = "Service Unavailable";
}

} // namespace

void ApiHandler::handle(const api::Request& request, Arena& arena, api::Response& response, api::Trace* trace) {
  if (const auto revision = m_api->revision(); revision != m_revision) {
    m_current = m_api->load(); // may be newer than `revision`: then the next request loads it once more
    m_revision = revision;
  }
  if (!m_current) return answerWithoutApi(response);
  m_current->handle(request, arena, response, trace);
}

} // namespace signalbox::server

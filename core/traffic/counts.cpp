// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/counts.h"

#include "core/traffic/filter.h"

#include <algorithm>

namespace signalbox::traffic {

namespace {

using Kind = api::Exchange::Kind;

bool isWrite(const std::string& method) {
  return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

} // namespace

StatusClass classOf(const api::Exchange& exchange) {
  if (exchange.status == 0) return exchange.kind == Kind::Refused ? StatusClass::ClientError : StatusClass::Success;
  return static_cast<StatusClass>(std::clamp(exchange.status / 100, 1, 5) - 1);
}

bool isRequest(const api::Exchange& exchange) {
  return exchange.kind != Kind::SocketMessage && exchange.kind != Kind::SocketClosed &&
         exchange.kind != Kind::StreamClosed;
}

void Counts::change(const api::Exchange& exchange, int step) {
  if (!isRequest(exchange)) return;
  m_requests += step;
  m_classes[static_cast<std::size_t>(classOf(exchange))] += step;
  if (isInvalid(exchange)) m_invalid += step;
  if (exchange.durationNanoseconds >= slowNanoseconds) m_slow += step;
  if (isWrite(exchange.method)) m_writes += step;
  if (exchange.trace.endpoint.empty()) return;
  const auto known = m_endpoints.try_emplace(exchange.trace.endpoint, 0).first;
  known->second += step;
  if (known->second <= 0) m_endpoints.erase(known);
}

} // namespace signalbox::traffic

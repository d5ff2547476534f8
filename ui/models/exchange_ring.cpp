// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exchange_ring.h"

namespace signalbox::ui {

namespace {

std::size_t bodyBytes(const api::Exchange& exchange) {
  return exchange.requestBody.size() + exchange.responseBody.size();
}

} // namespace

std::size_t ExchangeRing::add(const std::vector<api::Exchange>& batch) {
  for (const auto& exchange : batch) {
    m_bodyBytes += bodyBytes(exchange);
    m_exchanges.push_back(exchange);
  }
  std::size_t fallen = 0;
  for (; m_exchanges.size() > m_limits.rows; ++fallen) {
    m_bodyBytes -= bodyBytes(m_exchanges.front());
    m_exchanges.pop_front();
    ++m_first;
  }
  dropBodies();
  return fallen;
}

void ExchangeRing::dropBodies() {
  if (m_firstWithBodies < m_first) m_firstWithBodies = m_first;
  for (; m_bodyBytes > m_limits.bodyBytes && m_firstWithBodies < endSequence(); ++m_firstWithBodies) {
    api::Exchange& exchange = m_exchanges[std::size_t(m_firstWithBodies - m_first)];
    m_bodyBytes -= bodyBytes(exchange);
    std::string().swap(exchange.requestBody);
    std::string().swap(exchange.responseBody);
  }
}

void ExchangeRing::clear() {
  m_first = endSequence();
  m_firstWithBodies = m_first;
  m_exchanges.clear();
  m_bodyBytes = 0;
}

} // namespace signalbox::ui

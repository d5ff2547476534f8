// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exchange_ring.h"

#include <algorithm>
#include <utility>

namespace signalbox::ui {

std::size_t ExchangeRing::add(std::vector<api::Exchange> batch, const Falls& falls) {
  for (auto& exchange : batch) {
    const std::size_t bytes = traffic::partsBytes(exchange);
    const traffic::Pipeline pipeline = traffic::pipelineOf(exchange.trace.stages);
    m_rows.push_back({std::move(exchange), pipeline, bytes});
    m_partsBytes += bytes;
  }
  std::size_t fallen = 0;
  for (; m_rows.size() > m_limits.rows; ++fallen) dropOldest(falls);
  return fallen;
}

void ExchangeRing::dropOldest(const Falls& falls) {
  if (falls) falls(m_rows.front().exchange);
  m_partsBytes -= m_rows.front().partsBytes;
  m_rows.pop_front();
  ++m_first;
  m_firstWhole = std::max(m_firstWhole, m_first);
}

ExchangeRing::GivenUp ExchangeRing::giveUp() {
  GivenUp given{m_firstWhole, {}, 0};
  for (; m_partsBytes > m_limits.partsBytes && m_firstWhole < endSequence(); ++m_firstWhole) {
    Row& row = m_rows[std::size_t(m_firstWhole - m_first)];
    m_partsBytes -= row.partsBytes;
    given.bytes += std::exchange(row.partsBytes, 0);
    given.parts.push_back(traffic::takeParts(row.exchange));
  }
  return given;
}

void ExchangeRing::clear() {
  m_first = endSequence();
  m_firstWhole = m_first;
  m_partsBytes = 0;
  m_rows.clear();
}

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exchange_ring.h"

namespace signalbox::ui {

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

std::size_t bodyBytes(const api::Exchange& exchange) {
  return exchange.requestBody.size() + exchange.responseBody.size();
}

std::size_t headerBytes(const Headers& headers) {
  std::size_t bytes = headers.capacity() * sizeof(Headers::value_type);
  for (const auto& [name, value] : headers) bytes += name.size() + value.size();
  return bytes;
}

// About what they cost in memory.
std::size_t detailBytes(const api::Exchange& exchange) {
  const api::Trace& trace = exchange.trace;
  std::size_t bytes = headerBytes(exchange.requestHeaders) + headerBytes(exchange.responseHeaders) +
                      trace.candidates.capacity() * sizeof(api::RouteCandidate) +
                      trace.parameters.capacity() * sizeof(api::ReadParameter) +
                      trace.stages.capacity() * sizeof(api::Stage);
  for (const auto& candidate : trace.candidates) bytes += candidate.route.size();
  for (const auto& parameter : trace.parameters) bytes += parameter.value.size() + parameter.function.size();
  for (const auto& problem : trace.problems) bytes += sizeof(std::string) + problem.size();
  return bytes;
}

template<class T>
void release(T& value) {
  T().swap(value);
}

} // namespace

std::size_t ExchangeRing::add(std::vector<api::Exchange> batch, const Falls& falls) {
  for (auto& exchange : batch) {
    const traffic::Pipeline pipeline = traffic::pipelineOf(exchange.trace.stages);
    m_rows.push_back({std::move(exchange), pipeline});
    m_bodies.bytes += bodyBytes(m_rows.back().exchange);
    m_details.bytes += detailBytes(m_rows.back().exchange);
  }
  std::size_t fallen = 0;
  for (; m_rows.size() > m_limits.rows; ++fallen) dropOldest(falls);
  dropBodies();
  dropDetails();
  return fallen;
}

void ExchangeRing::dropOldest(const Falls& falls) {
  const api::Exchange& oldest = m_rows.front().exchange;
  if (falls) falls(oldest);
  if (!hasLostBodies(m_first)) m_bodies.bytes -= bodyBytes(oldest);
  if (!hasLostDetails(m_first)) m_details.bytes -= detailBytes(oldest);
  m_rows.pop_front();
  ++m_first;
  m_bodies.first = std::max(m_bodies.first, m_first);
  m_details.first = std::max(m_details.first, m_first);
}

void ExchangeRing::dropBodies() {
  for (; m_bodies.bytes > m_limits.bodyBytes && m_bodies.first < endSequence(); ++m_bodies.first) {
    api::Exchange& exchange = m_rows[std::size_t(m_bodies.first - m_first)].exchange;
    m_bodies.bytes -= bodyBytes(exchange);
    release(exchange.requestBody);
    release(exchange.responseBody);
  }
}

void ExchangeRing::dropDetails() {
  for (; m_details.bytes > m_limits.detailBytes && m_details.first < endSequence(); ++m_details.first) {
    api::Exchange& exchange = m_rows[std::size_t(m_details.first - m_first)].exchange;
    m_details.bytes -= detailBytes(exchange);
    release(exchange.requestHeaders);
    release(exchange.responseHeaders);
    release(exchange.trace.candidates);
    release(exchange.trace.parameters);
    release(exchange.trace.stages);
    if (!exchange.trace.problems.empty()) exchange.trace.problems.resize(1); // what was wrong stays known
  }
}

void ExchangeRing::clear() {
  m_first = endSequence();
  m_bodies = {m_first, 0};
  m_details = {m_first, 0};
  m_rows.clear();
}

} // namespace signalbox::ui

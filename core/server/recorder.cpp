// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/recorder.h"

#include <algorithm>

namespace signalbox::server {

namespace {

constexpr std::size_t keptBodyBytes = 64 * 1024;

std::uint64_t nextId(Shared& shared) { return shared.lastExchange.fetch_add(1, std::memory_order_relaxed) + 1; }

} // namespace

void keepFirst(std::string& kept, std::string_view bytes, std::size_t limit) {
  if (kept.size() < limit) kept.append(bytes.substr(0, limit - kept.size()));
}

Record recordOf(const api::Request& request, Shared& shared) {
  Record record;
  record.started = std::chrono::steady_clock::now();
  auto& exchange = record.exchange;
  exchange.id = nextId(shared);
  exchange.startedMicroseconds = wallMicroseconds();
  exchange.method = request.method;
  exchange.target = request.target;
  exchange.requestHeaders.reserve(request.headers.size());
  for (const auto& header : request.headers) exchange.requestHeaders.emplace_back(header.name, header.value);
  record.bodyLimit = shared.options.recordBodies ? keptBodyBytes : 0;
  keepFirst(exchange.requestBody, request.body, record.bodyLimit);
  exchange.requestBytes = request.body.size();
  return record;
}

void takeAnswer(Record& record, int status, const std::vector<api::HeaderLine>& headers, std::string_view body) {
  auto& exchange = record.exchange;
  exchange.durationNanoseconds = std::chrono::nanoseconds(std::chrono::steady_clock::now() - record.started).count();
  exchange.status = status;
  for (const auto& header : headers) exchange.responseHeaders.emplace_back(header.name, header.value);
  keepFirst(exchange.responseBody, body, record.bodyLimit);
  exchange.responseBytes = body.size();
}

void send(Record& record, api::Exchange::Kind kind, Shared& shared) {
  record.exchange.kind = kind;
  shared.sink(record.exchange);
}

void sendRefused(Shared& shared, std::string_view method, std::string_view target, int status, std::string_view why) {
  if (!shared.sink) return;
  api::Exchange exchange;
  exchange.kind = api::Exchange::Kind::Refused;
  exchange.id = nextId(shared);
  exchange.startedMicroseconds = wallMicroseconds();
  exchange.method = method;
  exchange.target = target;
  exchange.status = status;
  exchange.note = why;
  shared.sink(std::move(exchange));
}

} // namespace signalbox::server

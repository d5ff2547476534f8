// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts: how many of the kept exchanges there are of each sort; kept up as they come and fall out.
#pragma once

#include "core/api/exchange.h"

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace signalbox::traffic {

// Of an answer: those in the hundreds from 1xx to 5xx. What was refused without a status counts as a client's error.
enum class StatusClass : std::uint8_t { Information, Success, Redirect, ClientError, ServerError };
inline constexpr std::size_t statusClasses = 5;
StatusClass classOf(const api::Exchange& exchange);

// Not the messages of a socket, nor the ends of streams and sockets.
bool isRequest(const api::Exchange& exchange);

class Counts final {
public:
  void add(const api::Exchange& exchange) { change(exchange, 1); }
  void remove(const api::Exchange& exchange) { change(exchange, -1); }
  void clear() { *this = Counts(); }

  std::int64_t requests() const { return m_requests; }
  std::int64_t of(StatusClass statusClass) const { return m_classes[static_cast<std::size_t>(statusClass)]; }
  std::int64_t invalid() const { return m_invalid; }
  std::int64_t slow() const { return m_slow; }
  std::int64_t writes() const { return m_writes; }
  const std::unordered_map<std::string, std::int64_t>& endpoints() const { return m_endpoints; } // by id

private:
  void change(const api::Exchange& exchange, int step);

  std::int64_t m_requests = 0;
  std::array<std::int64_t, statusClasses> m_classes{};
  std::int64_t m_invalid = 0;
  std::int64_t m_slow = 0;
  std::int64_t m_writes = 0;
  std::unordered_map<std::string, std::int64_t> m_endpoints;
};

} // namespace signalbox::traffic

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeRing: the last exchanges of the server, oldest first. Bounded in rows and in bytes of bodies.
#pragma once

#include "core/api/exchange.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace signalbox::ui {

class ExchangeRing final {
public:
  struct Limits {
    std::size_t rows = 100'000;
    std::size_t bodyBytes = 32 << 20; // past it the oldest rows lose their bodies
  };

  ExchangeRing() : ExchangeRing(Limits()) {}
  explicit ExchangeRing(Limits limits) : m_limits(limits) {}

  // How many of the oldest fell out.
  std::size_t add(const std::vector<api::Exchange>& batch);
  void clear();

  // Sequence numbers never repeat; those of firstSequence() up to endSequence() can be read.
  std::uint64_t firstSequence() const { return m_first; }
  std::uint64_t endSequence() const { return m_first + m_exchanges.size(); }
  const api::Exchange& at(std::uint64_t sequence) const { return m_exchanges[std::size_t(sequence - m_first)]; }
  bool holds(std::uint64_t sequence) const { return sequence >= m_first && sequence < endSequence(); }
  bool hasLostBodies(std::uint64_t sequence) const { return sequence < m_firstWithBodies; }

private:
  void dropBodies();

  Limits m_limits;
  std::deque<api::Exchange> m_exchanges;
  std::uint64_t m_first = 0;
  std::uint64_t m_firstWithBodies = 0;
  std::size_t m_bodyBytes = 0;
};

} // namespace signalbox::ui

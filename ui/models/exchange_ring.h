// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeRing: the last exchanges of the server, oldest first. Bounded in rows, in bytes of bodies, and in bytes of
// headers and traces.
#pragma once

#include "core/traffic/stage_spans.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

namespace signalbox::ui {

class ExchangeRing final {
public:
  struct Limits {
    std::size_t rows = 100'000;
    std::size_t bodyBytes = 32 << 20;   // past it the oldest rows lose their bodies
    std::size_t detailBytes = 96 << 20; // past it the oldest rows lose their headers and traces
  };

  ExchangeRing() : ExchangeRing(Limits()) {}
  explicit ExchangeRing(Limits limits) : m_limits(limits) {}

  // How many of the oldest fell out; `falls` is called with each before it does.
  using Falls = std::function<void(const api::Exchange&)>;
  std::size_t add(std::vector<api::Exchange> batch, const Falls& falls = {});
  void clear();

  // Sequence numbers never repeat; those of firstSequence() up to endSequence() can be read.
  std::uint64_t firstSequence() const { return m_first; }
  std::uint64_t endSequence() const { return m_first + m_rows.size(); }
  const api::Exchange& at(std::uint64_t sequence) const { return row(sequence).exchange; }
  const traffic::Pipeline& pipeline(std::uint64_t sequence) const { return row(sequence).pipeline; } // stays
  bool holds(std::uint64_t sequence) const { return sequence >= m_first && sequence < endSequence(); }
  bool hasLostBodies(std::uint64_t sequence) const { return sequence < m_bodies.first; }
  bool hasLostDetails(std::uint64_t sequence) const { return sequence < m_details.first; }
  std::uint64_t lostBodies() const { return m_bodies.first - m_first; }   // rows
  std::uint64_t lostDetails() const { return m_details.first - m_first; } // rows

private:
  struct Row {
    api::Exchange exchange;
    traffic::Pipeline pipeline{};
  };
  // What the newest rows still have, by which the oldest are the first to lose it.
  struct Share {
    std::uint64_t first = 0; // the oldest row that has it
    std::size_t bytes = 0;
  };
  const Row& row(std::uint64_t sequence) const { return m_rows[std::size_t(sequence - m_first)]; }
  void dropOldest(const Falls& falls);
  void dropBodies();
  void dropDetails();

  Limits m_limits;
  std::deque<Row> m_rows;
  std::uint64_t m_first = 0;
  Share m_bodies;
  Share m_details;
};

} // namespace signalbox::ui

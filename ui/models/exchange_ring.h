// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeRing: the last exchanges of the server, oldest first. Bounded in rows, and in bytes of their parts: headers,
// bodies and traces.
#pragma once

#include "core/traffic/exchange_parts.h"
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
    std::size_t partsBytes = 128 << 20; // past it the oldest rows give up their parts
  };

  ExchangeRing() : ExchangeRing(Limits()) {}
  explicit ExchangeRing(Limits limits) : m_limits(limits) {}

  // How many of the oldest fell out; `falls` is called with each before it does.
  using Falls = std::function<void(const api::Exchange&)>;
  std::size_t add(std::vector<api::Exchange> batch, const Falls& falls = {});
  void clear();

  // The parts of the oldest rows that have some, as many as are past the limit.
  struct GivenUp {
    std::uint64_t first = 0; // sequence
    std::vector<traffic::ExchangeParts> parts;
    std::size_t bytes = 0;
  };
  GivenUp giveUp();

  // Sequence numbers never repeat; those of firstSequence() up to endSequence() can be read.
  std::uint64_t firstSequence() const { return m_first; }
  std::uint64_t endSequence() const { return m_first + m_rows.size(); }
  const api::Exchange& at(std::uint64_t sequence) const { return row(sequence).exchange; }
  const traffic::Pipeline& pipeline(std::uint64_t sequence) const { return row(sequence).pipeline; } // stays
  bool holds(std::uint64_t sequence) const { return sequence >= m_first && sequence < endSequence(); }
  bool hasParts(std::uint64_t sequence) const { return sequence >= m_firstWhole; }
  std::uint64_t firstWhole() const { return m_firstWhole; } // the oldest row that has its parts

private:
  struct Row {
    api::Exchange exchange;
    traffic::Pipeline pipeline{};
    std::size_t partsBytes = 0; // 0 when it has given them up
  };
  const Row& row(std::uint64_t sequence) const { return m_rows[std::size_t(sequence - m_first)]; }
  void dropOldest(const Falls& falls);

  Limits m_limits;
  std::deque<Row> m_rows;
  std::uint64_t m_first = 0;
  std::uint64_t m_firstWhole = 0;
  std::size_t m_partsBytes = 0; // of the rows that have them
};

} // namespace signalbox::ui

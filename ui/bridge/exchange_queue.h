// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExchangeQueue: how exchanges leave the server's threads: in slices, so that neither side ever holds the lock for
// longer than it takes to put one in or to hand all of them over. A full queue drops the newest and counts them.
#pragma once

#include "core/api/exchange.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace signalbox::ui {

class ExchangeQueue final {
public:
  using Slice = std::vector<api::Exchange>;
  static constexpr std::size_t sliceSize = 128;

  explicit ExchangeQueue(std::size_t limit) : m_limit(limit) {}

  // Any thread. True when the caller has to wake the reader: once, until the reader has found the queue empty.
  bool push(api::Exchange exchange) {
    const std::lock_guard lock(m_mutex);
    if (m_size >= m_limit) {
      ++m_dropped;
      return false;
    }
    if (m_slices.empty() || m_slices.back().size() == sliceSize) m_slices.emplace_back().reserve(sliceSize);
    m_slices.back().push_back(std::move(exchange));
    ++m_size;
    return !std::exchange(m_isAwake, true);
  }

  struct Batch {
    std::vector<Slice> slices; // oldest first, none empty
    std::uint64_t dropped = 0; // since the last drain
  };

  // The reader goes on until a batch is empty: nothing wakes it before.
  Batch drain() {
    const std::lock_guard lock(m_mutex);
    if (m_size == 0) m_isAwake = false;
    m_size = 0;
    return {std::exchange(m_slices, {}), std::exchange(m_dropped, 0)};
  }

private:
  std::mutex m_mutex;
  std::vector<Slice> m_slices;
  std::size_t m_size = 0;
  std::size_t m_limit;
  std::uint64_t m_dropped = 0;
  bool m_isAwake = false; // the reader
};

} // namespace signalbox::ui

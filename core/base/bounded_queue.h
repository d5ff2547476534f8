// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BoundedQueue<T>: how events leave the core's threads. A full queue drops the newest and counts what it dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace signalbox {

template<class T>
class BoundedQueue final {
public:
  explicit BoundedQueue(std::size_t limit) : m_limit(limit) {}

  // Any thread. True when the queue was empty before, so that the caller wakes the reader once a batch.
  bool push(T item) {
    const std::lock_guard lock(m_mutex);
    if (m_items.size() >= m_limit) {
      ++m_dropped;
      return false;
    }
    m_items.push_back(std::move(item));
    return m_items.size() == 1;
  }

  struct Batch {
    std::vector<T> items;
    std::uint64_t dropped = 0; // since the last drain
  };

  Batch drain() {
    const std::lock_guard lock(m_mutex);
    return {std::exchange(m_items, {}), std::exchange(m_dropped, 0)};
  }

private:
  std::mutex m_mutex;
  std::vector<T> m_items;
  std::size_t m_limit;
  std::uint64_t m_dropped = 0;
};

} // namespace signalbox

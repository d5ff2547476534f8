// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshot<T>: the published version of an immutable value. Writers swap it, readers keep the one they took.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace signalbox {

// Any thread may read, one or many may publish. `revision` grows with every publish, so a reader that polls can keep
// its own shared_ptr and look at one atomic on the hot path. Behind it a mutex, not std::atomic<std::shared_ptr>: in
// GCC 12 a reader lets go of that one's pointer without release order, a race where memory is weakly ordered.
template<class T>
class Snapshot final {
public:
  explicit Snapshot(std::shared_ptr<const T> first = nullptr) : m_value(std::move(first)) {}

  std::shared_ptr<const T> load() const {
    const std::lock_guard lock(m_mutex);
    return m_value;
  }

  void publish(std::shared_ptr<const T> next) {
    {
      const std::lock_guard lock(m_mutex);
      m_value.swap(next); // what it was dies behind the lock
    }
    m_revision.fetch_add(1, std::memory_order_release);
  }

  std::uint64_t revision() const { return m_revision.load(std::memory_order_acquire); }

private:
  mutable std::mutex m_mutex;
  std::shared_ptr<const T> m_value;
  std::atomic<std::uint64_t> m_revision{1};
};

} // namespace signalbox

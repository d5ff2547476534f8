// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BackgroundRunner: the works behind the answers of all workers, one after the other on one thread of its own.
#pragma once

#include "core/api/background.h"
#include "core/api/message.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace signalbox::server {

class BackgroundRunner final {
public:
  // At most `limit` works wait. The thread starts with the first work.
  BackgroundRunner(std::size_t limit, api::BackgroundJournal::Observer observer);
  ~BackgroundRunner(); // stop() without grace

  // Any thread, never waits. A work that finds the queue full is destroyed without having run, and counted.
  void add(std::unique_ptr<api::AfterResponse> work);

  // Takes nothing more, goes on for at most `grace`, destroys what still waits, tells the work under way to stop, then
  // joins. Once or more, not from a work.
  void stop(std::chrono::milliseconds grace);

  const api::BackgroundJournal& journal() const { return m_journal; } // any thread
  std::size_t waiting() const;                                        // any thread
  std::uint64_t skipped() const;                                      // any thread: works that never ran

private:
  using Works = std::deque<std::unique_ptr<api::AfterResponse>>;
  void run();

  const std::size_t m_limit;
  api::BackgroundJournal m_journal; // outlives the works
  mutable std::mutex m_mutex;
  std::condition_variable m_more;
  std::condition_variable m_idle;
  Works m_works;
  std::uint64_t m_skipped = 0;
  bool m_isSleeping = false; // the thread waits for work
  api::AfterResponse* m_running = nullptr;
  bool m_isStopping = false;
  std::thread m_thread;
};

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ThreadPool: a few threads for what would hold up an I/O thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace signalbox::server {

class ThreadPool final {
public:
  class Job {
  public:
    virtual ~Job() = default;
    virtual void run() noexcept = 0;
  };

  // At most `limit` jobs wait. A thread begins when a job finds none idle.
  ThreadPool(unsigned threads, std::size_t limit);
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;
  ~ThreadPool(); // forgets the jobs that wait, joins those that run; not from a job

  // Any thread, never waits. False: too many wait, or there can be no thread.
  bool add(std::shared_ptr<Job> job);
  // Any thread: forgets a job, unless it has begun.
  void remove(const Job& job);

private:
  bool hasThread();
  void run();

  const unsigned m_maximum;
  const std::size_t m_limit;
  std::mutex m_mutex;
  std::condition_variable m_more;
  std::deque<std::shared_ptr<Job>> m_jobs;
  std::size_t m_idle = 0; // threads that wait for a job
  bool m_isStopping = false;
  std::vector<std::thread> m_threads;
};

} // namespace signalbox::server

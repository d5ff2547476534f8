// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/thread_pool.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace signalbox::server {

ThreadPool::ThreadPool(unsigned threads, std::size_t limit) : m_maximum(threads), m_limit(limit) {}

ThreadPool::~ThreadPool() {
  std::deque<std::shared_ptr<Job>> forgotten;
  {
    const std::lock_guard lock(m_mutex);
    m_isStopping = true;
    forgotten.swap(m_jobs);
  }
  m_more.notify_all();
  for (std::thread& thread : m_threads) thread.join();
}

bool ThreadPool::add(std::shared_ptr<Job> job) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_jobs.size() >= m_limit || !hasThread()) return false;
    m_jobs.push_back(std::move(job));
  }
  m_more.notify_one();
  return true;
}

// For one more job.
bool ThreadPool::hasThread() {
  if (m_jobs.size() < m_idle || m_threads.size() >= m_maximum) return true;
  try {
    m_threads.emplace_back([this] { run(); });
  } catch (const std::system_error&) {
    return !m_threads.empty();
  }
  return true;
}

void ThreadPool::remove(const Job& job) {
  std::shared_ptr<Job> removed; // dies without the lock
  const std::lock_guard lock(m_mutex);
  const auto found = std::ranges::find(m_jobs, &job, [](const auto& waiting) { return waiting.get(); });
  if (found == m_jobs.end()) return;
  removed = std::move(*found);
  m_jobs.erase(found);
}

void ThreadPool::run() {
  std::unique_lock lock(m_mutex);
  for (;;) {
    ++m_idle;
    m_more.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
    --m_idle;
    if (m_isStopping) return;
    auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    lock.unlock();
    job->run();
    job.reset();
    lock.lock();
  }
}

} // namespace signalbox::server

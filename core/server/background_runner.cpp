// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/background_runner.h"

#include <exception>

namespace signalbox::server {

namespace {

constexpr std::size_t journalRecords = 1'000;

// A task that fails says so in the journal itself; an exit that throws is told to nobody, as behind uvicorn's answer.
void runWork(api::AfterResponse& work) {
  try {
    work.run();
  } catch (const std::exception&) {
    return;
  }
}

} // namespace

BackgroundRunner::BackgroundRunner(std::size_t limit, api::BackgroundJournal::Observer observer)
    : m_limit(limit), m_journal(journalRecords, std::move(observer)) {}

BackgroundRunner::~BackgroundRunner() { stop({}); }

void BackgroundRunner::add(std::unique_ptr<api::AfterResponse> work) {
  bool wakes = false;
  {
    const std::lock_guard lock(m_mutex);
    work->attach(m_journal);
    if (m_isStopping || m_works.size() >= m_limit) {
      ++m_skipped;
    } else {
      m_works.push_back(std::move(work));
      if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
      wakes = std::exchange(m_isSleeping, false);
    }
  }
  if (wakes) m_more.notify_one();
}

void BackgroundRunner::run() {
  std::unique_lock lock(m_mutex);
  for (;;) {
    while (m_works.empty() && !m_isStopping) {
      m_isSleeping = true;
      m_more.wait(lock);
    }
    m_isSleeping = false;
    if (m_works.empty()) return;
    auto work = std::move(m_works.front());
    m_works.pop_front();
    m_running = work.get();
    lock.unlock();
    runWork(*work);
    lock.lock();
    m_running = nullptr;
    lock.unlock();
    work.reset(); // may tell the journal
    lock.lock();
    if (m_works.empty()) m_idle.notify_all();
  }
}

void BackgroundRunner::stop(std::chrono::milliseconds grace) {
  Works rest;
  {
    std::unique_lock lock(m_mutex);
    m_isStopping = true;
    if (grace.count() > 0) m_idle.wait_for(lock, grace, [this] { return m_works.empty() && !m_running; });
    if (m_running) m_running->stop();
    rest = std::exchange(m_works, {});
    m_skipped += rest.size();
  }
  rest.clear(); // each says that it was skipped
  m_more.notify_all();
  if (m_thread.joinable()) m_thread.join();
}

std::size_t BackgroundRunner::waiting() const {
  const std::lock_guard lock(m_mutex);
  return m_works.size();
}

std::uint64_t BackgroundRunner::skipped() const {
  const std::lock_guard lock(m_mutex);
  return m_skipped;
}

} // namespace signalbox::server

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/task_run.h"

#include "core/behaviour/project_path.h"

#include <chrono>
#include <future>

namespace signalbox::behaviour {
namespace {

using State = api::BackgroundRecord::State;
using std::chrono::steady_clock;

std::int64_t microsecondsNow() {
  using namespace std::chrono;
  return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

TaskRun::TaskRun(std::vector<Task> tasks, std::string_view endpoint, const api::Surroundings& surroundings,
                 std::shared_ptr<const void> program)
    : m_tasks(std::move(tasks)), m_surroundings(surroundings), m_program(std::move(program)) {
  for (const Task& task : m_tasks) {
    api::BackgroundRecord record;
    record.kind = task.kind;
    record.endpoint = endpoint;
    record.what = task.what;
    record.level = task.level;
    m_records.push_back(std::move(record));
  }
}

TaskRun::~TaskRun() {
  for (std::size_t i = 0; i < m_records.size(); ++i) {
    if (m_records[i].state != State::Waiting) continue;
    m_records[i].state = State::Skipped;
    tell(i);
  }
}

void TaskRun::attach(api::BackgroundJournal& journal) {
  m_journal = &journal;
  for (std::size_t i = 0; i < m_records.size(); ++i) {
    m_records[i].id = journal.newId();
    m_records[i].queuedMicroseconds = microsecondsNow();
    tell(i);
  }
}

void TaskRun::run() {
  bool isBroken = false;
  for (std::size_t i = 0; i < m_tasks.size(); ++i) {
    api::BackgroundRecord& record = m_records[i];
    if (isBroken) {
      record.state = State::Skipped;
      tell(i);
      continue;
    }
    record.state = State::Running;
    record.startedMicroseconds = microsecondsNow();
    tell(i);
    const auto begin = steady_clock::now();
    const auto done = perform(m_tasks[i]);
    record.durationNanoseconds = std::chrono::nanoseconds(steady_clock::now() - begin).count();
    record.state = done ? State::Done : State::Failed;
    if (!done) record.error = done.error().message;
    isBroken = !done;
    tell(i);
  }
}

void TaskRun::stop() {
  std::optional<client::RequestId> underWay;
  {
    const std::lock_guard lock(m_mutex);
    m_isStopped = true;
    underWay = m_underWay;
  }
  if (underWay) m_surroundings.client().cancel(*underWay);
}

Result<void> TaskRun::perform(const Task& task) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_isStopped) return failure("The server has stopped.");
  }
  switch (task.kind) {
  case api::BackgroundRecord::Kind::Log: return {}; // who reads the journal writes the line
  case api::BackgroundRecord::Kind::Http: return send(task.http);
  case api::BackgroundRecord::Kind::Append: return appendToFile(m_surroundings, task.file, task.text);
  }
  return {};
}

// Any status is an answer; a failure is that none came.
Result<void> TaskRun::send(const client::Request& request) {
  std::promise<std::string> failed;
  client::Callbacks callbacks;
  callbacks.data = [](std::string_view) {}; // nobody reads it
  callbacks.done = [&](const client::Response& response) {
    failed.set_value(response.failure ? response.failure->message : std::string());
  };
  {
    const std::lock_guard lock(m_mutex);
    m_underWay = m_surroundings.client().send(request, std::move(callbacks));
    if (m_isStopped) m_surroundings.client().cancel(*m_underWay);
  }
  const std::string message = failed.get_future().get();
  const std::lock_guard lock(m_mutex);
  m_underWay.reset();
  return message.empty() ? Result<void>() : failure(message);
}

void TaskRun::tell(std::size_t index) {
  if (m_journal) m_journal->put(m_records[index]);
}

} // namespace signalbox::behaviour

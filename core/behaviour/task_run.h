// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TaskRun: tasks behind an answer with their texts ready, one after the other; they tell the journal how they fare.
#pragma once

#include "core/api/background.h"
#include "core/api/message.h"
#include "core/api/surroundings.h"
#include "core/base/result.h"
#include "core/client/http_client.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::behaviour {

struct Task {
  api::BackgroundRecord::Kind kind = api::BackgroundRecord::Kind::Log;
  std::string what;     // the line of a log, or what the journal says: "POST http://...", "audit.log"
  std::string level;    // of a log
  client::Request http; // of an Http
  std::string file;     // of an Append, inside the project
  std::string text;     // of an Append
};

class TaskRun final : public api::AfterResponse {
public:
  // `program` keeps `surroundings` alive.
  TaskRun(std::vector<Task> tasks, std::string_view endpoint, const api::Surroundings& surroundings,
          std::shared_ptr<const void> program);
  ~TaskRun() override; // those that never ran are told as skipped

  void attach(api::BackgroundJournal& journal) override;
  // As Starlette's BackgroundTasks: after one that fails, the others are skipped.
  void run() override;
  void stop() override; // the task under way fails, the others are skipped

private:
  Result<void> perform(const Task& task);
  Result<void> send(const client::Request& request);
  void tell(std::size_t index);

  std::vector<Task> m_tasks;
  std::vector<api::BackgroundRecord> m_records; // of the tasks
  const api::Surroundings& m_surroundings;
  std::shared_ptr<const void> m_program;
  api::BackgroundJournal* m_journal = nullptr;
  std::mutex m_mutex; // of what stop() looks at
  std::optional<client::RequestId> m_underWay;
  bool m_isStopped = false;
};

} // namespace signalbox::behaviour

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TaskList: the `background` tasks of an answer or the `exit` of a dependency that yields: log, http, append.
#pragma once

#include "core/behaviour/answer.h"
#include "core/behaviour/task_run.h"

#include <vector>

namespace signalbox::behaviour {

class TaskList final {
public:
  TaskList() = default;
  TaskList(const Options& options, const char* key);

  bool isEmpty() const { return m_tasks.empty(); }
  // Appends those whose condition holds, their templates rendered. Fails at the first that Python would raise in.
  Result<void> prepare(expression::Frame& frame, std::vector<Task>& ready) const;
  // As BackgroundTasks.add_task: behind the answer of this call.
  Result<void> add(api::Call& call, expression::Frame& frame) const;

private:
  struct Source {
    std::optional<Expression> when;
    api::BackgroundRecord::Kind kind = api::BackgroundRecord::Kind::Log;
    std::string level = "info";
    std::optional<Template> text; // of a log, or to append
    std::optional<Template> file;
    std::optional<Template> method;
    std::optional<Template> url;
    HeaderTemplates headers;
    std::optional<Template> body;
  };

  static Source sourceOf(const Options& options);
  static void readRequest(const Options& options, Source& source);
  static Result<Task> ready(const Source& source, expression::Frame& frame);
  static Result<client::Request> request(const Source& source, expression::Frame& frame);

  std::vector<Source> m_tasks;
};

} // namespace signalbox::behaviour

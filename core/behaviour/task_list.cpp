// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/task_list.h"

#include "core/behaviour/project_path.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>

namespace signalbox::behaviour {
namespace {

using TaskKind = api::BackgroundRecord::Kind;
constexpr std::array<std::string_view, 5> levels{"debug", "info", "warning", "error", "critical"};
constexpr std::chrono::seconds requestTimeout{30};

Result<std::string> textOf(const std::optional<Template>& source, expression::Frame& frame, const char* fallback) {
  if (!source) return fallback;
  const auto value = source->render(frame);
  if (!value) return std::unexpected(value.error());
  return pythonStr(*value);
}

std::string levelAt(const Options& options) {
  const std::string level = options.textAt("level").value_or("info");
  if (std::ranges::find(levels, level) == levels.end())
    options.error("invalid-option", "'level' is debug, info, warning, error or critical.", "level");
  return level;
}

} // namespace

TaskList::TaskList(const Options& options, const char* key) {
  for (const Options& item : options.objectsAt(key)) m_tasks.push_back(sourceOf(item));
}

TaskList::Source TaskList::sourceOf(const Options& options) {
  Source source;
  source.when = options.expressionAt("when");
  if (options.has("http")) {
    options.allow(keys::httpTask);
    source.kind = TaskKind::Http;
    readRequest(options, source);
  } else if (options.has("append")) {
    options.allow(keys::appendTask);
    source.kind = TaskKind::Append;
    source.file = options.templateAt("append");
    source.text = options.templateAt("text");
    if (source.file && source.file->isConstant())
      if (const auto inside = projectPath(pythonStr(source.file->constant())); !inside)
        options.error("bad-path", inside.error().message, "append");
  } else {
    options.allow(keys::logTask);
    source.text = options.templateAt("log");
    source.level = levelAt(options);
    if (!options.has("log")) options.error("missing-option", "A task is 'log', 'http' or 'append'.", "log");
  }
  return source;
}

void TaskList::readRequest(const Options& options, Source& source) {
  if (!options.at("http").is_object()) {
    options.error("invalid-option", "'http' must be an object.", "http");
    return;
  }
  const Options http(options.scope(), options.at("http"), options.pointer("http"));
  http.allow(keys::taskRequest);
  if (!http.has("url")) http.error("missing-option", "A request needs 'url'.", "url");
  source.method = http.templateAt("method");
  source.url = http.templateAt("url");
  source.headers = HeaderTemplates(http, "headers");
  source.body = http.templateAt("body");
}

Result<void> TaskList::prepare(expression::Frame& frame, std::vector<Task>& ready) const {
  for (const Source& source : m_tasks) {
    if (source.when) {
      const auto holds = source.when->evaluate(frame);
      if (!holds) return std::unexpected(holds.error());
      if (!isTruthy(*holds)) continue;
    }
    auto task = TaskList::ready(source, frame);
    if (!task) return std::unexpected(task.error());
    ready.push_back(std::move(*task));
  }
  return {};
}

Result<void> TaskList::add(api::Call& call, expression::Frame& frame) const {
  if (m_tasks.empty()) return {};
  std::vector<Task> tasks;
  if (auto ran = prepare(frame, tasks); !ran) return ran;
  if (!tasks.empty())
    call.afterwards(std::make_unique<TaskRun>(std::move(tasks), call.endpoint, call.surroundings, call.program));
  return {};
}

Result<Task> TaskList::ready(const Source& source, expression::Frame& frame) {
  Task task;
  task.kind = source.kind;
  if (source.kind == TaskKind::Http) {
    auto made = request(source, frame);
    if (!made) return std::unexpected(made.error());
    task.http = std::move(*made);
    task.what = task.http.method + ' ' + task.http.url;
    return task;
  }
  auto text = textOf(source.text, frame, "");
  if (!text) return std::unexpected(text.error());
  if (source.kind == TaskKind::Log) {
    task.what = std::move(*text);
    task.level = source.level;
    return task;
  }
  auto file = textOf(source.file, frame, "");
  if (!file) return std::unexpected(file.error());
  task.text = std::move(*text);
  task.file = std::move(*file);
  task.what = task.file;
  return task;
}

// A text or bytes as they are, anything else as JSON, None as no body.
Result<client::Request> TaskList::request(const Source& source, expression::Frame& frame) {
  client::Request request;
  request.timeout = requestTimeout;
  auto method = textOf(source.method, frame, "POST");
  auto url = textOf(source.url, frame, "");
  const auto body = source.body ? source.body->render(frame) : Result<Value>(Value());
  if (!method) return std::unexpected(method.error());
  if (!url) return std::unexpected(url.error());
  if (!body) return std::unexpected(body.error());
  request.method = std::move(*method);
  request.url = std::move(*url);
  std::vector<api::HeaderLine> lines;
  if (auto ran = source.headers.render(frame, lines); !ran) return std::unexpected(ran.error());
  for (api::HeaderLine& line : lines) request.headers.emplace_back(std::move(line.name), std::move(line.value));
  if (body->isNull()) return request;
  if (body->is(Kind::Str) || body->is(Kind::Bytes)) {
    request.body = body->asText();
    return request;
  }
  if (auto written = writeJson(*body, JsonStyle::Python, request.body); !written)
    return std::unexpected(written.error());
  const auto isType = [](const auto& line) { return line.first == "content-type"; };
  if (std::ranges::none_of(request.headers, isType)) request.headers.emplace_back("content-type", "application/json");
  return request;
}

} // namespace signalbox::behaviour

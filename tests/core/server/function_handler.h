// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server whose answers a test writes as functions, one for each target; and the parts such answers are made of.
#pragma once

#include "tests/core/server/test_handler.h"

#include <condition_variable>
#include <functional>
#include <map>

namespace signalbox::test {

using Answer = std::function<void(const api::Request&, api::Response&)>;
using Answers = std::map<std::string, Answer, std::less<>>;

class FunctionHandler final : public server::Handler {
public:
  explicit FunctionHandler(std::shared_ptr<const Answers> answers) : m_answers(std::move(answers)) {}
  std::shared_ptr<const void> current() const override { return m_answers; }
  void handle(const api::Request& request, Arena&, api::Response& response, api::Trace*) override {
    response.clear();
    const auto found = m_answers->find(request.target);
    if (found == m_answers->end())
      response.status = 404;
    else
      found->second(request, response);
  }

private:
  std::shared_ptr<const Answers> m_answers;
};

struct FunctionServer {
  explicit FunctionServer(Answers answers, server::Options options = {})
      : log(std::make_unique<Log>()), shared(std::make_shared<const Answers>(std::move(answers))) {
    options.port = 0;
    server = server::Server::start([known = shared] { return std::make_unique<FunctionHandler>(known); }, options,
                                   log->sink())
                 .value();
  }
  std::uint16_t port() const { return server->port(); }

  std::unique_ptr<Log> log;
  std::shared_ptr<const Answers> shared;
  std::unique_ptr<server::Server> server;
};

inline void plain(api::Response& response, std::string body) {
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = std::move(body);
}

// Lines written by any thread, waited for by the test.
class Notes final {
public:
  void add(std::string line) {
    const std::lock_guard lock(m_mutex);
    m_lines.push_back(std::move(line));
    m_changed.notify_all();
  }
  std::vector<std::string> lines() const {
    const std::lock_guard lock(m_mutex);
    return m_lines;
  }
  // The first `count`, or what there was when patience ended.
  std::vector<std::string> waitFor(std::size_t count) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, std::chrono::seconds(10), [&] { return m_lines.size() >= count; });
    return m_lines;
  }

private:
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<std::string> m_lines;
};

// A work behind an answer that writes itself into the journal, as the tasks of a design do.
class NotedWork final : public api::AfterResponse {
public:
  NotedWork(Notes& notes, std::string name, std::function<void()> what = {}) : m_notes(notes), m_what(std::move(what)) {
    m_record.what = std::move(name);
  }
  ~NotedWork() override {
    if (!m_journal || m_record.state != State::Waiting) return;
    m_record.state = State::Skipped;
    m_journal->put(m_record);
  }
  void attach(api::BackgroundJournal& journal) override {
    m_journal = &journal;
    m_record.id = journal.newId();
    journal.put(m_record);
  }
  void run() override {
    m_record.state = State::Running;
    if (m_what) m_what();
    m_record.state = State::Done;
    m_journal->put(m_record);
    m_notes.add(m_record.what);
  }

private:
  using State = api::BackgroundRecord::State;
  Notes& m_notes;
  std::function<void()> m_what;
  api::BackgroundRecord m_record;
  api::BackgroundJournal* m_journal = nullptr;
};

} // namespace signalbox::test

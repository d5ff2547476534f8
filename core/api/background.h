// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BackgroundJournal: what the background tasks behind the answers are, were and will be: the part of the queue that one
// can look into. The server owns one; tasks write themselves into it; the window and the log read it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::api {

// One background task (design/README.md, TASK).
struct BackgroundRecord {
  enum class Kind { Log, Http, Append };
  enum class State { Waiting, Running, Done, Failed, Skipped }; // Skipped: one before it failed, or the server stopped
  std::uint64_t id = 0;                                         // grows with time
  Kind kind = Kind::Log;
  State state = State::Waiting;
  std::string endpoint;                 // whose answer it follows
  std::string what;                     // the line of a log, "POST http://127.0.0.1:9000/hook", "audit.log"
  std::string level;                    // of a log: "info"
  std::int64_t queuedMicroseconds = 0;  // since the Unix epoch
  std::int64_t startedMicroseconds = 0; // 0: not yet
  std::int64_t durationNanoseconds = 0;
  std::string error; // of a failed one: a sentence
};

std::string_view name(BackgroundRecord::Kind kind);   // "log", "http", "append"
std::string_view name(BackgroundRecord::State state); // "waiting", ...

class BackgroundJournal final {
public:
  // Told of every record that is new or has changed, on the thread that changes it; must not block.
  using Observer = std::function<void(const BackgroundRecord&)>;

  explicit BackgroundJournal(std::size_t limit = 1'000, Observer observer = {})
      : m_limit(limit), m_observer(std::move(observer)) {}

  // Any thread, all of them.
  std::uint64_t newId();
  void put(const BackgroundRecord& record);      // by its id: new, or in place of what it was; the oldest fall off
  std::vector<BackgroundRecord> records() const; // the oldest first
  std::uint64_t forgotten() const;               // that fell off

private:
  const std::size_t m_limit;
  const Observer m_observer;
  mutable std::mutex m_mutex;
  std::uint64_t m_lastId = 0;
  std::uint64_t m_forgotten = 0;
  std::deque<BackgroundRecord> m_records; // by id
};

} // namespace signalbox::api

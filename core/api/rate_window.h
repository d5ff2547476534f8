// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RateWindow: how often each key has asked in its current window. Shared by the server's threads; holds a bounded
// number of keys.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace signalbox::api {

class RateWindow final {
public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t maximumKeys = 65'536;

  RateWindow(std::int64_t requests, std::chrono::seconds length) : m_requests(requests), m_length(length) {}

  struct Verdict {
    bool isAllowed = true;
    std::int64_t remaining = 0;
    std::int64_t resetSeconds = 0; // until the window ends, rounded up
  };
  // A key's window begins with its first request and lasts `length`; then the next begins.
  Verdict count(std::string_view key, Clock::time_point now);

  std::int64_t requests() const { return m_requests; }
  std::size_t size() const;

private:
  struct Entry {
    Clock::time_point end;
    std::int64_t used = 0;
  };
  void makeRoom(Clock::time_point now);

  const std::int64_t m_requests;
  const std::chrono::seconds m_length;
  mutable std::mutex m_mutex;
  std::unordered_map<std::string, Entry> m_entries;
};

} // namespace signalbox::api

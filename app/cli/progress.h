// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Progress: one line on the terminal's standard error that is drawn anew while work goes on. Nothing when it is piped.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace signalbox::cli {

class Progress final {
public:
  struct State {
    std::uint64_t bytes = 0;
    std::uint64_t records = 0;
    std::uint64_t errors = 0; // records with mistakes
  };

  // `total` bytes, where that is known. `isShown` false keeps it silent.
  Progress(std::optional<std::uint64_t> total, bool isShown);
  ~Progress(); // takes the line away

  void update(const State& state); // cheap: draws a few times a second

private:
  using Clock = std::chrono::steady_clock;

  void draw(const State& state, Clock::time_point now);

  std::optional<std::uint64_t> m_total;
  bool m_isShown;
  bool m_isDrawn = false;
  Clock::time_point m_begin = Clock::now();
  Clock::time_point m_drawn = m_begin;
};

} // namespace signalbox::cli

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <unistd.h>

namespace signalbox::cli {
namespace {

constexpr auto interval = std::chrono::milliseconds(100);
constexpr const char* eraseLine = "\r\033[K";

// 1234567 as 1,234,567.
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

} // namespace

Progress::Progress(std::optional<std::uint64_t> total, bool isShown)
    : m_total(total), m_isShown(isShown && isatty(STDERR_FILENO)) {}

Progress::~Progress() {
  if (m_isDrawn) std::fputs(eraseLine, stderr);
}

void Progress::update(const State& state) {
  if (!m_isShown) return;
  const auto now = Clock::now();
  if (now - m_drawn >= interval) draw(state, now);
}

void Progress::draw(const State& state, Clock::time_point now) {
  m_drawn = now;
  m_isDrawn = true;
  const double seconds = std::chrono::duration<double>(now - m_begin).count();
  const double rate = static_cast<double>(state.bytes) / 1e6 / std::max(seconds, 1e-3);
  std::string line = eraseLine;
  if (m_total && *m_total > 0) line += std::to_string(state.bytes * 100 / *m_total) + " %  ";
  line += std::to_string(static_cast<std::uint64_t>(rate)) + " MB/s  " + grouped(state.records) + " records  " +
          grouped(state.errors) + (state.errors == 1 ? " error" : " errors");
  std::fputs(line.c_str(), stderr);
}

} // namespace signalbox::cli

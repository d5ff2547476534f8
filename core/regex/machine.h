// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Machine: what a compiled Pattern searches with; shared by threads.
#pragma once

#include "core/regex/backtracking.h"
#include "core/regex/table.h"

#include <memory>
#include <mutex>
#include <optional>

namespace signalbox::regex {

struct Machine {
  // What a search that writes down states needs for itself.
  struct Workplace {
    Stepper stepper;
    Table table;
    explicit Workplace(const Program& program) : stepper(program), table(program) {}
  };

  std::unique_ptr<const Program> program; // null where `backtracking` is
  std::optional<Table> table;             // complete, where it is small
  std::unique_ptr<const Backtracking> backtracking;

  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<Workplace>> idle;

  std::unique_ptr<Workplace> takeWorkplace() const {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<Workplace>(*program);
    auto taken = std::move(idle.back());
    idle.pop_back();
    return taken;
  }

  void giveBack(std::unique_ptr<Workplace> workplace) const {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(workplace));
  }
};

} // namespace signalbox::regex

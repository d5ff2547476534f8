// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Faults: the designed faults of one endpoint at work: how long each request waits, which fail, which get no answer.
#pragma once

#include "core/api/raised_error.h"
#include "core/design/fault_rules.h"
#include "core/value/arena.h"

#include <atomic>
#include <chrono>

namespace signalbox::api {

class Faults final {
public:
  explicit Faults(design::FaultRules rules);

  const design::FaultRules& rules() const { return m_rules; }

  struct Outcome {
    std::chrono::milliseconds latency{0};
    bool drops = false;
    bool fails = false;
  };
  // Of the next request. Any thread; a seed gives the n-th request the same outcome in every run.
  Outcome next() const;
  HttpException exception() const; // of one that fails

private:
  design::FaultRules m_rules;
  Arena m_arena; // holds the detail
  Value m_detail;
  std::uint64_t m_seed;
  mutable std::atomic<std::uint64_t> m_requests = 0;
};

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plausible content for common field names, and the random numbers behind every example.
#pragma once

#include "core/schema/program.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

// SplitMix64: the same seed gives the same run on every machine.
class Random final {
public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() {
    std::uint64_t z = m_state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t limit) { return limit == 0 ? 0 : next() % limit; }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
  std::uint64_t m_state;
};

struct NumberRange {
  double low = 0;
  double high = 0;
  int decimals = 0;
};

std::string exampleText(std::string_view fieldName, Random& random);
NumberRange exampleRange(std::string_view fieldName, bool isWhole);
std::string exampleIp(const IpRules& rules, Random& random); // from the ranges set aside for documentation
std::string exampleWord(Random& random);

// A text the pattern (Rust's syntax) accepts; nothing when the pattern is beyond this sampler.
std::optional<std::string> samplePattern(std::string_view pattern, Random& random);

} // namespace signalbox::schema

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

// Whom and what one record is about, so that its fields agree: first name, user name and e-mail; city, country,
// postcode.
struct Subject {
  std::uint64_t person = 0;
  std::uint64_t place = 0;
  std::uint64_t thing = 0;
};

Subject anySubject(Random& random);

// Text for a field of that name; a word when the name says nothing.
std::string exampleText(std::string_view fieldName, const Subject& subject, Random& random);
std::string exampleWord(Random& random);
std::string exampleIp(const IpRules& rules, Random& random); // from the ranges set aside for documentation

struct NumberRange {
  double low = 0;
  double high = 0;
  int decimals = 0;
};
NumberRange exampleRange(std::string_view fieldName, bool isWhole);

struct YearRange {
  int first = 2025;
  int last = 2026;
};
YearRange exampleYears(std::string_view fieldName); // births lie back, what expires lies ahead

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ShiftSearch: a Program as one bit for each instruction that reads, moved by shifts, 64 places at a time. For programs
// in thousands of places at once whose steps are alike, as those of counted groups are: (?:ab|b|a){1000}.
#pragma once

#include "core/regex/stepper.h"

#include <optional>

namespace signalbox::regex {

class ShiftSearch final {
public:
  // Nothing for programs with assertions, runs, or too many kinds of step.
  static std::optional<ShiftSearch> of(const Program& program);

  // The rest of a search from the given places.
  bool searchFrom(const Places& places, const unsigned char* at, const unsigned char* end) const;

  // What reading one symbol costs, in steps as a Stepper counts them.
  std::uint64_t stepsPerSymbol() const { return m_words * (m_shifts.size() + 1) / 8 + 1; }

private:
  using Word = std::uint64_t;
  using Bits = std::vector<Word>;

  // Readers that all lead to the one `distance` further on, or back.
  struct Shift {
    std::ptrdiff_t distance = 0;
    Bits from;
  };

  explicit ShiftSearch(const Program& program) : m_program(&program) {}
  bool build();
  bool addReader(std::size_t reader, std::uint32_t next, std::vector<std::uint32_t>& reached);
  Shift* shiftBy(std::ptrdiff_t distance);
  // The readers reachable from an instruction; true when the match is too.
  bool reach(std::uint32_t instruction, std::vector<std::uint32_t>& readers) const;
  void shiftInto(Bits& to, const Bits& active, const Shift& shift) const;

  const Program* m_program;
  std::size_t m_words = 0;
  std::vector<std::uint32_t> m_bitOf; // [instruction]
  std::vector<Bits> m_reading;        // [symbol]: the readers that take it
  std::vector<Shift> m_shifts;
  Bits m_accepting;
  Bits m_start;
  bool m_startAccepts = false;
};

} // namespace signalbox::regex

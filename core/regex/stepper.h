// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stepper: one step of a Program over one symbol, for all the places it is in; and the whole search done that way.
#pragma once

#include "core/regex/program.h"

#include <cstdint>
#include <vector>

namespace signalbox::regex {

// Where the program is between two characters: what it may read next, and what stood before.
struct Places {
  std::vector<std::uint32_t> instructions;
  std::uint8_t before = context::textEdge;
};

class Stepper final {
public:
  explicit Stepper(const Program& program);

  // From before `symbol` to after it (or to the end of the text). True when a match ends before the symbol. `isFirst`
  // adds the program's start, as every place does where matches may begin anywhere. Programs with runs: see searchFrom.
  bool step(const Places& from, Symbol symbol, Places& to);

  // The rest of a search from the given places, runs too.
  bool searchFrom(Places& places, const unsigned char* at, const unsigned char* end);

  std::uint64_t steps() const { return m_steps; }
  void countSteps(std::uint64_t more) { m_steps += more; }
  void resetSteps() { m_steps = 0; }

private:
  // The places a run was entered at and is still in, oldest first.
  struct RunState {
    std::vector<std::size_t> entries;
    std::size_t oldest = 0;
    bool isActive = false;

    bool isEmpty() const { return oldest == entries.size(); }
    void clear() {
      entries.clear();
      oldest = 0;
    }
  };

  bool close(const Places& from, Symbol symbol);
  void push(std::uint32_t instruction);
  void enterRun(std::uint32_t run);
  void leaveRuns();
  void advanceRuns(Symbol symbol);
  bool holds(Look look, WordKind words, std::uint8_t before, std::uint8_t after) const;

  const Program& m_program;
  std::vector<std::uint32_t> m_stack;
  std::vector<std::uint64_t> m_visited; // the round in which an instruction was last visited
  std::vector<std::uint32_t> m_readers; // instructions of this round that read a symbol
  std::vector<RunState> m_runs;
  std::vector<std::uint32_t> m_activeRuns;
  std::uint64_t m_round = 0;
  std::uint64_t m_steps = 0;
  std::size_t m_position = 0;
};

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Table: sets of a Program's places numbered as states, with the steps between them written down (a DFA made as
// needed).
#pragma once

#include "core/regex/shift_search.h"
#include "core/regex/stepper.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace signalbox::regex {

// A state is where its row begins.
using State = std::uint32_t;

class Table final {
public:
  explicit Table(const Program& program);

  // Every state at once; false when that is more than is worth it.
  bool complete(Stepper& stepper);

  // Completed tables only; any number of threads.
  bool search(const unsigned char* at, const unsigned char* end) const;

  // Writes down what is missing; too many states, and the rest is searched without writing down.
  bool searchGrowing(const unsigned char* at, const unsigned char* end, Stepper& stepper);

private:
  bool searchUnwritten(Places& places, const unsigned char* at, const unsigned char* end, Stepper& stepper);
  State stateOf(const Places& places);
  State compute(State state, Symbol symbol, Stepper& stepper);
  bool isFull() const;
  void clear();

  const Program* m_program;
  State m_width = 0;
  std::vector<State> m_next; // [state + symbol]
  std::vector<Places> m_places;
  std::unordered_map<std::u32string, State> m_states;
  std::size_t m_weight = 0; // of m_places, in instructions
  std::optional<ShiftSearch> m_shifts;
  bool m_triedShifts = false;
  bool m_isHopeless = false; // a text led to too many states, and shifts do better
};

} // namespace signalbox::regex

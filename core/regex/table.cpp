// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/table.h"

#include "core/regex/pattern_reader.h"

#include <algorithm>

namespace signalbox::regex {

namespace {

// The first three rows are no states: answers, and a step not yet written down.
constexpr State noMatchRow = 0;
constexpr State matchRow = 1;
constexpr State unknownRow = 2;
constexpr State firstRow = 3;

constexpr std::size_t mostStatesAtOnce = 200;
constexpr std::uint64_t mostStepsAtOnce = 40'000;
constexpr std::size_t mostCells = 1 << 20;
constexpr std::size_t mostWeight = 1 << 18;

} // namespace

Table::Table(const Program& program) : m_program(&program), m_width(static_cast<State>(program.alphabet.size()) + 1) {
  clear();
}

void Table::clear() {
  m_next.assign(m_width * firstRow, unknownRow * m_width);
  m_places.assign(firstRow, {});
  m_states.clear();
  m_weight = 0;
  stateOf({.instructions = {}, .before = context::textEdge});
}

State Table::stateOf(const Places& places) {
  std::u32string key(places.instructions.begin(), places.instructions.end());
  key += static_cast<char32_t>(places.before);
  const auto [entry, isNew] = m_states.emplace(std::move(key), static_cast<State>(m_next.size()));
  if (isNew) {
    m_next.resize(m_next.size() + m_width, unknownRow * m_width);
    m_places.push_back(places);
    m_weight += places.instructions.size() + 8;
  }
  return entry->second;
}

State Table::compute(State state, Symbol symbol, Stepper& stepper) {
  Places to;
  State next = noMatchRow * m_width;
  if (stepper.step(m_places[state / m_width], symbol, to)) {
    next = matchRow * m_width;
  } else if (symbol != m_program->alphabet.end() && !(m_program->isAnchored && to.instructions.empty())) {
    std::sort(to.instructions.begin(), to.instructions.end());
    next = stateOf(to);
  }
  return m_next[state + symbol] = next;
}

bool Table::complete(Stepper& stepper) {
  if (!m_program->runs.empty()) return false;
  for (State state = firstRow * m_width; state < m_next.size(); state += m_width) {
    for (Symbol symbol = 0; symbol < m_width; ++symbol) compute(state, symbol, stepper);
    if (m_places.size() > mostStatesAtOnce || stepper.steps() > mostStepsAtOnce) return false;
  }
  m_places.clear();
  m_places.shrink_to_fit();
  m_states = {};
  m_next.shrink_to_fit();
  return true;
}

bool Table::search(const unsigned char* at, const unsigned char* end) const {
  const Alphabet& alphabet = m_program->alphabet;
  const State* next = m_next.data();
  const State lastAnswer = matchRow * m_width;
  State state = firstRow * m_width;
  while (at != end) {
    const Symbol symbol = *at < 0x80 ? alphabet.symbolOfAscii(*at++) : alphabet.symbolOf(nextCodePoint(at, end));
    state = next[state + symbol];
    if (state <= lastAnswer) return state == lastAnswer;
  }
  return next[state + alphabet.end()] == lastAnswer;
}

bool Table::isFull() const { return m_next.size() > mostCells || m_weight > mostWeight; }

bool Table::searchUnwritten(Places& places, const unsigned char* at, const unsigned char* end, Stepper& stepper) {
  if (!m_triedShifts) m_shifts = ShiftSearch::of(*m_program);
  m_triedShifts = true;
  if (!m_shifts) return stepper.searchFrom(places, at, end);
  m_isHopeless = true;
  stepper.countSteps(m_shifts->stepsPerSymbol() * static_cast<std::uint64_t>(end - at));
  return m_shifts->searchFrom(places, at, end);
}

bool Table::searchGrowing(const unsigned char* at, const unsigned char* end, Stepper& stepper) {
  Places begin;
  if (m_isHopeless) return searchUnwritten(begin, at, end, stepper);
  const Alphabet& alphabet = m_program->alphabet;
  const State match = matchRow * m_width;
  const unsigned char* lastClear = at;
  State state = firstRow * m_width;
  if (isFull()) clear();
  while (at != end) {
    const Symbol symbol = *at < 0x80 ? alphabet.symbolOfAscii(*at++) : alphabet.symbolOf(nextCodePoint(at, end));
    State next = m_next[state + symbol];
    stepper.countSteps(1);
    if (next == unknownRow * m_width) next = compute(state, symbol, stepper);
    if (next <= match) return next == match;
    state = next;
    if (!isFull()) continue;
    Places places = m_places[state / m_width];
    const auto states = static_cast<std::ptrdiff_t>(m_places.size());
    clear();
    // Hardly a state is met twice: writing them down does not pay.
    if (at - lastClear < 4 * states) return searchUnwritten(places, at, end, stepper);
    lastClear = at;
    state = stateOf(places);
  }
  State last = m_next[state + alphabet.end()];
  if (last == unknownRow * m_width) last = compute(state, alphabet.end(), stepper);
  return last == match;
}

} // namespace signalbox::regex

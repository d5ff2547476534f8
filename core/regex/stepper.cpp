// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/stepper.h"

#include "core/regex/pattern_reader.h"

#include <algorithm>

namespace signalbox::regex {

Stepper::Stepper(const Program& program)
    : m_program(program), m_visited(program.instructions.size()), m_runs(program.runs.size()) {}

void Stepper::push(std::uint32_t instruction) {
  if (m_visited[instruction] == m_round) return;
  m_visited[instruction] = m_round;
  m_stack.push_back(instruction);
}

bool Stepper::holds(Look look, WordKind words, std::uint8_t before, std::uint8_t after) const {
  const std::uint8_t word = words == WordKind::Unicode ? context::unicodeWord : context::asciiWord;
  const bool wordBefore = before & word;
  const bool wordAfter = after & word;
  switch (look) {
  case Look::TextStart: return before & context::textEdge;
  case Look::TextEnd: return after & context::textEdge;
  case Look::LineStart: return before & (context::textEdge | context::lineFeed);
  case Look::LineEnd: return after & (context::textEdge | context::lineFeed);
  case Look::CrlfLineStart:
    return (before & (context::textEdge | context::lineFeed)) ||
           ((before & context::carriageReturn) && !(after & context::lineFeed));
  case Look::CrlfLineEnd:
    return (after & (context::textEdge | context::carriageReturn)) ||
           ((after & context::lineFeed) && !(before & context::carriageReturn));
  case Look::WordBoundary: return wordBefore != wordAfter;
  case Look::NotWordBoundary: return wordBefore == wordAfter;
  case Look::WordStart: return !wordBefore && wordAfter;
  case Look::WordEnd: return wordBefore && !wordAfter;
  case Look::WordStartHalf: return !wordBefore;
  case Look::WordEndHalf: return !wordAfter;
  }
  return false;
}

// Everything reachable without reading; true when that includes the match.
bool Stepper::close(const Places& from, Symbol symbol) {
  const std::uint8_t after = m_program.alphabet.contextOf(symbol);
  while (!m_stack.empty()) {
    const std::uint32_t at = m_stack.back();
    m_stack.pop_back();
    ++m_steps;
    const Instruction& instruction = m_program.instructions[at];
    switch (instruction.operation) {
    case Operation::Match: m_stack.clear(); return true;
    case Operation::Fail: break;
    case Operation::Character:
    case Operation::Set: m_readers.push_back(at); break;
    case Operation::Split:
      push(instruction.argument);
      push(instruction.next);
      break;
    case Operation::Look:
      if (holds(static_cast<Look>(instruction.argument), instruction.words, from.before, after)) push(instruction.next);
      break;
    case Operation::Run: enterRun(instruction.argument); break;
    }
  }
  return false;
}

bool Stepper::step(const Places& from, Symbol symbol, Places& to) {
  ++m_round;
  m_readers.clear();
  for (const std::uint32_t instruction : from.instructions) push(instruction);
  if (!m_program.isAnchored || (from.before & context::textEdge)) push(m_program.start);
  leaveRuns();
  if (close(from, symbol)) return true;
  to.instructions.clear();
  if (symbol == m_program.alphabet.end()) return false;
  to.before = m_program.alphabet.contextOf(symbol);
  ++m_round;
  for (const std::uint32_t reader : m_readers) {
    const Instruction& instruction = m_program.instructions[reader];
    const bool reads = instruction.operation == Operation::Character ? instruction.argument == symbol
                                                                     : m_program.members[instruction.argument][symbol];
    if (!reads || m_visited[instruction.next] == m_round) continue;
    m_visited[instruction.next] = m_round;
    to.instructions.push_back(instruction.next);
  }
  advanceRuns(symbol);
  return false;
}

void Stepper::enterRun(std::uint32_t run) {
  RunState& state = m_runs[run];
  if (m_program.runs[run].min == 0) push(m_program.runs[run].next);
  // Without an upper bound the oldest entry says all.
  if (m_program.runs[run].max == unbounded && !state.isEmpty()) return;
  state.entries.push_back(m_position);
  if (state.isActive) return;
  state.isActive = true;
  m_activeRuns.push_back(run);
}

// Runs long enough by now go on behind them.
void Stepper::leaveRuns() {
  for (const std::uint32_t run : m_activeRuns) {
    const RunState& state = m_runs[run];
    if (!state.isEmpty() && m_position - state.entries[state.oldest] >= m_program.runs[run].min)
      push(m_program.runs[run].next);
  }
}

void Stepper::advanceRuns(Symbol symbol) {
  std::erase_if(m_activeRuns, [&](std::uint32_t index) {
    ++m_steps;
    const Run& run = m_program.runs[index];
    RunState& state = m_runs[index];
    if (!m_program.members[run.set][symbol]) state.clear();
    while (!state.isEmpty() && m_position + 1 - state.entries[state.oldest] > run.max) ++state.oldest;
    state.isActive = !state.isEmpty();
    if (!state.isActive) state.clear();
    return !state.isActive;
  });
  ++m_position;
}

bool Stepper::searchFrom(Places& places, const unsigned char* at, const unsigned char* end) {
  for (RunState& state : m_runs) {
    state.clear();
    state.isActive = false;
  }
  m_activeRuns.clear();
  m_position = 0;
  Places next;
  while (at != end) {
    if (step(places, m_program.alphabet.symbolOf(nextCodePoint(at, end)), next)) return true;
    std::swap(places, next);
    if (m_program.isAnchored && places.instructions.empty() && m_activeRuns.empty()) return false;
  }
  return step(places, m_program.alphabet.end(), next);
}

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Program: a tree as instructions over symbols, an automaton that may be in many places at once.
#pragma once

#include "core/regex/alphabet.h"

namespace signalbox::regex {

enum class Operation : std::uint8_t {
  Match,
  Fail,
  Character, // `argument` is the symbol
  Set,       // `argument` is a row of `members`
  Split,     // to `next` and to `argument`
  Look,      // `argument` is the Look, `words` whose
  Run,       // one of `runs`
};

struct Instruction {
  Operation operation = Operation::Fail;
  WordKind words = WordKind::Unicode;
  std::uint32_t next = 0;
  std::uint32_t argument = 0;
};

// A long count of one class ([a-z]{5000}), counted instead of written out.
struct Run {
  std::uint32_t set = 0; // a row of `members`
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  std::uint32_t next = 0;
};

struct Program {
  Alphabet alphabet;
  std::vector<Instruction> instructions;
  std::vector<Run> runs;
  std::vector<std::vector<bool>> members; // [set][symbol]
  std::uint32_t start = 0;
  std::uint64_t shortestMatch = 0; // in code points
  bool isAnchored = false;         // matches begin at the start of the text only
};

// Throws PatternError when it would be too large.
Program compileProgram(const Node& tree);

} // namespace signalbox::regex

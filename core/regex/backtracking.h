// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backtracking: PCRE2 for what no automaton can do, look-around and back-references of ECMA-262 patterns, with limits.
#pragma once

#include "core/regex/pattern.h"
#include "core/regex/tree.h"

#include <memory>
#include <string_view>

namespace signalbox::regex {

class Backtracking final {
public:
  // Throws PatternError.
  explicit Backtracking(const Node& tree);
  ~Backtracking();
  Backtracking(const Backtracking&) = delete;
  Backtracking& operator=(const Backtracking&) = delete;

  // Past 60 million steps (a tenth of a second) or 64 MB: no match.
  Pattern::Counted search(std::string_view utf8) const;

private:
  struct Code;
  std::unique_ptr<Code> m_code;
};

// A tree in PCRE2's syntax; classes as explicit ranges.
std::string printForPcre(const Node& tree);

} // namespace signalbox::regex

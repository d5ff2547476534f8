// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns: the first line is one, the rest a text. Every pattern compiles or is refused with a place; searching takes
// steps in proportion to the text.
#include "core/regex/pattern.h"
#include "tests/fuzz/target.h"

using namespace signalbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::textOf(data, size);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos || line > 200) return 0;
  for (const auto dialect : {regex::Dialect::Rust, regex::Dialect::Ecma262}) {
    const auto pattern = regex::Pattern::compile(text.substr(0, line), dialect);
    if (!pattern) {
      fuzz::require(!pattern.error().message.empty() && pattern.error().offset <= line);
      continue;
    }
    fuzz::require((*pattern)->search(text.substr(line + 1)) ==
                  (*pattern)->searchCounted(text.substr(line + 1)).isMatch);
  }
  return 0;
}

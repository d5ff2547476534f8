// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Both JSON readers, CPython's equal and jiter's: what they take writes to a text that reads as the same value.
#include "core/value/arena.h"
#include "core/value/read.h"
#include "core/value/read_jiter.h"
#include "core/value/write.h"
#include "tests/fuzz/target.h"

#include <string>

using namespace signalbox;

namespace {

void requireSameAgain(const Value& value) {
  std::string text;
  writeJsonDefault(value, text);
  Arena arena;
  const auto again = readJson(text, arena);
  fuzz::require(again.has_value());
  std::string twice;
  writeJsonDefault(*again, twice);
  fuzz::require(text == twice);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::textOf(data, size)); // a copy of exactly this size: reads past it are seen
  Arena arena;
  const auto asPython = readJson(text, arena);
  if (asPython)
    requireSameAgain(*asPython);
  else
    fuzz::require(!asPython.error().message.empty() && asPython.error().line >= 1 && asPython.error().column >= 1);
  const auto asJiter = readJsonAsJiter(text, arena);
  if (asJiter)
    requireSameAgain(withUniqueKeys(asJiter->root, arena));
  else
    fuzz::require(!asJiter.error().message.empty() && asJiter.error().index <= size);
  return 0;
}

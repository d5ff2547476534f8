// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions: what compiles runs within its budget and gives a value or an error sentence, twice the same.
#include "core/expression/expression.h"
#include "core/value/write.h"
#include "tests/fuzz/target.h"

#include <array>

using namespace signalbox;

namespace {

std::string run(const expression::Expression& compiled) {
  Arena arena;
  const std::array<Value, 3> items{Value::integer(3), Value::str("text"), Value::number(1.5)};
  const std::array<Member, 2> members{Member{Value::str("a"), Value::integer(1)},
                                      Member{Value::str("b"), Value::list(items)}};
  const std::array<Value, 3> slots{Value::dict(members), Value::list(items), Value::str("héllo")};
  std::uint64_t random = 7;
  expression::Frame frame{slots, arena};
  frame.nowMicroseconds = 1'700'000'000'000'000;
  frame.random = &random;
  frame.stepsLeft = 20'000;
  const auto value = compiled.evaluate(frame);
  return value ? pythonRepr(*value) : "!" + value.error().message;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  expression::Names names;
  for (const char* name : {"value", "items", "name"}) names.add(name);
  const auto compiled = expression::Expression::compile(fuzz::textOf(data, size), names);
  if (!compiled) {
    fuzz::require(compiled.error().offset <= size && !compiled.error().message.empty());
    return 0;
  }
  fuzz::require(run(*compiled) == run(*compiled));
  return 0;
}

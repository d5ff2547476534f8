// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Type expressions: whatever parses prints to a text that parses to the same and prints as the same.
#include "core/schema/type_expr.h"
#include "tests/fuzz/target.h"

using namespace signalbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto type = schema::parseType(fuzz::textOf(data, size));
  if (!type) {
    fuzz::require(type.error().offset <= size && !type.error().message.empty());
    return 0;
  }
  const std::string printed = schema::print(*type);
  const auto again = schema::parseType(printed);
  fuzz::require(again.has_value());
  fuzz::require(schema::print(*again) == printed);
  return 0;
}

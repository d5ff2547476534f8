// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schema in: the first line is a schema, the rest a document. accepts() and validate() agree, nothing runs on.
#include "core/json_schema/schema.h"
#include "core/value/arena.h"
#include "core/value/read.h"
#include "tests/fuzz/target.h"

using namespace signalbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::textOf(data, size);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos || size > 20'000) return 0;
  const auto json = design::Json::parse(text.substr(0, line), nullptr, false);
  if (json.is_discarded()) return 0;
  const auto schema = json_schema::compile(json, {});
  if (!schema) {
    fuzz::require(!schema.error().message.empty());
    return 0;
  }
  Arena arena;
  const auto input = readJson(text.substr(line + 1), arena);
  if (!input) return 0;
  json_schema::ValidateLimits limits;
  limits.depth = 200;
  limits.steps = 100'000;
  fuzz::require((*schema)->accepts(*input, limits) == (*schema)->validate(*input, limits).empty());
  return 0;
}

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/validate_json.h"

#include "core/schema/walk_json.h"
#include "core/value/json_tokens.h"

namespace signalbox::schema {

namespace {

bool accept(const Types& types, TypeId type, std::string_view text, Arena& arena, const ValidateOptions& options,
            JsonScratch& scratch, Value& output) {
  if (options.mode != Mode::Python) return false;
  if (!scratch.tokens.find(text)) return false;
  scratch.items.clear();
  scratch.members.clear();
  return JsonWalk(types.program(), text, scratch, arena, options).run(static_cast<NodeIndex>(type), output);
}

} // namespace

// What the walk refuses, for whatever reason, goes the long way, which words the refusal.
std::expected<Value, JsonRefusal> validateJson(const Types& types, TypeId type, std::string_view text, Arena& arena,
                                               const ValidateOptions& options, JsonScratch* scratch) {
  JsonScratch& used = scratch ? *scratch : threadJsonScratch();
  Value output;
  const bool isAccepted = accept(types, type, text, arena, options, used, output);
  if (!scratch) used.shrink();
  if (isAccepted) return output;
  auto input = readJson(text, arena);
  if (!input) return std::unexpected(JsonRefusal{std::move(input.error()), {}});
  auto value = validate(types, type, *input, arena, options);
  if (!value) return std::unexpected(JsonRefusal{std::nullopt, std::move(value.error())});
  return *value;
}

std::optional<Value> acceptJson(const Types& types, TypeId type, std::string_view text, Arena& arena,
                                const ValidateOptions& options) {
  JsonScratch& scratch = threadJsonScratch();
  Value output;
  const bool isAccepted = accept(types, type, text, arena, options, scratch, output);
  scratch.shrink();
  return isAccepted ? std::optional(output) : std::nullopt;
}

} // namespace signalbox::schema

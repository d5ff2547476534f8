// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/validate_json.h"

#include "core/schema/walk_json.h"
#include "core/schema/walk_json_errors.h"
#include "core/value/json_tokens.h"

namespace signalbox::schema {

namespace {

bool accept(const Types& types, TypeId type, std::string_view text, Arena& arena, const ValidateOptions& options,
            JsonScratch& scratch, Value& output) {
  scratch.items.clear();
  scratch.members.clear();
  return JsonWalk(types.program(), text, scratch, arena, options).run(static_cast<NodeIndex>(type), output);
}

bool collect(const Types& types, TypeId type, std::string_view text, Arena& arena, const ValidateOptions& options,
             JsonScratch& scratch, ValidationErrors& errors) {
  scratch.items.clear();
  scratch.members.clear();
  return JsonErrors(types.program(), text, scratch, arena, options, errors).run(static_cast<NodeIndex>(type));
}

// What neither walk over the tokens is sure of.
std::expected<Value, JsonRefusal> longWay(const Types& types, TypeId type, std::string_view text, Arena& arena,
                                          const ValidateOptions& options) {
  auto input = readJson(text, arena);
  if (!input) return std::unexpected(JsonRefusal{std::move(input.error()), {}});
  auto value = validate(types, type, *input, arena, options);
  if (!value) return std::unexpected(JsonRefusal{std::nullopt, std::move(value.error())});
  return *value;
}

} // namespace

std::expected<Value, JsonRefusal> validateJson(const Types& types, TypeId type, std::string_view text, Arena& arena,
                                               const ValidateOptions& options, JsonScratch* scratch) {
  std::optional<ThreadScratch> threads;
  if (!scratch) scratch = &threads.emplace().get();
  if (options.mode == Mode::Python && scratch->tokens.find(text)) {
    if (Value output; accept(types, type, text, arena, options, *scratch, output)) return output;
    if (ValidationErrors errors; collect(types, type, text, arena, options, *scratch, errors))
      return std::unexpected(JsonRefusal{std::nullopt, std::move(errors)});
  }
  threads.reset();
  return longWay(types, type, text, arena, options);
}

std::optional<Value> acceptJson(const Types& types, TypeId type, std::string_view text, Arena& arena,
                                const ValidateOptions& options) {
  ThreadScratch scratch;
  Value output;
  const bool isAccepted = options.mode == Mode::Python && scratch.get().tokens.find(text) &&
                          accept(types, type, text, arena, options, scratch.get(), output);
  return isAccepted ? std::optional(output) : std::nullopt;
}

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Models as JSON (the project format with their names as keys), compiled; values through validate() as text.
#pragma once

#include "core/design/design.h"
#include "core/design/entity_reader.h"
#include "core/schema/serialise.h"
#include "core/schema/serialise_valid.h"
#include "core/schema/types.h"
#include "core/schema/validate.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::test {

// A model as its file in a project says it.
inline design::Model readModel(const std::string& name, const design::Json& json) {
  design::Problems problems;
  return design::readModel(name, json, problems);
}

// {"User": {"fields": [...]}, ...}
inline design::Design readModels(const design::Json& models) {
  design::Design design;
  for (const auto& [name, model] : models.items()) design = design.withModel(readModel(name, model));
  return design;
}

inline design::Design readModelText(std::string_view json) { return readModels(design::Json::parse(json)); }

struct Answer {
  bool isValid = false;
  std::string text; // the value as JSON, or the error list
};

inline std::string errorList(const schema::ValidationErrors& errors) {
  std::string result = "[";
  for (const auto& error : errors) {
    if (result.size() > 1) result += ',';
    if (!schema::writeError(error, {}, result)) return "unprintable";
  }
  return result + "]";
}

// Every leaf as its JSON text, as record_pydantic.py gives it to validate_strings.
inline Value asStrings(const Value& value, Arena& arena) {
  if (value.is(Kind::Str)) return value;
  if (value.is(Kind::List)) {
    const auto items = arena.make<Value>(value.size());
    std::ranges::transform(value.items(), items.begin(), [&](const Value& item) { return asStrings(item, arena); });
    return Value::list(items);
  }
  if (value.is(Kind::Dict)) {
    const auto members = arena.make<Member>(value.size());
    std::ranges::transform(value.members(), members.begin(),
                           [&](const Member& member) { return Member{member.key, asStrings(member.value, arena)}; });
    return Value::dict(members);
  }
  std::string text;
  writeJsonDefault(value, text);
  return Value::str(arena.copy(std::string_view(text)));
}

inline std::expected<Value, schema::ValidationErrors> validateAs(const schema::Types& types, schema::TypeId type,
                                                                 const Value& input, Arena& arena,
                                                                 const schema::ValidateOptions& options) {
  const bool isStrings = options.mode == schema::Mode::Strings;
  return schema::validate(types, type, isStrings ? asStrings(input, arena) : input, arena, options);
}

inline bool isOnePass(const schema::ValidateOptions& options) {
  return options.mode == schema::Mode::Python && !options.strict && options.fromAttributes;
}

// What validating and writing at once gives, where it does not leave that to the long way.
inline std::optional<std::string> dumpInOnePass(const schema::Types& types, schema::TypeId type, const Value& input) {
  Arena arena;
  std::string text = "before";
  if (schema::serialiseValid(types, type, input, {}, arena, text)) return text.substr(6);
  return text == "before" ? std::nullopt : std::optional(text);
}

// As validate_python(json.loads(json)), validate_json(json) or validate_strings does.
inline Answer validateJson(const schema::Types& types, schema::TypeId type, std::string_view json,
                           const schema::ValidateOptions& options = {}) {
  Arena arena;
  const bool isText = options.mode == schema::Mode::Json;
  const auto input = isText ? Value() : readJson(json, arena);
  if (!input) return {false, "broken JSON"};
  const auto value = isText ? schema::validateText(types, type, json, arena, options)
                            : validateAs(types, type, *input, arena, options);
  if (!value && schema::isUnhandledException(value.error())) {
    const std::string message(value.error().front().message);
    return {false, "!" + message.substr(0, message.find(':'))};
  }
  if (!value && isOnePass(options) && dumpInOnePass(types, type, *input)) return {false, "accepted in one pass"};
  if (!value) return {false, errorList(value.error())};
  Answer answer{true, {}};
  if (!schema::serialise(types, type, *value, {}, answer.text)) answer.text = "unprintable";
  const auto dumped = isOnePass(options) ? dumpInOnePass(types, type, *input) : std::nullopt;
  if (dumped && *dumped != answer.text) answer.text += " or in one pass " + *dumped;
  return answer;
}

// dump_json's keywords, include and exclude as the filters read them.
inline std::string dumpJson(const schema::Types& types, schema::TypeId type, std::string_view json,
                            const design::Json& keywords) {
  Arena arena;
  const auto input = readJson(json, arena);
  const auto value = schema::validate(types, type, *input, arena);
  if (!value) return "!ValidationError";
  const auto include = schema::compileFilter(keywords.value("include", design::Json()));
  const auto exclude = schema::compileFilter(keywords.value("exclude", design::Json()));
  schema::SerialiseOptions options;
  options.byAlias.reset();
  if (keywords.contains("by_alias")) options.byAlias = keywords["by_alias"].get<bool>();
  options.excludeUnset = keywords.value("exclude_unset", false);
  options.excludeDefaults = keywords.value("exclude_defaults", false);
  options.excludeNone = keywords.value("exclude_none", false);
  options.roundTrip = keywords.value("round_trip", false);
  options.excludeComputedFields = keywords.value("exclude_computed_fields", false);
  options.ensureAscii = keywords.value("ensure_ascii", false);
  if (keywords.contains("indent")) options.indent = keywords["indent"].get<int>();
  options.include = include.get();
  options.exclude = exclude.get();
  std::string text = "+";
  if (!schema::serialise(types, type, *value, options, text)) return "!PydanticSerializationError";
  return text;
}

} // namespace signalbox::test

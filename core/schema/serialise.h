// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Serialisation: a validated value as model_dump(mode="json") and dump_json write it, with their options.
#pragma once

#include "core/base/result.h"
#include "core/schema/types.h"
#include "core/value/write.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace signalbox::schema {

// include / exclude compiled from FastAPI's sets and nested dicts.
class FieldFilter;
class KnownJson; // core/schema/known_json.h

struct SerialiseOptions {
  // Python: model_dump(mode="json") and then json.dumps: Python's numbers, and a failure on those that JSON has not.
  JsonStyle style = JsonStyle::Pydantic;
  bool keepsNan = false; // of the style Python: NaN, Infinity and -Infinity stand as they are, for readJson()
  std::optional<bool> byAlias = true; // absent: as each model's serialize_by_alias says
  bool excludeUnset = false;
  bool excludeDefaults = false;
  bool excludeNone = false;
  bool roundTrip = false; // what validation takes back: no computed fields, JSON of Json fields as text
  bool excludeComputedFields = false;
  bool ensureAscii = false;
  std::optional<int> indent; // spaces a level; absent = compact
  const FieldFilter* include = nullptr;
  const FieldFilter* exclude = nullptr;
  const KnownJson* known = nullptr; // of the same type and options; serialiseValid() uses it
};

std::shared_ptr<const FieldFilter> compileFilter(const nlohmann::ordered_json& spec); // null spec gives null

// Appends JSON. `value` must have come out of validate() with the same type. Fails where a value has no JSON
// (undecodable bytes, a lone surrogate) and where a computed field raises: Python's words, and FastAPI answers 500.
Result<void> serialise(const Types& types, TypeId type, const Value& value, const SerialiseOptions& options,
                       std::string& out);

// A model instance as its own class dumps it, whatever type it stands under. Appends JSON, fails as serialise() does.
Result<void> serialiseModel(const Types& types, const Value& model, const SerialiseOptions& options, std::string& out);

} // namespace signalbox::schema

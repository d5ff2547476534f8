// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Serialisation: a validated value as model_dump(mode="json") and dump_json write it, with FastAPI's response_model
// options.
#pragma once

#include "core/base/result.h"
#include "core/schema/types.h"
#include "core/value/write.h"

#include <nlohmann/json_fwd.hpp>

namespace signalbox::schema {

// include / exclude compiled from FastAPI's sets and nested dicts.
class FieldFilter;

struct SerialiseOptions {
  JsonStyle style = JsonStyle::Pydantic;
  bool byAlias = true;
  bool excludeUnset = false;
  bool excludeDefaults = false;
  bool excludeNone = false;
  const FieldFilter* include = nullptr;
  const FieldFilter* exclude = nullptr;
};

std::shared_ptr<const FieldFilter> compileFilter(const nlohmann::ordered_json& spec); // null spec gives null

// Appends JSON. `value` must have come out of validate() with the same type.
Result<void> serialise(const Types& types, TypeId type, const Value& value, const SerialiseOptions& options,
                       std::string& out);

} // namespace signalbox::schema

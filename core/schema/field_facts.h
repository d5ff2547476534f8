// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldFacts: what a reader of requests must know of a parameter, a body part or a field of a parameter model before it
// validates: its name on the wire, how its value is collected, its default. FastAPI asks ModelField the same.
#pragma once

#include "core/base/result.h"
#include "core/schema/types.h"
#include "core/value/arena.h"

#include <string_view>
#include <vector>

namespace signalbox::schema {

struct FactoryRules;

struct FieldFacts {
  std::string_view name;  // empty for a parameter
  std::string_view alias; // of a model's field: validation_alias where it is a text, else alias, else the name
  bool isRequired = true;
  bool isSequence = false; // list, set, tuple, deque ... also as a member of a union: repeated values
  bool isJson = false;     // Json[...]: one text, whatever it holds
  bool isBytes = false;    // bytes, or a union that names it
  bool isBytesSequence = false;
  Value fallback;                        // the default, Null when there is none; lives as long as the types
  const FactoryRules* factory = nullptr; // makes the default instead
};

FieldFacts factsOf(const Types& types, TypeId type);
// Of a model's fields in order, those it inherits first; none when the type is no model.
std::vector<FieldFacts> fieldFacts(const Types& types, TypeId model);

// A BaseModel, directly: a model or a root model.
bool isBaseModel(const Types& types, TypeId type);

// The default as FastAPI takes it for one request. A failure is what the factory raised.
Result<Value> defaultFor(const FieldFacts& facts, Arena& arena);

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Validation: a Value through a compiled type, as TypeAdapter(T).validate_python / validate_json / validate_strings.
#pragma once

#include "core/schema/types.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace signalbox::schema {

enum class Mode { Python, Json, Strings }; // which input rules and message column; requests are Python (lax)

struct ValidateOptions {
  Mode mode = Mode::Python;
  bool strict = false;
  bool fromAttributes = true;       // FastAPI's: model_attributes_type instead of model_type
  std::int64_t nowMicroseconds = 0; // what now() answers in validators; 0 = the wall clock
};

// One step of an error's loc: a key (or a union label) or an index.
struct LocStep {
  std::string_view key;
  std::int64_t index = keyed;

  static constexpr std::int64_t keyed = INT64_MIN; // the key counts
  bool isKey() const { return index == keyed; }
  bool operator==(const LocStep&) const = default;
};

// One entry of errors(): type, loc, msg, input, ctx. Points into the arena, the input and the types; costs little, as
// there may be many.
struct ErrorDetail {
  std::string_view type;        // Pydantic's name: "float_parsing"
  std::span<const LocStep> loc; // from the value itself; the caller puts "body" and the like in front
  std::string_view message;     // rendered
  Value input;
  Value context; // Dict, or Null when there is none; already as FastAPI renders it
};

using ValidationErrors = std::vector<ErrorDetail>;

// The type of the only error when a validator's expression failed otherwise than by a ValueError (KeyError, TypeError,
// the step budget ...). Pydantic lets such an exception through and FastAPI answers 500: this is no entry of a 422. Its
// message is Python's: "KeyError: 'a'".
inline constexpr std::string_view unhandledException = "unhandled_exception";
bool isUnhandledException(const ValidationErrors& errors);

// Accepts and converts (the result points into `arena` and `input`; in Strings mode all but text and objects is
// refused), or collects every error in Pydantic's order.
std::expected<Value, ValidationErrors> validate(const Types& types, TypeId type, const Value& input, Arena& arena,
                                                const ValidateOptions& options = {});

// validate_json: the text as Pydantic's own parser reads it. What it cannot read is one json_invalid whose input is the
// text. `options.mode` must be Json. The result may point into `text` too.
std::expected<Value, ValidationErrors> validateText(const Types& types, TypeId type, std::string_view text,
                                                    Arena& arena, const ValidateOptions& options);

// Appends {"type":...,"loc":[...],"msg":...,"input":...,"ctx":...} with `prefix` before the loc: an item of FastAPI's
// `detail`. False when an input cannot be echoed (NaN, lone surrogate): FastAPI answers 500 then.
bool writeError(const ErrorDetail& error, std::span<const LocItem> prefix, std::string& out);

// Facts of a field that parameter readers need.
bool isRequired(const Types& types, TypeId type);    // no default
Value defaultValue(const Types& types, TypeId type); // Null when there is none; lives as long as `types`
bool wantsList(const Types& types, TypeId type);     // list, set, tuple (also behind Optional): repeated parameters
bool isModel(const Types& types, TypeId type);       // a BaseModel, directly
std::string_view wireName(const Types& types,
                          TypeId type); // validation alias or alias; empty = the parameter's own name

} // namespace signalbox::schema

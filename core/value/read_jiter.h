// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON text to Value as jiter 0.14 reads it, Pydantic's own parser behind validate_json and Json[T]: acceptance,
// wording and position are equal. Integers of 19 digits and more need no mark: without leading zeros they are the ones
// from 10^18.
#pragma once

#include "core/value/value.h"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace signalbox {

class Arena;

struct JiterError {
  std::string message;   // "expected value"
  std::size_t index = 0; // in bytes, of the byte to blame; one past the end where text is missing
  int line = 1;
  int column = 0; // in bytes, from 1; 0 for the newline byte itself and at the very start of what is missing

  std::string text() const; // "expected value at line 1 column 2": ctx "error" of json_invalid
};

struct JiterDocument {
  Value root;
  // Objects keep every occurrence of a key, as Pydantic reports extras and bad dict keys one by one. Where this is set,
  // `withUniqueKeys` gives the value a Python program would see.
  bool hasRepeatedKeys = false;
};

// The answer points into `text` where it can, so `text` must outlive it, and into `arena` where it cannot.
std::expected<JiterDocument, JiterError> readJsonAsJiter(std::string_view text, Arena& arena);

// Every object of `value` with unique keys: the last value, the first place.
Value withUniqueKeys(const Value& value, Arena& arena);

} // namespace signalbox

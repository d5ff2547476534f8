// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON text to Value, as CPython 3.11's json.loads reads it: acceptance, wording and position are equal.
// simdjson reads what it can; on any refusal a reader of our own decides (NaN, big integers, lone surrogates, UTF-16
// ...).
#pragma once

#include "core/value/value.h"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace signalbox {

struct JsonError {
  enum class Kind {
    Syntax,   // json.JSONDecodeError: FastAPI answers 422 json_invalid
    Encoding, // undecodable bytes: FastAPI answers 400
    Limit,    // nesting too deep or an integer over 4300 digits: FastAPI answers 400
  };
  Kind kind = Kind::Syntax;
  std::string message;      // CPython's words: "Expecting value"
  std::size_t position = 0; // in code points from the start of the text
  int line = 1;             // from 1
  int column = 1;           // from 1, in code points
};

struct ReadOptions {
  int maxDepth = 968; // containers on one path; what CPython under FastAPI allows
};

// The answer points into `text` where it can, so `text` must outlive it, and into `arena` where it cannot.
std::expected<Value, JsonError> readJson(std::string_view text, Arena& arena, ReadOptions options = {});

// Where a place of a document stands in its text: byte offsets of the value's first and one past its last byte.
// `loc` are keys and indices from the root. When the path ends early (a missing key), the last value that exists.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool exact = true; // false when the path ended early
  bool operator==(const TextRange&) const = default;
};
std::optional<TextRange> locate(std::string_view json, std::span<const LocItem> loc);

} // namespace signalbox

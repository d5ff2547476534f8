// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of project files: read so that nothing is lost, with the place of every mistake.
#pragma once

#include "core/design/model.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::design {

inline constexpr int maxFileDepth = 200; // containers inside each other

struct JsonMistake {
  std::string message;
  std::size_t offset = 0; // in bytes
};

// Refuses what could not be written back as it was: keys that stand twice, integers over 64 bits, deep nesting.
std::expected<Json, JsonMistake> parseJson(std::string_view text, int maxDepth = maxFileDepth);

// The first byte of the value at a JSON pointer in well-formed JSON; where the pointer ends early, the last value that
// is there.
std::size_t offsetOf(std::string_view json, std::string_view pointer);

struct LinePlace {
  int line = 1;   // from 1
  int column = 1; // from 1, in code points
};
LinePlace placeAt(std::string_view text, std::size_t offset);

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// {{name}} in the texts of a request: where they stand and what they become.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::requests {

// The value of a variable, or nothing when there is none of that name. Values may hold variables again.
using Lookup = std::function<std::optional<std::string>(std::string_view name)>;

struct VariableSpan {
  std::size_t begin = 0; // bytes, with the braces
  std::size_t end = 0;
  std::string name; // trimmed
  bool operator==(const VariableSpan&) const = default;
};

// Names have letters, digits and ._- , and may begin with $; anything else in braces is text.
std::vector<VariableSpan> variablesIn(std::string_view text);

struct Resolved {
  std::string text;
  std::vector<std::string> missing; // names without a value, each once; they stay in the text as they are written
};

// Values are resolved too, eight deep; one that leads to itself is missing.
Resolved resolve(std::string_view text, const Lookup& lookup);

} // namespace signalbox::requests

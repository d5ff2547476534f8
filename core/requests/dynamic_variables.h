// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Variables that have another value each time they are read, by the names that Postman gave them: {{$guid}},
// {{$timestamp}}, {{$randomInt}}.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace signalbox::requests {

struct DynamicVariable {
  std::string_view name; // "$guid"
  std::string_view meaning;
};
std::span<const DynamicVariable> dynamicVariables();

// Nothing for another name. Any thread.
std::optional<std::string> dynamicValue(std::string_view name);

} // namespace signalbox::requests

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers written as text, as pydantic-core reads them, and numbers inside messages, as Rust prints them.
#pragma once

#include "core/value/arena.h"
#include "core/value/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

enum class IntTextError { Invalid, TooLong };

// Result in `value`; a BigInt's digits lie in `arena`.
std::optional<IntTextError> readIntText(std::string_view text, Arena& arena, Value& value);

std::optional<double> readFloatText(std::string_view text);

std::optional<bool> readBoolText(std::string_view text);

// The double nearest to a decimal integer of any size; nothing when it overflows.
std::optional<double> bigIntToDouble(std::string_view digits);

// Without exponent and without ".0": 10000000000000000, 0.0000000001, 1.
std::string plainNumber(double value);

// Without Unicode White_Space at both ends.
std::string_view trimmed(std::string_view utf8);

std::size_t countCodePoints(std::string_view utf8);

} // namespace signalbox::schema

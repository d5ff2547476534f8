// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CPython 3.11's json.loads in C++: decides acceptance, wording and position of whatever simdjson refuses.
#pragma once

#include "core/value/arena.h"
#include "core/value/read.h"

namespace signalbox {

std::expected<Value, JsonError> readJsonAsPython(std::string_view bytes, Arena& arena, ReadOptions options);

// Python's int() limit on digits, sign not counted.
constexpr std::size_t maxIntegerDigits = 4300;

// The double nearest to a JSON number's text; infinity beyond the range.
double parseDouble(std::string_view text);

} // namespace signalbox

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value as the trace shows it: JSON of bounded length, with stars for what has the name of a secret.
#pragma once

#include "core/value/value.h"

#include <string>
#include <string_view>

namespace signalbox::api {

inline constexpr std::size_t tracedTextBytes = 256;

// Always JSON; what does not fit ends with "…".
std::string tracedValue(std::string_view name, const Value& value);

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of a short JSON text, for which simdjson's first stage costs more to start than to run. It answers for
// plain texts only: without escapes, control characters and what takes three bytes in UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace signalbox {

inline constexpr std::size_t shortText = 128; // bytes

// Writes places as JsonTokens has them and answers how many there are; 0: ask simdjson. `text` is no longer than
// `shortText`, and `places` has room for as many.
std::size_t findShortTokens(std::string_view text, std::uint32_t* places);

} // namespace signalbox

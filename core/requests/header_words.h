// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The header fields that requests carry, and what they usually say: what an editor completes.
#pragma once

#include <span>
#include <string_view>

namespace signalbox::requests {

// Request fields of IANA's registry of HTTP fields, and those that services commonly ask for, by the alphabet.
std::span<const std::string_view> requestHeaderNames();

// Values of the field in any case; none for one that is free text. What ends in a blank or '=' wants more behind it.
std::span<const std::string_view> headerValues(std::string_view name);

// Whether several of them may stand in a row, with commas between: Accept, Cache-Control.
bool isHeaderList(std::string_view name);

} // namespace signalbox::requests

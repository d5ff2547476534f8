// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 3492, with the generosity of Python's codec: any base, capitals too.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

std::string toPunycode(std::u32string_view label); // without "xn--"
std::optional<std::u32string> fromPunycode(std::string_view text);

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Full Unicode case mapping, without a locale.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::schema {

std::string lowerCase(std::string_view utf8);
std::string upperCase(std::string_view utf8);
std::string titleCase(std::string_view utf8); // Python's str.title(): a word begins behind every character without case

} // namespace signalbox::schema

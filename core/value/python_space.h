// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What str.isspace and str.strip take for space: Unicode's white space and the four separators of ASCII.
#pragma once

#include <string_view>

namespace signalbox {

bool isPythonSpace(char32_t character);

// The text without space at both ends. It must be UTF-8 or WTF-8.
std::string_view withoutSpace(std::string_view text);
std::string_view withoutSpaceAtEnd(std::string_view text);

} // namespace signalbox

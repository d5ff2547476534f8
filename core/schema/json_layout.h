// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON laid out anew: indented, or in ASCII only, as dump_json's `indent` and `ensure_ascii` ask.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::schema {

std::string indented(std::string_view compactJson, int spaces); // [] and {} stay as they are
std::string escapedToAscii(std::string_view json);              // \u00e9, surrogate pairs above U+FFFF

} // namespace signalbox::schema

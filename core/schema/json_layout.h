// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON laid out anew: indented, or in ASCII only, as dump_json's `indent` and `ensure_ascii` ask.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

std::string indented(std::string_view compactJson, int spaces); // [] and {} stay as they are
std::string escapedToAscii(std::string_view json);              // \u00e9, surrogate pairs above U+FFFF

// The last member of each name in the place of the first one; nothing when the names of the object differ, or when it
// is no object.
std::optional<std::string> withUniqueKeys(std::string_view object);

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Unicode 16 changed since the Unicode of the ICU at hand, so that classes are those of the regex crate.
#pragma once

#include "core/regex/code_point_set.h"

#include <string>
#include <string_view>

namespace signalbox::regex {

// `set` as Unicode 16 has it. The key is "Alphabetic", "gc=Lu", "sc=Latin", "scx=Latin", "gcb=Extend": long names,
// short ones for categories.
CodePointSet updated(const std::string& key, const CodePointSet& set);

// What ICU does not know at all: the scripts of Unicode 16, contributory properties. `name` as names are compared
// ("otheralphabetic", "oalpha"), `property` one of "", "sc" and "scx". Empty when there is no such name.
CodePointSet newSet(std::string_view property, std::string_view name);

extern const std::string_view unicode16Changes;

} // namespace signalbox::regex

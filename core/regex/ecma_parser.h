// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax of ECMA-262 patterns with the flag u (ECMA-262 §22.2.1), as JSON Schema uses it: text to tree. As schemas
// in the wild are lax, what Annex B allows beside it and what can mean only one thing passes too: \- \@ and other
// escaped punctuation, a lone { } or ], [\w-.].
#pragma once

#include "core/regex/tree.h"

#include <string_view>

namespace signalbox::regex {

// Throws PatternError.
Node parseEcma(std::string_view text);

} // namespace signalbox::regex

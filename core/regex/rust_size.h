// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How large the regex crate's own program for a tree would be: it refuses those above 10 MiB.
#pragma once

#include "core/regex/tree.h"

namespace signalbox::regex {

bool exceedsRustSizeLimit(const Node& tree);

} // namespace signalbox::regex

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Taking entities of one design over into another.
#pragma once

#include "core/design/diff.h"

#include <span>

namespace signalbox::design {

// `into` with each of the named entities as `from` has it: added, replaced, or gone where `from` has none. The kind of
// a change is not looked at. All others are shared with `into`. An endpoint whose router would be gone keeps that.
Design adopt(const Design& into, const Design& from, std::span<const Change> changes);

} // namespace signalbox::design

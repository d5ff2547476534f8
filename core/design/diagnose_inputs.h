// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of what a request brings: parameters and body parts of endpoints and dependencies, and the settings of the
// application that concern requests. What needs a type to be known stands in core/api/input_types.h.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::design {

void diagnoseInputs(const Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::design

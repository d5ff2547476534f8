// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of response classes, names that there are and behaviours that suit them, and of exception handlers.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <vector>

namespace signalbox::design {

void diagnoseResponses(const Design& design, std::vector<Diagnostic>& list);
void diagnoseExceptionHandlers(const Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::design

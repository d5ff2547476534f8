// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks between routes: which earlier one takes the requests of a later one, and whose operationId stands twice.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::design {

void diagnoseRoutes(const Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::design

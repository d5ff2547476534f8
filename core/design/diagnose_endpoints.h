// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of single endpoints and routers: paths and their names, parameters, status, method; those between routes stand
// in diagnose_routes.h.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <vector>

namespace signalbox::design {

void diagnoseEndpoints(const Design& design, std::vector<Diagnostic>& list); // and routers

} // namespace signalbox::design

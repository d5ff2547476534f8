// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of what stands around the endpoints: middleware and mounts.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::design {

void diagnoseMiddleware(const Design& design, std::vector<Diagnostic>& list);
void diagnoseMounts(const Design& design, std::vector<Diagnostic>& list);

// Why a static mount or a frontend may not serve its `directory`, as a sentence; empty when it may, or has none.
// Outside the project, the project itself and its security/ are never served.
std::string directoryProblem(const Mount& mount);

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of what stands around the endpoints: middleware and mounts.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::design {

void diagnoseMiddleware(const Design& design, std::vector<Diagnostic>& list);
void diagnoseMounts(const Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::design

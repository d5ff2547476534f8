// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved requests that can no longer mean what they say. Warnings: the API itself is none the worse.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <vector>

namespace signalbox::design {

void diagnoseRequests(const Design& design, std::vector<Diagnostic>& found);

} // namespace signalbox::design

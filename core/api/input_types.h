// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The types that parameters may have: FastAPI refuses some when the application starts, and can never read others.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <vector>

namespace signalbox::api {

void diagnoseInputTypes(const design::Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::api

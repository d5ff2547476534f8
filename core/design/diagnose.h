// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks a design can be given without compiling it: names, duplicate routes, path parameters, references by name.
// Type expressions are checked by core/schema, behaviours by core/behaviour; api::CompiledApi gathers all of them.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::design {

std::vector<Diagnostic> diagnose(const Design& design);

} // namespace signalbox::design

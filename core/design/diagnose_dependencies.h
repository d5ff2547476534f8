// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of dependencies, of who asks for them, and of their overrides; those of schemes and users stand in
// diagnose_security.cpp.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::design {

void diagnoseDependencies(const Design& design, std::vector<Diagnostic>& list);
void diagnoseSecurity(const Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::design

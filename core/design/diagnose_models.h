// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of models and enums, each for itself: names, bases, validators, members.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <vector>

namespace signalbox::design {

void diagnoseModels(const Design& design, std::vector<Diagnostic>& list);

} // namespace signalbox::design

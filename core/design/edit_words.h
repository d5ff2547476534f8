// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit changes of the part it is about: "Add parameter limit to list_orders" where describe() of the edit alone
// can only say "Change endpoint list_orders".
#pragma once

#include "core/design/design.h"
#include "core/design/edit.h"

#include <string>

namespace signalbox::design {

std::string describe(const Design& before, const Edit& edit);

} // namespace signalbox::design

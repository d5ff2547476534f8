// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A discriminator has one name in all members of its union: renamed in one of them, it is renamed in the others.
#pragma once

#include "core/base/result.h"
#include "core/design/design.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::design {

// The other models whose field of that name tells the members of a union apart together with the one of `model`, also
// by way of a member that two unions share. By name; where a member inherits its field, the model that it is from.
std::vector<std::string> discriminatedWith(const Design& design, std::string_view model, std::string_view field);

// `after` is `before` with the field of `model` renamed everywhere. Refused where another member has a field of the new
// name already.
Result<Design> renameInOtherMembers(const Design& before, Design after, std::string_view model, std::string_view from,
                                    std::string_view to);

} // namespace signalbox::design

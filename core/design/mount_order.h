// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a mount takes its turn: among the endpoints and routers at the root, by (order, name).
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

bool isDeclaredBefore(const Mount& mount, const Design& design, const Endpoint& endpoint);

} // namespace signalbox::design

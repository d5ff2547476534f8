// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A request that is kept among the project's saved ones.
#pragma once

#include "core/design/saved_request.h"

namespace signalbox::ui {

struct Workbench;

// Says where it is and offers to undo; false when it was refused, which is said too.
bool keepRequest(Workbench& workbench, design::SavedRequest request);

} // namespace signalbox::ui

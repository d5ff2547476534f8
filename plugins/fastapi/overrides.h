// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// tests/overrides.py: the profiles of dependency_overrides.
#pragma once

#include "plugins/fastapi/context.h"

namespace signalbox::fastapi {

void exportOverrides(Context& context);

} // namespace signalbox::fastapi

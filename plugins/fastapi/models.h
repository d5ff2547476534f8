// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// app/models.py: all models of the design in one module, which fixes the names of their components.
#pragma once

#include "plugins/fastapi/context.h"

namespace signalbox::fastapi {

void exportModels(Context& context);

} // namespace signalbox::fastapi

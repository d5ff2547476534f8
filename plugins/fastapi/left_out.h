// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a design has no place in the export, said in its report: keys that this version does not know.
#pragma once

#include "plugins/fastapi/context.h"

namespace signalbox::fastapi {

void reportLeftOut(Context& context);

} // namespace signalbox::fastapi

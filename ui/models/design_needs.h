// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a part of a design needs to stand in another one.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::ui {

// The part itself and all models, dependencies, security schemes and constants that it reads, also through others; of a
// router all that is in it too; with the routers above an endpoint. Empty for what cannot be taken along.
design::Design partOf(const design::Design& design, const DesignPlace& place);

} // namespace signalbox::ui

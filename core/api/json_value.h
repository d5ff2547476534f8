// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON document of the design as a Value: constants and defaults, made once when the design is compiled.
#pragma once

#include "core/design/model.h"
#include "core/value/arena.h"
#include "core/value/value.h"

namespace signalbox::api {

// Points only into `arena`.
Value valueOf(const design::Json& json, Arena& arena);

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON documents of a design as Values.
#pragma once

#include "core/design/model.h"
#include "core/value/arena.h"
#include "core/value/value.h"

namespace signalbox::schema {

Value toValue(const design::Json& json, Arena& arena);

} // namespace signalbox::schema

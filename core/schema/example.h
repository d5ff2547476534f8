// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Example values: seeded, always valid against their type, with plausible content for common field names.
#pragma once

#include "core/schema/types.h"
#include "core/value/arena.h"

namespace signalbox::schema {

// The same seed gives the same value. An `examples` facet wins. A value as validate() returns it.
Value example(const Types& types, TypeId type, std::uint64_t seed, Arena& arena);

// The same as a client would send it: JSON kinds only, keys as validation wants them.
Value exampleInput(const Types& types, TypeId type, std::uint64_t seed, Arena& arena);

} // namespace signalbox::schema

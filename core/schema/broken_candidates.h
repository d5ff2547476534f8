// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What to put in the place of a valid value so that a type refuses it: just beyond each bound first, then far beyond,
// then values of other kinds.
#pragma once

#include "core/schema/program.h"
#include "core/value/arena.h"

#include <vector>

namespace signalbox::schema {

// `valid` is what stands there, a JSON value. Some candidates may be accepted after all: validate() is the judge.
std::vector<Value> candidatesFor(const Program& program, const Node& node, const Value& valid, Arena& arena);

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// validate() and serialise() in one pass: what a server answers through a response_model.
#pragma once

#include "core/schema/serialise.h"
#include "core/value/arena.h"

namespace signalbox::schema {

// Appends the JSON that validate() in Python's mode and then serialise() would give. False, with nothing appended,
// where one pass does not do: for a value that is refused, for options and types that need the value whole. Those two
// then decide.
bool serialiseValid(const Types& types, TypeId type, const Value& input, const SerialiseOptions& options, Arena& arena,
                    std::string& out);

} // namespace signalbox::schema

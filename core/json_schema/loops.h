// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Circles among schemas that apply to the same value.
#pragma once

#include "core/json_schema/program.h"

#include <optional>

namespace signalbox::json_schema {

// A schema that must satisfy itself through references and allOf alone: it says nothing and would never end.
std::optional<NodeIndex> endlessReference(const Program& program);

// Marks the nodes of other circles (a oneOf whose branches refer back): there a schema that is already being applied
// to a value counts as satisfied.
void markLoops(Program& program);

} // namespace signalbox::json_schema

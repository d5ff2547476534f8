// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which classes Pydantic keeps apart in the core schema of a type: what is named more than once stands in its list of
// definitions, everything else where it is used. JSON Schema is made of the definitions first, one after the other.
#pragma once

#include "core/schema/program.h"

#include <vector>

namespace signalbox::schema {

// Models and enums below `root`, in the order in which they are come to first. `keepsRoot`: metadata stand around the
// type, and then a class that it names is a definition even when nothing else names it.
std::vector<NodeIndex> sharedDefinitions(const Program& program, NodeIndex root, bool keepsRoot);

// What a model or an enum is called in definitions; classes of one name are one.
const std::string& definitionNameOf(const Program& program, const Node& node);

} // namespace signalbox::schema

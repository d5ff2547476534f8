// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which type of a union a value has come out of, as Pydantic's serialisers look for it.
#pragma once

#include "core/schema/program.h"

#include <span>
#include <string>

namespace signalbox::schema {

// A list, a tuple or a set.
inline bool isSequence(const Value& value) {
  return value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Set);
}

const UseRules* fieldOf(const ModelRules& rules, std::string_view name);
std::span<const NodeIndex> branchesOf(const Program& program, const Node& node);

// Whether a value can have come out of this type; `node` none: of any.
bool fits(const Program& program, NodeIndex node, const Value& value);

// str() of a container, with the class that the first branch it fits makes of it.
std::string containerText(const Program& program, std::span<const NodeIndex> branches, const Value& value);

} // namespace signalbox::schema

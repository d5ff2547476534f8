// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Example values of the types that have bounds.
#pragma once

#include "core/schema/example_content.h"
#include "core/schema/program.h"

namespace signalbox::schema {

Value exampleInteger(const IntRules* rules, std::string_view fieldName, Random& random); // rules null: no bounds
Value exampleNumber(const FloatRules& rules, std::string_view fieldName, Random& random);

// Of a date, a time, both or a duration.
Value exampleMoment(const Program& program, const Node& node, std::string_view fieldName, Random& random, Arena& arena);

} // namespace signalbox::schema

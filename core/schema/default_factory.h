// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// default_factory of a field, compiled.
#pragma once

#include "core/schema/program.h"

#include <expected>
#include <string>

namespace signalbox::schema {

// "list", "uuid4", "datetime.now" are called; anything else is the expression whose value a lambda would return, over
// `data` where it names that. What never changes is made once: then `use` gets a default value and no factory.
std::expected<void, std::string> compileFactory(const design::Json& factory, Arena& arena, UseRules& use);

} // namespace signalbox::schema

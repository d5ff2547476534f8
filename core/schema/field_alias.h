// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace signalbox::schema {

struct UseRules;

// What FastAPI calls a field of a parameter model: as FieldFacts::alias.
std::string_view aliasOf(const UseRules& field);

} // namespace signalbox::schema

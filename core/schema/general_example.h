// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Examples of JSON Schemas: what they offer themselves, else values grown from their keywords and checked.
#pragma once

#include "core/schema/example_content.h"
#include "core/schema/program.h"

#include <string_view>

namespace signalbox::schema {

// A value that the schema accepts; when none was come across in a bounded number of tries, the last one tried.
Value generalExample(const GeneralRules& rules, std::string_view fieldName, const Subject& subject, Random& random,
                     Arena& arena);

} // namespace signalbox::schema

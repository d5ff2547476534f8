// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Example values, as JSON would hold them, of the scalar types that stand behind a text.
#pragma once

#include "core/schema/example_content.h"
#include "core/schema/program.h"

namespace signalbox::schema {

std::string exampleDecimal(const DecimalRules& rules, std::string_view fieldName, Random& random);
std::string exampleBase64(const Base64Rules& rules, std::string_view content);
std::string examplePath(PathKind kind, Random& random);
std::string exampleByteSize(Random& random);

} // namespace signalbox::schema

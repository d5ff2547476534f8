// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schema of the scalar types that need more than a type and a format.
#pragma once

#include "core/schema/json_schema.h"
#include "core/schema/program.h"

namespace signalbox::schema {

design::Json decimalSchema(const DecimalRules& rules, SchemaMode mode);
design::Json byteSizeSchema(SchemaMode mode);
design::Json pathSchema(PathKind kind);

} // namespace signalbox::schema

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON Schema as the type expression that says the same, and back: what is written into the document by hand, such as
// the schema of a header, is typed as any other type is.
#pragma once

#include "core/design/design.h"

#include <optional>
#include <string>

namespace signalbox::ui {

// With models and enums of the design as references into the document's components; nothing when the type is wrong.
std::optional<design::Json> schemaOfType(const std::string& type, const design::Design& design);

// Nothing when no type says exactly that schema.
std::optional<std::string> typeOfSchema(const design::Json& schema, const design::Design& design);

// The order of keys apart.
bool isSameSchema(const design::Json& a, const design::Json& b);

} // namespace signalbox::ui

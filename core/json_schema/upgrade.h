// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas of older dialects in the words of draft 2020-12, which is what OpenAPI 3.1 documents speak.
#pragma once

#include "core/design/model.h"
#include "core/json_schema/registry.h"

#include <string>

namespace signalbox::json_schema {

// References stay as they are, and so do `id` and `definitions`. The schema nests no deeper than documents may.
design::Json upgraded(const design::Json& schema, Dialect dialect);

// The member of an object; what is no object has none.
design::Json memberOr(const design::Json& object, const std::string& key, design::Json otherwise);

} // namespace signalbox::json_schema

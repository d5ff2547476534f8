// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas: JSON Schema 2020-12 as 3.1 has them, in the words of OpenAPI 3.0.3 §4.7.24.
#pragma once

#include "core/openapi/down_convert.h"

namespace signalbox::openapi {

// The schema at `pointer` of the document; what is lost is added to the notes.
Json convertedSchema(Json schema, const std::string& pointer, std::vector<std::string>& notes);

// $defs are no part of a Schema Object: they become components, and the references to them follow.
Json withoutNestedDefinitions(Json document);

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What FastAPI's pass through its own OpenAPI model leaves of a document: keys in the model's order, bounds as floats,
// nulls gone. Path items with parameters stay as they were built.
#pragma once

#include "core/design/model.h"

namespace signalbox::openapi {

using design::Json;

Json normalisedSchema(const Json& schema);
Json normalisedPathItem(const Json& item);
Json withFastApiBytes(Json schema); // "format": "binary" is contentMediaType since 0.129.1
Json withoutNulls(Json document);   // members with a null value vanish; items of lists stay

} // namespace signalbox::openapi

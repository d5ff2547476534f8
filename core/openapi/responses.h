// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of an operation: its own, those of `responses=`, and the validation error.
#pragma once

#include "core/openapi/document_schemas.h"

namespace signalbox::openapi {

design::Json responsesOf(const RouteTypes& route, DocumentSchemas& schemas);

// What `responses=` merges into the schema of the operation's own answer; null: nothing, or that has no schema of a
// model.
design::Json addedToOwnSchema(const RouteTypes& route, DocumentSchemas& schemas);

// Adds 422 where nothing documented covers it. False when something does.
bool addValidationError(design::Json& responses);

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FastAPI's last step: a document passes through its own Pydantic model of OpenAPI (fastapi.openapi.models) and is
// dumped again. Keys come into the model's order, bounds become floats, URLs are normalised, nulls go; a path item that
// needs a conversion stays as it was built. What does not fit is an error there: a 500 at /openapi.json.
#pragma once

#include "core/design/model.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::openapi {

using design::Json;

// What the model says of one place of a document, in Pydantic's words.
struct ObjectError {
  std::vector<std::string> path; // keys and indices down to the value
  std::string message;
};

// The JSON text as FastAPI sends it; nullopt when something is wrong with the document.
std::optional<std::string> throughObjectModel(const Value& document, Arena& arena);

// The same for a part of a document: `model` is a name of fastapi.openapi.models ("PathItem"). Only the errors.
std::vector<ObjectError> objectErrors(const Json& part, std::string_view model);

// Members with a null value vanish, items of lists stay; so do keys that FastAPI takes for SQLAlchemy's ("_sa...").
Json withoutNulls(Json document);
bool isKeptKey(std::string_view key); // no key of SQLAlchemy's

} // namespace signalbox::openapi

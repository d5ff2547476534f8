// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One operation of the document, in the order in which FastAPI builds it.
#pragma once

#include "core/openapi/route_types.h"
#include "core/schema/json_schema.h"

namespace signalbox::openapi {

// Schemas the writer adds beside those of the models: Body_* of embedded bodies, the error components.
struct ExtraSchemas {
  std::map<std::string, design::Json> bodies;
  bool hasErrors = false; // some operation documents 422
};

// Tells the generator everything the operation will ask for.
void mention(const RouteTypes& route, schema::SchemaGenerator& schemas);

design::Json writeOperation(const design::Design& design, const design::Endpoint& endpoint, const RouteTypes& route,
                            const schema::Types& types, schema::SchemaGenerator& schemas, ExtraSchemas& extra);

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One operation of the document, in the order in which FastAPI builds it.
#pragma once

#include "core/openapi/document_schemas.h"

namespace signalbox::openapi {

// What operations add to the document beside themselves.
struct OperationExtras {
  design::Json securitySchemes = design::Json::object();
  bool hasValidationErrors = false; // some operation documents 422
};

design::Json writeOperation(const RouteTypes& route, DocumentSchemas& schemas, OperationExtras& extras);

} // namespace signalbox::openapi

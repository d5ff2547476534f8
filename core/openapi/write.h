// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenAPI document of a design, as FastAPI 0.141 writes it: names, order, titles, component endings.
#pragma once

#include "core/design/design.h"

#include <string>

namespace signalbox::openapi {

using design::Json;

// Never fails: what a diagnostic calls broken is written as Any. Where FastAPI's own model of OpenAPI refuses the
// document (diagnoseDocument tells why), it stands as it was built.
Json write(const design::Design& design);

// The text that /openapi.json answers, byte for byte.
std::string writeText(const design::Design& design);

// Block-style YAML of a document, key order kept; strings that YAML would read as something else are quoted.
std::string toYaml(const Json& document);

// FastAPI's operationId and summary of an endpoint.
std::string operationId(const design::Design& design, const design::Endpoint& endpoint);
std::string summary(const design::Endpoint& endpoint);

} // namespace signalbox::openapi

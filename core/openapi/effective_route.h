// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EffectiveRoute: an endpoint with what the app and its routers hand down to it, as FastAPI's route contexts combine
// them. Webhooks and callbacks inherit nothing.
#pragma once

#include "core/design/response_class.h"

#include <string>
#include <vector>

namespace signalbox::openapi {

struct EffectiveRoute {
  const design::Endpoint* endpoint = nullptr;
  std::string path;     // with every prefix, as the design writes it
  std::string uniqueId; // operationId; the names of body and response come from it
  std::vector<std::string> tags;
  bool isDeprecated = false;
  bool isInSchema = true;
  design::Json responses = design::Json::object();
  std::vector<const design::Endpoint*> callbacks; // the app's first
  design::ResponseClass responseClass;
  std::vector<design::Depends> inheritedDependencies;
};

// It points at the endpoint and into the design, which must outlive it.
EffectiveRoute effectiveRoute(const design::Design& design, const design::Endpoint& endpoint);
EffectiveRoute standaloneRoute(const design::Endpoint& webhookOrCallback);

// Whether the document has it at all.
bool isInSchema(const design::Design& design, const design::Endpoint& endpoint);

} // namespace signalbox::openapi

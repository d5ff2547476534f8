// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every place of a design that the document reads: endpoints, webhooks and callbacks at any depth, and what apps and
// routers hand down.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::openapi {

// `place.pointer` leads to the operation inside its entity: "" or "/callbacks/0".
template<class Visit>
void eachCallback(const std::vector<design::Endpoint>& callbacks, const DesignPlace& owner, const Visit& visit) {
  for (std::size_t i = 0; i < callbacks.size(); ++i) {
    const DesignPlace place{owner.kind, owner.entity, owner.pointer + "/callbacks/" + std::to_string(i)};
    visit(callbacks[i], place);
    eachCallback(callbacks[i].callbacks, place, visit);
  }
}

// Callbacks of the app, of routers, of endpoints and of webhooks.
template<class Visit>
void eachCallback(const design::Design& design, const Visit& visit) {
  eachCallback(design.project().app.callbacks, {EntityKind::Project, {}, "/app"}, visit);
  for (const auto& router : design.routers())
    eachCallback(router->callbacks, {EntityKind::Router, router->path, {}}, visit);
  for (const auto& endpoint : design.endpoints())
    eachCallback(endpoint->callbacks, {EntityKind::Endpoint, endpoint->id(), {}}, visit);
  for (const auto& webhook : design.webhooks())
    eachCallback(webhook->callbacks, {EntityKind::Webhook, webhook->name, {}}, visit);
}

// Endpoints, webhooks and callbacks. A WebSocket is no operation.
template<class Visit>
void eachOperation(const design::Design& design, const Visit& visit) {
  for (const auto& endpoint : design.endpoints())
    if (!endpoint->isSocket()) visit(*endpoint, DesignPlace{EntityKind::Endpoint, endpoint->id(), {}});
  for (const auto& webhook : design.webhooks()) visit(*webhook, DesignPlace{EntityKind::Webhook, webhook->name, {}});
  eachCallback(design, visit);
}

// Every `responses` object.
template<class Visit>
void eachResponses(const design::Design& design, const Visit& visit) {
  visit(design.project().app.responses, DesignPlace{EntityKind::Project, {}, "/app/responses"});
  for (const auto& router : design.routers())
    visit(router->responses, DesignPlace{EntityKind::Router, router->path, "/responses"});
  eachOperation(design, [&](const design::Endpoint& endpoint, DesignPlace place) {
    place.pointer += "/responses";
    visit(endpoint.responses, place);
  });
}

} // namespace signalbox::openapi

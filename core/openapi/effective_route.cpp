// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/effective_route.h"

#include "core/design/dependency_order.h"
#include "core/openapi/operation_names.h"
#include "core/openapi/write.h"

#include <algorithm>

namespace signalbox::openapi {

using design::Json;

namespace {

// A later entry takes the place of an earlier one of its status, where that stands.
void mergeResponses(const Json& source, Json& merged) {
  if (!source.is_object()) return;
  for (const auto& [status, response] : source.items())
    if (response.is_object()) merged[status] = response;
}

void addCallbacks(const std::vector<design::Endpoint>& source, std::vector<const design::Endpoint*>& callbacks) {
  for (const design::Endpoint& callback : source) callbacks.push_back(&callback);
}

std::string presetOf(const design::Design& design, const design::Endpoint& endpoint,
                     const std::vector<design::RouterPtr>& routers) {
  if (!endpoint.generateUniqueId.empty()) return endpoint.generateUniqueId;
  for (auto router = routers.rbegin(); router != routers.rend(); ++router)
    if (!(*router)->generateUniqueId.empty()) return (*router)->generateUniqueId;
  return design.project().app.generateUniqueId;
}

// A stream of events has a class of its own, a stream of bytes wants a StreamingResponse; JSON Lines are what a
// generator without a class answers.
design::ResponseClass classOf(const design::Endpoint& endpoint, design::ResponseClass declared) {
  using Kind = design::ResponseClass::Kind;
  if (endpoint.behaviour.kind != "stream") return declared;
  const auto format = endpoint.behaviour.options.find("format");
  if (format == endpoint.behaviour.options.end() || *format == "sse") return design::responseClassNamed("event_stream");
  const bool hasMediaType = endpoint.response.responseClass.contains('/');
  if (hasMediaType) declared.kind = Kind::Stream;
  return *format != "bytes" || hasMediaType ? declared : design::responseClassNamed("stream");
}

// FastAPI's generate_unique_id_function, or the design's two others.
std::string uniqueIdOf(const design::Endpoint& endpoint, std::string_view preset, const std::string& path,
                       const std::vector<std::string>& tags) {
  if (!endpoint.operationId.empty()) return endpoint.operationId;
  if (preset == "name") return endpoint.name;
  if (preset == "tag_name") return tags.empty() ? endpoint.name : tags.front() + "-" + endpoint.name;
  return uniqueId(endpoint.name, path, endpoint.method);
}

} // namespace

EffectiveRoute effectiveRoute(const design::Design& design, const design::Endpoint& endpoint) {
  const design::AppSettings& app = design.project().app;
  const auto routers = design.routersOf(endpoint);
  EffectiveRoute route;
  route.endpoint = &endpoint;
  route.path = design.fullPath(endpoint);
  route.tags = design.allTags(endpoint);
  route.isDeprecated = app.deprecated || endpoint.deprecated;
  route.isInSchema = isInSchema(design, endpoint);
  mergeResponses(app.responses, route.responses);
  addCallbacks(app.callbacks, route.callbacks);
  for (const design::RouterPtr& router : routers) {
    route.isDeprecated |= router->deprecated;
    mergeResponses(router->responses, route.responses);
    addCallbacks(router->callbacks, route.callbacks);
  }
  mergeResponses(endpoint.responses, route.responses);
  addCallbacks(endpoint.callbacks, route.callbacks);
  route.responseClass = classOf(endpoint, design::responseClassOf(design, endpoint));
  route.inheritedDependencies = design::inheritedDependencies(design, endpoint);
  route.uniqueId = uniqueIdOf(endpoint, presetOf(design, endpoint, routers), route.path, route.tags);
  return route;
}

std::string operationId(const design::Design& design, const design::Endpoint& endpoint) {
  if (!endpoint.operationId.empty()) return endpoint.operationId;
  const std::string preset = presetOf(design, endpoint, design.routersOf(endpoint));
  const auto tags = preset == "tag_name" ? design.allTags(endpoint) : std::vector<std::string>();
  return uniqueIdOf(endpoint, preset, design.fullPath(endpoint), tags);
}

bool isInSchema(const design::Design& design, const design::Endpoint& endpoint) {
  if (endpoint.isSocket() || !endpoint.includeInSchema || !design.project().app.includeInSchema) return false;
  return std::ranges::all_of(design.routersOf(endpoint), [](const auto& router) { return router->includeInSchema; });
}

EffectiveRoute standaloneRoute(const design::Endpoint& endpoint) {
  EffectiveRoute route;
  route.endpoint = &endpoint;
  route.path = endpoint.path;
  route.tags = endpoint.tags;
  route.isDeprecated = endpoint.deprecated;
  route.isInSchema = endpoint.includeInSchema && !endpoint.isSocket();
  mergeResponses(endpoint.responses, route.responses);
  addCallbacks(endpoint.callbacks, route.callbacks);
  const std::string& className = endpoint.response.responseClass;
  if (!className.empty()) route.responseClass = design::responseClassNamed(className);
  route.uniqueId = uniqueIdOf(endpoint, endpoint.generateUniqueId, route.path, route.tags);
  return route;
}

} // namespace signalbox::openapi

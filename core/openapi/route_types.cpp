// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fastapi.dependencies.utils: the flat Dependant of a route and its body field.
#include "core/openapi/route_types.h"

#include "core/openapi/wire_name.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {

using design::BodyIn;
using design::Field;
using design::Json;
using design::ParameterIn;

namespace {

// A path parameter has no default, also where the same dependency reads it from the query elsewhere.
DocumentedParameter documented(const design::Parameter& parameter, std::string_view path) {
  DocumentedParameter result{placeOf(parameter, path), parameter.field, schema::TypeId::None};
  if (result.in != ParameterIn::Path) return result;
  for (const char* key : {"default", "default_factory"}) result.field.facets.erase(key);
  return result;
}

// Body parts of one name: the last one counts, where the first one stands.
std::vector<Field> withoutRepeated(const std::vector<Field>& parts) {
  std::vector<Field> kept;
  for (const Field& part : parts) {
    const auto known = std::ranges::find(kept, part.name, &Field::name);
    if (known == kept.end())
      kept.push_back(part);
    else
      *known = part;
  }
  return kept;
}

std::string markerMediaType(const Field& part) {
  if (const auto given = part.facets.find("media_type"); given != part.facets.end() && given->is_string())
    return given->get<std::string>();
  switch (design::bodyIn(part)) {
  case BodyIn::Form: return "application/x-www-form-urlencoded";
  case BodyIn::File: return "multipart/form-data";
  case BodyIn::Body: return "application/json";
  }
  return {};
}

std::string commonMediaType(const std::vector<Field>& parts) {
  const auto isIn = [&](BodyIn in) {
    return std::ranges::any_of(parts, [&](const Field& part) { return design::bodyIn(part) == in; });
  };
  if (isIn(BodyIn::File)) return "multipart/form-data";
  if (isIn(BodyIn::Form)) return "application/x-www-form-urlencoded";
  const std::string first = markerMediaType(parts.front());
  const auto isFirst = [&](const Field& part) { return markerMediaType(part) == first; };
  return std::ranges::all_of(parts, isFirst) ? first : "application/json";
}

// As often as a dependency is asked for, whoever asks.
void addBodyParts(const design::DependencyNode& node, std::vector<Field>& parts) {
  if (node.dependency) std::ranges::copy(design::bodyFields(*node.dependency), std::back_inserter(parts));
  for (const design::DependencyNode& child : node.children) addBodyParts(child, parts);
}

bool isRequired(const Field& part) {
  return !part.facets.contains("default") && !part.facets.contains("default_factory");
}

// What only the marker (Body, Form, File) knows is no facet of a model's field.
Field fieldOfClass(Field part) {
  for (const char* key : {"in", "embed", "media_type", "example", "openapi_examples", "include_in_schema"})
    part.facets.erase(key);
  return part;
}

} // namespace

bool isStream(const EffectiveRoute& route) {
  return route.endpoint->behaviour.kind == "stream" &&
         (!route.responseClass.isDeclared || route.responseClass.kind == design::ResponseClass::Kind::EventStream);
}

RouteTypes RouteCollector::collect(const EffectiveRoute& route) {
  RouteTypes result;
  result.route = route;
  if (!route.isInSchema) return result;
  readDependencies(result);
  for (const design::Endpoint* callback : route.callbacks)
    result.callbacks.push_back(collect(standaloneRoute(*callback)));
  return result;
}

void RouteCollector::readDependencies(RouteTypes& result) {
  const design::Endpoint& endpoint = *result.route.endpoint;
  const design::DependencyNode root = design::dependencyTree(m_design, endpoint, result.route.inheritedDependencies);
  std::vector<DocumentedParameter> parameters;
  const auto read = [&](const std::vector<design::Parameter>& source) {
    for (const auto& parameter : source) parameters.push_back(documented(parameter, result.route.path));
  };
  read(endpoint.parameters);
  for (const design::DependencyNode* node : design::flattened(root)) {
    if (node->dependency) read(node->dependency->parameters);
    if (node->scheme) result.schemes.push_back({node->scheme, node->scopes});
  }
  for (const ParameterIn in : {ParameterIn::Path, ParameterIn::Query, ParameterIn::Header, ParameterIn::Cookie})
    for (const DocumentedParameter& parameter : parameters)
      if (parameter.in == in) result.parameters.push_back(parameter);
  std::vector<Field> parts = endpoint.body;
  addBodyParts(root, parts);
  addBody(result, parts);
}

void RouteCollector::addBody(RouteTypes& result, const std::vector<Field>& parts) {
  if (parts.empty()) return;
  std::vector<const Field*> pointers;
  for (const Field& part : parts) pointers.push_back(&part);
  DocumentedBody& body = result.body.emplace();
  if (!isEmbedded(m_design, pointers)) {
    body.field = parts.front();
    body.mediaType = markerMediaType(parts.front());
    return;
  }
  body.className = "Body_" + result.route.uniqueId;
  body.mediaType = commonMediaType(parts);
  body.isRequired = std::ranges::any_of(parts, isRequired);
  design::Model model;
  const std::string number = std::to_string(++m_bodyNames[body.className]);
  model.name = body.className + '\n' + std::string(8 - std::min<std::size_t>(8, number.size()), '0') + number;
  model.config["title"] = body.className;
  for (const Field& part : withoutRepeated(parts)) model.fields.push_back(fieldOfClass(part));
  body.model = model.name;
  m_bodies.push_back(std::make_shared<const design::Model>(std::move(model)));
}

design::Design RouteCollector::withBodies() const {
  if (m_bodies.empty()) return m_design;
  design::Entities entities = m_design.entities();
  entities.models.insert(entities.models.end(), m_bodies.begin(), m_bodies.end());
  return design::Design(std::move(entities));
}

void RouteCollector::addTypes(RouteTypes& route, schema::TypesBuilder& types) {
  if (!route.route.isInSchema) return;
  const auto add = [&](const std::string& type, const Json& facets) { return types.add(type, facets, {}); };
  for (DocumentedParameter& parameter : route.parameters)
    parameter.type = add(parameter.field.type, parameter.field.facets);
  if (route.body && route.body->model.empty()) route.body->type = add(route.body->field.type, route.body->field.facets);
  const std::string& model = route.route.endpoint->response.model;
  if (!model.empty() && isStream(route.route)) route.streamItem = add(model, Json::object());
  const bool isAnswered = route.route.endpoint->behaviour.kind != "stream";
  if (!model.empty() && isAnswered) route.response = add(model, Json::object());
  for (const auto& [status, response] : route.route.responses.items())
    if (const auto named = response.find("model"); named != response.end() && named->is_string() && *named != "")
      route.responseModels[status] = add(named->get<std::string>(), Json::object());
  for (RouteTypes& callback : route.callbacks) addTypes(callback, types);
}

void RouteCollector::findBodies(RouteTypes& route, const schema::Types& types) {
  if (route.body && !route.body->model.empty()) route.body->type = types.model(route.body->model);
  for (RouteTypes& callback : route.callbacks) findBodies(callback, types);
}

namespace {

template<class Visit>
void eachCallback(std::vector<RouteTypes>& routes, const Visit& visit) {
  for (RouteTypes& route : routes) {
    for (RouteTypes& callback : route.callbacks)
      if (callback.route.isInSchema) visit(callback);
    eachCallback(route.callbacks, visit);
  }
}

} // namespace

void RouteCollector::countCallbacks(std::vector<RouteTypes>& routes) {
  std::map<const design::Endpoint*, int> counts;
  eachCallback(routes, [&](const RouteTypes& callback) { ++counts[callback.route.endpoint]; });
  eachCallback(routes, [&](RouteTypes& callback) { callback.timesWritten = counts[callback.route.endpoint]; });
}

} // namespace signalbox::openapi

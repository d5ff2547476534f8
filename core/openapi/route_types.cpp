// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/route_types.h"

#include "core/openapi/wire_name.h"

#include <algorithm>

namespace signalbox::openapi {

using design::Json;
using design::ParameterIn;

namespace {

// "shop/orders" visits "shop", then "shop/orders".
template<class Visit>
void eachRouter(const design::Design& design, std::string_view path, const Visit& visit) {
  for (std::size_t end = 0; end < path.size();) {
    end = std::min(path.find('/', end + 1), path.size());
    if (const auto router = design.router(path.substr(0, end))) visit(*router);
  }
}

std::string parameterName(const design::Field& field, ParameterIn in) {
  return in == ParameterIn::Header ? headerName(field) : wireName(field);
}

// The one parameter of its kind whose type is a model is documented field by field.
design::ModelPtr parameterModel(const design::Design& design, std::span<const design::Parameter> parameters,
                                const design::Parameter& parameter) {
  if (std::ranges::count(parameters, parameter.in, &design::Parameter::in) != 1) return nullptr;
  const auto model = design.model(parameter.field.type);
  return model && model->kind == design::ModelKind::Model ? model : nullptr;
}

// A header model's fields are converted by the model's own marker, an alias of a field never is.
std::string modelFieldName(const design::Field& field, const design::Parameter& parameter) {
  std::string name = wireName(field);
  const auto convert = parameter.field.facets.find("convert_underscores");
  const bool converts = parameter.in == ParameterIn::Header && name == field.name &&
                        (convert == parameter.field.facets.end() || *convert != false);
  if (converts) std::ranges::replace(name, '_', '-');
  return name;
}

void addParameter(const design::Design& design, const design::Endpoint& endpoint,
                  std::span<const design::Parameter> parameters, std::size_t index, schema::TypesBuilder& types,
                  RouteTypes& route) {
  const design::Parameter& parameter = parameters[index];
  if (const auto model = parameterModel(design, parameters, parameter)) {
    for (const design::Field& field : allFields(design, model->name))
      route.parameters.push_back({parameter.in, modelFieldName(field, parameter), wireName(field), field,
                                  types.add(field.type, field.facets, {EntityKind::Model, model->name, {}})});
    return;
  }
  const DesignPlace place{EntityKind::Endpoint, endpoint.id(), "/parameters/" + std::to_string(index) + "/type"};
  const std::string name = parameterName(parameter.field, parameter.in);
  route.parameters.push_back(
      {parameter.in, name, name, parameter.field, types.add(parameter.field.type, parameter.field.facets, place)});
}

Json mergedResponses(const design::Design& design, const design::Endpoint& endpoint) {
  Json merged = Json::object();
  const auto merge = [&](const Json& responses) {
    if (!responses.is_object()) return;
    for (const auto& [status, response] : responses.items())
      if (response.is_object()) merged[status] = response;
  };
  eachRouter(design, endpoint.router, [&](const design::Router& router) { merge(router.responses); });
  merge(endpoint.responses);
  return merged;
}

} // namespace

RouteTypes addTypes(const design::Design& design, const design::Endpoint& endpoint, schema::TypesBuilder& types) {
  RouteTypes route;
  std::vector<design::Parameter> parameters = endpoint.parameters;
  const std::string path = design.fullPath(endpoint);
  for (design::Parameter& parameter : parameters) parameter.in = placeOf(parameter, path);
  for (const ParameterIn in : {ParameterIn::Path, ParameterIn::Query, ParameterIn::Header, ParameterIn::Cookie})
    for (std::size_t i = 0; i < parameters.size(); ++i)
      if (parameters[i].in == in) addParameter(design, endpoint, parameters, i, types, route);
  const DesignPlace place{EntityKind::Endpoint, endpoint.id(), "/response_model"};
  for (const design::Field& field : endpoint.body)
    route.body.push_back({wireName(field), field, types.add(field.type, field.facets, place)});
  route.isEmbedded = isEmbedded(design, endpoint);
  if (!endpoint.response.model.empty()) route.response = types.add(endpoint.response.model, Json::object(), place);
  route.responses = mergedResponses(design, endpoint);
  for (const auto& [status, response] : route.responses.items())
    if (const auto model = response.find("model"); model != response.end() && model->is_string())
      route.responseModels[status] = types.add(model->get<std::string>(), Json::object(), place);
  return route;
}

bool isDeprecated(const design::Design& design, const design::Endpoint& endpoint) {
  bool deprecated = endpoint.deprecated;
  eachRouter(design, endpoint.router,
             [&](const design::Router& router) { deprecated = deprecated || router.deprecated; });
  return deprecated;
}

bool isInSchema(const design::Design& design, const design::Endpoint& endpoint) {
  bool included = endpoint.includeInSchema && !endpoint.isSocket();
  eachRouter(design, endpoint.router,
             [&](const design::Router& router) { included = included && router.includeInSchema; });
  return included;
}

} // namespace signalbox::openapi

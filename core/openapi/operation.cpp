// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fastapi.openapi.utils.get_openapi_path, but for the answers (responses.cpp).
#include "core/openapi/operation.h"

#include "core/openapi/deep_merge.h"
#include "core/openapi/facet.h"
#include "core/openapi/operation_names.h"
#include "core/openapi/responses.h"
#include "core/openapi/security.h"
#include "core/openapi/wire_name.h"
#include "core/openapi/write.h"
#include "core/schema/field_alias.h"
#include "core/schema/validate.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {

using design::Json;
using design::ParameterIn;
using schema::SchemaMode;

namespace {

bool takesBody(std::string_view method) {
  static constexpr std::array<std::string_view, 6> methods = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"};
  return std::ranges::find(methods, method) != methods.end();
}

// str.strip() of what stands before a form feed.
std::string descriptionOf(const design::Endpoint& endpoint) {
  const std::string text = endpoint.description.substr(0, endpoint.description.find('\f'));
  const auto isSpace = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f'); };
  const auto first = std::ranges::find_if_not(text, isSpace);
  const auto last = std::find_if_not(text.rbegin(), text.rend(), isSpace).base();
  return first < last ? std::string(first, last) : std::string();
}

void putExamples(const Json& facets, Json& target) {
  if (const Json* examples = facet(facets, "openapi_examples"); examples && isTruthy(*examples))
    target["examples"] = *examples;
  else if (const Json* example = facet(facets, "example"))
    target["example"] = *example;
}

// The names of one parameter: in the document, and what its title is made from.
struct ParameterNames {
  std::string name;
  std::string titleSource;
};

// A header model's fields are converted by the model's own marker, an alias of a field never is.
ParameterNames namesOf(const FlatParameter& parameter) {
  const design::Field& marker = parameter.source->field;
  const bool isHeader = parameter.source->in == ParameterIn::Header;
  if (!parameter.field) {
    const std::string name = isHeader ? headerName(marker) : wireName(marker);
    return {name, name};
  }
  const std::string alias(schema::aliasOf(*parameter.field));
  ParameterNames names{alias, alias};
  const Json* convert = facet(marker.facets, "convert_underscores");
  if (isHeader && alias == parameter.field->name && (!convert || isTruthy(*convert)))
    std::ranges::replace(names.name, '_', '-');
  return names;
}

Json parameterObject(const FlatParameter& parameter, DocumentSchemas& schemas) {
  const Json& facets = parameter.field ? *parameter.field->facets : parameter.source->field.facets;
  const ParameterNames names = namesOf(parameter);
  Json object = Json::object();
  object["name"] = names.name;
  object["in"] = inText(parameter.source->in);
  object["required"] =
      parameter.field ? parameter.field->isRequired : schema::isRequired(schemas.types(), parameter.source->type);
  object["schema"] = schemas.schema(parameter, textFacet(facets, "title"), names.titleSource);
  if (const Json* description = facet(facets, "description"); description && isTruthy(*description))
    object["description"] = *description;
  if (!parameter.field) putExamples(facets, object);
  if (const Json* deprecated = facet(facets, "deprecated"); deprecated && isTruthy(*deprecated))
    object["deprecated"] = true;
  return object;
}

bool isShown(const FlatParameter& parameter) {
  if (parameter.field) return true; // a field of a model has no include_in_schema
  const Json* shown = facet(parameter.source->field.facets, "include_in_schema");
  return !shown || isTruthy(*shown);
}

// Of several definitions of one parameter the last required one counts, else the last, where the first one stands.
Json parametersOf(const std::vector<FlatParameter>& parameters, DocumentSchemas& schemas) {
  Json list = Json::array();
  for (const FlatParameter& parameter : parameters) {
    if (!isShown(parameter)) continue;
    Json object = parameterObject(parameter, schemas);
    const auto same = std::ranges::find_if(
        list, [&](const Json& known) { return known["in"] == object["in"] && known["name"] == object["name"]; });
    if (same == list.end())
      list.push_back(std::move(object));
    else if (object["required"] == true || (*same)["required"] == false)
      *same = std::move(object);
  }
  return list;
}

Json requestBodyOf(const DocumentedBody& body, DocumentSchemas& schemas) {
  const bool isClass = !body.model.empty();
  const std::string name = isClass ? "body" : wireName(body.field);
  Json content = Json::object();
  content["schema"] = schemas.schema(body.type, SchemaMode::Validation, textFacet(body.field.facets, "title"), name);
  putExamples(body.field.facets, content);
  Json object = Json::object();
  if (isClass ? body.isRequired : schema::isRequired(schemas.types(), body.type)) object["required"] = true;
  object["content"][body.mediaType] = std::move(content);
  return object;
}

// One requirement for each scheme, with the scopes of all who ask for it.
Json securityOf(const RouteTypes& route, OperationExtras& extras) {
  std::vector<std::pair<std::string, std::vector<std::string>>> schemes;
  for (const DocumentedScheme& asked : route.schemes) {
    const std::string name = schemeName(*asked.scheme);
    extras.securitySchemes[name] = schemeObject(*asked.scheme);
    auto known = std::ranges::find(schemes, name, [](const auto& scheme) { return scheme.first; });
    if (known == schemes.end()) known = schemes.insert(known, {name, {}});
    for (const std::string& scope : asked.scopes)
      if (std::ranges::find(known->second, scope) == known->second.end()) known->second.push_back(scope);
  }
  Json requirements = Json::array();
  for (const auto& [name, scopes] : schemes) requirements.push_back({{name, scopes}});
  return requirements;
}

// What a callback needs of security schemes is dropped, as FastAPI drops it.
Json callbacksOf(const RouteTypes& route, DocumentSchemas& schemas) {
  Json callbacks = Json::object();
  for (const RouteTypes& callback : route.callbacks) {
    const design::Endpoint& endpoint = *callback.route.endpoint;
    Json item = Json::object();
    OperationExtras dropped;
    if (callback.route.isInSchema) item[lowerText(endpoint.method)] = writeOperation(callback, schemas, dropped);
    callbacks[endpoint.name] = Json{{endpoint.path, std::move(item)}};
  }
  return callbacks;
}

// FastAPI has one dict for the schema of a callback's body, and one for its answer's, in all operations that the
// callback stands in: what is merged into them is merged again with each, and all show it.
void mergeAgain(const RouteTypes& route, DocumentSchemas& schemas, Json& operation) {
  const design::Endpoint& endpoint = *route.route.endpoint;
  const auto merge = [&](const Json::json_pointer& place, const Json& added) {
    if (added.is_object() && operation.contains(place) && operation[place].is_object())
      deepMerge(operation[place], added);
  };
  const auto mergeExtra = [&](const Json::json_pointer& place) {
    if (endpoint.openapiExtra.contains(place)) merge(place, endpoint.openapiExtra[place]);
  };
  const design::ResponseClass& responseClass = route.route.responseClass;
  const int status = design::ownStatus(endpoint.response.statusCode, responseClass);
  const Json::json_pointer content = Json::json_pointer("/content");
  const auto answer =
      Json::json_pointer("/responses") / std::to_string(status) / content / responseClass.mediaType / "schema";
  const Json added = addedToOwnSchema(route, schemas);
  for (int again = 1; again < route.timesWritten; ++again) {
    merge(answer, added);
    if (route.response) mergeExtra(answer);
    if (route.body) mergeExtra(Json::json_pointer("/requestBody") / content / route.body->mediaType / "schema");
  }
}

} // namespace

Json writeOperation(const RouteTypes& route, DocumentSchemas& schemas, OperationExtras& extras) {
  const design::Endpoint& endpoint = *route.route.endpoint;
  const std::vector<FlatParameter> parameters = schemas.parametersOf(route);
  Json operation = Json::object();
  if (!route.route.tags.empty()) operation["tags"] = route.route.tags;
  operation["summary"] = summary(endpoint);
  if (const std::string description = descriptionOf(endpoint); !description.empty())
    operation["description"] = description;
  operation["operationId"] = route.route.uniqueId;
  if (route.route.isDeprecated) operation["deprecated"] = true;
  if (Json security = securityOf(route, extras); !security.empty()) operation["security"] = std::move(security);
  if (Json list = parametersOf(parameters, schemas); !list.empty()) operation["parameters"] = std::move(list);
  if (route.body && takesBody(endpoint.method)) operation["requestBody"] = requestBodyOf(*route.body, schemas);
  if (!route.callbacks.empty()) operation["callbacks"] = callbacksOf(route, schemas);
  operation["responses"] = responsesOf(route, schemas);
  if (!parameters.empty() || route.body) extras.hasValidationErrors |= addValidationError(operation["responses"]);
  if (endpoint.openapiExtra.is_object()) deepMerge(operation, endpoint.openapiExtra);
  if (route.timesWritten > 1) mergeAgain(route, schemas, operation);
  return operation;
}

} // namespace signalbox::openapi

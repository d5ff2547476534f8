// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/responses.h"

#include "core/openapi/deep_merge.h"
#include "core/openapi/facet.h"
#include "core/openapi/status_text.h"

#include <algorithm>

namespace signalbox::openapi {

using design::Json;
using schema::SchemaMode;

namespace {

using Kind = design::ResponseClass::Kind;

class ResponsesWriter final {
public:
  ResponsesWriter(const RouteTypes& route, DocumentSchemas& schemas)
      : m_route(route), m_endpoint(*route.route.endpoint), m_class(route.route.responseClass), m_schemas(schemas) {}

  Json write() {
    const int status = design::ownStatus(m_endpoint.response.statusCode, m_class);
    const std::string& description = m_endpoint.response.description;
    Json all = Json::object();
    Json& main = all[std::to_string(status)];
    main["description"] = description.empty() ? "Successful Response" : description;
    if (bodyIsAllowed(m_endpoint.response.statusCode))
      if (Json content = mainContent(); !content.empty()) main["content"] = std::move(content);
    for (const auto& [key, response] : m_route.route.responses.items()) add(all, key, response);
    return all;
  }

  Json addedToOwnSchema() {
    if (!m_route.response || m_class.kind != Kind::JsonBody || isStream(m_route.route)) return {};
    const std::string own = std::to_string(design::ownStatus(m_endpoint.response.statusCode, m_class));
    const auto found = m_route.route.responses.find(own);
    if (found == m_route.route.responses.end()) return {};
    Json response = *found;
    if (const auto model = m_route.responseModels.find(own); model != m_route.responseModels.end())
      addModel(own, model->second, response);
    const Json::json_pointer place = Json::json_pointer() / "content" / m_class.mediaType / "schema";
    return response.contains(place) ? response[place] : Json();
  }

private:
  Json mainContent() {
    if (isStream(m_route.route)) return m_class.kind == Kind::EventStream ? eventContent() : lineContent();
    if (m_class.mediaType.empty()) return Json::object();
    Json content = Json::object();
    content[m_class.mediaType]["schema"] =
        m_class.kind == Kind::JsonBody ? typeSchema(m_route.response, "Response_") : Json{{"type", "string"}};
    return content;
  }

  Json typeSchema(std::optional<schema::TypeId> type, const std::string& prefix) {
    if (!type) return Json::object();
    return m_schemas.schema(*type, SchemaMode::Serialization, {}, prefix + m_route.route.uniqueId);
  }

  Json lineContent() {
    return {{"application/jsonl", {{"itemSchema", typeSchema(m_route.streamItem, "StreamItem_")}}}};
  }

  Json eventContent() {
    Json event = {{"type", "object"},
                  {"properties",
                   {{"data", {{"type", "string"}}},
                    {"event", {{"type", "string"}}},
                    {"id", {{"type", "string"}}},
                    {"retry", {{"type", "integer"}, {"minimum", 0}}}}}};
    if (m_route.streamItem) {
      event["required"] = Json::array({"data"});
      event["properties"]["data"] = {{"type", "string"},
                                     {"contentMediaType", "application/json"},
                                     {"contentSchema", typeSchema(m_route.streamItem, "StreamItem_")}};
    }
    return {{"text/event-stream", {{"itemSchema", std::move(event)}}}};
  }

  // An entry of `responses=` merges over what is there; the description has its own order of sources.
  void add(Json& all, const std::string& key, Json response) {
    response.erase("model");
    std::string status = key;
    std::ranges::transform(status, status.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const std::string text = statusText(status);
    if (status == "DEFAULT") status = "default";
    Json& known = all[status];
    if (known.is_null()) known = Json::object();
    if (const auto model = m_route.responseModels.find(key); model != m_route.responseModels.end())
      addModel(key, model->second, response);
    Json description = text.empty() ? "Additional Response" : text;
    for (const Json* source : {&std::as_const(known), &std::as_const(response)})
      if (const Json* given = facet(*source, "description"); given && isTruthy(*given)) description = *given;
    deepMerge(known, response);
    known["description"] = std::move(description);
  }

  void addModel(const std::string& key, schema::TypeId type, Json& response) {
    const std::string name = "Response_" + key + "_" + m_route.route.uniqueId;
    const Json schema = m_schemas.schema(type, SchemaMode::Serialization, {}, name);
    const std::string mediaType = m_class.mediaType.empty() ? "application/json" : m_class.mediaType;
    Json& target = member(member(member(response, "content"), mediaType), "schema");
    if (target.is_object()) deepMerge(target, schema);
  }

  // dict.setdefault(key, {}); what is no object has no members, and FastAPI would not start.
  static Json& member(Json& object, const std::string& key) {
    if (!object.is_object()) object = Json::object();
    Json& found = object[key];
    if (found.is_null()) found = Json::object();
    return found;
  }

  const RouteTypes& m_route;
  const design::Endpoint& m_endpoint;
  const design::ResponseClass& m_class;
  DocumentSchemas& m_schemas;
};

} // namespace

Json responsesOf(const RouteTypes& route, DocumentSchemas& schemas) { return ResponsesWriter(route, schemas).write(); }

Json addedToOwnSchema(const RouteTypes& route, DocumentSchemas& schemas) {
  return ResponsesWriter(route, schemas).addedToOwnSchema();
}

bool addValidationError(Json& responses) {
  for (const char* known : {"422", "4XX", "default"})
    if (responses.contains(known)) return false;
  responses["422"] = {
      {"description", "Validation Error"},
      {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/HTTPValidationError"}}}}}}}};
  return true;
}

} // namespace signalbox::openapi

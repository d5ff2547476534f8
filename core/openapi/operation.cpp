// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/operation.h"

#include "core/openapi/operation_names.h"
#include "core/openapi/status_text.h"
#include "core/openapi/wire_name.h"
#include "core/openapi/write.h"
#include "core/schema/validate.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {

using design::Json;
using schema::SchemaMode;

namespace {

const Json* facet(const design::Field& field, const char* name) {
  const auto at = field.facets.find(name);
  return at == field.facets.end() || at->is_null() ? nullptr : &*at;
}

bool isFalse(const Json* json) { return json && *json == false; }

// FastAPI's own title of a parameter or body part: explicit, else from the name on the wire.
std::string titleFor(const design::Field& field, std::string_view name) {
  const Json* title = facet(field, "title");
  return title && title->is_string() ? title->get<std::string>() : titled(name);
}

void putExamples(const design::Field& field, Json& target) {
  if (const Json* examples = facet(field, "openapi_examples"))
    target["examples"] = *examples;
  else if (const Json* example = facet(field, "example"))
    target["example"] = *example;
}

// Writes one operation; its members share what they read.
class OperationWriter final {
public:
  OperationWriter(const design::Design& design, const design::Endpoint& endpoint, const RouteTypes& route,
                  const schema::Types& types, schema::SchemaGenerator& schemas, ExtraSchemas& extra)
      : m_design(design), m_endpoint(endpoint), m_route(route), m_types(types), m_schemas(schemas), m_extra(extra),
        m_id(operationId(design, endpoint)) {}

  Json write() {
    Json operation = Json::object();
    if (const auto tags = m_design.allTags(m_endpoint); !tags.empty()) operation["tags"] = tags;
    operation["summary"] = summary(m_endpoint);
    if (!m_endpoint.description.empty()) operation["description"] = m_endpoint.description;
    operation["operationId"] = m_id;
    if (isDeprecated(m_design, m_endpoint)) operation["deprecated"] = true;
    if (Json list = parameters(); !list.empty()) operation["parameters"] = std::move(list);
    Json body = requestBody();
    if (!body.is_null() && takesBody()) operation["requestBody"] = std::move(body);
    operation["responses"] = responses();
    return operation;
  }

private:
  bool takesBody() const {
    static constexpr std::array<std::string_view, 6> methods = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"};
    return std::ranges::find(methods, m_endpoint.method) != methods.end();
  }

  // A later parameter of the same place and name replaces an earlier one where that stands.
  Json parameters() {
    Json list = Json::array();
    for (const DocumentedParameter& parameter : m_route.parameters) {
      if (isFalse(facet(parameter.field, "include_in_schema"))) continue;
      Json written = this->parameter(parameter);
      const auto same = std::ranges::find_if(
          list, [&](const Json& known) { return known["in"] == written["in"] && known["name"] == written["name"]; });
      if (same == list.end())
        list.push_back(std::move(written));
      else if (written["required"] == true || (*same)["required"] == false)
        *same = std::move(written);
    }
    return list;
  }

  Json parameter(const DocumentedParameter& parameter) {
    Json written = Json::object();
    written["name"] = parameter.name;
    written["in"] = inText(parameter.in);
    written["required"] = schema::isRequired(m_types, parameter.type);
    written["schema"] = titledSchema(parameter.type, parameter.field, parameter.titleSource);
    if (const Json* description = facet(parameter.field, "description"); description && *description != "")
      written["description"] = *description;
    putExamples(parameter.field, written);
    if (const Json* deprecated = facet(parameter.field, "deprecated"); deprecated && *deprecated != false)
      written["deprecated"] = true;
    return written;
  }

  // FastAPI sets the title it derived last of all.
  Json titledSchema(schema::TypeId type, const design::Field& field, const std::string& name) {
    Json schema = m_schemas.schema(type, SchemaMode::Validation, titleFor(field, name));
    if (facet(field, "title") || !schema.contains("title")) return schema;
    const Json title = schema["title"];
    schema.erase("title");
    schema["title"] = title;
    return schema;
  }

  Json requestBody() {
    if (m_route.body.empty()) return nullptr;
    Json content = Json::object();
    bool isRequired = false;
    std::string mediaType = "application/json";
    for (const DocumentedBodyPart& part : m_route.body) {
      isRequired = isRequired || schema::isRequired(m_types, part.type);
      if (const Json* type = facet(part.field, "media_type"); type && type->is_string())
        mediaType = type->get<std::string>();
    }
    if (m_route.isEmbedded) {
      content["schema"] = embeddedBody();
    } else {
      const DocumentedBodyPart& part = m_route.body.front();
      content["schema"] = titledSchema(part.type, part.field, part.name);
      putExamples(part.field, content);
    }
    Json body = Json::object();
    if (isRequired) body["required"] = true;
    body["content"][mediaType] = std::move(content);
    return body;
  }

  // As Pydantic writes a field: a model brings its own title, also behind Optional.
  Json fieldSchema(const DocumentedBodyPart& part) {
    Json schema = m_schemas.schema(part.type, SchemaMode::Validation);
    const auto members = schema.find("anyOf");
    const bool isOptionalModel = members != schema.end() && members->size() == 2 && (*members)[0].contains("$ref") &&
                                 (*members)[1] == Json{{"type", "null"}};
    return isOptionalModel ? schema : titledSchema(part.type, part.field, part.name);
  }

  // The object of the parts becomes a component of its own.
  Json embeddedBody() {
    const std::string name = "Body_" + m_id;
    Json schema = Json::object();
    Json required = Json::array();
    for (const DocumentedBodyPart& part : m_route.body) {
      schema["properties"][part.name] = fieldSchema(part);
      if (schema::isRequired(m_types, part.type)) required.push_back(part.name);
    }
    schema["type"] = "object";
    if (!required.empty()) schema["required"] = std::move(required);
    schema["title"] = name;
    m_extra.bodies[name] = std::move(schema);
    return {{"$ref", "#/components/schemas/" + name}};
  }

  Json responses() {
    Json all = Json::object();
    const std::string status = std::to_string(m_endpoint.response.statusCode);
    const std::string& description = m_endpoint.response.description;
    all[status]["description"] = description.empty() ? "Successful Response" : description;
    if (bodyIsAllowed(m_endpoint.response.statusCode)) all[status]["content"] = mainContent();
    for (const auto& [key, response] : m_route.responses.items()) addResponse(all, key, response);
    const bool hasInput = !m_route.parameters.empty() || !m_route.body.empty();
    const bool isDocumented = all.contains("422") || all.contains("4XX") || all.contains("default");
    if (hasInput && !isDocumented) {
      m_extra.hasErrors = true;
      all["422"] = {
          {"description", "Validation Error"},
          {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/HTTPValidationError"}}}}}}}};
    }
    return all;
  }

  Json mainContent() {
    if (m_endpoint.behaviour.kind == "stream") return streamContent();
    Json content = Json::object();
    content["application/json"]["schema"] = responseSchema("Response_" + m_id);
    return content;
  }

  Json responseSchema(const std::string& name) {
    return m_route.response ? m_schemas.schema(*m_route.response, SchemaMode::Serialization, titled(name))
                            : Json::object();
  }

  Json streamContent() {
    Json content = Json::object();
    const Json item = responseSchema("StreamItem_" + m_id);
    const auto format = m_endpoint.behaviour.options.find("format");
    if (format != m_endpoint.behaviour.options.end() && *format == "jsonl") {
      content["application/jsonl"]["itemSchema"] = item;
      return content;
    }
    Json event = {{"type", "object"},
                  {"properties",
                   {{"data", {{"type", "string"}}},
                    {"event", {{"type", "string"}}},
                    {"id", {{"type", "string"}}},
                    {"retry", {{"type", "integer"}, {"minimum", 0}}}}}};
    if (m_route.response) {
      event["properties"]["data"] = {
          {"type", "string"}, {"contentMediaType", "application/json"}, {"contentSchema", item}};
      event["required"] = {"data"};
    }
    content["text/event-stream"]["itemSchema"] = std::move(event);
    return content;
  }

  // fastapi.openapi.utils: `responses=` entries merge over what is there; the description has its own order of sources.
  void addResponse(Json& all, const std::string& key, Json response) {
    response.erase("model");
    std::string status = key;
    std::ranges::transform(status, status.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const std::string text = statusText(status);
    if (status == "DEFAULT") status = "default";
    Json& known = all[status];
    if (known.is_null()) known = Json::object();
    if (const auto model = m_route.responseModels.find(key); model != m_route.responseModels.end()) {
      const Json schema =
          m_schemas.schema(model->second, SchemaMode::Serialization, titled("Response_" + key + "_" + m_id));
      Json& target =
          response["content"][m_endpoint.behaviour.kind == "stream" ? streamMediaType() : "application/json"]["schema"];
      if (target.is_null()) target = Json::object();
      target.merge_patch(schema);
    }
    std::string description = text.empty() ? "Additional Response" : text;
    for (const Json* source : {&std::as_const(known), &std::as_const(response)})
      if (const auto at = source->find("description"); at != source->end() && at->is_string() && *at != "")
        description = at->get<std::string>();
    merge(known, response);
    known["description"] = description;
  }

  std::string streamMediaType() const {
    const auto format = m_endpoint.behaviour.options.find("format");
    const bool isJsonLines = format != m_endpoint.behaviour.options.end() && *format == "jsonl";
    return isJsonLines ? "application/json" : "text/event-stream";
  }

  // deep_dict_update: objects merge, lists concatenate, the rest replaces.
  static void merge(Json& target, const Json& source) {
    for (const auto& [key, value] : source.items()) {
      if (target.contains(key) && target[key].is_object() && value.is_object())
        merge(target[key], value);
      else if (target.contains(key) && target[key].is_array() && value.is_array())
        target[key].insert(target[key].end(), value.begin(), value.end());
      else
        target[key] = value;
    }
  }

  const design::Design& m_design;
  const design::Endpoint& m_endpoint;
  const RouteTypes& m_route;
  const schema::Types& m_types;
  schema::SchemaGenerator& m_schemas;
  ExtraSchemas& m_extra;
  std::string m_id;
};

} // namespace

void mention(const RouteTypes& route, schema::SchemaGenerator& schemas) {
  for (const auto& part : route.body) schemas.mention(part.type, SchemaMode::Validation);
  if (route.response) schemas.mention(*route.response, SchemaMode::Serialization);
  for (const auto& [status, type] : route.responseModels) schemas.mention(type, SchemaMode::Serialization);
  for (const auto& parameter : route.parameters) schemas.mention(parameter.type, SchemaMode::Validation);
}

Json writeOperation(const design::Design& design, const design::Endpoint& endpoint, const RouteTypes& route,
                    const schema::Types& types, schema::SchemaGenerator& schemas, ExtraSchemas& extra) {
  return OperationWriter(design, endpoint, route, types, schemas, extra).write();
}

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fastapi.openapi.utils.get_openapi.
#include "core/openapi/write.h"

#include "core/openapi/object_model.h"
#include "core/openapi/operation.h"
#include "core/openapi/operation_names.h"

#include <unordered_map>

namespace signalbox::openapi {
namespace {

void putText(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void putObject(Json& object, const char* key, const Json& value) {
  if (!value.empty()) object[key] = value;
}

Json infoOf(const design::ProjectInfo& project) {
  Json info = {{"title", project.name}};
  putText(info, "summary", project.summary);
  putText(info, "description", project.description);
  putText(info, "termsOfService", project.termsOfService);
  putObject(info, "contact", project.contact);
  putObject(info, "license", project.license);
  info["version"] = project.version;
  return info;
}

Json serversOf(const design::ProjectInfo& project) {
  Json servers = Json::array();
  for (const design::ServerInfo& server : project.servers) {
    Json& written = servers.emplace_back(Json{{"url", server.url}});
    putText(written, "description", server.description);
    putObject(written, "variables", server.variables);
  }
  return servers;
}

Json tagsOf(const design::ProjectInfo& project) {
  Json tags = Json::array();
  for (const design::TagInfo& tag : project.tags) {
    Json& written = tags.emplace_back(Json{{"name", tag.name}});
    putText(written, "description", tag.description);
    putObject(written, "externalDocs", tag.externalDocs);
  }
  return tags;
}

// fastapi.openapi.utils.validation_error_definition and its response.
const Json& errorSchemas() {
  static const Json schemas = Json::parse(R"({
    "HTTPValidationError": {"title": "HTTPValidationError", "type": "object", "properties": {"detail": {"title": "Detail",
      "type": "array", "items": {"$ref": "#/components/schemas/ValidationError"}}}},
    "ValidationError": {"title": "ValidationError", "type": "object", "properties": {
      "loc": {"title": "Location", "type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
      "msg": {"title": "Message", "type": "string"}, "type": {"title": "Error Type", "type": "string"},
      "input": {"title": "Input"}, "ctx": {"title": "Context", "type": "object"}}, "required": ["loc", "msg", "type"]}})");
  return schemas;
}

// Path items by path. An object of thousands of members is searched in a table of its own.
class PathItems final {
public:
  void add(const std::string& path, const std::string& method, Json operation) {
    auto& items = m_items.get_ref<Json::object_t&>();
    const auto [at, isNew] = m_places.emplace(path, items.size());
    if (isNew) items.push_back({path, Json::object()});
    (items.begin() + static_cast<std::ptrdiff_t>(at->second))->second[method] = std::move(operation);
  }

  Json take() { return std::move(m_items); }

private:
  Json m_items = Json::object();
  std::unordered_map<std::string, std::size_t> m_places;
};

class DocumentWriter final {
public:
  explicit DocumentWriter(const design::Design& design) : m_design(design) {}

  Json write() {
    collect();
    const design::ProjectInfo& project = m_design.project();
    DocumentSchemas schemas(m_routes, *m_types, project.app.separateInputOutputSchemas);
    Json document = Json::object();
    document["openapi"] = "3.1.0";
    document["info"] = infoOf(project);
    putObject(document, "servers", serversOf(project));
    document["paths"] = pathItems(schemas, 0, m_webhooks);
    putObject(document, "webhooks", pathItems(schemas, m_webhooks, m_routes.size()));
    putObject(document, "components", components(schemas));
    putObject(document, "tags", tagsOf(project));
    putObject(document, "externalDocs", project.externalDocs);
    return withoutNulls(std::move(document));
  }

private:
  void collect() {
    RouteCollector collector(m_design);
    const auto add = [&](const EffectiveRoute& route) {
      if (route.isInSchema) m_routes.push_back(collector.collect(route));
    };
    for (const auto& endpoint : m_design.endpoints()) add(effectiveRoute(m_design, *endpoint));
    m_webhooks = m_routes.size();
    for (const auto& webhook : m_design.webhooks()) add(standaloneRoute(*webhook));
    schema::TypesBuilder builder(collector.withBodies());
    for (RouteTypes& route : m_routes) RouteCollector::addTypes(route, builder);
    m_types = builder.finish();
    for (RouteTypes& route : m_routes) RouteCollector::findBodies(route, *m_types);
  }

  Json pathItems(DocumentSchemas& schemas, std::size_t from, std::size_t to) {
    PathItems items;
    for (std::size_t i = from; i < to; ++i)
      items.add(pathFormat(m_routes[i].route.path), lowerText(m_routes[i].route.endpoint->method),
                writeOperation(m_routes[i], schemas, m_extras));
    return items.take();
  }

  Json components(DocumentSchemas& documented) {
    auto all = documented.definitions();
    if (m_extras.hasValidationErrors)
      for (const auto& [name, schema] : errorSchemas().items()) all[name] = schema;
    Json schemas = Json::object();
    for (auto& [name, schema] : all) schemas.get_ref<Json::object_t&>().push_back({name, std::move(schema)});
    Json components = Json::object();
    putObject(components, "schemas", schemas);
    putObject(components, "securitySchemes", m_extras.securitySchemes);
    return components;
  }

  const design::Design& m_design;
  std::vector<RouteTypes> m_routes; // the app's, then webhooks
  std::size_t m_webhooks = 0;       // where those begin
  std::shared_ptr<const schema::Types> m_types;
  OperationExtras m_extras;
};

} // namespace

std::string writeText(const design::Design& design) {
  const Json document = DocumentWriter(design).write();
  const auto text = throughObjectModel(document);
  return text ? *text : document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json write(const design::Design& design) { return Json::parse(writeText(design)); }

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/write.h"

#include "core/openapi/down_convert.h"
#include "core/openapi/normalise.h"
#include "core/openapi/operation.h"
#include "core/openapi/operation_names.h"

#include <algorithm>
#include <set>

namespace signalbox::openapi {
namespace {

Json infoOf(const design::ProjectInfo& project) {
  Json info = Json::object();
  info["title"] = project.name;
  if (!project.summary.empty()) info["summary"] = project.summary;
  if (!project.description.empty()) info["description"] = project.description;
  info["version"] = project.version;
  return info;
}

Json serversOf(const design::ProjectInfo& project) {
  Json servers = Json::array();
  for (const design::ServerInfo& server : project.servers) {
    servers.push_back({{"url", server.url}});
    if (!server.description.empty()) servers.back()["description"] = server.description;
  }
  return servers;
}

Json tagsOf(const design::ProjectInfo& project) {
  Json tags = Json::array();
  for (const design::TagInfo& tag : project.tags) {
    tags.push_back({{"name", tag.name}});
    if (!tag.description.empty()) tags.back()["description"] = tag.description;
  }
  return tags;
}

// fastapi.openapi.utils.validation_error_definition and its response.
const Json& errorSchemas() {
  static const Json schemas = Json::parse(R"({
    "HTTPValidationError": {"properties": {"detail": {"items": {"$ref": "#/components/schemas/ValidationError"},
      "type": "array", "title": "Detail"}}, "type": "object", "title": "HTTPValidationError"},
    "ValidationError": {"properties": {"loc": {"items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}, "type": "array",
      "title": "Location"}, "msg": {"type": "string", "title": "Message"}, "type": {"type": "string", "title": "Error Type"},
      "input": {"title": "Input"}, "ctx": {"type": "object", "title": "Context"}}, "type": "object",
      "required": ["loc", "msg", "type"], "title": "ValidationError"}})");
  return schemas;
}

struct DocumentedEndpoint {
  design::EndpointPtr endpoint;
  RouteTypes route;
};

std::vector<DocumentedEndpoint> documented(const design::Design& design, schema::TypesBuilder& types) {
  std::vector<DocumentedEndpoint> endpoints;
  for (const design::EndpointPtr& endpoint : design.endpoints())
    if (isInSchema(design, *endpoint)) endpoints.push_back({endpoint, addTypes(design, *endpoint, types)});
  return endpoints;
}

std::string lowerText(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

Json schemasOf(schema::SchemaGenerator& generator, ExtraSchemas& extra) {
  std::map<std::string, Json> all = generator.definitions();
  for (auto& [name, schema] : extra.bodies) all[name] = std::move(schema);
  if (extra.hasErrors)
    for (const auto& [name, schema] : errorSchemas().items()) all[name] = schema;
  Json schemas = Json::object();
  for (auto& [name, schema] : all) schemas[name] = normalisedSchema(withFastApiBytes(std::move(schema)));
  return schemas;
}

Json writeLatest(const design::Design& design) {
  schema::TypesBuilder builder(design);
  std::vector<DocumentedEndpoint> endpoints = documented(design, builder);
  const auto types = builder.finish();
  schema::SchemaGenerator generator(*types);
  for (const DocumentedEndpoint& item : endpoints) mention(item.route, generator);
  ExtraSchemas extra;
  Json paths = Json::object();
  for (const DocumentedEndpoint& item : endpoints)
    paths[pathFormat(design.fullPath(*item.endpoint))][lowerText(item.endpoint->method)] =
        writeOperation(design, *item.endpoint, item.route, *types, generator, extra);
  for (auto& [path, item] : paths.items()) item = normalisedPathItem(withFastApiBytes(std::move(item)));

  Json document = Json::object();
  document["openapi"] = "3.1.0";
  document["info"] = infoOf(design.project());
  if (Json servers = serversOf(design.project()); !servers.empty()) document["servers"] = std::move(servers);
  document["paths"] = std::move(paths);
  if (Json schemas = schemasOf(generator, extra); !schemas.empty())
    document["components"]["schemas"] = std::move(schemas);
  if (Json tags = tagsOf(design.project()); !tags.empty()) document["tags"] = std::move(tags);
  return withoutNulls(std::move(document));
}

} // namespace

Json write(const design::Design& design, Version version) {
  Json document = writeLatest(design);
  return version == Version::V3_0 ? downConverted(std::move(document)) : document;
}

} // namespace signalbox::openapi

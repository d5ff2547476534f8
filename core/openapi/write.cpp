// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fastapi.openapi.utils.get_openapi.
#include "core/openapi/write.h"

#include "core/openapi/object_model.h"
#include "core/openapi/operation.h"
#include "core/openapi/operation_names.h"
#include "core/schema/json_value.h"
#include "core/value/write.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace signalbox::openapi {
namespace {

void putText(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void putObject(Json& object, const char* key, Json value) {
  if (!value.empty()) object[key] = std::move(value);
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

// Path items by path, the operations of each by method: of two for one the last counts, in the place of the first.
class PathItems final {
public:
  void add(std::string_view path, std::string_view method, const Value& operation) {
    const auto [at, isNew] = m_places.emplace(path, m_items.size());
    if (isNew) m_items.push_back({Value::str(path), {}});
    auto& operations = m_items[at->second].operations;
    const auto same = std::ranges::find(operations, method, [](const Member& one) { return one.key.asText(); });
    if (same != operations.end())
      same->value = operation;
    else
      operations.push_back({Value::str(method), operation});
  }

  Value take(Arena& arena) const {
    const auto members = arena.make<Member>(m_items.size());
    std::ranges::transform(m_items, members.begin(), [&](const Item& item) {
      return Member{item.path, Value::dict(arena.copy(std::span<const Member>(item.operations)))};
    });
    return Value::dict(members);
  }

private:
  struct Item {
    Value path;
    std::vector<Member> operations;
  };
  std::vector<Item> m_items;
  std::unordered_map<std::string_view, std::size_t> m_places;
};

// The document as a value: of thousands of operations each is one as soon as it is written, and never are all of them
// trees of JSON.
class DocumentWriter final {
public:
  DocumentWriter(const design::Design& design, Arena& arena) : m_design(design), m_arena(arena) {}

  Value write() {
    collect();
    const design::ProjectInfo& project = m_design.project();
    DocumentSchemas schemas(m_routes, *m_types, project.app.separateInputOutputSchemas);
    Json head = Json::object();
    head["openapi"] = "3.1.0";
    head["info"] = infoOf(project);
    putObject(head, "servers", serversOf(project));
    add(std::move(head));
    m_members.push_back({Value::str("paths"), pathItems(schemas, 0, m_webhooks)});
    if (m_webhooks < m_routes.size())
      m_members.push_back({Value::str("webhooks"), pathItems(schemas, m_webhooks, m_routes.size())});
    Json tail = Json::object();
    putObject(tail, "components", components(schemas));
    putObject(tail, "tags", tagsOf(project));
    putObject(tail, "externalDocs", project.externalDocs);
    add(std::move(tail));
    return Value::dict(m_members);
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
    RouteCollector::countCallbacks(m_routes);
  }

  void add(Json members) {
    const Value made = schema::toValue(withoutNulls(std::move(members)), m_arena);
    std::ranges::copy(made.members(), std::back_inserter(m_members));
  }

  Value pathItems(DocumentSchemas& schemas, std::size_t from, std::size_t to) {
    PathItems items;
    for (std::size_t i = from; i < to; ++i) {
      const std::string path = pathFormat(m_routes[i].route.path);
      Json operation = writeOperation(m_routes[i], schemas, m_extras);
      if (isKeptKey(path))
        items.add(m_arena.copy(std::string_view(path)),
                  m_arena.copy(std::string_view(lowerText(m_routes[i].route.endpoint->method))),
                  schema::toValue(withoutNulls(std::move(operation)), m_arena));
    }
    return items.take(m_arena);
  }

  Json components(DocumentSchemas& documented) {
    auto all = documented.definitions();
    if (m_extras.hasValidationErrors)
      for (const auto& [name, schema] : errorSchemas().items()) all[name] = schema;
    Json schemas = Json::object();
    for (auto& [name, schema] : all) schemas.get_ref<Json::object_t&>().push_back({name, std::move(schema)});
    Json components = Json::object();
    putObject(components, "schemas", std::move(schemas));
    putObject(components, "securitySchemes", m_extras.securitySchemes);
    return components;
  }

  const design::Design& m_design;
  Arena& m_arena;
  std::vector<Member> m_members;
  std::vector<RouteTypes> m_routes; // the app's, then webhooks
  std::size_t m_webhooks = 0;       // where those begin
  std::shared_ptr<const schema::Types> m_types;
  OperationExtras m_extras;
};

} // namespace

// What does not fit FastAPI's model is shown as it was built.
std::string writeText(const design::Design& design) {
  Arena arena;
  const design::Design served = design.served();
  DocumentWriter writer(served, arena);
  const Value document = writer.write();
  if (auto text = throughObjectModel(document, arena)) return std::move(*text);
  std::string text;
  (void)writeJson(document, JsonStyle::Pydantic, text);
  return text;
}

Json write(const design::Design& design) { return Json::parse(writeText(design)); }

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox.json and the files of what stands around the endpoints: dependencies, security, mounts, middleware.
#include "core/design/file_keys.h"

namespace signalbox::design {

namespace {

template<class Item, class Take>
std::vector<Item> readList(ObjectReader& reader, const char* list, const char* key, std::string Item::* name,
                           Json& unknown, const Take& takeMore) {
  std::vector<Item> items;
  reader.each(list, [&](const Json& json, const std::string& pointer) {
    ObjectReader inner(json, pointer, reader.problems());
    Item item;
    inner.takeRequired(key, item.*name);
    inner.take("description", item.description);
    takeMore(inner, item);
    if (Json rest = inner.rest(); !rest.empty()) unknown[list][item.*name] = std::move(rest);
    items.push_back(std::move(item));
  });
  return items;
}

// Reads the keys of the object under `key`; what is left of it is unknown.
template<class Read>
void readInside(ObjectReader& reader, const char* key, Json& unknown, const Read& read) {
  const auto* value = reader.find(key);
  if (!value) return;
  ObjectReader inner(*value, std::string("/") + key, reader.problems());
  read(inner);
  if (auto rest = inner.rest(); !rest.empty()) unknown[key] = std::move(rest);
}

AppSettings readApp(ObjectReader& reader) {
  AppSettings app;
  reader.takeOrNull("openapi_url", app.openapiUrl);
  reader.takeOrNull("docs_url", app.docsUrl);
  reader.takeOrNull("redoc_url", app.redocUrl);
  reader.takeOrNull("swagger_ui_oauth2_redirect_url", app.oauth2RedirectUrl);
  takeKeys(reader, app, appKeys);
  app.dependencies = readDependencies(reader);
  reader.takeObject("responses", app.responses);
  app.callbacks = readCallbacks(reader);
  takeKeys(reader, app, appSchemaKeys);
  return app;
}

User readUser(ObjectReader& reader) {
  User user;
  reader.takeRequired("username", user.username);
  takeKeys(reader, user, userKeys);
  user.profile = reader.rest();
  return user;
}

} // namespace

ProjectInfo readProject(const Json& json, Problems& problems) {
  ProjectInfo project;
  ObjectReader reader(json, "", problems);
  Json inside = Json::object();
  reader.find("format"); // looked at before
  reader.take("name", project.name);
  reader.take("version", project.version);
  takeKeys(reader, project, projectKeys);
  readInside(reader, "server", inside, [&](ObjectReader& inner) {
    inner.take("host", project.host);
    inner.take("port", project.port);
  });
  project.servers =
      readList(reader, "servers", "url", &ServerInfo::url, inside,
               [](ObjectReader& inner, ServerInfo& item) { inner.takeObject("variables", item.variables); });
  project.tags = readList(reader, "tags", "name", &TagInfo::name, inside, [](ObjectReader& inner, TagInfo& item) {
    inner.takeObject("external_docs", item.externalDocs);
  });
  readInside(reader, "app", inside, [&](ObjectReader& inner) { project.app = readApp(inner); });
  readInside(reader, "tokens", inside, [&](ObjectReader& inner) { takeKeys(inner, project.tokens, tokenKeys); });
  project.unknown = reader.rest();
  project.unknown.update(inside);
  return project;
}

Dependency readDependency(std::string name, const Json& json, Problems& problems) {
  Dependency dependency;
  dependency.name = std::move(name);
  ObjectReader reader(json, "", problems);
  reader.take("kind", dependency.kind);
  reader.take("description", dependency.description);
  dependency.dependencies = readDependencies(reader);
  dependency.parameters = readParameters(reader, "");
  dependency.body = readFields(reader, "body");
  dependency.options = reader.rest();
  return dependency;
}

SecurityScheme readSecurityScheme(std::string name, const Json& json, Problems& problems) {
  SecurityScheme scheme;
  scheme.name = std::move(name);
  ObjectReader reader(json, "", problems);
  reader.takeRequired("type", scheme.type);
  takeKeys(reader, scheme, schemeKeys);
  scheme.options = reader.rest();
  return scheme;
}

Mount readMount(std::string name, const Json& json, Problems& problems) {
  Mount mount;
  mount.name = std::move(name);
  ObjectReader reader(json, "", problems);
  takeKeys(reader, mount, mountKeys);
  reader.takeRequired("path", mount.path);
  mount.options = reader.rest();
  return mount;
}

std::vector<Middleware> readMiddleware(const Json& json, Problems& problems) {
  std::vector<Middleware> list;
  ObjectReader reader(json, "", problems);
  reader.each("middleware", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, problems);
    Middleware middleware;
    inner.takeRequired("kind", middleware.kind);
    middleware.options = inner.rest();
    list.push_back(std::move(middleware));
  });
  reader.refuseRest();
  return list;
}

std::vector<ExceptionHandler> readExceptionHandlers(const Json& json, Problems& problems) {
  std::vector<ExceptionHandler> list;
  ObjectReader reader(json, "", problems);
  reader.each("exception_handlers", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, problems);
    ExceptionHandler handler;
    inner.takeRequired("on", handler.on);
    handler.options = inner.rest();
    list.push_back(std::move(handler));
  });
  reader.refuseRest();
  return list;
}

std::vector<User> readUsers(const Json& json, Problems& problems) {
  std::vector<User> list;
  ObjectReader reader(json, "", problems);
  reader.each("users", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, problems);
    list.push_back(readUser(inner));
  });
  reader.refuseRest();
  return list;
}

} // namespace signalbox::design

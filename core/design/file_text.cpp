// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entities to the text of their files: fixed key order, defaults left out, unknown keys last.
#include "core/design/file_keys.h"
#include "core/design/path_template.h"
#include "core/design/store.h"

#include <algorithm>
#include <array>

namespace signalbox::design {

namespace {

// pydantic.Field's keywords in the order of its signature, then those of FastAPI's parameters.
constexpr std::array facetOrder{"default",
                                "default_factory",
                                "alias",
                                "alias_priority",
                                "validation_alias",
                                "serialization_alias",
                                "title",
                                "description",
                                "examples",
                                "example",
                                "exclude",
                                "discriminator",
                                "deprecated",
                                "frozen",
                                "strict",
                                "gt",
                                "ge",
                                "lt",
                                "le",
                                "multiple_of",
                                "allow_inf_nan",
                                "min_length",
                                "max_length",
                                "pattern",
                                "max_digits",
                                "decimal_places",
                                "union_mode",
                                "in",
                                "embed",
                                "media_type",
                                "convert_underscores",
                                "include_in_schema",
                                "json_schema_extra"};

std::string textOf(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

bool isEmpty(const Json& value) { return value.is_null() || (value.is_structured() && value.empty()); }

// Keys that this version does not know. An object under a known key holds what is unknown inside that key's value.
void appendUnknown(Json& json, const Json& unknown) {
  for (const auto& [key, value] : unknown.items()) {
    if (!json.contains(key)) {
      json[key] = value;
    } else if (json[key].is_object() && value.is_object()) {
      appendUnknown(json[key], value);
    }
  }
}

// What is unknown inside the items of a list stands in `unknown` by the item's name.
void appendUnknownOf(Json& item, const Json& unknown, const char* list, const std::string& name) {
  const auto found = unknown.find(list);
  if (found == unknown.end() || !found->is_object()) return;
  if (const auto own = found->find(name); own != found->end()) appendUnknown(item, *own);
}

void appendFacets(Json& json, const Json& facets) {
  for (const auto* name : facetOrder) {
    if (const auto found = facets.find(name); found != facets.end()) json[name] = *found;
  }
  appendUnknown(json, facets);
}

Json toJson(const Field& field) {
  Json json = {{"name", field.name}, {"type", field.type}};
  appendFacets(json, field.facets);
  return json;
}

Json toJson(const std::vector<Field>& fields) {
  Json list = Json::array();
  for (const auto& field : fields) list.push_back(toJson(field));
  return list;
}

const char* nameOf(ParameterIn in) {
  constexpr std::array names{"path", "query", "header", "cookie"};
  return names[static_cast<std::size_t>(in)];
}

Json toJson(const Parameter& parameter, const std::vector<PathName>& path) {
  const bool inPath = std::ranges::find(path, parameter.field.name, &PathName::name) != path.end();
  Json json = {{"name", parameter.field.name}, {"type", parameter.field.type}};
  if (parameter.in != (inPath ? ParameterIn::Path : ParameterIn::Query)) json["in"] = nameOf(parameter.in);
  appendFacets(json, parameter.field.facets);
  return json;
}

Json toJson(const BehaviourSpec& behaviour) {
  Json json = {{"kind", behaviour.kind}};
  for (const auto& [key, value] : behaviour.options.items()) json[key] = value;
  return json;
}

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void put(Json& json, const char* key, int value, int normal) {
  if (value != normal) json[key] = value;
}

void putAny(Json& json, const char* key, const Json& value) {
  if (!isEmpty(value)) json[key] = value;
}

void putResponse(Json& json, const ResponseRules& response) {
  putKeys(json, response, responseKeys);
  if (!response.include.is_null()) json["response_model_include"] = response.include;
  if (!response.exclude.is_null()) json["response_model_exclude"] = response.exclude;
  putKeys(json, response, filterKeys);
}

Json membersOf(const Model& model) {
  Json list = Json::array();
  for (const auto& member : model.members) {
    Json item = {{"name", member.name}, {"value", member.value}};
    appendUnknownOf(item, model.unknown, "members", member.name);
    list.push_back(std::move(item));
  }
  return list;
}

Json validatorsOf(const Model& model) {
  Json list = Json::array();
  for (const Validator& validator : model.validators) {
    Json item = {{"name", validator.name}};
    if (!validator.fields.empty()) item["fields"] = validator.fields;
    if (validator.mode == ValidatorMode::Before) item["mode"] = "before";
    putKeys(item, validator, validatorKeys);
    appendUnknownOf(item, model.unknown, "validators", validator.name);
    list.push_back(std::move(item));
  }
  return list;
}

Json computedOf(const Model& model) {
  Json list = Json::array();
  for (const ComputedField& field : model.computed) {
    Json item = {{"name", field.name}, {"type", field.type}, {"expression", field.expression}};
    appendUnknown(item, field.facets);
    list.push_back(std::move(item));
  }
  return list;
}

Json serverOf(const ProjectInfo& project) {
  Json server = Json::object();
  if (project.host != ProjectInfo().host) server["host"] = project.host;
  if (project.port != ProjectInfo().port) server["port"] = project.port;
  if (const auto unknown = project.unknown.find("server"); unknown != project.unknown.end())
    appendUnknown(server, *unknown);
  return server;
}

// `servers` and `tags` of signalbox.json.
template<class Item>
Json listOf(const ProjectInfo& project, const char* list, const std::vector<Item>& items, const char* key,
            std::string Item::* name, const char* moreKey, Json Item::* more) {
  Json json = Json::array();
  for (const auto& item : items) {
    Json one = {{key, item.*name}};
    put(one, "description", item.description);
    putAny(one, moreKey, item.*more);
    appendUnknownOf(one, project.unknown, list, item.*name);
    json.push_back(std::move(one));
  }
  return json;
}

// What `unknown` holds for the inside of known keys has been written with them.
void appendUnknownKeys(Json& json, const Json& unknown, std::initializer_list<std::string_view> written) {
  for (const auto& [key, value] : unknown.items()) {
    if (std::ranges::find(written, key) == written.end() && !json.contains(key)) json[key] = value;
  }
}

Json toJson(const std::vector<Depends>& dependencies) {
  Json list = Json::array();
  for (const auto& depends : dependencies) {
    Json item = {{"dependency", depends.dependency}};
    putKeys(item, depends, dependsKeys);
    list.push_back(item.size() == 1 ? Json(depends.dependency) : std::move(item));
  }
  return list;
}

Json toJson(const std::vector<Endpoint>& callbacks);

void putOperation(Json& json, const Endpoint& endpoint) {
  put(json, "order", endpoint.order, 0);
  json["method"] = endpoint.method;
  json["path"] = endpoint.path;
  if (!endpoint.enabled) json["enabled"] = false;
  putKeys(json, endpoint, operationKeys);
  putAny(json, "dependencies", toJson(endpoint.dependencies));
  const auto path = pathNames(endpoint.path);
  for (const auto& parameter : endpoint.parameters) json["parameters"].push_back(toJson(parameter, path));
  if (!endpoint.body.empty()) json["body"] = toJson(endpoint.body);
  putResponse(json, endpoint.response);
  putAny(json, "responses", endpoint.responses);
  putAny(json, "callbacks", toJson(endpoint.callbacks));
  putAny(json, "openapi_extra", endpoint.openapiExtra);
  putAny(json, "faults", endpoint.faults);
  if (!(endpoint.behaviour == BehaviourSpec())) json["behaviour"] = toJson(endpoint.behaviour);
  appendUnknownKeys(json, endpoint.unknown, {});
}

Json toJson(const std::vector<Endpoint>& callbacks) {
  Json list = Json::array();
  for (const auto& callback : callbacks) {
    Json item = {{"name", callback.name}};
    putOperation(item, callback);
    list.push_back(std::move(item));
  }
  return list;
}

Json appOf(const ProjectInfo& project) {
  const AppSettings& app = project.app;
  const AppSettings normal;
  Json json = Json::object();
  const auto putUrl = [&](const char* key, const std::string& url, const std::string& usual) {
    if (url != usual) json[key] = url.empty() ? Json() : Json(url);
  };
  putUrl("openapi_url", app.openapiUrl, normal.openapiUrl);
  putUrl("docs_url", app.docsUrl, normal.docsUrl);
  putUrl("redoc_url", app.redocUrl, normal.redocUrl);
  putUrl("swagger_ui_oauth2_redirect_url", app.oauth2RedirectUrl, normal.oauth2RedirectUrl);
  putKeys(json, app, appKeys);
  putAny(json, "dependencies", toJson(app.dependencies));
  putAny(json, "responses", app.responses);
  putAny(json, "callbacks", toJson(app.callbacks));
  putKeys(json, app, appSchemaKeys);
  if (const auto unknown = project.unknown.find("app"); unknown != project.unknown.end()) appendUnknown(json, *unknown);
  return json;
}

Json tokensOf(const ProjectInfo& project) {
  Json json = Json::object();
  putKeys(json, project.tokens, tokenKeys);
  if (const auto unknown = project.unknown.find("tokens"); unknown != project.unknown.end())
    appendUnknown(json, *unknown);
  return json;
}

template<class Item>
std::string listText(const char* key, const std::vector<Item>& items, const char* name, std::string Item::* member) {
  Json list = Json::array();
  for (const Item& item : items) {
    Json one = {{name, item.*member}};
    one.update(item.options);
    list.push_back(std::move(one));
  }
  return textOf({{key, std::move(list)}});
}

} // namespace

std::string fileText(const Model& model) {
  Json json = Json::object();
  if (model.kind != ModelKind::Model) json["kind"] = nameOf(model.kind);
  put(json, "description", model.description);
  put(json, "extends", model.base);
  if (!model.typeParameters.empty()) json["type_parameters"] = model.typeParameters;
  putAny(json, "config", model.config);
  if (model.kind == ModelKind::Model || !model.fields.empty()) json["fields"] = toJson(model.fields);
  if (model.kind == ModelKind::Enum || !model.members.empty()) json["members"] = membersOf(model);
  if (!model.validators.empty()) json["validators"] = validatorsOf(model);
  if (!model.computed.empty()) json["computed"] = computedOf(model);
  putAny(json, "schema", model.schema);
  appendUnknownKeys(json, model.unknown, {"members", "validators"});
  return textOf(json);
}

std::string fileText(const Endpoint& endpoint) {
  Json json = Json::object();
  putOperation(json, endpoint);
  return textOf(json);
}

std::string fileText(const Router& router) {
  Json json = Json::object();
  putKeys(json, router, routerKeys);
  putAny(json, "dependencies", toJson(router.dependencies));
  putKeys(json, router, routerDefaultKeys);
  putAny(json, "callbacks", toJson(router.callbacks));
  appendUnknownKeys(json, router.unknown, {});
  return textOf(json);
}

std::string fileText(const ProjectInfo& project) {
  Json json = {{"format", formatVersion}, {"name", project.name}, {"version", project.version}};
  putKeys(json, project, projectKeys);
  putAny(json, "server", serverOf(project));
  putAny(json, "servers",
         listOf(project, "servers", project.servers, "url", &ServerInfo::url, "variables", &ServerInfo::variables));
  putAny(json, "tags",
         listOf(project, "tags", project.tags, "name", &TagInfo::name, "external_docs", &TagInfo::externalDocs));
  putAny(json, "app", appOf(project));
  putAny(json, "tokens", tokensOf(project));
  appendUnknownKeys(json, project.unknown, {"server", "servers", "tags", "app", "tokens"});
  return textOf(json);
}

std::string fileText(const Dependency& dependency) {
  Json json = Json::object();
  if (dependency.kind != Dependency().kind) json["kind"] = dependency.kind;
  put(json, "description", dependency.description);
  putAny(json, "dependencies", toJson(dependency.dependencies));
  for (const auto& parameter : dependency.parameters) json["parameters"].push_back(toJson(parameter, {}));
  if (!dependency.body.empty()) json["body"] = toJson(dependency.body);
  json.update(dependency.options);
  return textOf(json);
}

std::string fileText(const SecurityScheme& scheme) {
  Json json = {{"type", scheme.type}};
  putKeys(json, scheme, schemeKeys);
  json.update(scheme.options);
  return textOf(json);
}

std::string fileText(const Mount& mount) {
  Json json = Json::object();
  putKeys(json, mount, mountKeys);
  json["path"] = mount.path;
  json.update(mount.options);
  return textOf(json);
}

std::string fileText(const std::vector<Middleware>& middleware) {
  return listText("middleware", middleware, "kind", &Middleware::kind);
}

std::string fileText(const std::vector<ExceptionHandler>& handlers) {
  return listText("exception_handlers", handlers, "on", &ExceptionHandler::on);
}

std::string fileText(const std::vector<User>& users) {
  Json list = Json::array();
  for (const User& user : users) {
    Json item = {{"username", user.username}};
    putKeys(item, user, userKeys);
    item.update(user.profile);
    list.push_back(std::move(item));
  }
  return textOf({{"users", std::move(list)}});
}

std::string fileText(const Constant& constant) { return textOf(constant.value); }

} // namespace signalbox::design

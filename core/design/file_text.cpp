// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entities to the text of their files: fixed key order, defaults left out, unknown keys last.
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

void put(Json& json, const char* key, const std::vector<std::string>& list) {
  if (!list.empty()) json[key] = list;
}

void put(Json& json, const char* key, bool value, bool normal) {
  if (value != normal) json[key] = value;
}

void put(Json& json, const char* key, int value, int normal) {
  if (value != normal) json[key] = value;
}

void putAny(Json& json, const char* key, const Json& value) {
  if (!isEmpty(value)) json[key] = value;
}

void putResponse(Json& json, const ResponseRules& response) {
  put(json, "status_code", response.statusCode, 200);
  put(json, "response_description", response.description);
  put(json, "response_model", response.model);
  if (!response.include.is_null()) json["response_model_include"] = response.include;
  if (!response.exclude.is_null()) json["response_model_exclude"] = response.exclude;
  put(json, "response_model_by_alias", response.byAlias, true);
  put(json, "response_model_exclude_unset", response.excludeUnset, false);
  put(json, "response_model_exclude_defaults", response.excludeDefaults, false);
  put(json, "response_model_exclude_none", response.excludeNone, false);
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
    put(item, "check", validator.check);
    put(item, "message", validator.message);
    put(item, "value", validator.value);
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
            std::string Item::* name) {
  Json json = Json::array();
  for (const auto& item : items) {
    Json one = {{key, item.*name}};
    put(one, "description", item.description);
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
  put(json, "order", endpoint.order, 0);
  json["method"] = endpoint.method;
  json["path"] = endpoint.path;
  put(json, "summary", endpoint.summary);
  put(json, "description", endpoint.description);
  put(json, "tags", endpoint.tags);
  put(json, "deprecated", endpoint.deprecated, false);
  put(json, "include_in_schema", endpoint.includeInSchema, true);
  put(json, "operation_id", endpoint.operationId);
  const auto path = pathNames(endpoint.path);
  for (const auto& parameter : endpoint.parameters) json["parameters"].push_back(toJson(parameter, path));
  if (!endpoint.body.empty()) json["body"] = toJson(endpoint.body);
  putResponse(json, endpoint.response);
  putAny(json, "responses", endpoint.responses);
  if (!(endpoint.behaviour == BehaviourSpec())) json["behaviour"] = toJson(endpoint.behaviour);
  appendUnknownKeys(json, endpoint.unknown, {});
  return textOf(json);
}

std::string fileText(const Router& router) {
  Json json = Json::object();
  put(json, "order", router.order, 0);
  put(json, "prefix", router.prefix);
  put(json, "tags", router.tags);
  put(json, "deprecated", router.deprecated, false);
  put(json, "include_in_schema", router.includeInSchema, true);
  putAny(json, "responses", router.responses);
  appendUnknownKeys(json, router.unknown, {});
  return textOf(json);
}

std::string fileText(const ProjectInfo& project) {
  Json json = {{"format", formatVersion}, {"name", project.name}, {"version", project.version}};
  put(json, "summary", project.summary);
  put(json, "description", project.description);
  putAny(json, "server", serverOf(project));
  putAny(json, "servers", listOf(project, "servers", project.servers, "url", &ServerInfo::url));
  putAny(json, "tags", listOf(project, "tags", project.tags, "name", &TagInfo::name));
  appendUnknownKeys(json, project.unknown, {"server", "servers", "tags"});
  return textOf(json);
}

std::string fileText(const Constant& constant) { return textOf(constant.value); }

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/entity_reader.h"

#include "core/design/file_keys.h"
#include "core/design/path_template.h"

namespace signalbox::design {

namespace {

void keepUnknown(Json& unknown, const char* list, const std::string& name, Json rest) {
  if (!rest.empty()) unknown[list][name] = std::move(rest);
}

Field readField(ObjectReader& reader) {
  Field field;
  reader.takeRequired("name", field.name);
  reader.takeRequired("type", field.type);
  return field;
}

} // namespace

std::vector<Field> readFields(ObjectReader& reader, const char* key) {
  std::vector<Field> fields;
  reader.each(key, [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    fields.push_back(readField(inner));
    fields.back().facets = inner.rest();
  });
  return fields;
}

namespace {

ParameterIn readIn(ObjectReader& reader, const std::string& name, const std::vector<PathName>& path) {
  const bool inPath = std::ranges::find(path, name, &PathName::name) != path.end();
  std::string in = inPath ? "path" : "query";
  reader.take("in", in);
  if (in == "path") return ParameterIn::Path;
  if (in == "header") return ParameterIn::Header;
  if (in == "cookie") return ParameterIn::Cookie;
  if (in != "query") reader.problem("in", "must be path, query, header or cookie");
  return ParameterIn::Query;
}

} // namespace

std::vector<Parameter> readParameters(ObjectReader& reader, std::string_view path) {
  std::vector<Parameter> parameters;
  const auto names = pathNames(path);
  reader.each("parameters", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    Parameter parameter{readField(inner)};
    parameter.in = readIn(inner, parameter.field.name, names);
    parameter.field.facets = inner.rest();
    parameters.push_back(std::move(parameter));
  });
  return parameters;
}

std::vector<Depends> readDependencies(ObjectReader& reader) {
  std::vector<Depends> list;
  reader.each("dependencies", [&](const Json& item, const std::string& pointer) {
    Depends depends;
    if (item.is_string()) {
      depends.dependency = item.get<std::string>();
    } else {
      ObjectReader inner(item, pointer, reader.problems());
      inner.takeRequired("dependency", depends.dependency);
      takeKeys(inner, depends, dependsKeys);
      inner.refuseRest();
    }
    list.push_back(std::move(depends));
  });
  return list;
}

namespace {

ResponseRules readResponse(ObjectReader& reader) {
  ResponseRules response;
  takeKeys(reader, response, responseKeys);
  reader.takeAny("response_model_include", response.include);
  reader.takeAny("response_model_exclude", response.exclude);
  takeKeys(reader, response, filterKeys);
  return response;
}

BehaviourSpec readBehaviour(ObjectReader& reader) {
  BehaviourSpec behaviour;
  if (const auto* json = reader.find("behaviour")) {
    ObjectReader inner(*json, "/behaviour", reader.problems());
    inner.take("kind", behaviour.kind);
    behaviour.options = inner.rest();
  }
  return behaviour;
}

ModelKind readKind(ObjectReader& reader) {
  std::string kind = "model";
  reader.take("kind", kind);
  const auto known = modelKindOf(kind);
  if (!known) reader.problem("kind", "must be model, enum, typed_dict, dataclass, named_tuple, root or json_schema");
  return known.value_or(ModelKind::Model);
}

std::vector<Validator> readValidators(ObjectReader& reader, Json& unknown) {
  std::vector<Validator> validators;
  reader.each("validators", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    Validator validator;
    inner.takeRequired("name", validator.name);
    inner.take("fields", validator.fields);
    std::string mode = "after";
    inner.take("mode", mode);
    if (mode != "after" && mode != "before") inner.problem("mode", "must be before or after");
    validator.mode = mode == "before" ? ValidatorMode::Before : ValidatorMode::After;
    takeKeys(inner, validator, validatorKeys);
    keepUnknown(unknown, "validators", validator.name, inner.rest());
    validators.push_back(std::move(validator));
  });
  return validators;
}

std::vector<ComputedField> readComputed(ObjectReader& reader) {
  std::vector<ComputedField> fields;
  reader.each("computed", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    ComputedField field;
    inner.takeRequired("name", field.name);
    inner.takeRequired("type", field.type);
    inner.takeRequired("expression", field.expression);
    field.facets = inner.rest();
    fields.push_back(std::move(field));
  });
  return fields;
}

} // namespace

Model readModel(std::string name, const Json& json, Problems& problems) {
  Model model;
  model.name = std::move(name);
  ObjectReader reader(json, "", problems);
  model.kind = readKind(reader);
  reader.take("description", model.description);
  reader.take("extends", model.base);
  reader.takeObject("config", model.config);
  model.fields = readFields(reader, "fields");
  Json inside = Json::object();
  reader.each("members", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, problems);
    EnumMember member;
    inner.takeRequired("name", member.name);
    inner.takeAny("value", member.value);
    keepUnknown(inside, "members", member.name, inner.rest());
    model.members.push_back(std::move(member));
  });
  reader.take("type_parameters", model.typeParameters);
  model.validators = readValidators(reader, inside);
  model.computed = readComputed(reader);
  reader.takeAny("schema", model.schema);
  model.unknown = reader.rest();
  model.unknown.update(inside);
  return model;
}

namespace {

// All keys of an endpoint but its name; of webhooks and callbacks too.
void readOperation(ObjectReader& reader, Endpoint& endpoint) {
  reader.take("order", endpoint.order);
  reader.take("method", endpoint.method);
  reader.take("path", endpoint.path);
  takeKeys(reader, endpoint, operationKeys);
  endpoint.dependencies = readDependencies(reader);
  endpoint.parameters = readParameters(reader, endpoint.path);
  endpoint.body = readFields(reader, "body");
  endpoint.response = readResponse(reader);
  reader.takeObject("responses", endpoint.responses);
  endpoint.callbacks = readCallbacks(reader);
  reader.takeObject("openapi_extra", endpoint.openapiExtra);
  reader.takeObject("faults", endpoint.faults);
  endpoint.behaviour = readBehaviour(reader);
  endpoint.unknown = reader.rest();
}

} // namespace

std::vector<Endpoint> readCallbacks(ObjectReader& reader) {
  std::vector<Endpoint> callbacks;
  reader.each("callbacks", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    Endpoint callback;
    inner.takeRequired("name", callback.name);
    readOperation(inner, callback);
    callbacks.push_back(std::move(callback));
  });
  return callbacks;
}

Endpoint readEndpoint(std::string router, std::string name, const Json& json, Problems& problems) {
  Endpoint endpoint;
  endpoint.router = std::move(router);
  endpoint.name = std::move(name);
  ObjectReader reader(json, "", problems);
  reader.take("enabled", endpoint.enabled);
  readOperation(reader, endpoint);
  return endpoint;
}

Router readRouter(std::string path, const Json& json, Problems& problems) {
  Router router;
  router.path = std::move(path);
  ObjectReader reader(json, "", problems);
  takeKeys(reader, router, routerKeys);
  router.dependencies = readDependencies(reader);
  takeKeys(reader, router, routerDefaultKeys);
  router.callbacks = readCallbacks(reader);
  router.unknown = reader.rest();
  return router;
}

} // namespace signalbox::design

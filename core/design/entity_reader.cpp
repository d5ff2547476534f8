// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/entity_reader.h"

#include "core/design/json_text.h"
#include "core/design/path_template.h"

#include <algorithm>
#include <limits>

namespace signalbox::design {

namespace {

// One object of a file: each known key is taken once, the rest is what we do not know.
class ObjectReader final {
public:
  ObjectReader(const Json& json, std::string pointer, Problems& problems)
      : m_json(json), m_pointer(std::move(pointer)), m_problems(problems) {
    if (!json.is_object()) problem("", m_pointer.empty() ? "The file must hold an object." : "This must be an object.");
  }

  void take(const char* key, std::string& out) {
    if (const auto* value = find(key)) {
      if (value->is_string())
        out = value->get<std::string>();
      else
        problem(key, "must be a string");
    }
  }

  void take(const char* key, bool& out) {
    if (const auto* value = find(key)) {
      if (value->is_boolean())
        out = value->get<bool>();
      else
        problem(key, "must be true or false");
    }
  }

  template<class Int>
    requires std::is_integral_v<Int>
  void take(const char* key, Int& out) {
    const auto* value = find(key);
    if (!value) return;
    const bool fits = value->is_number_integer() &&
                      (!value->is_number_unsigned() ||
                       value->get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<Int>::max())) &&
                      std::in_range<Int>(value->get<std::int64_t>());
    if (fits)
      out = value->get<Int>();
    else
      problem(key, "must be a whole number from " + std::to_string(std::numeric_limits<Int>::min()) + " to " +
                       std::to_string(std::numeric_limits<Int>::max()));
  }

  void take(const char* key, std::vector<std::string>& out) {
    each(key, [&](const Json& item, const std::string& pointer) {
      if (item.is_string())
        out.push_back(item.get<std::string>());
      else
        m_problems.push_back({pointer, std::string(key) + " must be a list of strings."});
    });
  }

  void takeAny(const char* key, Json& out) {
    if (const auto* value = find(key)) out = *value;
  }

  void takeObject(const char* key, Json& out) {
    if (const auto* value = find(key)) {
      if (value->is_object())
        out = *value;
      else
        problem(key, "must be an object");
    }
  }

  // Missing or empty is a problem of the whole object.
  void takeRequired(const char* key, std::string& out) {
    take(key, out);
    if (m_json.is_object() && !m_json.contains(key))
      m_problems.push_back({m_pointer, std::string(key) + " is missing here."});
  }

  template<class Visit>
  void each(const char* key, const Visit& visit) {
    const auto* value = find(key);
    if (!value) return;
    if (!value->is_array()) return problem(key, "must be a list");
    for (std::size_t i = 0; i < value->size(); ++i) visit((*value)[i], m_pointer + "/" + key + "/" + std::to_string(i));
  }

  const Json* find(const char* key) {
    m_taken.push_back(key);
    if (!m_json.is_object()) return nullptr;
    const auto found = m_json.find(key);
    return found == m_json.end() ? nullptr : &*found;
  }

  Json rest() const {
    Json rest = Json::object();
    if (!m_json.is_object()) return rest;
    for (const auto& [key, value] : m_json.items()) {
      if (std::ranges::find(m_taken, key) == m_taken.end()) rest[key] = value;
    }
    return rest;
  }

  void problem(const std::string& key, const std::string& sentence) {
    if (key.empty())
      m_problems.push_back({m_pointer, sentence});
    else
      m_problems.push_back({m_pointer + "/" + key, key + " " + sentence + "."});
  }

  Problems& problems() { return m_problems; }

private:
  const Json& m_json;
  std::string m_pointer;
  Problems& m_problems;
  std::vector<std::string_view> m_taken;
};

void keepUnknown(Json& unknown, const char* list, const std::string& name, Json rest) {
  if (!rest.empty()) unknown[list][name] = std::move(rest);
}

Field readField(ObjectReader& reader) {
  Field field;
  reader.takeRequired("name", field.name);
  reader.takeRequired("type", field.type);
  return field;
}

std::vector<Field> readFields(ObjectReader& reader, const char* key) {
  std::vector<Field> fields;
  reader.each(key, [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    fields.push_back(readField(inner));
    fields.back().facets = inner.rest();
  });
  return fields;
}

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

ResponseRules readResponse(ObjectReader& reader) {
  ResponseRules response;
  reader.take("status_code", response.statusCode);
  reader.take("response_description", response.description);
  reader.take("response_model", response.model);
  reader.takeAny("response_model_include", response.include);
  reader.takeAny("response_model_exclude", response.exclude);
  reader.take("response_model_by_alias", response.byAlias);
  reader.take("response_model_exclude_unset", response.excludeUnset);
  reader.take("response_model_exclude_defaults", response.excludeDefaults);
  reader.take("response_model_exclude_none", response.excludeNone);
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

template<class Item>
std::vector<Item> readList(ObjectReader& reader, const char* list, const char* key, std::string Item::* name,
                           Json& unknown) {
  std::vector<Item> items;
  reader.each(list, [&](const Json& json, const std::string& pointer) {
    ObjectReader inner(json, pointer, reader.problems());
    Item item;
    inner.takeRequired(key, item.*name);
    inner.take("description", item.description);
    keepUnknown(unknown, list, item.*name, inner.rest());
    items.push_back(std::move(item));
  });
  return items;
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
    inner.take("check", validator.check);
    inner.take("message", validator.message);
    inner.take("value", validator.value);
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

ProjectInfo readProject(const Json& json, Problems& problems) {
  ProjectInfo project;
  ObjectReader reader(json, "", problems);
  reader.find("format"); // looked at before
  reader.take("name", project.name);
  reader.take("version", project.version);
  reader.take("summary", project.summary);
  reader.take("description", project.description);
  Json inside = Json::object();
  if (const auto* server = reader.find("server")) {
    ObjectReader inner(*server, "/server", problems);
    inner.take("host", project.host);
    inner.take("port", project.port);
    if (auto rest = inner.rest(); !rest.empty()) inside["server"] = std::move(rest);
  }
  project.servers = readList(reader, "servers", "url", &ServerInfo::url, inside);
  project.tags = readList(reader, "tags", "name", &TagInfo::name, inside);
  project.unknown = reader.rest();
  project.unknown.update(inside);
  return project;
}

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

Endpoint readEndpoint(std::string router, std::string name, const Json& json, Problems& problems) {
  Endpoint endpoint;
  endpoint.router = std::move(router);
  endpoint.name = std::move(name);
  ObjectReader reader(json, "", problems);
  reader.take("order", endpoint.order);
  reader.take("method", endpoint.method);
  reader.take("path", endpoint.path);
  reader.take("summary", endpoint.summary);
  reader.take("description", endpoint.description);
  reader.take("tags", endpoint.tags);
  reader.take("deprecated", endpoint.deprecated);
  reader.take("include_in_schema", endpoint.includeInSchema);
  reader.take("operation_id", endpoint.operationId);
  endpoint.parameters = readParameters(reader, endpoint.path);
  endpoint.body = readFields(reader, "body");
  endpoint.response = readResponse(reader);
  reader.takeObject("responses", endpoint.responses);
  endpoint.behaviour = readBehaviour(reader);
  endpoint.unknown = reader.rest();
  return endpoint;
}

Router readRouter(std::string path, const Json& json, Problems& problems) {
  Router router;
  router.path = std::move(path);
  ObjectReader reader(json, "", problems);
  reader.take("order", router.order);
  reader.take("prefix", router.prefix);
  reader.take("tags", router.tags);
  reader.take("deprecated", router.deprecated);
  reader.take("include_in_schema", router.includeInSchema);
  reader.takeObject("responses", router.responses);
  router.unknown = reader.rest();
  return router;
}

} // namespace signalbox::design

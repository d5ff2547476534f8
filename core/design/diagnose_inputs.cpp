// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_inputs.h"

#include "core/design/dependency_order.h"
#include "core/design/wire_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace signalbox::design {
namespace {

// The function that declares them: an endpoint or a dependency.
struct Owner {
  EntityKind kind = EntityKind::Endpoint;
  std::string entity;
};

std::string at(const char* list, std::size_t index, const char* key = "") {
  return std::string("/") + list + "/" + std::to_string(index) + key;
}

bool isOn(const Field& field, const char* facet) {
  const auto found = field.facets.find(facet);
  return found != field.facets.end() && *found == true;
}

bool isForm(const Field& part) { return bodyIn(part) != BodyIn::Body; }

std::string quoted(const std::string& name) { return "`" + name + "`"; }

bool isToken(std::string_view name) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::ranges::all_of(name, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
  });
}

// The model that a type names by itself: Item, Page[Item].
bool isModel(const Design& design, std::string_view type) {
  const ModelPtr model = design.model(type.substr(0, type.find('[')));
  return model && (model->kind == ModelKind::Model || model->kind == ModelKind::Root);
}

std::string nameOnTheWire(const Parameter& parameter) {
  if (parameter.in != ParameterIn::Header) return wireName(parameter.field);
  std::string name = headerName(parameter.field);
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

const char* textOf(ParameterIn in) {
  switch (in) {
  case ParameterIn::Path: return "path";
  case ParameterIn::Query: return "query";
  case ParameterIn::Header: return "header";
  case ParameterIn::Cookie: return "cookie";
  }
  return "";
}

class InputCheck final {
public:
  InputCheck(const Design& design, std::vector<Diagnostic>& list) : m_design(design), m_list(list) {}

  void run() {
    checkSettings(m_design.project().app);
    for (const EndpointPtr& endpoint : m_design.endpoints()) {
      const Owner owner{EntityKind::Endpoint, endpoint->id()};
      checkParameters(owner, endpoint->parameters);
      checkParts(owner, endpoint->body);
      checkMethod(owner, *endpoint);
      checkBody(owner, *endpoint);
      checkIdPreset(owner.kind, owner.entity, endpoint->generateUniqueId, "/generate_unique_id");
    }
    for (const RouterPtr& router : m_design.routers())
      checkIdPreset(EntityKind::Router, router->path, router->generateUniqueId, "/generate_unique_id");
    for (const DependencyPtr& dependency : m_design.dependencies()) {
      const Owner owner{EntityKind::Dependency, dependency->name};
      checkParameters(owner, dependency->parameters);
      checkParts(owner, dependency->body);
    }
  }

private:
  void report(Severity severity, std::string code, const Owner& owner, std::string pointer, std::string message) {
    m_list.push_back(
        {severity, std::move(code), std::move(message), {owner.kind, owner.entity, std::move(pointer)}, {}});
  }
  void error(std::string code, const Owner& owner, std::string pointer, std::string message) {
    report(Severity::Error, std::move(code), owner, std::move(pointer), std::move(message));
  }
  void warning(std::string code, const Owner& owner, std::string pointer, std::string message) {
    report(Severity::Warning, std::move(code), owner, std::move(pointer), std::move(message));
  }

  // the application

  void checkSettings(const AppSettings& app) {
    const Owner project{EntityKind::Project, {}};
    if (!app.rootPath.empty() && !app.rootPath.starts_with('/'))
      warning("root-path", project, "/app/root_path", "A root_path begins with a slash: `/" + app.rootPath + "`.");
    checkIdPreset(EntityKind::Project, {}, app.generateUniqueId, "/app/generate_unique_id");
    if (app.openapiUrl.empty()) return;
    checkPage(app.openapiUrl, "openapi_url");
    checkPage(app.docsUrl, "docs_url");
    checkPage(app.redocUrl, "redoc_url");
  }

  // The pages are declared before every route.
  void checkPage(const std::string& url, const std::string& setting) {
    if (url.empty()) return;
    for (const EndpointPtr& endpoint : m_design.endpoints())
      if (endpoint->enabled && (endpoint->method == "GET" || endpoint->method == "HEAD") &&
          m_design.fullPath(*endpoint) == url)
        warning("shadowed-route", {EntityKind::Endpoint, endpoint->id()}, "/path",
                quoted(url) + " is the application's " + setting +
                    ", which comes first. Move the page or this endpoint.");
  }

  void checkIdPreset(EntityKind kind, const std::string& entity, const std::string& preset, const char* pointer) {
    constexpr std::array<std::string_view, 4> known{"", "default", "name", "tag_name"};
    if (std::ranges::find(known, preset) == known.end())
      error("invalid-option", {kind, entity}, pointer,
            "`generate_unique_id` is \"name\", \"tag_name\" or \"default\".");
  }

  // parameters

  void checkParameters(const Owner& owner, const std::vector<Parameter>& parameters) {
    std::map<std::pair<ParameterIn, std::string>, const Parameter*> known;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const Parameter& parameter = parameters[i];
      checkParameter(owner, parameter, i);
      checkModel(owner, parameters, i);
      const auto [first, isNew] = known.emplace(std::pair(parameter.in, nameOnTheWire(parameter)), &parameter);
      if (!isNew && first->second->field.name != parameter.field.name)
        warning("same-wire-name", owner, at("parameters", i, "/name"),
                quoted(parameter.field.name) + " and " + quoted(first->second->field.name) + " both read the " +
                    textOf(parameter.in) + " value " + quoted(first->first.second) + ".");
    }
  }

  void checkParameter(const Owner& owner, const Parameter& parameter, std::size_t index) {
    const Field& field = parameter.field;
    const bool isPath = parameter.in == ParameterIn::Path;
    for (const char* facet : {"alias", "validation_alias"})
      if (isPath && field.facets.contains(facet) && wireName(field) != field.name)
        error("path-alias", owner, at("parameters", index, "/") + facet,
              "The path names " + quoted(field.name) + "; under another name the value is never found.");
    if (parameter.in != ParameterIn::Header) {
      if (field.facets.contains("convert_underscores"))
        warning("unused-option", owner, at("parameters", index, "/convert_underscores"),
                "`convert_underscores` is for headers only.");
      return;
    }
    if (!isToken(headerName(field)))
      warning("bad-header-name", owner, at("parameters", index, "/alias"),
              quoted(headerName(field)) + " cannot be the name of a header: no client can send it.");
  }

  // fastapi.dependencies.utils.request_params_to_args: a model takes all values of its kind when it is alone.
  void checkModel(const Owner& owner, const std::vector<Parameter>& parameters, std::size_t index) {
    const Parameter& model = parameters[index];
    if (model.in == ParameterIn::Path || !isModel(m_design, model.field.type)) return;
    const auto isOther = [&](const Parameter& other) { return &other != &model && other.in == model.in; };
    if (std::ranges::none_of(parameters, isOther)) return;
    report(model.field.isRequired() ? Severity::Error : Severity::Warning, "lonely-model", owner,
           at("parameters", index, "/type"),
           "A parameter model must be the only " + std::string(textOf(model.in)) + " parameter; beside another one " +
               quoted(model.field.name) + " is read as a single value, which is no " + model.field.type + ".");
  }

  // body parts

  void checkParts(const Owner& owner, const std::vector<Field>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Field& part = parts[i];
      const auto in = part.facets.find("in");
      if (in != part.facets.end() && *in != "body" && *in != "form" && *in != "file")
        error("bad-in", owner, at("body", i, "/in"),
              "A body part is read from the `body` as JSON, from a `form` or from a `file` in it.");
      else if (in != part.facets.end() && *in != "file" && isUpload(part.type))
        report(*in == "body" ? Severity::Error : Severity::Warning, "upload-in", owner, at("body", i, "/in"),
               "An UploadFile is sent as a file, not as a plain field.");
      if (isForm(part) && isOn(part, "embed"))
        warning("unused-option", owner, at("body", i, "/embed"),
                "`embed` is for JSON bodies; fields of a form have names anyway.");
    }
  }

  // A search may well send JSON with GET; forms no client sends so, and FastAPI documents no body of the other two.
  void checkMethod(const Owner& owner, const Endpoint& endpoint) {
    if (endpoint.body.empty()) return;
    const bool takesNone = endpoint.method == "OPTIONS" || endpoint.method == "TRACE";
    const bool takesNoForm = endpoint.method == "GET" || endpoint.method == "HEAD";
    if (!takesNone && !(takesNoForm && std::ranges::any_of(endpoint.body, isForm))) return;
    warning("body-on-get", owner, "/body",
            "A " + endpoint.method + " request has " + (takesNoForm ? "a form" : "a body") +
                " here: clients, proxies and caches drop it. Use POST, PUT or PATCH.");
  }

  // All parts of a request, those of the dependencies too, make one body.
  void checkBody(const Owner& owner, const Endpoint& endpoint) {
    const DependencyNode tree = dependencyTree(m_design, endpoint, inheritedDependencies(m_design, endpoint));
    std::vector<Field> parts = endpoint.body;
    for (const DependencyNode* node : flattened(tree))
      if (node->dependency) std::ranges::copy(bodyFields(*node->dependency), std::back_inserter(parts));
    if (std::ranges::none_of(parts, isForm)) return;
    for (std::size_t i = 0; i < endpoint.body.size(); ++i) {
      const Field& part = endpoint.body[i];
      if (!isForm(part))
        error("mixed-body", owner, at("body", i),
              quoted(part.name) +
                  " is JSON, and other parts make the request a form: it would be read from a field of that name.");
      else
        checkFormModel(owner, parts, part, i);
    }
  }

  void checkFormModel(const Owner& owner, const std::vector<Field>& parts, const Field& model, std::size_t index) {
    if (!isModel(m_design, model.type)) return;
    const auto isOther = [&](const Field& other) { return other.name != model.name; };
    if (std::ranges::none_of(parts, isOther)) return;
    report(model.isRequired() ? Severity::Error : Severity::Warning, "lonely-model", owner, at("body", index, "/type"),
           "A form model must be the only body part; beside another one " + quoted(model.name) +
               " is read as a single field, which is no " + model.type + ".");
  }

  const Design& m_design;
  std::vector<Diagnostic>& m_list;
};

} // namespace

void diagnoseInputs(const Design& design, std::vector<Diagnostic>& list) { InputCheck(design, list).run(); }

} // namespace signalbox::design

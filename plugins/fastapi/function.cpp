// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/function.h"

#include "plugins/fastapi/fields.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/names.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

using design::ModelKind;

bool standsIn(std::string_view path, const std::string& name) {
  return path.contains("{" + name + "}") || path.contains("{" + name + ":");
}

constexpr std::string_view markerKeys =
    " include_in_schema openapi_examples example convert_underscores embed media_type ";

bool hasMarkerFacets(const design::Field& field) {
  return std::ranges::any_of(field.facets.items(),
                             [](const auto& item) { return item.key() != "default" && item.key() != "in"; });
}

std::string annotated(Context& context, Module& module, const design::Field& field, const std::string& marker) {
  std::string type = annotation(context, module, field.type);
  std::string extra = stringConstraints(module, field.facets);
  design::Field plain = field;
  plain.facets.erase("exclude");
  std::string arguments = fieldArguments(context, module, plain, markerKeys);
  std::string factory;
  if (field.facets.contains("default_factory"))
    factory = defaultFactory(context, module, field.facets["default_factory"].get<std::string>());
  else if (hidesDefault(field))
    factory = "lambda: " + defaultLiteral(context, module, field.type, field.facets["default"]);
  if (!factory.empty()) arguments = "default_factory=" + factory + (arguments.empty() ? "" : ", " + arguments);
  return module.use("typing", "Annotated") + "[" + type + (extra.empty() ? "" : ", " + extra) + ", " +
         module.use("fastapi", marker) + "(" + arguments + ")]";
}

const char* markerOf(design::ParameterIn in) {
  switch (in) {
  case design::ParameterIn::Path: return "Path";
  case design::ParameterIn::Header: return "Header";
  case design::ParameterIn::Cookie: return "Cookie";
  case design::ParameterIn::Query: break;
  }
  return "Query";
}

// A name that Python reads otherwise is the alias of the one that it reads.
design::Field written(design::Field field, design::ParameterIn in = design::ParameterIn::Query) {
  const std::string name = identifier(field.name);
  if (name == field.name) return field;
  std::string sent = field.name;
  if (in == design::ParameterIn::Header) std::ranges::replace(sent, '_', '-');
  if (!field.facets.contains("alias")) field.facets["alias"] = sent;
  field.name = name;
  return field;
}

} // namespace

void Function::addParameter(const std::string& name, const std::string& type, const std::string& value) {
  m_taken.insert(name);
  m_context.noteName(name);
  m_parameters.push_back({name + ": " + type + (value.empty() ? "" : " = " + value), !value.empty()});
}

void Function::addParameters(const std::vector<design::Parameter>& parameters, std::string_view path) {
  const bool isDependency = path.empty();
  for (const design::Parameter& parameter : parameters) {
    const auto in = standsIn(path, parameter.field.name) ? design::ParameterIn::Path : parameter.in;
    const design::Field field = written(parameter.field, in);
    const bool isInferred = in == design::ParameterIn::Path || in == design::ParameterIn::Query;
    const bool isBare = !hasMarkerFacets(field) && isInferred && isScalar(m_context.design(), field.type) &&
                        (!isDependency || in == design::ParameterIn::Query);
    const std::string type =
        isBare ? annotation(m_context, m_module, field.type) : annotated(m_context, m_module, field, markerOf(in));
    std::string value;
    if (field.facets.contains("default") && !hidesDefault(field))
      value = defaultLiteral(m_context, m_module, field.type, field.facets["default"]);
    addParameter(field.name, type, value);
    m_scope.add(parameter.field.name, field.name, Known::typed(field.type));
  }
}

void Function::addBody(const std::vector<design::Field>& parts) {
  for (const design::Field& part : parts) {
    const auto in = design::bodyIn(part);
    design::Field field = written(part);
    if (in != design::BodyIn::Body) field.facets.erase("embed"); // a form knows none
    m_hasForm = m_hasForm || in != design::BodyIn::Body;
    const auto model = modelOf(m_context.design(), field.type);
    const bool isModel = model && (model->kind == ModelKind::Model || model->kind == ModelKind::Dataclass);
    const bool isBareUpload = field.type == "UploadFile";
    const bool isBare = !hasMarkerFacets(field) && (in == design::BodyIn::Body ? isModel : isBareUpload);
    const char* marker = in == design::BodyIn::Form ? "Form" : in == design::BodyIn::File ? "File" : "Body";
    const std::string type =
        isBare ? annotation(m_context, m_module, field.type) : annotated(m_context, m_module, field, marker);
    std::string value;
    if (field.facets.contains("default") && !hidesDefault(field))
      value = defaultLiteral(m_context, m_module, field.type, field.facets["default"]);
    addParameter(field.name, type, value);
    m_scope.add(part.name, field.name, Known::typed(field.type));
  }
}

void Function::addDepends(const std::vector<design::Depends>& dependencies) {
  for (const design::Depends& depends : dependencies) {
    if (depends.name.empty()) continue;
    const auto [type, known] = dependencyValue(m_context, m_module, depends.dependency);
    addParameter(depends.name, m_module.use("typing", "Annotated") + "[" + type + ", " +
                                   dependsText(m_context, m_module, depends) + "]");
    m_scope.add(depends.name, known);
  }
}

std::string Function::local(const std::string& wanted) {
  std::string name = wanted;
  while (m_taken.contains(name)) name += '_';
  m_taken.insert(name);
  m_context.noteName(name);
  return name;
}

void Function::settleNames(bool isSocket) {
  if (isSocket) {
    m_requestName = m_taken.contains("websocket") ? "socket_" : "websocket";
    m_requestType = "WebSocket";
  } else if (m_taken.contains("request")) {
    m_requestName = "http_request";
  }
  if (m_taken.contains("response")) m_responseName = "http_response";
  if (m_taken.contains("background_tasks")) m_tasksName = "tasks_after_response";
  m_scope.setRequest(m_requestName);
  if (m_taken.contains("session")) m_scope.setSession("own_session");
}

std::string Function::response() {
  m_usesResponse = true;
  return m_responseName;
}

std::string Function::backgroundTasks() {
  m_usesTasks = true;
  return m_tasksName;
}

void Function::write(const std::string& result, int depth, bool isAsync) {
  std::vector<Parameter> parameters;
  if (m_scope.usesRequest())
    parameters.push_back({m_requestName + ": " + m_module.use("fastapi", m_requestType), false});
  if (m_usesResponse) parameters.push_back({m_responseName + ": " + m_module.use("fastapi", "Response"), false});
  if (m_usesTasks) parameters.push_back({m_tasksName + ": " + m_module.use("fastapi", "BackgroundTasks"), false});
  parameters.insert(parameters.end(), m_parameters.begin(), m_parameters.end());
  // A parameter without a default behind one that has it: all by keyword, in the design's order.
  bool anyDefault = false;
  bool needsStar = false;
  for (const Parameter& parameter : parameters) {
    needsStar = needsStar || (anyDefault && !parameter.hasDefault);
    anyDefault = anyDefault || parameter.hasDefault;
  }
  std::string list = needsStar ? "*" : "";
  for (const Parameter& parameter : parameters) list += (list.empty() ? "" : ", ") + parameter.text;
  m_module.line(depth, std::string(isAsync ? "async " : "") + "def " + m_name + "(" + list + ") -> " + result + ":");
  if (!m_docstring.empty()) m_module.docstring(depth + 1, m_docstring);
  if (!m_first.empty()) m_module.line(depth + 1, m_first);
  if (m_scope.usesBody()) m_module.line(depth + 1, sentBody());
  if (m_scope.usesSession()) m_module.line(depth + 1, m_scope.session() + " = " + m_requestName + ".session");
  for (const Line& line : m_lines) m_module.line(depth + 1 + line.depth, line.text);
  if (m_lines.empty() && m_docstring.empty()) m_module.line(depth + 1, "pass");
}

// What `body` is: the fields of a form, or the JSON. A dependency does not know which of both its endpoint reads.
std::string Function::sentBody() {
  if (m_hasForm)
    return "body: dict[str, " + m_module.use("typing", "Any") + "] = dict(await " + m_requestName + ".form())";
  const auto readsForm = [](const auto& endpoint) {
    return std::ranges::any_of(endpoint->body,
                               [](const auto& part) { return design::bodyIn(part) != design::BodyIn::Body; });
  };
  const bool mayBeForm = m_isShared && std::ranges::any_of(m_context.design().endpoints(), readsForm);
  return "body = await " + m_context.runtime(m_module, mayBeForm ? "sent_body" : "json_body") + "(" + m_requestName +
         ")";
}

std::string dependencyTarget(Context& context, Module& module, const std::string& name) {
  if (const auto dependency = context.design().dependency(name)) {
    if (dependency->kind != "password_form") return module.use("app.dependencies", functionName(name));
    return module.use("fastapi.security", dependency->options.value("strict", false) ? "OAuth2PasswordRequestFormStrict"
                                                                                     : "OAuth2PasswordRequestForm");
  }
  return context.design().securityScheme(name) ? module.use("app.security", functionName(name)) : std::string();
}

std::string dependsText(Context& context, Module& module, const design::Depends& depends) {
  const std::string target = dependencyTarget(context, module, depends.dependency);
  if (target.empty()) {
    context.report("There is no dependency called " + depends.dependency + "; what asks for it is left as None.");
    return module.use("fastapi", "Depends") + "(lambda: None)";
  }
  const auto dependency = context.design().dependency(depends.dependency);
  const bool isClass = dependency && dependency->kind == "password_form";
  std::string arguments = isClass && !depends.name.empty() ? "" : target;
  const auto add = [&](const std::string& text) { arguments += (arguments.empty() ? "" : ", ") + text; };
  if (!depends.scopes.empty()) {
    Json scopes(depends.scopes);
    add("scopes=" + literal(scopes));
  }
  if (!depends.useCache) add("use_cache=False");
  if (!depends.scope.empty() && depends.scopes.empty()) add("scope=" + textLiteral(depends.scope));
  return module.use("fastapi", depends.scopes.empty() ? "Depends" : "Security") + "(" + arguments + ")";
}

std::string unnamedDepends(Context& context, Module& module, const std::vector<design::Depends>& dependencies) {
  std::string made;
  for (const design::Depends& depends : dependencies)
    if (depends.name.empty()) made += (made.empty() ? "" : ", ") + dependsText(context, module, depends);
  return made;
}

std::pair<std::string, Known> dependencyValue(Context& context, Module& module, const std::string& name) {
  const Known plain{Known::Kind::Plain, nullptr, nullptr};
  if (const auto scheme = context.design().securityScheme(name)) {
    std::string type = "str";
    if (scheme->type == "http_basic") type = module.use("fastapi.security", "HTTPBasicCredentials");
    if (scheme->type == "http_bearer" || scheme->type == "http_digest" || scheme->type == "http")
      type = module.use("fastapi.security", "HTTPAuthorizationCredentials");
    return {scheme->autoError ? type : type + " | None", plain};
  }
  const auto dependency = context.design().dependency(name);
  if (!dependency) return {module.use("typing", "Any"), Known::json()};
  if (dependency->kind == "password_form")
    return {module.use("fastapi.security", dependency->options.value("strict", false)
                                               ? "OAuth2PasswordRequestFormStrict"
                                               : "OAuth2PasswordRequestForm"),
            plain};
  if (dependency->kind == "user") {
    const auto scheme = context.design().securityScheme(dependency->options.value("scheme", std::string()));
    const bool mayBeNone = scheme && !scheme->autoError && dependency->options.value("roles", Json::array()).empty();
    const std::string any = module.use("typing", "Any");
    return {mayBeNone ? any : "dict[str, " + any + "]", Known::json()};
  }
  Module scratch("app.scratch", "");
  Function function(context, scratch, name);
  function.addParameters(dependency->parameters, "");
  function.addBody(dependency->body);
  for (const auto& asked : dependency->dependencies)
    if (!asked.name.empty() && asked.dependency != name)
      function.scope().add(asked.name, dependencyValue(context, scratch, asked.dependency).second);
  const Json value = dependency->options.value("value", Json());
  return {module.use("typing", "Any"), function.scope().knownOf(value)};
}

} // namespace signalbox::fastapi

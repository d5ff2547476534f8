// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/routes.h"

#include "plugins/fastapi/annotations.h"
#include "plugins/fastapi/answers.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/names.h"
#include "plugins/fastapi/reply.h"
#include "plugins/fastapi/socket.h"
#include "plugins/fastapi/stream.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

using design::Endpoint;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string fieldSet(const Json& value) {
  if (!value.is_array()) return literal(value);
  std::string made;
  for (const Json& item : value) made += (made.empty() ? "" : ", ") + literal(item);
  return made.empty() ? "set()" : "{" + made + "}";
}

void addModelOptions(Context& context, Module& module, const Endpoint& endpoint, Arguments& arguments) {
  const auto& response = endpoint.response;
  arguments.add("response_model", response.model.empty() ? "None" : annotation(context, module, response.model));
  if (!response.include.is_null()) arguments.add("response_model_include", fieldSet(response.include));
  if (!response.exclude.is_null()) arguments.add("response_model_exclude", fieldSet(response.exclude));
  if (!response.byAlias) arguments.add("response_model_by_alias", "False");
  if (response.excludeUnset) arguments.add("response_model_exclude_unset", "True");
  if (response.excludeDefaults) arguments.add("response_model_exclude_defaults", "True");
  if (response.excludeNone) arguments.add("response_model_exclude_none", "True");
}

bool isEventStream(const Endpoint& endpoint) {
  return endpoint.behaviour.kind == "stream" && endpoint.behaviour.options.value("format", std::string("sse")) == "sse";
}

bool isByteStream(const Endpoint& endpoint) {
  return endpoint.behaviour.kind == "stream" &&
         endpoint.behaviour.options.value("format", std::string("sse")) == "bytes";
}

void addResponseClass(Context& context, Module& module, const Endpoint& endpoint, Arguments& arguments) {
  if (isEventStream(endpoint))
    arguments.add("response_class", module.use("fastapi.sse", "EventSourceResponse"));
  else if (isByteStream(endpoint))
    arguments.add("response_class",
                  endpoint.response.responseClass.contains('/')
                      ? context.responseClass(module, endpoint.response.responseClass, "StreamingResponse")
                      : module.use("fastapi.responses", "StreamingResponse"));
  else if (!endpoint.response.responseClass.empty())
    arguments.add("response_class", responseClassText(context, module, endpoint.response.responseClass));
}

// What a decorator takes behind the path.
void addRouteOptions(Context& context, Module& module, const Endpoint& endpoint, Arguments& arguments,
                     const std::string& callbacks) {
  if (!endpoint.summary.empty()) arguments.add("summary", textLiteral(endpoint.summary));
  if (!endpoint.description.empty() && !fitsDocstring(endpoint.description))
    arguments.add("description", textLiteral(endpoint.description));
  if (!endpoint.tags.empty()) arguments.add("tags", literal(Json(endpoint.tags)));
  if (endpoint.deprecated) arguments.add("deprecated", "True");
  if (!endpoint.includeInSchema) arguments.add("include_in_schema", "False");
  if (!endpoint.operationId.empty()) arguments.add("operation_id", textLiteral(endpoint.operationId));
  if (endpoint.response.statusCode != 200) arguments.add("status_code", std::to_string(endpoint.response.statusCode));
  if (!endpoint.response.description.empty())
    arguments.add("response_description", textLiteral(endpoint.response.description));
  if (endpoint.behaviour.kind != "stream")
    addModelOptions(context, module, endpoint, arguments);
  else if (endpoint.response.model.empty())
    arguments.add("response_model", "None");
  addResponseClass(context, module, endpoint, arguments);
  if (!endpoint.responses.empty()) arguments.add("responses", responsesText(context, module, endpoint.responses));
  if (const std::string depends = unnamedDepends(context, module, endpoint.dependencies); !depends.empty())
    arguments.add("dependencies", "[" + depends + "]");
  if (!callbacks.empty()) arguments.add("callbacks", callbacks);
  if (!endpoint.openapiExtra.empty()) arguments.add("openapi_extra", literal(endpoint.openapiExtra));
  if (!endpoint.generateUniqueId.empty())
    arguments.add("generate_unique_id_function", uniqueIdText(context, module, endpoint.generateUniqueId));
}

void takeNames(Function& function, const Endpoint& endpoint) {
  for (const auto& parameter : endpoint.parameters) function.reserve(parameter.field.name);
  for (const auto& part : endpoint.body) function.reserve(part.name);
  for (const auto& depends : endpoint.dependencies) function.reserve(depends.name);
  if (endpoint.behaviour.options.contains("let"))
    for (const auto& [name, value] : endpoint.behaviour.options["let"].items())
      if (name == "request" || name == "response" || name == "websocket" || name == "background_tasks")
        function.reserve(name);
  function.settleNames(endpoint.isSocket());
}

std::string decorator(const std::string& owner, const Endpoint& endpoint, const Arguments& arguments) {
  static const std::set<std::string> methods{"get", "put", "post", "delete", "options", "head", "patch", "trace"};
  const std::string method = lower(endpoint.method);
  if (methods.contains(method)) return "@" + owner + "." + method + "(" + arguments.text() + ")";
  return "@" + owner + ".api_route(" + arguments.text() + ", methods=[" + textLiteral(endpoint.method) + "])";
}

} // namespace

void reserveNames(Module& module, const Endpoint& endpoint) {
  module.reserve(functionName(endpoint.name));
  for (const auto& parameter : endpoint.parameters) module.reserve(parameter.field.name);
  for (const auto& part : endpoint.body) module.reserve(part.name);
  for (const auto& depends : endpoint.dependencies) module.reserve(depends.name);
  if (endpoint.behaviour.options.contains("let"))
    for (const auto& [name, value] : endpoint.behaviour.options["let"].items()) module.reserve(name);
}

std::string responsesText(Context& context, Module& module, const Json& responses) {
  std::string made;
  for (const auto& [status, response] : responses.items()) {
    const bool isNumber = std::ranges::all_of(status, [](char c) { return c >= '0' && c <= '9'; });
    std::string inner;
    for (const auto& [key, value] : response.items())
      inner += (inner.empty() ? "" : ", ") + textLiteral(key) + ": " +
               (key == "model" && value.is_string() ? annotation(context, module, value.get<std::string>())
                                                    : literal(value));
    made += (made.empty() ? "" : ", ") + (isNumber ? status : textLiteral(status)) + ": {" + inner + "}";
  }
  return "{" + made + "}";
}

std::string responseClassText(Context& context, Module& module, const std::string& name) {
  if (name == "event_stream") return module.use("fastapi.sse", "EventSourceResponse");
  if (name == "response") return module.use("fastapi", "Response");
  for (const auto& [word, type] : {std::pair{"json", "JSONResponse"},
                                   {"html", "HTMLResponse"},
                                   {"plain", "PlainTextResponse"},
                                   {"redirect", "RedirectResponse"},
                                   {"file", "FileResponse"},
                                   {"stream", "StreamingResponse"}})
    if (name == word) return module.use("fastapi.responses", type);
  const bool isJson = name == "application/json" || name.ends_with("+json");
  return context.responseClass(module, name, isJson ? "JSONResponse" : "Response");
}

std::string uniqueIdText(Context& context, Module& module, const std::string& preset) {
  if (preset == "default") return module.use("fastapi.utils", "generate_unique_id");
  context.needOperationIds();
  return module.use("app.operation_ids", preset == "name" ? "by_name" : "by_tag_and_name");
}

std::string writeCallbacks(Context& context, Module& module, const std::string& name,
                           const std::vector<Endpoint>& callbacks) {
  if (callbacks.empty()) return {};
  module.twoBlanks();
  module.line(0, name + " = " + module.use("fastapi", "APIRouter") + "()");
  for (const Endpoint& callback : callbacks)
    writeDocumentedRoute(context, module, name, callback, name + "_" + callback.name);
  return name + ".routes";
}

void writeDocumentedRoute(Context& context, Module& module, const std::string& owner, const Endpoint& endpoint,
                          const std::string& name) {
  const std::string callbacks = writeCallbacks(context, module, functionName(name) + "_callbacks", endpoint.callbacks);
  module.twoBlanks();
  const std::string called = module.define(functionName(name));
  Function function(context, module, called);
  takeNames(function, endpoint);
  function.addParameters(endpoint.parameters, endpoint.path);
  function.addBody(endpoint.body);
  function.addDepends(endpoint.dependencies);
  Arguments arguments;
  arguments.first(textLiteral(endpoint.path));
  if (called != endpoint.name) arguments.add("name", textLiteral(endpoint.name));
  addRouteOptions(context, module, endpoint, arguments, callbacks);
  module.line(0, "@" + owner + "." + lower(endpoint.method) + "(" + arguments.text() + ")");
  if (fitsDocstring(endpoint.description)) function.docstring(endpoint.description);
  function.write("None", 0, false);
}

void writeEndpoint(Context& context, Module& module, const std::string& owner, const Endpoint& endpoint,
                   std::string_view prefix) {
  const std::string callbacks = writeCallbacks(context, module, endpoint.name + "_callbacks", endpoint.callbacks);
  if (!endpoint.isSocket()) writeFaults(context, module, endpoint);
  module.twoBlanks();
  const std::string called = module.define(functionName(endpoint.name));
  Function function(context, module, called);
  takeNames(function, endpoint);
  function.addParameters(endpoint.parameters, std::string(prefix) + endpoint.path);
  function.addBody(endpoint.body);
  function.addDepends(endpoint.dependencies);
  if (fitsDocstring(endpoint.description)) function.docstring(endpoint.description);
  if (endpoint.isSocket()) {
    function.request();
    Arguments arguments;
    arguments.first(textLiteral(endpoint.path));
    if (called != endpoint.name) arguments.add("name", textLiteral(endpoint.name));
    if (const std::string depends = unnamedDepends(context, module, endpoint.dependencies); !depends.empty())
      arguments.add("dependencies", "[" + depends + "]");
    writeSocket(function, endpoint);
    module.line(0, "@" + owner + ".websocket(" + arguments.text() + ")");
    return function.write("None");
  }
  Arguments arguments;
  if (called != endpoint.name) arguments.add("name", textLiteral(endpoint.name));
  addRouteOptions(context, module, endpoint, arguments, callbacks);
  const std::string result = writeBehaviour(function, endpoint);
  if (!endpoint.strictContentType) {
    arguments.first(textLiteral(endpoint.path));
    module.line(0, decorator(owner, endpoint, arguments));
    return function.write(result);
  }
  // No decorator takes this one.
  arguments.first(textLiteral(endpoint.path) + ", " + called + ", methods=[" + textLiteral(endpoint.method) + "]");
  arguments.add("strict_content_type", *endpoint.strictContentType ? "True" : "False");
  function.write(result);
  module.twoBlanks();
  module.line(0, owner + (owner == "app" ? ".router" : "") + ".add_api_route(" + arguments.text() + ")");
}

} // namespace signalbox::fastapi

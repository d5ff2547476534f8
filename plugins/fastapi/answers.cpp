// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/answers.h"

#include "core/design/response_class.h"
#include "core/schema/example.h"
#include "core/schema/validate.h"
#include "core/value/write.h"
#include "plugins/fastapi/annotations.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/mounts.h"
#include "plugins/fastapi/reply.h"
#include "plugins/fastapi/routes.h"
#include "plugins/fastapi/security.h"
#include "plugins/fastapi/stream.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

using design::Endpoint;

void writeRedirect(Function& function, const Json& options, int ownStatus) {
  Scope& scope = function.scope();
  writeLet(function, options);
  writeCases(function, options, ownStatus, AnswerForm::Returned);
  std::string arguments = scope.textTemplate(options.value("url", Json("/")));
  const bool isOwn = ownStatus >= 300 && ownStatus < 400 && ownStatus != 304;
  const int status = options.value("status", isOwn ? ownStatus : 307);
  if (status != 307) arguments += ", status_code=" + std::to_string(status);
  if (const std::string headers = headerArguments(function, options.value("headers", Json::object())); !headers.empty())
    arguments += ", headers=" + headers;
  if (options.contains("background")) writeTasks(function, options["background"]);
  const std::string made = function.module().use("fastapi.responses", "RedirectResponse") + "(" + arguments + ")";
  writeReturned(function, made, options);
}

// None where the template gives None.
std::string optionalText(Function& function, const Json& source) {
  const auto kind = function.scope().knownOf(source).kind;
  if (!hasPlaceholder(source) || kind == Known::Kind::Text) return function.scope().textTemplate(source);
  return function.context().runtime(function.module(), "text_or_none") + "(" + function.scope().fromTemplate(source) +
         ")";
}

void writeFile(Function& function, const Json& options, int ownStatus) {
  Scope& scope = function.scope();
  writeLet(function, options);
  writeCases(function, options, 200, AnswerForm::Returned);
  copyFileOf(function.context(), options.value("path", Json("")));
  function.context().needSettings();
  std::string arguments =
      function.module().use("app.settings", "FILES") + " / " + scope.textTemplate(options.value("path", Json("")));
  if (options.contains("media_type")) arguments += ", media_type=" + optionalText(function, options["media_type"]);
  if (options.contains("filename")) arguments += ", filename=" + optionalText(function, options["filename"]);
  if (options.contains("content_disposition_type"))
    arguments += ", content_disposition_type=" + scope.textTemplate(options["content_disposition_type"]);
  if (const std::string headers = headerArguments(function, options.value("headers", Json::object())); !headers.empty())
    arguments += ", headers=" + headers;
  if (ownStatus != 200) arguments += ", status_code=" + std::to_string(ownStatus);
  if (options.contains("background")) writeTasks(function, options["background"]);
  const std::string made = function.module().use("fastapi.responses", "FileResponse") + "(" + arguments + ")";
  writeReturned(function, made, options);
}

void writeExample(Function& function, const Endpoint& endpoint, const Json& options) {
  if (endpoint.response.model.empty()) return function.line(0, "return None");
  schema::TypesBuilder builder(function.context().design());
  const auto type =
      builder.add(endpoint.response.model, Json::object(), {EntityKind::Endpoint, endpoint.id(), "/response_model"});
  const auto types = builder.finish();
  Arena arena;
  const Value value = schema::exampleInput(*types, type, options.value("seed", std::uint64_t{1}), arena);
  std::string text;
  if (!writeJson(value, JsonStyle::Python, text)) text = "null";
  if (schema::validate(*types, type, value, arena)) return function.line(0, "return " + literal(Json::parse(text)));
  Module& module = function.module(); // a strict date, say, which no JSON is
  function.line(0, "return " + module.use("pydantic", "TypeAdapter") + "(" +
                       annotation(function.context(), module, endpoint.response.model) + ").validate_json(" +
                       textLiteral(text) + ")");
}

// The token endpoint: a login by the form, or a refresh token for new ones.
void writeToken(Function& function, const Endpoint& endpoint, const Json& options) {
  Context& context = function.context();
  const bool isLogin =
      std::ranges::any_of(endpoint.dependencies, [](const auto& asked) { return asked.name == "form"; });
  Module& module = function.module();
  if (!isLogin)
    return function.line(0, "return " + inThread(module, context.security(module, "refreshed"), "refresh_token"));
  const std::string refresh = options.value("refresh", true) ? "" : ", with_refresh=False";
  function.line(0, "return " + inThread(module, context.security(module, "log_in"),
                                        "form.username, form.password, form.scopes" + refresh));
}

std::string headerRules(Function& function, const Json& rules) {
  std::string made;
  if (rules.contains("set")) made = "\"set\": " + function.scope().fromTemplate(rules["set"]);
  if (rules.contains("remove"))
    made += (made.empty() ? "" : ", ") + std::string("\"remove\": ") + literal(rules["remove"]);
  return "{" + made + "}";
}

void writeProxy(Function& function, const Json& options) {
  Scope& scope = function.scope();
  writeLet(function, options);
  std::string arguments = function.request() + ", " + scope.textTemplate(options.value("upstream", Json("")));
  if (options.contains("path")) arguments += ", " + scope.textTemplate(options["path"]);
  const double timeout = options.value("timeout", 30000.0) / 1000;
  if (timeout != 30) arguments += ", timeout=" + literal(Json(timeout));
  for (const char* key : {"request_headers", "response_headers"})
    if (options.contains(key) && !options[key].empty())
      arguments += ", " + std::string(key) + "=" + headerRules(function, options[key]);
  function.line(0,
                "return await " + function.context().runtime(function.module(), "forwarded") + "(" + arguments + ")");
}

std::string faultsName(const Endpoint& endpoint) { return endpoint.name + "_faults"; }

// What has no Python of ours: a function that says so.
void writeNotImplemented(Function& function, const Endpoint& endpoint) {
  function.context().report("The endpoint " + endpoint.id() + " has the behaviour '" + endpoint.behaviour.kind +
                            "': its function raises 501 until you write it.");
  function.line(0, "raise " + function.module().use("fastapi", "HTTPException") + "(status_code=501)");
}

} // namespace

void writeFaults(Context& context, Module& module, const Endpoint& endpoint) {
  if (endpoint.faults.empty()) return;
  Arguments arguments;
  for (const auto& [key, value] : endpoint.faults.items()) {
    if (key == "latency" && value.is_object()) {
      Arguments latency;
      for (const auto& [name, number] : value.items()) latency.add(name, literal(number));
      arguments.add("latency", module.use("app.runtime", "Latency") + "(" + latency.text() + ")");
    } else if (key != "drop_rate") {
      arguments.add(key, literal(value));
    } else if (value != 0) {
      context.report("The endpoint " + endpoint.id() +
                     " drops connections now and then: an ASGI application cannot, so its drop_rate is left out.");
    }
  }
  module.twoBlanks();
  module.line(0, faultsName(endpoint) + " = " + context.runtime(module, "Faults") + "(" + arguments.text() + ")");
}

std::string writeBehaviour(Function& function, const Endpoint& endpoint) {
  const std::string& kind = endpoint.behaviour.kind;
  const Json& options = endpoint.behaviour.options;
  if (!endpoint.faults.empty()) function.first("await " + faultsName(endpoint) + ".inject()");
  if (kind == "stream") return writeStream(function, endpoint);
  const std::string any = function.module().use("typing", "Any");
  const auto responseClass = design::responseClassOf(function.context().design(), endpoint);
  const auto form =
      responseClass.kind == design::ResponseClass::Kind::File ? AnswerForm::FileReturned : AnswerForm::Returned;
  if (kind == "reply")
    writeReply(function, options, endpoint.response.statusCode, form);
  else if (kind == "example")
    writeExample(function, endpoint, options);
  else if (kind == "redirect")
    writeRedirect(function, options, endpoint.response.statusCode);
  else if (kind == "file")
    writeFile(function, options, endpoint.response.statusCode);
  else if (kind == "token")
    writeToken(function, endpoint, options);
  else if (kind == "proxy")
    writeProxy(function, options);
  else
    writeNotImplemented(function, endpoint);
  return any;
}

} // namespace signalbox::fastapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/reply.h"

#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/mounts.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// Answers of a media type of their own are Response objects.
std::string typedResponse(Function& function, const Json& outcome, const Json& contentType, int status) {
  Module& module = function.module();
  Scope& scope = function.scope();
  Json others = Json::object();
  for (const auto& [name, value] : outcome["headers"].items())
    if (lower(name) != "content-type") others[name] = value;
  const Json body = outcome.value("body", Json());
  const std::string content = scope.fromTemplate(body);
  std::string arguments = content;
  const Known known = scope.knownOf(body);
  if (known.kind != Known::Kind::Text && !(body.is_string() && !hasPlaceholder(body)))
    arguments = function.context().runtime(module, "content_of") + "(" + content + ")";
  arguments += ", media_type=" + scope.textTemplate(contentType);
  if (const std::string headers = headerArguments(function, others); !headers.empty())
    arguments += ", headers=" + headers;
  if (status != 200) arguments += ", status_code=" + std::to_string(status);
  return module.use("fastapi", "Response") + "(" + arguments + ")";
}

const Json* contentTypeOf(const Json& outcome) {
  if (!outcome.contains("headers")) return nullptr;
  for (const auto& [name, value] : outcome["headers"].items())
    if (lower(name) == "content-type") return &value;
  return nullptr;
}

// Before a handshake is accepted it ends in a 403, whatever the code.
void writeSocketRaise(Function& function, const Json& outcome, int depth) {
  std::string arguments = "code=" + outcome["raise"].dump();
  if (outcome.contains("detail")) arguments += ", reason=" + function.scope().textTemplate(outcome["detail"]);
  function.line(depth, "raise " + function.module().use("fastapi", "WebSocketException") + "(" + arguments + ")");
}

void writeRaise(Function& function, const Json& outcome, int depth) {
  constexpr int firstCloseCode = 1000;
  if (outcome["raise"].is_number_integer() && outcome["raise"].get<int>() >= firstCloseCode)
    return writeSocketRaise(function, outcome, depth);
  Module& module = function.module();
  const int status = outcome["raise"].is_number() ? outcome["raise"].get<int>() : 500;
  if (status >= 1000) { // a close code
    const std::string reason =
        outcome.contains("detail") ? ", reason=" + function.scope().textTemplate(outcome["detail"]) : std::string();
    return function.line(depth, "raise " + module.use("fastapi", "WebSocketException") +
                                    "(code=" + std::to_string(status) + reason + ")");
  }
  std::string arguments = "status_code=" + outcome["raise"].dump();
  if (outcome.contains("detail")) arguments += ", detail=" + function.scope().fromTemplate(outcome["detail"]);
  if (const std::string headers = headerArguments(function, outcome.value("headers", Json::object())); !headers.empty())
    arguments += ", headers=" + headers;
  function.line(depth, "raise " + module.use("fastapi", "HTTPException") + "(" + arguments + ")");
}

} // namespace

// A Response of the function's own: its cookies are its own as well.
void writeReturned(Function& function, const std::string& made, const Json& outcome, int depth) {
  if (!outcome.contains("cookies")) return function.line(depth, "return " + made);
  const std::string name = function.local("answer");
  function.line(depth, name + " = " + made);
  writeCookies(function, outcome, name, depth);
  function.line(depth, "return " + name);
}

namespace {

// The path of a file of the project, which the export has below files/.
std::string fileText(Function& function, const Json& path) {
  copyFileOf(function.context(), path);
  function.context().needSettings();
  return function.scope().builtin("str") + "(" + function.module().use("app.settings", "FILES") + " / " +
         function.scope().textTemplate(path) + ")";
}

// Exception handlers answer with a Response of their own.
void writeHandlerAnswer(Function& function, const Json& outcome, int ownStatus, int depth) {
  Module& module = function.module();
  const int status =
      outcome.contains("status") && outcome["status"].is_number() ? outcome["status"].get<int>() : ownStatus;
  const std::string statusText = status == 0 ? "exc.status_code" : std::to_string(status);
  if (const Json* type = contentTypeOf(outcome)) {
    std::string made = typedResponse(function, outcome, *type, 200);
    made.pop_back();
    return writeReturned(function, made + ", status_code=" + statusText + ")", outcome, depth);
  }
  std::string arguments = module.use("fastapi.encoders", "jsonable_encoder") + "(" +
                          function.scope().fromTemplate(outcome.value("body", Json())) + "), status_code=" + statusText;
  if (const std::string headers = headerArguments(function, outcome.value("headers", Json::object())); !headers.empty())
    arguments += ", headers=" + headers;
  const std::string made = module.use("fastapi.responses", "JSONResponse") + "(" + arguments + ")";
  writeReturned(function, made, outcome, depth);
}

// Then an endpoint has to say its own where the design does.
bool dependenciesSetStatus(const design::Design& design) {
  const auto sets = [](const Json& outcome) { return outcome.contains("status"); };
  return std::ranges::any_of(design.dependencies(), [&](const auto& dependency) {
    const Json& options = dependency->options;
    return sets(options) || (options.contains("cases") && std::ranges::any_of(options["cases"], sets));
  });
}

void writeAnswer(Function& function, const Json& outcome, int ownStatus, AnswerForm form, int depth) {
  Scope& scope = function.scope();
  if (outcome.contains("raise")) return writeRaise(function, outcome, depth);
  if (form == AnswerForm::AsResponse) return writeHandlerAnswer(function, outcome, ownStatus, depth);
  const bool hasStatus = outcome.contains("status");
  const bool isReturned = form == AnswerForm::Returned || form == AnswerForm::FileReturned;
  if (const Json* type = contentTypeOf(outcome); type && isReturned) {
    const int status = hasStatus ? outcome["status"].get<int>() : ownStatus;
    return writeReturned(function, typedResponse(function, outcome, *type, status), outcome, depth);
  }
  const bool isOwn = hasStatus && form != AnswerForm::AsDependency && outcome["status"].get<int>() == ownStatus;
  if (hasStatus && !(isOwn && !dependenciesSetStatus(function.context().design())))
    function.line(depth, function.response() + ".status_code = " + outcome["status"].dump());
  if (outcome.contains("headers"))
    for (const auto& [name, value] : outcome["headers"].items())
      function.line(depth,
                    function.response() + ".headers[" + textLiteral(lower(name)) + "] = " + scope.textTemplate(value));
  if (outcome.contains("cookies")) writeCookies(function, outcome, function.response(), depth);
  if (!isReturned) return;
  const Json body = outcome.value("body", Json());
  function.line(depth, "return " + (form == AnswerForm::FileReturned && !body.is_null() ? fileText(function, body)
                                                                                        : scope.fromTemplate(body)));
}

} // namespace

std::string assignment(Module& module, const std::string& name, const std::string& value) {
  const auto parsed = python::parseExpression(value);
  if (parsed && (*parsed)->kind == python::NodeKind::Dict)
    return name + ": dict[str, " + module.use("typing", "Any") + "] = " + value;
  if (parsed && (*parsed)->kind == python::NodeKind::List)
    return name + ": list[" + module.use("typing", "Any") + "] = " + value;
  return name + " = " + value;
}

std::string headerArguments(Function& function, const Json& headers) {
  std::string made;
  for (const auto& [name, value] : headers.items())
    made += (made.empty() ? "" : ", ") + textLiteral(lower(name)) + ": " + function.scope().textTemplate(value);
  return made.empty() ? made : "{" + made + "}";
}

void writeLet(Function& function, const Json& options, int depth) {
  if (!options.contains("let")) return;
  for (const auto& [name, value] : options["let"].items()) {
    const std::string made = function.scope().fromTemplate(value);
    const Known known = function.scope().knownOf(value);
    const std::string called = function.local(name);
    function.line(depth, assignment(function.module(), called, made));
    function.scope().add(name, called, known);
  }
}

void writeCases(Function& function, const Json& options, int ownStatus, AnswerForm form) {
  if (!options.contains("cases")) return;
  for (const Json& item : options["cases"]) {
    if (!item.contains("when")) continue;
    function.line(0, "if " + function.scope().expression(item["when"].get<std::string>()) + ":");
    writeAnswer(function, item, ownStatus, form, 1);
  }
}

// Starlette writes whatever it is given; its annotations name what browsers know.
std::string cookieOption(Function& function, const std::string& key, const Json& value) {
  const std::string made = function.scope().fromTemplate(value);
  const Known known = function.scope().knownOf(value);
  const bool isWhole = known.kind == Known::Kind::Typed && known.type && known.type->kind == python::NodeKind::Atom &&
                       known.type->text == "int";
  const bool fitsAge = value.is_number_integer() || value.is_null() || isWhole || known.kind == Known::Kind::JsonValue;
  const bool fitsSite = value == "lax" || value == "strict" || value == "none" || value.is_null();
  if ((key != "max_age" || fitsAge) && (key != "samesite" || fitsSite)) return made;
  return function.module().use("typing", "cast") + "(" + function.module().use("typing", "Any") + ", " + made + ")";
}

void writeCookies(Function& function, const Json& options, const std::string& target, int depth) {
  if (!options.contains("cookies")) return;
  Scope& scope = function.scope();
  for (const Json& cookie : options["cookies"]) {
    const bool isDelete = cookie.value("delete", false);
    std::string arguments = textLiteral(cookie.value("key", std::string()));
    for (const auto& [key, value] : cookie.items()) {
      if (key == "key" || key == "when" || key == "delete") continue;
      if (key == "value")
        arguments += isDelete ? "" : ", " + scope.textTemplate(value);
      else
        arguments += ", " + key + "=" + cookieOption(function, key, value);
    }
    int inner = depth;
    if (cookie.contains("when"))
      function.line(inner++, "if " + scope.expression(cookie["when"].get<std::string>()) + ":");
    function.line(inner, target + (isDelete ? ".delete_cookie(" : ".set_cookie(") + arguments + ")");
  }
}

namespace {

// The call of a task: what runs, then what it is given.
std::vector<std::string> taskCall(Function& function, const Json& task) {
  Context& context = function.context();
  Module& module = function.module();
  Scope& scope = function.scope();
  if (task.contains("log"))
    return {context.runtime(module, "write_log"), textLiteral(task.value("level", std::string("info"))),
            scope.textTemplate(task["log"])};
  if (task.contains("append"))
    return {context.runtime(module, "append_text"), scope.textTemplate(task["append"]),
            scope.textTemplate(task.value("text", Json("")))};
  if (task.contains("http")) {
    const Json& http = task["http"];
    std::vector<std::string> call{context.runtime(module, "send_request"),
                                  scope.textTemplate(http.value("method", Json("POST"))),
                                  scope.textTemplate(http.value("url", Json("")))};
    const std::string headers = headerArguments(function, http.value("headers", Json::object()));
    call.push_back(headers.empty() ? "{}" : headers);
    call.push_back(scope.fromTemplate(http.value("body", Json())));
    return call;
  }
  return {};
}

void writeEach(Function& function, const Json& tasks, int depth, bool isNow) {
  if (!tasks.is_array()) return;
  for (const Json& task : tasks) {
    const auto call = taskCall(function, task);
    if (call.empty()) continue;
    int inner = depth;
    if (task.contains("when"))
      function.line(inner++, "if " + function.scope().expression(task["when"].get<std::string>()) + ":");
    std::string arguments;
    for (std::size_t i = isNow ? 1 : 0; i < call.size(); ++i) arguments += (arguments.empty() ? "" : ", ") + call[i];
    function.line(
        inner, (isNow ? (task.contains("http") ? "await " : "") + call[0] : function.backgroundTasks() + ".add_task") +
                   "(" + arguments + ")");
  }
}

} // namespace

void writeTasks(Function& function, const Json& tasks, int depth) { writeEach(function, tasks, depth, false); }
void writeTasksNow(Function& function, const Json& tasks, int depth) { writeEach(function, tasks, depth, true); }

namespace {

// `session`: its keys are set, None takes one out; null instead of an object clears.
void writeSession(Function& function, const Json& options) {
  if (!options.contains("session")) return;
  const Json& values = options["session"];
  if (values.is_object() && values.empty()) return;
  const std::string made = values.is_object() ? function.scope().fromTemplate(values) : std::string();
  const std::string session =
      function.scope().usesSession() ? function.scope().session() : function.request() + ".session";
  if (made.empty()) return function.line(0, session + ".clear()");
  function.line(0, function.context().runtime(function.module(), "update_session") + "(" + session + ", " + made + ")");
}

} // namespace

void writeReply(Function& function, const Json& options, int ownStatus, AnswerForm form) {
  writeLet(function, options);
  if (options.contains("delay")) {
    const Json& delay = options["delay"];
    const std::string sleep = "await " + function.module().useModule("asyncio") + ".sleep(";
    const double seconds = delay.is_number() ? delay.get<double>() / 1000 : 0;
    const bool isWhole = seconds == static_cast<double>(static_cast<long>(seconds));
    function.line(0, sleep +
                         (delay.is_number() ? literal(isWhole ? Json(static_cast<long>(seconds)) : Json(seconds))
                                            : "(" + function.scope().fromTemplate(delay) + ") / 1000") +
                         ")");
  }
  writeCases(function, options, ownStatus, form);
  writeSession(function, options);
  if (options.contains("background")) writeTasks(function, options["background"]);
  writeAnswer(function, options, ownStatus, form, 0);
}

} // namespace signalbox::fastapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/mounts.h"

#include "plugins/fastapi/export.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/reply.h"
#include "plugins/fastapi/routes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace signalbox::fastapi {
namespace {

using design::Middleware;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

void addOptions(Arguments& arguments, const Json& options, std::string_view except = {}) {
  for (const auto& [key, value] : options.items())
    if (key != except) arguments.add(key, literal(value));
}

std::string secretText(Context& context, Module& module, const std::string& name) {
  context.needSecret(name);
  return module.use("app.settings", "settings") + "()." + lower(name) + ".get_secret_value()";
}

std::string ownMiddleware(Context& context, Module& module, const std::string& name) {
  return context.middleware(module, name);
}

void writeOne(Context& context, Module& module, const Middleware& middleware) {
  const Json& options = middleware.options;
  Arguments arguments;
  std::string type;
  if (middleware.kind == "cors") {
    type = module.use("fastapi.middleware.cors", "CORSMiddleware");
    addOptions(arguments, options);
  } else if (middleware.kind == "gzip") {
    type = module.use("fastapi.middleware.gzip", "GZipMiddleware");
    addOptions(arguments, options);
  } else if (middleware.kind == "trusted_host") {
    type = module.use("fastapi.middleware.trustedhost", "TrustedHostMiddleware");
    addOptions(arguments, options);
  } else if (middleware.kind == "https_redirect") {
    type = module.use("fastapi.middleware.httpsredirect", "HTTPSRedirectMiddleware");
  } else if (middleware.kind == "session") {
    type = module.use("starlette.middleware.sessions", "SessionMiddleware");
    const std::string secret = options.value("secret_key", std::string("SESSION_KEY"));
    context.addSessionSecret(secret);
    context.needPin("itsdangerous==2.2.0");
    arguments.add("secret_key", secretText(context, module, secret));
    addOptions(arguments, options, "secret_key");
  } else if (middleware.kind == "rate_limit") {
    type = ownMiddleware(context, module, "RateLimitMiddleware");
    arguments.add("requests", literal(options.value("requests", Json(60))));
    arguments.add("seconds", literal(options.value("seconds", Json(60))));
    if (options.value("per", std::string("ip")) == "user") {
      Module scratch("app.middleware", "");
      context.security(scratch, "user_with_token");
      context.middleware(scratch, "user_of_token");
      arguments.add("key", module.use("app.middleware", "user_or_address"));
    }
  } else if (middleware.kind == "security_headers") {
    type = ownMiddleware(context, module, "SecurityHeadersMiddleware");
    arguments.add("headers", literal(options.value("headers", Json::object())));
  } else if (middleware.kind == "request_id" || middleware.kind == "timing") {
    type = ownMiddleware(context, module, middleware.kind == "timing" ? "TimingMiddleware" : "RequestIdMiddleware");
    if (options.contains("header")) arguments.add("header", textLiteral(lower(options["header"].get<std::string>())));
  } else if (middleware.kind == "headers") {
    type = ownMiddleware(context, module, "HeadersMiddleware");
    arguments.add("headers", literal(options.value("headers", Json::object())));
  } else {
    return context.report("The middleware '" + middleware.kind + "' is not known and is left out.");
  }
  arguments.first(type);
  module.line(0, "app.add_middleware(" + arguments.text() + ")");
}

// The project's files that the application reads, below files/ with the paths they have in the project.
void copyFolder(Context& context, const std::string& directory) {
  namespace fs = std::filesystem;
  const fs::path root = context.design().folder();
  std::error_code error;
  if (context.design().folder().empty() || !fs::is_directory(root / directory, error))
    return context.report("The folder " + directory + " is not there: the exported application needs it as files/" + directory + ".");
  for (const auto& entry : fs::recursive_directory_iterator(root / directory, error)) {
    if (!entry.is_regular_file(error) || entry.is_symlink(error)) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    context.add("files/" + fs::relative(entry.path(), root).generic_string(), std::string(std::istreambuf_iterator<char>(in), {}));
  }
}

void writeFolder(Context& context, Module& module, const std::string& owner, const design::Mount& mount) {
  const std::string directory = mount.options.value("directory", std::string("static"));
  copyFolder(context, directory);
  context.needSettings();
  const std::string path = module.use("app.settings", "FILES") + " / " + textLiteral(directory);
  Arguments arguments;
  if (mount.kind == "frontend") {
    arguments.first(textLiteral(mount.path));
    arguments.add("directory", path);
    if (mount.options.contains("fallback")) arguments.add("fallback", literal(mount.options["fallback"]));
    return module.line(0, owner + ".frontend(" + arguments.text() + ")");
  }
  arguments.add("directory", path);
  for (const char* key : {"html", "follow_symlink"})
    if (mount.options.contains(key)) arguments.add(key, literal(mount.options[key]));
  module.line(0, owner + ".mount(" + textLiteral(mount.path) + ", " + module.use("fastapi.staticfiles", "StaticFiles") + "(" + arguments.text() + "), name=" + textLiteral(mount.name) + ")");
}

// An application of its own: the whole export of its project as a package below app/mounts, with names of its own.
void writeApplication(Context& context, Module& module, const std::string& owner, const design::Mount& mount) {
  if (!mount.app) return context.report("The mount " + mount.name + " has no project and is left out.");
  const std::string package = "app.mounts." + mount.name;
  std::string folder = package;
  std::ranges::replace(folder, '.', '/');
  exchange::FileTree inner = exportFastApi(*mount.app);
  for (auto& [path, text] : inner.files) {
    if (!path.starts_with("app/")) continue;
    std::string moved = text;
    for (const std::string_view word : {"from app.", "from app import "}) {
      for (std::size_t at = moved.find(word); at != std::string::npos; at = moved.find(word, at + 1))
        if (at == 0 || moved[at - 1] == '\n') moved.replace(at + 5, 3, package);
    }
    context.add(folder + path.substr(3), moved);
  }
  context.add("app/mounts/__init__.py", "");
  for (const std::string& sentence : inner.report) context.report("In the mount " + mount.name + ": " + sentence);
  const std::string app = module.useAs(package + ".main", "app", mount.name + "_app");
  if (mount.kind == "host") return module.line(0, owner + ".host(" + textLiteral(mount.path) + ", " + app + ", name=" + textLiteral(mount.name) + ")");
  module.line(0, owner + ".mount(" + textLiteral(mount.path) + ", " + app + ", name=" + textLiteral(mount.name) + ")");
}

std::pair<std::string, std::string> exceptionOf(const std::string& on) {
  if (on == "HTTPException") return {"starlette.exceptions", on};
  if (on == "Exception") return {"", on};
  return {"fastapi.exceptions", on};
}

} // namespace

void copyFileOf(Context& context, const Json& path) {
  if (!path.is_string()) return;
  std::string text = path.get<std::string>();
  // The folder before the first placeholder, with all that is in it; a path without one names one file.
  const std::size_t open = text.find("{{");
  namespace fs = std::filesystem;
  const fs::path root = context.design().folder();
  std::error_code error;
  if (open == std::string::npos && fs::is_regular_file(root / text, error)) {
    std::ifstream in(root / text, std::ios::binary);
    return context.add("files/" + text, std::string(std::istreambuf_iterator<char>(in), {}));
  }
  const std::size_t slash = text.substr(0, open).rfind('/');
  if (slash != std::string::npos && open != std::string::npos) return copyFolder(context, text.substr(0, slash));
  context.report("The file " + text + " is read while the application runs: put what it may name below files/.");
}

void writeMount(Context& context, Module& module, const std::string& owner, const design::Mount& mount) {
  if (mount.kind == "app" || mount.kind == "host") return writeApplication(context, module, owner, mount);
  writeFolder(context, module, owner, mount);
}

void writeMiddleware(Context& context, Module& module) {
  const auto& list = context.design().middleware();
  if (list.empty()) return;
  module.blank();
  if (list.size() > 1) module.line(0, "# The last that is added is the outermost.");
  for (std::size_t i = list.size(); i-- > 0;) writeOne(context, module, list[i]);
}

void writeExceptionHandlers(Context& context, Module& module) {
  for (const design::ExceptionHandler& handler : context.design().exceptionHandlers()) {
    const bool isStatus = std::ranges::all_of(handler.on, [](char c) { return c >= '0' && c <= '9'; });
    const auto [home, name] = exceptionOf(handler.on);
    const std::string type = isStatus || home.empty() ? "Exception" : module.use(home, name);
    module.twoBlanks();
    std::string called = "handle_" + (isStatus ? handler.on : lower(handler.on));
    Function function(context, module, called);
    function.settleNames(false);
    Scope& scope = function.scope();
    const Known plain{Known::Kind::Plain, nullptr, nullptr};
    scope.add("request", "request", plain);
    // HTTPException and a status know theirs; the others have one each.
    const int own = name == "RequestValidationError" ? 422 : name == "WebSocketRequestValidationError" ? 403 : name == "HTTPException" ? 0 : isStatus ? std::stoi(handler.on) : 500;
    const bool isHttp = isStatus || name == "HTTPException";
    scope.add("status", own ? std::to_string(own) : "exc.status_code", plain);
    scope.add("detail", isHttp ? "getattr(exc, \"detail\", None)" : "None", Known::json());
    scope.add("body", name == "RequestValidationError" ? "exc.body" : "None", Known::json());
    const bool hasErrors = name.ends_with("ValidationError");
    scope.add("errors", hasErrors ? module.use("fastapi.encoders", "jsonable_encoder") + "(exc.errors())" : "None", Known::json());
    writeReply(function, handler.options, own, AnswerForm::AsResponse);
    function.addParameter("request", module.use("fastapi", "Request"));
    function.addParameter("exc", type);
    module.line(0, "@app.exception_handler(" + (isStatus ? handler.on : type) + ")");
    function.write(module.use("fastapi", "Response"));
  }
}

} // namespace signalbox::fastapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/mounts.h"

#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/project.h"
#include "plugins/fastapi/reply.h"
#include "plugins/fastapi/routes.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace signalbox::fastapi {
namespace {

using design::Middleware;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
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

namespace fs = std::filesystem;

// What of a project folder is the design, which no endpoint serves.
constexpr std::array<std::string_view, 12> designEntries{"signalbox.json", "middleware.json", "exception_handlers.json",
                                                         "models",         "endpoints",       "dependencies",
                                                         "security",       "mounts",          "webhooks",
                                                         "constants",      "requests",        "environments"};

bool isBelow(const fs::path& file, const fs::path& folder) {
  const auto at = std::ranges::mismatch(folder, file);
  return at.in1 == folder.end();
}

void copyFile(Context& context, const fs::path& file, const std::string& to) {
  std::ifstream in(file, std::ios::binary);
  context.add("files/" + to, std::string(std::istreambuf_iterator<char>(in), {}));
}

// The project's files that the application reads, below files/ with the paths they have in the project. A link becomes
// what it leads to, where the server would serve that; one to a folder around it would have no end.
void copyFolder(Context& context, const std::string& directory, bool followsLinks = false) {
  const fs::path root = context.design().folder();
  std::error_code error;
  if (root.empty() || !fs::is_directory(root / directory, error))
    return context.report("The folder " + directory + " is not there: the exported application needs it as files/" +
                          directory + ".");
  const fs::path served = fs::canonical(root / directory, error);
  fs::recursive_directory_iterator entry(root / directory, fs::directory_options::follow_directory_symlink, error);
  for (; entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const fs::path file = entry->path().lexically_relative(root);
    const fs::path real = fs::canonical(entry->path(), error);
    const bool isServed = followsLinks || isBelow(real, served);
    if (entry->is_directory(error) && entry->is_symlink(error) &&
        (!isServed || isBelow(fs::canonical(entry->path().parent_path(), error), real))) {
      if (isBelow(fs::canonical(entry->path().parent_path(), error), real))
        context.report("The link " + file.generic_string() + " leads to a folder around it and is not copied.");
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(error) && isServed) {
      copyFile(context, entry->path(), file.generic_string());
    }
  }
}

void writeFolder(Context& context, Module& module, const std::string& owner, const design::Mount& mount) {
  const std::string directory = mount.options.value("directory", std::string("static"));
  copyFolder(context, directory, mount.options.value("follow_symlink", false));
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
  module.line(0, owner + ".mount(" + textLiteral(mount.path) + ", " + module.use("fastapi.staticfiles", "StaticFiles") +
                     "(" + arguments.text() + "), name=" + textLiteral(mount.name) + ")");
}

std::string replacedAll(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

// What was written for a package called app, in a package below it.
std::string moved(std::string text, const std::string& package) {
  if (text.starts_with("from app.")) text = "\n" + text;
  text = replacedAll(std::move(text), "\nfrom app.", "\nfrom " + package + ".");
  text = replacedAll(std::move(text), "resolve().parent.parent / \"files\"", "resolve().parent / \"files\"");
  return text;
}

// An application of its own: the whole export of its project as a package below app/mounts, with names and files of its
// own.
void writeApplication(Context& context, Module& module, const std::string& owner, const design::Mount& mount) {
  if (!mount.app) return context.report("The mount " + mount.name + " has no project and is left out.");
  const std::string package = "app.mounts." + mount.name;
  const std::string folder = "app/mounts/" + mount.name + "/";
  exchange::FileTree tree;
  Context inner(*mount.app, tree);
  exportApplication(inner);
  for (auto& [path, text] : tree.files) {
    if (path.starts_with("files/"))
      context.add(folder + path, std::move(text));
    else
      context.add(folder + path.substr(4), moved(std::move(text), package));
  }
  context.add("app/mounts/__init__.py", "");
  context.absorb(inner);
  for (const std::string& sentence : tree.report) context.report("In the mount " + mount.name + ": " + sentence);
  const std::string app = module.useAs(package + ".main", "app", mount.name + "_app");
  const std::string method = mount.kind == "host" ? ".host(" : ".mount(";
  module.line(0, owner + method + textLiteral(mount.path) + ", " + app + ", name=" + textLiteral(mount.name) + ")");
}

std::pair<std::string, std::string> exceptionOf(const std::string& on) {
  if (on == "HTTPException") return {"starlette.exceptions", on};
  if (on == "Exception") return {"", on};
  return {"fastapi.exceptions", on};
}

} // namespace

// A path without a placeholder names one file; else it may name all files of the folder before it, or of the project.
void copyFileOf(Context& context, const Json& path) {
  if (!path.is_string()) return;
  const std::string text = path.get<std::string>();
  const std::size_t open = text.find("{{");
  const fs::path root = context.design().folder();
  std::error_code error;
  if (open == std::string::npos) {
    if (!root.empty() && fs::is_regular_file(root / text, error)) return copyFile(context, root / text, text);
    return context.report("The file " + text + " is not there: the exported application needs it as files/" + text +
                          ".");
  }
  const std::size_t slash = text.substr(0, open).rfind('/');
  if (slash != std::string::npos && slash > 0) return copyFolder(context, text.substr(0, slash));
  if (root.empty())
    return context.report("The file " + text +
                          " is read while the application runs: put what it may name below files/.");
  for (const auto& entry : fs::directory_iterator(root, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.') || std::ranges::find(designEntries, name) != designEntries.end()) continue;
    if (entry.is_directory(error))
      copyFolder(context, name);
    else if (entry.is_regular_file(error))
      copyFile(context, entry.path(), name);
  }
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
  const auto& handlers = context.design().exceptionHandlers();
  for (std::size_t i = 0; i < handlers.size(); ++i) {
    const design::ExceptionHandler& handler = handlers[i];
    const auto isOfSame = [&](const design::ExceptionHandler& later) { return later.on == handler.on; };
    if (std::any_of(handlers.begin() + static_cast<std::ptrdiff_t>(i) + 1, handlers.end(), isOfSame)) {
      context.report("There are several exception handlers of " + handler.on +
                     ": FastAPI keeps the last, the others are left out.");
      continue;
    }
    const bool isStatus = std::ranges::all_of(handler.on, [](char c) { return c >= '0' && c <= '9'; });
    const auto [home, name] = exceptionOf(handler.on);
    const std::string type = isStatus || home.empty() ? "Exception" : module.use(home, name);
    module.twoBlanks();
    std::string called = "handle_" + (isStatus ? handler.on : lower(handler.on));
    Function function(context, module, called);
    function.settleNames(false);
    Scope& scope = function.scope();
    const Known plain{Known::Kind::Plain, nullptr, nullptr};
    if (handler.options.dump().contains("request")) { // what the design calls so
      function.line(0, "asked = {\"method\": request.method, \"path\": request.url.path, \"url\": str(request.url)}");
      scope.add("request", "asked", Known::json());
    }
    // HTTPException and a status know theirs; the others have one each.
    const int own = name == "RequestValidationError"            ? 422
                    : name == "WebSocketRequestValidationError" ? 403
                    : name == "HTTPException"                   ? 0
                    : isStatus                                  ? std::stoi(handler.on)
                                                                : 500;
    const bool isHttp = isStatus || name == "HTTPException";
    scope.add("status", own ? std::to_string(own) : "exc.status_code", plain);
    scope.add("detail", isHttp ? "getattr(exc, \"detail\", None)" : "None", Known::json());
    scope.add("body", name == "RequestValidationError" ? "exc.body" : "None", Known::json());
    const bool hasErrors = name.ends_with("ValidationError");
    scope.add("errors", hasErrors ? module.use("fastapi.encoders", "jsonable_encoder") + "(exc.errors())" : "None",
              Known::json());
    writeReply(function, handler.options, own, AnswerForm::AsResponse);
    function.addParameter("request", module.use("fastapi", "Request"));
    function.addParameter("exc", type);
    module.line(0, "@app.exception_handler(" + (isStatus ? handler.on : type) + ")");
    function.write(module.use("fastapi", "Response"));
  }
}

} // namespace signalbox::fastapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/project.h"

#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/mounts.h"
#include "plugins/fastapi/routes.h"

#include <algorithm>
#include <tuple>

namespace signalbox::fastapi {
namespace {

using design::Endpoint;
using design::Router;

// What stands in a folder under endpoints/, in the order in which routes match.
struct Entry {
  int order = 0;
  std::string name;
  const Endpoint* endpoint = nullptr;
  const Router* router = nullptr;
  const design::Mount* mount = nullptr;
};

std::string folderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::vector<Entry> entriesOf(const design::Design& design, const std::string& folder) {
  std::vector<Entry> entries;
  for (const auto& endpoint : design.endpoints())
    if (endpoint->router == folder) entries.push_back({endpoint->order, endpoint->name, endpoint.get()});
  for (const auto& router : design.routers())
    if (folderOf(router->path) == folder)
      entries.push_back(
          {router->order, router->path.substr(folder.empty() ? 0 : folder.size() + 1), nullptr, router.get()});
  if (folder.empty())
    for (const auto& mount : design.mounts())
      entries.push_back({mount->order, mount->name, nullptr, nullptr, mount.get()});
  std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return std::tuple(entry.order, entry.name); });
  return entries;
}

std::string prefixesOf(const design::Design& design, const std::string& folder) {
  std::string prefix;
  for (std::string path = folder; !path.empty(); path = folderOf(path))
    if (const auto router = design.router(path)) prefix = router->prefix + prefix;
  return prefix;
}

void reserveEntries(Module& module, const std::vector<Entry>& entries) {
  for (const Entry& entry : entries)
    if (entry.endpoint) reserveNames(module, *entry.endpoint);
}

void writeEntries(Context& context, Module& module, const std::string& owner, const std::string& folder) {
  const std::string prefix = prefixesOf(context.design(), folder);
  bool wasInclude = false;
  for (const Entry& entry : entriesOf(context.design(), folder)) {
    if (entry.endpoint) writeEndpoint(context, module, owner, *entry.endpoint, prefix);
    if (entry.router || entry.mount) {
      if (!wasInclude) module.twoBlanks();
      if (entry.router)
        module.line(0, owner + ".include_router(" + module.use("app.routers", routerModule(entry.router->path)) +
                           ".router)");
      else
        writeMount(context, module, owner, *entry.mount);
    }
    wasInclude = !entry.endpoint;
  }
}

void addShared(Context& context, Module& module, Arguments& arguments, const std::string& defaultClass,
               const std::vector<design::Depends>& dependencies, const Json& responses, const std::string& callbacks,
               const std::string& uniqueId) {
  if (!dependencies.empty()) arguments.add("dependencies", "[" + unnamedDepends(context, module, dependencies) + "]");
  if (!defaultClass.empty()) arguments.add("default_response_class", responseClassText(context, module, defaultClass));
  if (!responses.empty()) arguments.add("responses", responsesText(context, module, responses));
  if (!callbacks.empty()) arguments.add("callbacks", callbacks);
  if (!uniqueId.empty()) arguments.add("generate_unique_id_function", uniqueIdText(context, module, uniqueId));
}

void exportRouter(Context& context, const Router& router) {
  Module module("app.routers." + routerModule(router.path),
                "Routes under " + (router.prefix.empty() ? "/" : router.prefix) + ".");
  const auto entries = entriesOf(context.design(), router.path);
  module.reserve("router");
  reserveEntries(module, entries);
  const std::string callbacks = writeCallbacks(context, module, "router_callbacks", router.callbacks);
  Arguments arguments;
  if (!router.prefix.empty()) arguments.add("prefix", textLiteral(router.prefix));
  if (!router.tags.empty()) arguments.add("tags", literal(Json(router.tags)));
  addShared(context, module, arguments, router.defaultResponseClass, router.dependencies, router.responses, callbacks,
            router.generateUniqueId);
  if (router.deprecated) arguments.add("deprecated", "True");
  if (!router.includeInSchema) arguments.add("include_in_schema", "False");
  if (router.strictContentType) arguments.add("strict_content_type", *router.strictContentType ? "True" : "False");
  if (!callbacks.empty()) module.twoBlanks();
  module.line(0, "router = " + module.use("fastapi", "APIRouter") + "(" + arguments.text() + ")");
  writeEntries(context, module, "router", router.path);
  context.add(module);
}

void addInfo(const design::ProjectInfo& info, Arguments& arguments) {
  arguments.add("title", textLiteral(info.name));
  if (!info.summary.empty()) arguments.add("summary", textLiteral(info.summary));
  if (!info.description.empty()) arguments.add("description", textLiteral(info.description));
  arguments.add("version", textLiteral(info.version));
  if (!info.termsOfService.empty()) arguments.add("terms_of_service", textLiteral(info.termsOfService));
  if (!info.contact.empty()) arguments.add("contact", literal(info.contact));
  if (!info.license.empty()) arguments.add("license_info", literal(info.license));
  if (!info.externalDocs.empty()) arguments.add("openapi_external_docs", literal(info.externalDocs));
  if (!info.servers.empty()) {
    Json servers = Json::array();
    for (const auto& server : info.servers) {
      Json one{{"url", server.url}};
      if (!server.description.empty()) one["description"] = server.description;
      if (!server.variables.empty()) one["variables"] = server.variables;
      servers.push_back(one);
    }
    arguments.add("servers", literal(servers));
  }
  if (!info.tags.empty()) {
    Json tags = Json::array();
    for (const auto& tag : info.tags) {
      Json one{{"name", tag.name}};
      if (!tag.description.empty()) one["description"] = tag.description;
      if (!tag.externalDocs.empty()) one["externalDocs"] = tag.externalDocs;
      tags.push_back(one);
    }
    arguments.add("openapi_tags", literal(tags));
  }
}

void addUrl(Arguments& arguments, const char* key, const std::string& url, std::string_view fallback) {
  if (url != fallback) arguments.add(key, url.empty() ? "None" : textLiteral(url));
}

void addAppSettings(Context& context, Module& module, Arguments& arguments, const std::string& callbacks) {
  const auto& app = context.design().project().app;
  addUrl(arguments, "openapi_url", app.openapiUrl, "/openapi.json");
  addUrl(arguments, "docs_url", app.docsUrl, "/docs");
  addUrl(arguments, "redoc_url", app.redocUrl, "/redoc");
  addUrl(arguments, "swagger_ui_oauth2_redirect_url", app.oauth2RedirectUrl, "/docs/oauth2-redirect");
  if (!app.swaggerUiParameters.empty()) arguments.add("swagger_ui_parameters", literal(app.swaggerUiParameters));
  if (!app.swaggerUiInitOauth.empty()) arguments.add("swagger_ui_init_oauth", literal(app.swaggerUiInitOauth));
  if (!app.rootPath.empty()) arguments.add("root_path", textLiteral(app.rootPath));
  if (!app.rootPathInServers) arguments.add("root_path_in_servers", "False");
  if (!app.separateInputOutputSchemas) arguments.add("separate_input_output_schemas", "False");
  if (!app.strictContentType) arguments.add("strict_content_type", "False");
  if (!app.redirectSlashes) arguments.add("redirect_slashes", "False");
  addShared(context, module, arguments, app.defaultResponseClass, app.dependencies, app.responses, callbacks,
            app.generateUniqueId);
  if (app.deprecated) arguments.add("deprecated", "True");
  if (!app.includeInSchema) arguments.add("include_in_schema", "False");
  if (!context.design().webhooks().empty()) arguments.add("webhooks", module.use("app.webhooks", "webhooks"));
}

} // namespace

std::string routerModule(const std::string& path) {
  std::string name = path;
  std::ranges::replace(name, '/', '_');
  return name;
}

void exportRouters(Context& context) {
  for (const auto& router : context.design().routers()) exportRouter(context, *router);
  if (!context.design().routers().empty()) context.add("app/routers/__init__.py", "");
}

void exportMain(Context& context) {
  const auto& info = context.design().project();
  std::string name = info.name;
  std::erase_if(name, [](char c) { return c == '\\' || c == '"' || static_cast<unsigned char>(c) < 0x20; });
  Module module("app.main", "The application: " + name + ".");
  module.reserve("app");
  reserveEntries(module, entriesOf(context.design(), ""));
  const std::string callbacks = writeCallbacks(context, module, "app_callbacks", info.app.callbacks);
  Arguments arguments;
  addInfo(info, arguments);
  addAppSettings(context, module, arguments, callbacks);
  if (!callbacks.empty()) module.twoBlanks();
  module.line(0, "app = " + module.use("fastapi", "FastAPI") + "(" + arguments.text() + ")");
  writeMiddleware(context, module);
  writeEntries(context, module, "app", "");
  writeExceptionHandlers(context, module);
  context.add(module);
  context.add("app/__init__.py", "");
}

void exportWebhooks(Context& context) {
  if (context.design().webhooks().empty()) return;
  Module module("app.webhooks", "Requests that this API sends to others: documented, never called.");
  module.reserve("webhooks");
  for (const auto& webhook : context.design().webhooks()) reserveNames(module, *webhook);
  module.line(0, "webhooks = " + module.use("fastapi", "APIRouter") + "()");
  for (const auto& webhook : context.design().webhooks())
    writeDocumentedRoute(context, module, "webhooks", *webhook, webhook->name);
  context.add(module);
}

} // namespace signalbox::fastapi

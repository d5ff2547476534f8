// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Design: the immutable value everything else is made from. Copies share their entities, so an edit costs one entity
// and unchanged entities can be told by pointer.
#pragma once

#include "core/design/endpoint.h"
#include "core/design/middleware.h"
#include "core/design/saved_request.h"
#include "core/design/security.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace signalbox::design {

// A named JSON value that every expression can read: constants/NAME.json. The sample data of replies.
struct Constant {
  std::string name;
  Json value;
  bool operator==(const Constant&) const = default;
};

using ConstantPtr = std::shared_ptr<const Constant>;
using ModelPtr = std::shared_ptr<const Model>;
using EndpointPtr = std::shared_ptr<const Endpoint>;
using RouterPtr = std::shared_ptr<const Router>;
using DependencyPtr = std::shared_ptr<const Dependency>;
using SecuritySchemePtr = std::shared_ptr<const SecurityScheme>;
using MountPtr = std::shared_ptr<const Mount>;
using SavedRequestPtr = std::shared_ptr<const SavedRequest>;
using EnvironmentPtr = std::shared_ptr<const Environment>;

struct ServerInfo {
  std::string url;
  std::string description;
  Json variables = Json::object();
  bool operator==(const ServerInfo&) const = default;
};

struct TagInfo {
  std::string name;
  std::string description;
  Json externalDocs = Json::object();
  bool operator==(const TagInfo&) const = default;
};

// How the server makes and checks tokens; the key itself comes from the SecretSource under this name, never from here.
struct TokenSettings {
  std::string key = "JWT_KEY";     // name of the secret
  std::string algorithm = "HS256"; // HS256, HS384, HS512, RS256, ES256
  std::string issuer;
  std::string audience;
  int accessSeconds = 15 * 60;
  int refreshSeconds = 14 * 24 * 60 * 60;
  bool operator==(const TokenSettings&) const = default;
};

// What FastAPI(...) takes beside the entities. A page without a URL is off.
struct AppSettings {
  std::string openapiUrl = "/openapi.json";
  std::string docsUrl = "/docs";
  std::string redocUrl = "/redoc";
  std::string oauth2RedirectUrl = "/docs/oauth2-redirect"; // swagger_ui_oauth2_redirect_url
  Json swaggerUiParameters = Json::object();
  Json swaggerUiInitOauth = Json::object();
  std::string rootPath;
  bool rootPathInServers = true;
  bool separateInputOutputSchemas = true;
  bool strictContentType = true;
  bool redirectSlashes = true;
  std::string generateUniqueId;     // "" = FastAPI's own, name, tag_name
  std::string defaultResponseClass; // as ResponseRules::responseClass
  std::vector<Depends> dependencies;
  Json responses = Json::object();
  std::vector<Endpoint> callbacks;
  bool deprecated = false;
  bool includeInSchema = true;
  // Profiles of app.dependency_overrides: {"test": {"current_user": "fake_user"}}; `serve --overrides test`.
  Json dependencyOverrides = Json::object();
  bool operator==(const AppSettings&) const = default;
};

// signalbox.json
struct ProjectInfo {
  std::string name = "API"; // OpenAPI info.title
  std::string version = "0.1.0";
  std::string summary;
  std::string description;
  std::string termsOfService;
  Json contact = Json::object();      // name, url, email
  Json license = Json::object();      // license_info: name, identifier, url
  Json externalDocs = Json::object(); // openapi_external_docs: description, url
  std::string host = "127.0.0.1";     // of the embedded server
  std::uint16_t port = 8000;
  std::vector<ServerInfo> servers; // OpenAPI servers
  std::vector<TagInfo> tags;       // OpenAPI tags
  AppSettings app;
  TokenSettings tokens;
  Json unknown = Json::object();
  bool operator==(const ProjectInfo&) const = default;
};

// All entities of a design at once, in any order. Names, paths and ids are unique.
struct Entities {
  ProjectInfo project;
  std::vector<ModelPtr> models;
  std::vector<RouterPtr> routers;
  std::vector<EndpointPtr> endpoints;
  std::vector<ConstantPtr> constants;
  std::vector<DependencyPtr> dependencies;
  std::vector<SecuritySchemePtr> securitySchemes;
  std::vector<MountPtr> mounts;
  std::vector<EndpointPtr> webhooks; // router is always ""
  std::vector<Middleware> middleware;
  std::vector<ExceptionHandler> exceptionHandlers;
  std::vector<User> users;
  std::vector<SavedRequestPtr> requests;
  std::vector<EnvironmentPtr> environments;
  std::string folder; // where the project stands, absolute; empty: nowhere yet
};

// Lists are kept in their canonical order: models, constants, dependencies, security schemes, saved requests and
// environments by name, routers by path, mounts and webhooks by (order, name), endpoints in the order in which routes
// match: by (order, name) in their folder, where a router stands with its own order among its siblings. Middleware,
// exception handlers and users are lists of one file each, in the file's order.
class Design final {
public:
  Design() = default;
  explicit Design(ProjectInfo project) : m_project(std::make_shared<const ProjectInfo>(std::move(project))) {}

  explicit Design(Entities entities); // for loading and for edits that touch many
  Entities entities() const;          // all of them, shared

  const ProjectInfo& project() const { return *m_project; }
  // Where the project stands, absolute: what the files it names are inside of. Empty: nowhere yet. No part of ==.
  const std::string& folder() const { return *m_folder; }
  std::span<const ModelPtr> models() const { return m_models; }
  std::span<const RouterPtr> routers() const { return m_routers; }
  std::span<const EndpointPtr> endpoints() const { return m_endpoints; }

  std::span<const ConstantPtr> constants() const { return m_constants; }
  std::span<const DependencyPtr> dependencies() const { return m_dependencies; }
  std::span<const SecuritySchemePtr> securitySchemes() const { return m_securitySchemes; }
  std::span<const MountPtr> mounts() const { return m_mounts; }
  std::span<const EndpointPtr> webhooks() const { return m_webhooks; }
  const std::vector<Middleware>& middleware() const { return *m_middleware; }
  const std::vector<ExceptionHandler>& exceptionHandlers() const { return *m_exceptionHandlers; }
  const std::vector<User>& users() const { return *m_users; }
  std::span<const SavedRequestPtr> requests() const { return m_requests; }
  std::span<const EnvironmentPtr> environments() const { return m_environments; }

  ModelPtr model(std::string_view name) const;     // null when absent
  RouterPtr router(std::string_view path) const;   // null when absent
  EndpointPtr endpoint(std::string_view id) const; // null when absent

  ConstantPtr constant(std::string_view name) const; // null when absent
  DependencyPtr dependency(std::string_view name) const;
  SecuritySchemePtr securityScheme(std::string_view name) const;
  MountPtr mount(std::string_view name) const;
  EndpointPtr webhook(std::string_view name) const;
  SavedRequestPtr request(std::string_view name) const;
  EnvironmentPtr environment(std::string_view name) const;

  // The path with all router prefixes, and the tags with those of its routers first: what FastAPI would register.
  std::string fullPath(const Endpoint& endpoint) const;
  std::vector<std::string> allTags(const Endpoint& endpoint) const;
  // The routers an endpoint stands in, the outermost first.
  std::vector<RouterPtr> routersOf(const Endpoint& endpoint) const;

  // Without the endpoints and webhooks that are switched off, in mounts too: what the server answers, the document
  // shows and an export writes.
  Design served() const;

  // Copies with one thing changed; used by apply() and store. No checks: diagnose() tells what is wrong.
  Design withProject(ProjectInfo project) const;
  Design withFolder(std::string folder) const;
  Design withModel(Model model) const; // added, or replaces the one of that name
  Design withoutModel(std::string_view name) const;
  Design withRouter(Router router) const;
  Design withoutRouter(std::string_view path) const;
  Design withEndpoint(Endpoint endpoint) const;
  Design withoutEndpoint(std::string_view id) const;
  Design withConstant(Constant constant) const;
  Design withoutConstant(std::string_view name) const;
  Design withDependency(Dependency dependency) const;
  Design withoutDependency(std::string_view name) const;
  Design withSecurityScheme(SecurityScheme scheme) const;
  Design withoutSecurityScheme(std::string_view name) const;
  Design withMount(Mount mount) const;
  Design withoutMount(std::string_view name) const;
  Design withWebhook(Endpoint webhook) const;
  Design withoutWebhook(std::string_view name) const;
  Design withMiddleware(std::vector<Middleware> middleware) const;
  Design withExceptionHandlers(std::vector<ExceptionHandler> handlers) const;
  Design withUsers(std::vector<User> users) const;
  Design withRequest(SavedRequest request) const;
  Design withoutRequest(std::string_view name) const;
  Design withEnvironment(Environment environment) const;
  Design withoutEnvironment(std::string_view name) const;

  bool operator==(const Design& other) const; // by value

private:
  std::shared_ptr<const ProjectInfo> m_project = std::make_shared<const ProjectInfo>();
  std::shared_ptr<const std::string> m_folder = std::make_shared<const std::string>();
  std::vector<ModelPtr> m_models;
  std::vector<RouterPtr> m_routers;
  std::vector<EndpointPtr> m_endpoints;
  std::vector<ConstantPtr> m_constants;
  std::vector<DependencyPtr> m_dependencies;
  std::vector<SecuritySchemePtr> m_securitySchemes;
  std::vector<MountPtr> m_mounts;
  std::vector<EndpointPtr> m_webhooks;
  std::shared_ptr<const std::vector<Middleware>> m_middleware = std::make_shared<const std::vector<Middleware>>();
  std::shared_ptr<const std::vector<ExceptionHandler>> m_exceptionHandlers =
      std::make_shared<const std::vector<ExceptionHandler>>();
  std::shared_ptr<const std::vector<User>> m_users = std::make_shared<const std::vector<User>>();
  std::vector<SavedRequestPtr> m_requests;
  std::vector<EnvironmentPtr> m_environments;
};

} // namespace signalbox::design

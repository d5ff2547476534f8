// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_dependencies.h"

#include "core/design/dependency_order.h"
#include "core/design/edit.h"

#include <algorithm>
#include <set>

namespace signalbox::design {
namespace {

// Who asks: an endpoint, a router, the app, a dependency.
struct Asker {
  EntityKind kind = EntityKind::Project;
  std::string entity;
  std::string pointer;     // of its list: "/dependencies"
  bool takesValues = true; // a name is that of a parameter; lists of routers and the app only run
};

bool isKnown(const Design& design, std::string_view name) {
  return design.dependency(name) || design.securityScheme(name);
}

bool yields(const Dependency& dependency) {
  const auto at = dependency.options.find("yield");
  return at != dependency.options.end() && *at == true;
}

// The OAuth2 scopes that the schemes below a node know; null where there is no such scheme.
void gatherScopes(const DependencyNode& node, std::set<std::string>& known, bool& hasScheme) {
  if (node.scheme && node.scheme->type.starts_with("oauth2")) {
    const auto scopes = node.scheme->options.find("scopes");
    hasScheme = true;
    if (scopes != node.scheme->options.end() && scopes->is_object())
      for (const auto& [scope, description] : scopes->items()) known.insert(scope);
  }
  for (const DependencyNode& child : node.children) gatherScopes(child, known, hasScheme);
}

bool asksForScheme(const DependencyNode& node) {
  return node.scheme || std::ranges::any_of(node.children, asksForScheme);
}

class DependencyCheck final {
public:
  DependencyCheck(const Design& design, std::vector<Diagnostic>& list) : m_design(design), m_list(list) {}

  void run() {
    const AppSettings& app = m_design.project().app;
    checkAll(app.dependencies, {EntityKind::Project, {}, "/app/dependencies", false});
    for (const RouterPtr& router : m_design.routers())
      checkAll(router->dependencies, {EntityKind::Router, router->path, "/dependencies", false});
    for (const EndpointPtr& endpoint : m_design.endpoints()) checkEndpoint(*endpoint);
    for (const DependencyPtr& dependency : m_design.dependencies()) checkDependency(*dependency);
    checkOverrides(app.dependencyOverrides);
  }

private:
  void report(Severity severity, std::string code, const Asker& asker, const std::string& pointer,
              std::string message) {
    m_list.push_back({severity, std::move(code), std::move(message), {asker.kind, asker.entity, pointer}, {}});
  }
  void error(std::string code, const Asker& asker, const std::string& pointer, std::string message) {
    report(Severity::Error, std::move(code), asker, pointer, std::move(message));
  }

  void checkAll(const std::vector<Depends>& all, const Asker& asker) {
    for (std::size_t i = 0; i < all.size(); ++i) checkDepends(all[i], asker, asker.pointer + "/" + std::to_string(i));
  }

  void checkDepends(const Depends& depends, const Asker& asker, const std::string& at) {
    if (!isKnown(m_design, depends.dependency))
      return error("unknown-dependency", asker, at,
                   "There is no dependency and no security scheme `" + depends.dependency + "`.");
    if (!depends.name.empty() && !isIdentifier(depends.name))
      error("bad-name", asker, at + "/name", "`" + depends.name + "` is no Python name.");
    if (!depends.name.empty() && !asker.takesValues)
      report(Severity::Warning, "unused-name", asker, at + "/name",
             "Dependencies of the app and of routers only run: nobody takes the value `" + depends.name + "`.");
    if (!depends.scope.empty() && depends.scope != "function" && depends.scope != "request")
      error("invalid-option", asker, at + "/scope",
            "A dependency ends with the `function` or with the `request`: its scope is one of these words.");
    checkScopes(depends, asker, at);
  }

  void checkScopes(const Depends& depends, const Asker& asker, const std::string& at) {
    if (depends.scopes.empty()) return;
    std::set<std::string> known;
    bool hasScheme = false;
    gatherScopes(dependencyNode(m_design, depends, {}), known, hasScheme);
    if (!hasScheme) return;
    for (const std::string& scope : depends.scopes)
      if (!known.contains(scope))
        report(Severity::Warning, "unknown-scope", asker, at + "/scopes",
               "The scope `" + scope + "` is none of the security scheme's.");
  }

  // A name among those that already stand in the signature.
  void checkNames(const std::vector<Depends>& all, std::set<std::string> taken, const Asker& asker) {
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!all[i].name.empty() && !taken.insert(all[i].name).second)
        error("duplicate-name", asker, asker.pointer + "/" + std::to_string(i) + "/name",
              "`" + all[i].name + "` is already the name of another parameter.");
  }

  void checkEndpoint(const Endpoint& endpoint) {
    const Asker asker{EntityKind::Endpoint, endpoint.id(), "/dependencies", true};
    checkAll(endpoint.dependencies, asker);
    std::set<std::string> names;
    for (const Parameter& parameter : endpoint.parameters) names.insert(parameter.field.name);
    for (const Field& part : endpoint.body) names.insert(part.name);
    checkNames(endpoint.dependencies, std::move(names), asker);
    if (endpoint.isSocket() &&
        asksForScheme(dependencyTree(m_design, endpoint, inheritedDependencies(m_design, endpoint))))
      report(Severity::Warning, "scheme-on-socket", asker, "/dependencies",
             "Security schemes do not work on WebSocket routes: FastAPI answers the handshake with 500.");
  }

  void checkDependency(const Dependency& dependency) {
    const Asker asker{EntityKind::Dependency, dependency.name, "/dependencies", true};
    if (!isIdentifier(dependency.name)) error("bad-name", asker, "", "`" + dependency.name + "` is no Python name.");
    if (m_design.securityScheme(dependency.name))
      error("duplicate-name", asker, "", "A security scheme has the name `" + dependency.name + "` too.");
    checkAll(dependency.dependencies, asker);
    std::set<std::string> names;
    for (const Parameter& parameter : dependency.parameters) names.insert(parameter.field.name);
    for (const Field& part : bodyFields(dependency)) names.insert(part.name);
    checkNames(dependency.dependencies, std::move(names), asker);
    if (asksForItself(dependency))
      error("cyclic-dependency", asker, "/dependencies", "`" + dependency.name + "` asks for itself.");
    checkExits(dependency, asker);
    if (dependency.kind == "user") checkUser(dependency, asker);
  }

  bool asksForItself(const Dependency& dependency) const {
    std::set<std::string> seen;
    std::vector<std::string> open;
    for (const Depends& depends : dependency.dependencies) open.push_back(depends.dependency);
    while (!open.empty()) {
      const std::string name = open.back();
      open.pop_back();
      if (name == dependency.name) return true;
      const DependencyPtr next = m_design.dependency(name);
      if (!next || !seen.insert(name).second) continue;
      for (const Depends& depends : next->dependencies) open.push_back(depends.dependency);
    }
    return false;
  }

  // fastapi.exceptions.DependencyScopeError
  void checkExits(const Dependency& dependency, const Asker& asker) {
    if (!yields(dependency) || !isAskedForARequest(dependency.name)) return;
    for (std::size_t i = 0; i < dependency.dependencies.size(); ++i)
      if (dependency.dependencies[i].scope == "function")
        error("dependency-scope", asker, asker.pointer + "/" + std::to_string(i) + "/scope",
              "`" + dependency.name +
                  "` lives as long as the request and cannot ask for one that ends with the function.");
  }

  bool isAskedForARequest(std::string_view name) const {
    const auto asks = [&](const std::vector<Depends>& all) {
      return std::ranges::any_of(
          all, [&](const Depends& depends) { return depends.dependency == name && depends.scope != "function"; });
    };
    return asks(m_design.project().app.dependencies) ||
           std::ranges::any_of(m_design.routers(),
                               [&](const RouterPtr& router) { return asks(router->dependencies); }) ||
           std::ranges::any_of(
               m_design.endpoints(),
               [&](const EndpointPtr& endpoint) { return endpoint->enabled && asks(endpoint->dependencies); }) ||
           std::ranges::any_of(m_design.dependencies(),
                               [&](const DependencyPtr& other) { return asks(other->dependencies); });
  }

  void checkUser(const Dependency& dependency, const Asker& asker) {
    const auto name = dependency.options.find("scheme");
    if (name == dependency.options.end() || !name->is_string())
      return error("missing-option", asker, "/scheme",
                   "A user dependency needs the security scheme whose credentials it reads.");
    const SecuritySchemePtr scheme = m_design.securityScheme(name->get<std::string>());
    if (!scheme)
      return error("unknown-scheme", asker, "/scheme",
                   "There is no security scheme `" + name->get<std::string>() + "`.");
    if (scheme->type == "http_digest" || scheme->type == "http")
      error("wrong-scheme", asker, "/scheme",
            "Credentials of the type " + scheme->type + " cannot be checked against the users.");
    checkRoles(dependency, asker);
  }

  void checkRoles(const Dependency& dependency, const Asker& asker) {
    const auto roles = dependency.options.find("roles");
    if (roles == dependency.options.end() || !roles->is_array()) return;
    for (std::size_t i = 0; i < roles->size(); ++i) {
      if (!(*roles)[i].is_string()) continue;
      const auto role = (*roles)[i].get<std::string>();
      const auto has = [&](const User& user) { return std::ranges::find(user.roles, role) != user.roles.end(); };
      if (!std::ranges::any_of(m_design.users(), has))
        report(Severity::Warning, "unknown-role", asker, "/roles/" + std::to_string(i),
               "No user has the role `" + role + "`.");
    }
  }

  void checkOverrides(const Json& profiles) {
    const Asker asker{EntityKind::Project, {}, "/app/dependency_overrides", true};
    if (!profiles.is_object()) return;
    for (const auto& [profile, names] : profiles.items()) {
      const std::string at = asker.pointer + "/" + profile;
      if (!names.is_object()) {
        error("invalid-option", asker, at,
              "A profile of overrides names dependencies and, for each, the one that replaces it.");
        continue;
      }
      for (const auto& [name, other] : names.items())
        if (!isKnown(m_design, name) || !other.is_string() || !isKnown(m_design, other.get<std::string>()))
          error("unknown-dependency", asker, at + "/" + name,
                "`" + name + "` and what replaces it must be dependencies.");
    }
  }

  const Design& m_design;
  std::vector<Diagnostic>& m_list;
};

} // namespace

void diagnoseDependencies(const Design& design, std::vector<Diagnostic>& list) { DependencyCheck(design, list).run(); }

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fastapi.dependencies.utils.get_dependant, _get_cache_key and _uses_scopes, over designs.
#include "core/design/dependency_order.h"

#include <algorithm>
#include <set>

namespace signalbox::design {
namespace {

using Scopes = std::vector<std::string>;

void addScopes(Scopes& scopes, const Scopes& more) {
  for (const std::string& scope : more)
    if (std::ranges::find(scopes, scope) == scopes.end()) scopes.push_back(scope);
}

bool isTrue(const Json& options, const char* key) {
  const auto at = options.find(key);
  return at != options.end() && *at == true;
}

// "request" for what yields, unless it says otherwise: part of FastAPI's cache key.
std::string computedScope(const DependencyNode& node) {
  if (!node.asked.scope.empty()) return node.asked.scope;
  return node.dependency && isTrue(node.dependency->options, "yield") ? "request" : "";
}

bool mentions(const Json& json, std::string_view word) {
  if (json.is_string()) return json.get_ref<const std::string&>().find(word) != std::string::npos;
  return json.is_structured() && std::ranges::any_of(json, [&](const Json& item) { return mentions(item, word); });
}

// It has a parameter of the type SecurityScopes.
bool takesSecurityScopes(const Dependency& dependency) {
  return dependency.kind == "user" || mentions(dependency.options, "security_scopes");
}

bool usesScopes(const DependencyNode& node) {
  if (node.scheme || !node.asked.scopes.empty()) return true;
  if (node.dependency && takesSecurityScopes(*node.dependency)) return true;
  return std::ranges::any_of(node.children, usesScopes);
}

std::string cacheKeyOf(const DependencyNode& node) {
  std::string key = node.asked.dependency + '\n' + computedScope(node);
  if (!usesScopes(node)) return key;
  for (const std::string& scope : std::set<std::string>(node.scopes.begin(), node.scopes.end())) key += '\n' + scope;
  return key;
}

class TreeBuilder final {
public:
  explicit TreeBuilder(const Design& design) : m_design(design) {}

  DependencyNode node(const Depends& asked, const Scopes& parentScopes) {
    DependencyNode node;
    node.asked = asked;
    node.dependency = m_design.dependency(asked.dependency);
    if (!node.dependency) node.scheme = m_design.securityScheme(asked.dependency);
    node.scopes = parentScopes;
    addScopes(node.scopes, asked.scopes);
    Scopes below = parentScopes; // FastAPI hands down what stands twice
    below.insert(below.end(), asked.scopes.begin(), asked.scopes.end());
    if (node.dependency) addChildren(node, below);
    node.cacheKey = cacheKeyOf(node);
    return node;
  }

private:
  void addChildren(DependencyNode& node, const Scopes& scopes) {
    const std::string& name = node.asked.dependency;
    if (std::ranges::find(m_open, name) != m_open.end()) return;
    m_open.push_back(name);
    for (const Depends& asked : askedBy(*node.dependency)) node.children.push_back(this->node(asked, scopes));
    m_open.pop_back();
  }

  const Design& m_design;
  std::vector<std::string> m_open; // the dependencies that the one being read stands in
};

void flatten(const DependencyNode& node, std::set<std::string_view>& seen, std::vector<const DependencyNode*>& nodes) {
  if (!seen.insert(node.cacheKey).second) return;
  nodes.push_back(&node);
  for (const DependencyNode& child : node.children) flatten(child, seen, nodes);
}

Field formField(const char* name, const char* type, Json facets) {
  facets["in"] = "form";
  return {name, type, std::move(facets)};
}

// fastapi.security.OAuth2PasswordRequestForm; the strict one requires grant_type and says nothing of formats.
std::vector<Field> passwordForm(bool isStrict) {
  const Json password = isStrict ? Json::object() : Json{{"json_schema_extra", {{"format", "password"}}}};
  Json secret = password;
  secret["default"] = nullptr;
  Json grant = {{"pattern", "^password$"}};
  if (!isStrict) grant["default"] = nullptr;
  return {formField("grant_type", isStrict ? "str" : "str | None", std::move(grant)),
          formField("username", "str", Json::object()),
          formField("password", "str", password),
          formField("scope", "str", {{"default", ""}}),
          formField("client_id", "str | None", {{"default", nullptr}}),
          formField("client_secret", "str | None", std::move(secret))};
}

} // namespace

std::vector<Depends> askedBy(const Dependency& dependency) {
  std::vector<Depends> asked;
  const auto scheme = dependency.options.find("scheme");
  if (dependency.kind == "user" && scheme != dependency.options.end() && scheme->is_string())
    asked.push_back({scheme->get<std::string>(), "credentials", true, {}, {}});
  asked.insert(asked.end(), dependency.dependencies.begin(), dependency.dependencies.end());
  return asked;
}

std::vector<Field> bodyFields(const Dependency& dependency) {
  return dependency.kind == "password_form" ? passwordForm(isTrue(dependency.options, "strict")) : dependency.body;
}

std::vector<Depends> inheritedDependencies(const Design& design, const Endpoint& endpoint) {
  std::vector<Depends> all = design.project().app.dependencies;
  for (const RouterPtr& router : design.routersOf(endpoint))
    all.insert(all.end(), router->dependencies.begin(), router->dependencies.end());
  return all;
}

DependencyNode dependencyTree(const Design& design, const Endpoint& endpoint, const std::vector<Depends>& inherited) {
  TreeBuilder builder(design);
  DependencyNode root;
  root.cacheKey = "\n"; // no name: like none below
  for (const Depends& asked : inherited) root.children.push_back(builder.node(asked, {}));
  for (const bool isNamed : {false, true}) // the decorator's list, then the parameters
    for (const Depends& asked : endpoint.dependencies)
      if (asked.name.empty() != isNamed) root.children.push_back(builder.node(asked, {}));
  return root;
}

DependencyNode dependencyNode(const Design& design, const Depends& asked,
                              const std::vector<std::string>& parentScopes) {
  return TreeBuilder(design).node(asked, parentScopes);
}

std::vector<const DependencyNode*> flattened(const DependencyNode& root) {
  std::set<std::string_view> seen;
  std::vector<const DependencyNode*> nodes;
  flatten(root, seen, nodes);
  return nodes;
}

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/inherited_auth.h"

#include "core/design/dependency_order.h"

#include <algorithm>

namespace signalbox::requests {

namespace {

using design::RequestAuth;
using design::SecurityScheme;

std::string option(const SecurityScheme& scheme, const char* key) {
  const auto found = scheme.options.find(key);
  return found != scheme.options.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string absolute(const std::string& url) {
  if (url.find("://") != url.npos) return url;
  return "{{base}}" + std::string(url.starts_with('/') ? "" : "/") + url;
}

void useApiKey(const SecurityScheme& scheme, InheritedAuth& out) {
  const std::string in = option(scheme, "in");
  out.auth.kind = RequestAuth::Kind::ApiKey;
  out.auth.place = in == "query"    ? RequestAuth::Place::Query
                   : in == "cookie" ? RequestAuth::Place::Cookie
                                    : RequestAuth::Place::Header;
  out.auth.key = option(scheme, "key");
  out.auth.value = "{{api_key}}";
  out.variables = {"api_key"};
}

void useScheme(const SecurityScheme& scheme, const std::vector<std::string>& scopes, InheritedAuth& out) {
  out.scheme = scheme.name;
  if (scheme.type == "api_key") return useApiKey(scheme, out);
  if (scheme.type == "http_basic" || scheme.type == "oauth2_password") {
    const bool isBasic = scheme.type == "http_basic";
    out.auth.kind = isBasic ? RequestAuth::Kind::Basic : RequestAuth::Kind::OAuth2;
    out.auth.username = "{{username}}";
    out.auth.password = "{{password}}";
    out.variables = {"username", "password"};
    if (!isBasic) out.auth.tokenUrl = absolute(option(scheme, "token_url"));
    for (const std::string& scope : scopes) out.auth.scope += (out.auth.scope.empty() ? "" : " ") + scope;
    return;
  }
  out.auth.kind = RequestAuth::Kind::Bearer;
  out.auth.token = "{{token}}";
  out.variables = {"token"};
}

} // namespace

InheritedAuth inheritedAuth(const design::Design& design, const design::Endpoint& endpoint) {
  InheritedAuth out;
  const auto root = design::dependencyTree(design, endpoint, design::inheritedDependencies(design, endpoint));
  for (const design::DependencyNode* node : design::flattened(root)) {
    if (!node->scheme) continue;
    useScheme(*node->scheme, node->scopes, out);
    return out;
  }
  return out;
}

RequestAuth usableAuth(const InheritedAuth& inherited, const Lookup& lookup) {
  const bool isWhole =
      std::ranges::all_of(inherited.variables, [&](const std::string& name) { return lookup(name).has_value(); });
  return isWhole ? inherited.auth : RequestAuth();
}

} // namespace signalbox::requests

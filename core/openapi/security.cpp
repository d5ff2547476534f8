// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/security.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {
namespace {

struct Known {
  std::string_view type;
  std::string_view className;
  std::string_view openApiType;
};

constexpr std::array known =
    std::to_array<Known>({{"http_basic", "HTTPBasic", "http"},
                          {"http_bearer", "HTTPBearer", "http"},
                          {"http_digest", "HTTPDigest", "http"},
                          {"http", "HTTPBase", "http"},
                          {"api_key", "APIKey", "apiKey"},
                          {"oauth2_password", "OAuth2PasswordBearer", "oauth2"},
                          {"oauth2_authorization_code", "OAuth2AuthorizationCodeBearer", "oauth2"},
                          {"oauth2", "OAuth2", "oauth2"},
                          {"open_id_connect", "OpenIdConnect", "openIdConnect"}});

const Known* knownType(const design::SecurityScheme& scheme) {
  const auto at = std::ranges::find(known, scheme.type, &Known::type);
  return at == known.end() ? nullptr : &*at;
}

std::string textOf(const design::SecurityScheme& scheme, const char* option) {
  const auto at = scheme.options.find(option);
  return at != scheme.options.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string placeOf(const design::SecurityScheme& scheme) {
  const std::string place = textOf(scheme, "in");
  return place.empty() ? "header" : place;
}

void putText(const design::SecurityScheme& scheme, const char* option, const char* key, Json& object) {
  const auto at = scheme.options.find(option);
  if (at != scheme.options.end() && at->is_string()) object[key] = *at;
}

Json flowOf(const design::SecurityScheme& scheme) {
  Json flow = Json::object();
  putText(scheme, "refresh_url", "refreshUrl", flow);
  const auto scopes = scheme.options.find("scopes");
  flow["scopes"] = scopes != scheme.options.end() && scopes->is_object() ? *scopes : Json::object();
  if (scheme.type == "oauth2_authorization_code") flow["authorizationUrl"] = textOf(scheme, "authorization_url");
  flow["tokenUrl"] = textOf(scheme, "token_url");
  return flow;
}

Json flowsOf(const design::SecurityScheme& scheme) {
  if (scheme.type == "oauth2_password") return {{"password", flowOf(scheme)}};
  if (scheme.type == "oauth2_authorization_code") return {{"authorizationCode", flowOf(scheme)}};
  const auto flows = scheme.options.find("flows");
  return flows != scheme.options.end() && flows->is_object() ? *flows : Json::object();
}

std::string httpScheme(const design::SecurityScheme& scheme) {
  if (scheme.type == "http") return textOf(scheme, "scheme");
  return scheme.type.substr(std::string_view("http_").size());
}

} // namespace

std::string schemeName(const design::SecurityScheme& scheme) {
  if (!scheme.schemeName.empty()) return scheme.schemeName;
  const Known* type = knownType(scheme);
  if (!type) return scheme.name;
  if (scheme.type != "api_key") return std::string(type->className);
  std::string place = placeOf(scheme); // APIKeyHeader, APIKeyQuery, APIKeyCookie
  place.front() = static_cast<char>(place.front() - 32);
  return std::string(type->className) + place;
}

Json schemeObject(const design::SecurityScheme& scheme) {
  Json object = Json::object();
  const Known* type = knownType(scheme);
  if (!type) return object;
  object["type"] = type->openApiType;
  if (!scheme.description.empty()) object["description"] = scheme.description;
  if (type->openApiType == "apiKey") {
    object["in"] = placeOf(scheme);
    object["name"] = textOf(scheme, "key");
  } else if (type->openApiType == "http") {
    object["scheme"] = httpScheme(scheme);
    if (scheme.type == "http_bearer") putText(scheme, "bearer_format", "bearerFormat", object);
  } else if (type->openApiType == "oauth2") {
    object["flows"] = flowsOf(scheme);
  } else {
    object["openIdConnectUrl"] = textOf(scheme, "open_id_connect_url");
  }
  return object;
}

} // namespace signalbox::openapi

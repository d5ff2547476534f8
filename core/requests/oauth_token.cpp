// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/oauth_token.h"

#include "core/requests/url_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace signalbox::requests {

namespace {

using design::RequestAuth;
using Json = nlohmann::json;

class Form final {
public:
  void add(std::string_view name, const std::string& value) {
    if (!value.empty()) m_text += (m_text.empty() ? "" : "&") + encodeForm(name) + "=" + encodeForm(value);
  }
  client::Request requestTo(const std::string& url) && {
    client::Request request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = std::move(m_text);
    request.timeout = std::chrono::seconds(30);
    return request;
  }

private:
  std::string m_text;
};

std::string textAt(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string saidBy(const Json& json) {
  for (const char* key : {"error_description", "detail", "error"})
    if (std::string text = textAt(json, key); !text.empty()) return text;
  return {};
}

std::string keyOf(const RequestAuth& auth) {
  std::string key;
  for (const std::string* part : {&auth.grant, &auth.tokenUrl, &auth.clientId, &auth.username, &auth.scope})
    key += *part + '\n';
  return key + auth.password + '\n' + auth.clientSecret;
}

} // namespace

RequestAuth resolvedAuth(const RequestAuth& auth, const Lookup& lookup, std::vector<std::string>& missing) {
  RequestAuth out = auth;
  for (std::string* text : {&out.username, &out.password, &out.token, &out.key, &out.value, &out.tokenUrl,
                            &out.clientId, &out.clientSecret, &out.scope}) {
    Resolved resolved = resolve(*text, lookup);
    *text = std::move(resolved.text);
    for (std::string& name : resolved.missing)
      if (std::ranges::find(missing, name) == missing.end()) missing.push_back(std::move(name));
  }
  return out;
}

client::Request tokenRequest(const RequestAuth& auth) {
  Form form;
  form.add("grant_type", auth.grant);
  if (auth.grant == "password") {
    form.add("username", auth.username);
    form.add("password", auth.password);
  }
  form.add("scope", auth.scope);
  form.add("client_id", auth.clientId);
  form.add("client_secret", auth.clientSecret);
  return std::move(form).requestTo(auth.tokenUrl);
}

client::Request refreshRequest(const RequestAuth& auth, const std::string& refreshToken) {
  Form form;
  form.add("grant_type", "refresh_token");
  form.add("refresh_token", refreshToken);
  form.add("client_id", auth.clientId);
  form.add("client_secret", auth.clientSecret);
  return std::move(form).requestTo(auth.tokenUrl);
}

Result<OAuthToken> readToken(const client::Response& response, std::int64_t now) {
  if (response.failure) return failure("No token: " + response.failure->message);
  const Json json = Json::parse(response.body, nullptr, false);
  const std::string status = std::to_string(response.status);
  if (response.status != 200) {
    const std::string said = json.is_object() ? saidBy(json) : std::string();
    return failure("The token endpoint answered " + status + (said.empty() ? "." : ": " + said + "."));
  }
  OAuthToken token;
  if (json.is_object()) token.access = textAt(json, "access_token");
  if (token.access.empty()) return failure("The token endpoint answered 200, but without an access_token.");
  token.refresh = textAt(json, "refresh_token");
  if (const auto seconds = json.find("expires_in"); seconds != json.end() && seconds->is_number())
    token.expires = now + std::clamp<std::int64_t>(static_cast<std::int64_t>(seconds->get<double>()), 0, 1LL << 40);
  return token;
}

std::string OAuthTokens::accessFor(const RequestAuth& auth, std::int64_t now) const {
  const auto token = tokenFor(auth);
  if (!token || (token->expires && *token->expires <= now + margin)) return {};
  return token->access;
}

std::string OAuthTokens::refreshFor(const RequestAuth& auth) const {
  const auto token = tokenFor(auth);
  return token ? token->refresh : std::string();
}

std::optional<OAuthToken> OAuthTokens::tokenFor(const RequestAuth& auth) const {
  const auto found = m_tokens.find(keyOf(auth));
  return found == m_tokens.end() ? std::nullopt : std::optional(found->second);
}

void OAuthTokens::put(const RequestAuth& auth, OAuthToken token) { m_tokens[keyOf(auth)] = std::move(token); }
void OAuthTokens::forget(const RequestAuth& auth) { m_tokens.erase(keyOf(auth)); }

} // namespace signalbox::requests

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved requests and environments to the text of their files.
#include "core/design/file_keys.h"
#include "core/design/request_words.h"
#include "core/design/store.h"

#include <algorithm>
#include <set>

namespace signalbox::design {

namespace {

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

// A secret that is no variable stays out of the file.
void putSecret(Json& json, const char* key, const std::string& value) {
  if (isVariableOnly(value)) json[key] = value;
}

bool needsList(const std::vector<RequestValue>& values) {
  std::set<std::string_view> names;
  return std::ranges::any_of(
      values, [&](const RequestValue& value) { return !value.enabled || !names.insert(value.name).second; });
}

void putValues(Json& json, const char* key, const std::vector<RequestValue>& values) {
  if (values.empty()) return;
  if (!needsList(values)) {
    Json object = Json::object();
    for (const RequestValue& value : values) object[value.name] = value.value;
    json[key] = std::move(object);
    return;
  }
  for (const RequestValue& value : values) {
    Json item = {{"name", value.name}, {"value", value.value}};
    if (!value.enabled) item["enabled"] = false;
    json[key].push_back(std::move(item));
  }
}

// The value itself where the text is as this file would print it: a pull request then shows what changed inside.
bool putJson(Json& json, const std::string& text) {
  Json value = Json::parse(text, nullptr, false);
  if (value.is_discarded() || value.dump(2) != text) return false;
  json["json"] = std::move(value);
  return true;
}

Json toJson(const RequestBody& body) {
  Json json = {{"kind", wordOf(bodyWords, body.kind)}};
  if (body.kind != RequestBody::Kind::JsonText || !putJson(json, body.text)) put(json, "text", body.text);
  put(json, "media_type", body.mediaType);
  for (const RequestPart& part : body.parts) {
    Json item = {{"name", part.name}};
    putKeys(item, part, partKeys);
    json["parts"].push_back(std::move(item));
  }
  put(json, "file", body.file);
  return json;
}

Json toJson(const RequestAuth& auth) {
  const RequestAuth usual;
  Json json = {{"kind", wordOf(authWords, auth.kind)}};
  put(json, "username", auth.username);
  putSecret(json, "password", auth.password);
  putSecret(json, "token", auth.token);
  if (auth.place != usual.place) json["in"] = wordOf(placeWords, auth.place);
  put(json, "key", auth.key);
  putSecret(json, "value", auth.value);
  if (auth.grant != usual.grant) put(json, "grant", auth.grant);
  put(json, "token_url", auth.tokenUrl);
  put(json, "client_id", auth.clientId);
  putSecret(json, "client_secret", auth.clientSecret);
  put(json, "scope", auth.scope);
  return json;
}

std::string textOf(Json json, const Json& unknown) {
  for (const auto& [key, value] : unknown.items())
    if (!json.contains(key)) json[key] = value;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string fileText(const SavedRequest& request) {
  Json json = Json::object();
  putKeys(json, request, requestKeys);
  json["method"] = request.method;
  json["url"] = request.url;
  putValues(json, "path", request.path);
  putValues(json, "query", request.query);
  putValues(json, "headers", request.headers);
  putValues(json, "cookies", request.cookies);
  if (request.body != RequestBody()) json["body"] = toJson(request.body);
  if (request.auth != RequestAuth()) json["auth"] = toJson(request.auth);
  if (request.followRedirects) json["follow_redirects"] = true;
  return textOf(std::move(json), request.unknown);
}

std::string fileText(const Environment& environment) {
  Json json = Json::object();
  putValues(json, "variables", environment.variables);
  if (!environment.secrets.empty()) json["secrets"] = environment.secrets;
  return textOf(std::move(json), environment.unknown);
}

} // namespace signalbox::design

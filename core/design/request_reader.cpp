// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of saved requests and environments to their values.
#include "core/design/file_keys.h"
#include "core/design/request_words.h"

namespace signalbox::design {

namespace {

// Both forms of a list of named values: {"name": "text"} in short, and [{"name", "value", "enabled"}] where one is off
// or a name stands twice.
std::vector<RequestValue> readValues(ObjectReader& reader, const char* key) {
  std::vector<RequestValue> values;
  const Json* found = reader.find(key);
  if (!found) return values;
  if (found->is_object()) {
    for (const auto& [name, value] : found->items()) {
      if (value.is_string())
        values.push_back({name, value.get<std::string>(), true});
      else
        reader.problem(key, "must hold texts");
    }
    return values;
  }
  reader.each(key, [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    RequestValue value;
    inner.takeRequired("name", value.name);
    inner.take("value", value.value);
    inner.take("enabled", value.enabled);
    inner.refuseRest();
    values.push_back(std::move(value));
  });
  return values;
}

template<class Kind, std::size_t count>
void takeWord(ObjectReader& reader, const char* key, const Words<Kind, count>& words, Kind& out) {
  std::string word;
  reader.take(key, word);
  if (word.empty()) return;
  if (const auto kind = kindOf(words, word))
    out = *kind;
  else
    reader.problem(key, "must be one of " + listOf(words));
}

std::vector<RequestPart> readParts(ObjectReader& reader) {
  std::vector<RequestPart> parts;
  reader.each("parts", [&](const Json& item, const std::string& pointer) {
    ObjectReader inner(item, pointer, reader.problems());
    RequestPart part;
    inner.takeRequired("name", part.name);
    takeKeys(inner, part, partKeys);
    inner.refuseRest();
    parts.push_back(std::move(part));
  });
  return parts;
}

RequestBody readBody(ObjectReader& reader) {
  RequestBody body;
  const Json* found = reader.find("body");
  if (!found) return body;
  ObjectReader inner(*found, "/body", reader.problems());
  takeWord(inner, "kind", bodyWords, body.kind);
  inner.take("text", body.text);
  if (const Json* json = inner.find("json")) body.text = json->dump(2, ' ', false, Json::error_handler_t::replace);
  inner.take("media_type", body.mediaType);
  inner.take("file", body.file);
  body.parts = readParts(inner);
  inner.refuseRest();
  return body;
}

RequestAuth readAuth(ObjectReader& reader) {
  RequestAuth auth;
  const Json* found = reader.find("auth");
  if (!found) return auth;
  ObjectReader inner(*found, "/auth", reader.problems());
  takeWord(inner, "kind", authWords, auth.kind);
  inner.take("username", auth.username);
  inner.take("password", auth.password);
  inner.take("token", auth.token);
  takeWord(inner, "in", placeWords, auth.place);
  inner.take("key", auth.key);
  inner.take("value", auth.value);
  inner.take("grant", auth.grant);
  inner.take("token_url", auth.tokenUrl);
  inner.take("client_id", auth.clientId);
  inner.take("client_secret", auth.clientSecret);
  inner.take("scope", auth.scope);
  inner.refuseRest();
  return auth;
}

} // namespace

SavedRequest readRequest(std::string name, const Json& json, Problems& problems) {
  SavedRequest request;
  request.name = std::move(name);
  ObjectReader reader(json, "", problems);
  takeKeys(reader, request, requestKeys);
  reader.take("method", request.method);
  reader.take("url", request.url);
  request.path = readValues(reader, "path");
  request.query = readValues(reader, "query");
  request.headers = readValues(reader, "headers");
  request.cookies = readValues(reader, "cookies");
  request.body = readBody(reader);
  request.auth = readAuth(reader);
  reader.take("follow_redirects", request.followRedirects);
  request.unknown = reader.rest();
  return request;
}

Environment readEnvironment(std::string name, const Json& json, Problems& problems) {
  Environment environment;
  environment.name = std::move(name);
  ObjectReader reader(json, "", problems);
  environment.variables = readValues(reader, "variables");
  reader.take("secrets", environment.secrets);
  environment.unknown = reader.rest();
  return environment;
}

bool isVariableOnly(std::string_view text) {
  if (!text.starts_with("{{") || !text.ends_with("}}") || text.size() < 5) return false;
  text = text.substr(2, text.size() - 4);
  return text.find_first_of("{}") == text.npos;
}

} // namespace signalbox::design

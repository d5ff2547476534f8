// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoint and Router: what the API answers and under which path.
#pragma once

#include "core/design/dependency.h"

#include <optional>

namespace signalbox::design {

// What an endpoint does. `kind` is reply, example, stream, socket, ...; the options are the kind's own keys, compiled
// and checked by core/behaviour.
struct BehaviourSpec {
  std::string kind = "reply";
  Json options = Json::object();
  bool operator==(const BehaviourSpec&) const = default;
};

// response_model and its options.
struct ResponseRules {
  std::string model;       // type expression; empty = none
  int statusCode = 200;    // 100-599, not 205
  std::string description; // empty = "Successful Response"
  Json include;            // null, or FastAPI's set as an array / nested object
  Json exclude;
  bool byAlias = true;
  bool excludeUnset = false;
  bool excludeDefaults = false;
  bool excludeNone = false;
  // response_class: "" = not set anywhere here; json, html, plain, redirect, file, stream, event_stream, response, or a
  // media type of its own ("text/csv").
  std::string responseClass;
  bool operator==(const ResponseRules&) const = default;
};

// The method of a WebSocket endpoint is "WEBSOCKET". A webhook is an Endpoint whose path is its name ("new-event"); a
// callback one whose path is an OpenAPI runtime expression ("{$callback_url}/paid").
struct Endpoint {
  std::string name;   // Python function name: operationId and summary come from it; also the file's name
  std::string router; // folder under endpoints/, "" for the root, "shop/orders" nested
  int order = 0;      // sparse; ties by name
  std::string method = "GET";
  std::string path = "/"; // as FastAPI writes it: /items/{item_id}, /files/{p:path}; without the routers' prefixes
  bool enabled = true;    // false: it stays in the project, neither served nor documented nor exported
  std::string summary;
  std::string description;
  std::vector<std::string> tags;
  bool deprecated = false;
  bool includeInSchema = true;
  std::string operationId; // empty = FastAPI's own
  std::vector<Parameter> parameters;
  std::vector<Field> body;           // one = the body itself (or embed: true in its facets), several = object by name
  std::vector<Depends> dependencies; // those with a name are parameters of the function, the others its decorator's
  ResponseRules response;
  Json responses = Json::object();    // extra documented answers: {"404": {"description": ..., "model": ...}}
  Json openapiExtra = Json::object(); // deep-merged into the operation
  std::vector<Endpoint> callbacks;    // documented only
  std::optional<bool> strictContentType;
  std::string generateUniqueId; // generate_unique_id_function: "" = inherited, default, name, tag_name
  Json faults = Json::object(); // latency and error rate put before the behaviour: see README.md
  BehaviourSpec behaviour;
  Json unknown = Json::object();

  // "router/name", or just the name at the root: unique in a design.
  std::string id() const { return router.empty() ? name : router + "/" + name; }
  bool isSocket() const { return method == "WEBSOCKET"; }
  bool operator==(const Endpoint&) const = default;
};

struct Router {
  std::string path; // folder under endpoints/: "orders", "shop/orders"
  int order = 0;
  std::string prefix;
  std::vector<std::string> tags;
  bool deprecated = false;
  bool includeInSchema = true;
  Json responses = Json::object();
  std::vector<Depends> dependencies;
  std::string defaultResponseClass; // as ResponseRules::responseClass
  std::optional<bool> strictContentType;
  std::string generateUniqueId;
  std::vector<Endpoint> callbacks;
  Json unknown = Json::object();
  bool operator==(const Router&) const = default;
};

} // namespace signalbox::design

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SavedRequest and Environment: what a person sends, to this API or another host, and the variables it is written with.
// Every text may hold {{variables}}; core/requests resolves them.
#pragma once

#include "core/design/model.h"

#include <string>
#include <vector>

namespace signalbox::design {

// A row that is not enabled stays in the file and is not sent.
struct RequestValue {
  std::string name;
  std::string value;
  bool enabled = true;
  bool operator==(const RequestValue&) const = default;
};

// Of a form or a multipart body. With a file the value is not sent; the path may be relative to the project.
struct RequestPart {
  std::string name;
  std::string value;
  std::string file;
  std::string mediaType; // empty = by the file's name, or none
  bool enabled = true;
  bool operator==(const RequestPart&) const = default;
};

struct RequestBody {
  enum class Kind { None, JsonText, Form, Multipart, Raw, Binary };
  Kind kind = Kind::None;
  std::string text;      // json, raw
  std::string mediaType; // raw, binary; empty = what is usual for the kind
  std::vector<RequestPart> parts;
  std::string file; // binary
  bool operator==(const RequestBody&) const = default;
};

// password, token, value and clientSecret are secrets: a file holds them only as {{variables}}.
struct RequestAuth {
  enum class Kind { Inherit, None, Basic, Bearer, ApiKey, OAuth2 };
  enum class Place { Header, Query, Cookie };
  Kind kind = Kind::Inherit;
  std::string username; // basic, OAuth2's password grant
  std::string password;
  std::string token;           // bearer
  Place place = Place::Header; // API key
  std::string key;
  std::string value;
  std::string grant = "password"; // or client_credentials
  std::string tokenUrl;
  std::string clientId;
  std::string clientSecret;
  std::string scope; // space-separated
  bool operator==(const RequestAuth&) const = default;
};

struct SavedRequest {
  std::string name; // the file under requests/: "create_order", "billing/create_invoice"
  int order = 0;    // in its folder; ties by name
  std::string title;
  std::string description;
  std::string endpoint; // id of the endpoint it is for; empty = free, any host
  std::string method = "GET";
  std::string url; // without its query: "{{base}}/orders/{order_id}", "https://api.example.com/v1"
  std::vector<RequestValue> path;
  std::vector<RequestValue> query;
  std::vector<RequestValue> headers;
  std::vector<RequestValue> cookies;
  RequestBody body;
  RequestAuth auth;
  bool followRedirects = false;
  Json unknown = Json::object();
  bool operator==(const SavedRequest&) const = default;
};

// The values of secrets are not here: they live in the system's keychain, by project, environment and name.
struct Environment {
  std::string name;
  std::vector<RequestValue> variables; // in the file's order
  std::vector<std::string> secrets;    // names only
  Json unknown = Json::object();
  bool operator==(const Environment&) const = default;
};

// True for text that is one {{variable}} and nothing else: what may stand in a file in a secret's place.
bool isVariableOnly(std::string_view text);

} // namespace signalbox::design

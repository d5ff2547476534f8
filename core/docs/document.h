// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Document: what documentation shows of an OpenAPI document, as plain values. Pure: the same document gives the same
// pages, to the window, to the exported file and to the comparison of two states.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace signalbox::docs {

using Json = nlohmann::ordered_json;

struct Field {
  std::string name;
  std::string type;                // in Python's words: list[Item] | None
  std::vector<std::string> models; // that the type names; the first is where a link leads
  std::string description;
  std::vector<std::string> facets; // "gt 0", "max_length 200", "default fiction"
  std::string example;             // as JSON; empty = none is written down
  bool isRequired = false;
  bool isDeprecated = false;
  bool operator==(const Field&) const = default;
  const std::string& model() const {
    static const std::string none;
    return models.empty() ? none : models.front();
  }
};

struct Group {
  std::string place; // "path", "query", "header", "cookie"
  std::vector<Field> fields;
  bool operator==(const Group&) const = default;
};

struct Example {
  std::string name;
  std::string summary;
  std::string value; // indented JSON, or the text itself
  bool operator==(const Example&) const = default;
};

// A body in one media type.
struct Content {
  std::string mediaType;
  std::string type;
  std::vector<std::string> models;
  std::string description;   // of the schema
  std::vector<Field> fields; // of the schema, or of the model it names
  std::vector<Example> examples;
  std::string sample; // a value that fits the schema, as indented JSON; empty where nothing can be said
  bool operator==(const Content&) const = default;
};

struct Response {
  std::string status; // "201", "4XX", "default"
  std::string description;
  std::vector<Content> contents;
  std::vector<Field> headers;
  bool operator==(const Response&) const = default;
};

struct Requirement {
  std::string scheme;
  std::vector<std::string> scopes;
  bool operator==(const Requirement&) const = default;
};

struct Operation {
  std::string method; // "POST"; "WEBHOOK POST" has it too
  std::string path;   // of a webhook its name, of a callback its expression
  std::string title;
  std::string description;
  std::vector<std::string> tags;
  std::string id; // operationId
  bool isDeprecated = false;
  bool isWebhook = false;
  std::vector<Group> parameters;
  bool needsBody = false;
  std::string bodyDescription;
  std::vector<Content> bodies;
  std::vector<Response> responses;
  std::vector<std::vector<Requirement>> security; // one of them; each asks for all in it
  std::vector<Operation> callbacks;
  std::string callbackName; // of a callback
  bool operator==(const Operation&) const = default;

  // "POST /orders", "webhook POST new_order": names it for links and searches.
  std::string key() const { return (isWebhook ? "webhook " : "") + method + ' ' + path; }
};

struct Model {
  std::string name;
  std::string description;
  std::string type; // of one that has neither fields nor values: "list[int]", "Cat | Dog"
  std::vector<std::string> models;
  std::vector<Field> fields;
  std::vector<std::string> values; // of an enum
  std::string sample;
  bool isDeprecated = false;
  bool operator==(const Model&) const = default;
  std::string key() const { return "model " + name; }
};

struct Scheme {
  std::string name;
  std::string title; // "HTTP bearer", "API key in the header X-Key"
  std::string description;
  std::vector<std::pair<std::string, std::string>> details; // "Token URL" → "/token"
  bool operator==(const Scheme&) const = default;
};

struct Document {
  std::string title;
  std::string version;
  std::string summary;
  std::string description;                                  // Markdown, like every description
  std::vector<std::pair<std::string, std::string>> facts;   // "Licence" → "MIT"
  std::vector<std::pair<std::string, std::string>> servers; // address, description
  std::vector<std::pair<std::string, std::string>> tags;    // name, description
  std::vector<Operation> operations;                        // in the document's order
  std::vector<Operation> webhooks;
  std::vector<Model> models;
  std::vector<Scheme> schemes;
  bool operator==(const Document&) const = default;

  const Operation* operation(std::string_view key) const; // a webhook's too; null when absent
  const Model* model(std::string_view name) const;
};

// Of any OpenAPI document; what is broken in it is left out.
Document readDocument(const Json& openApi);

// A JSON Schema as a type in Python's words.
std::string typeText(const Json& schema);

// A value that fits the schema where that can be had from its own examples, defaults, bounds and formats.
Json sampleOf(const Json& schema, const Json& openApi);

} // namespace signalbox::docs

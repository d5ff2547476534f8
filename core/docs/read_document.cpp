// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/document.h"
#include "core/docs/json_access.h"

#include <algorithm>

namespace signalbox::docs {

namespace {

struct Word {
  const char* from;
  const char* to;
};
constexpr Word facetWords[]{
    {"exclusiveMinimum", "gt"},    {"minimum", "ge"},           {"exclusiveMaximum", "lt"},  {"maximum", "le"},
    {"multipleOf", "multiple_of"}, {"minLength", "min_length"}, {"maxLength", "max_length"}, {"minItems", "min_length"},
    {"maxItems", "max_length"},    {"pattern", "pattern"},      {"default", "default"}};
constexpr const char* methods[]{"get", "put", "post", "delete", "options", "head", "patch", "trace"};

// A limit as a person writes it: 0.0 is 0.
std::string facetValue(const Json& value) {
  if (value.is_null()) return "None";
  std::string text = plain(value);
  if (value.is_number_float() && text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

void addFacets(const Json& schema, std::vector<std::string>& facets) {
  for (const Word& word : facetWords)
    if (schema.is_object() && schema.contains(word.from))
      facets.push_back(std::string(word.to) + ' ' + facetValue(schema[word.from]));
  for (const Json& branch : at(schema, "anyOf"))
    if (textAt(branch, "type") != "null") addFacets(branch, facets);
}

// Every model a type names: through list, Optional and dict.
void addModels(const Json& schema, std::vector<std::string>& models) {
  if (!schema.is_object()) return;
  if (std::string name = refName(schema); !name.empty()) {
    if (std::ranges::find(models, name) == models.end()) models.push_back(std::move(name));
    return;
  }
  for (const char* key : {"items", "additionalProperties"}) addModels(at(schema, key), models);
  for (const char* key : {"anyOf", "oneOf", "allOf", "prefixItems"})
    for (const Json& branch : at(schema, key)) addModels(branch, models);
}

std::vector<std::string> modelsIn(const Json& schema) {
  std::vector<std::string> models;
  addModels(schema, models);
  return models;
}

std::string firstExample(const Json& object) {
  if (object.is_object() && object.contains("example")) return plain(object["example"]);
  const Json& examples = at(object, "examples");
  return examples.is_array() && !examples.empty() ? plain(examples.front()) : std::string();
}

Field readField(const std::string& name, const Json& schema, bool isRequired) {
  Field field;
  field.name = name;
  field.type = typeText(schema);
  field.models = modelsIn(schema);
  field.description = textAt(schema, "description");
  addFacets(schema, field.facets);
  field.example = firstExample(schema);
  field.isRequired = isRequired;
  field.isDeprecated = isTrue(schema, "deprecated");
  for (const char* key : {"readOnly", "writeOnly"})
    if (isTrue(schema, key)) field.facets.push_back(key == std::string_view("readOnly") ? "read only" : "write only");
  return field;
}

std::vector<Field> readProperties(const Json& schema) {
  std::vector<Field> fields;
  const Json& required = at(schema, "required");
  const Json& properties = at(schema, "properties");
  if (!properties.is_object()) return fields;
  for (const auto& [name, property] : properties.items()) {
    const auto isIt = [&name = name](const Json& word) { return word == name; };
    fields.push_back(readField(name, property, std::any_of(required.begin(), required.end(), isIt)));
  }
  return fields;
}

class Reader final {
public:
  explicit Reader(const Json& document) : m_document(document) {}

  Document read() const {
    Document docs;
    readInfo(docs);
    eachOperation("paths", false, docs.operations);
    eachOperation("webhooks", true, docs.webhooks);
    const Json& components = at(m_document, "components");
    for (const auto& [name, schema] : at(components, "schemas").items()) docs.models.push_back(readModel(name, schema));
    for (const auto& [name, scheme] : at(components, "securitySchemes").items())
      docs.schemes.push_back(readScheme(name, scheme));
    return docs;
  }

private:
  void readInfo(Document& docs) const {
    const Json& info = at(m_document, "info");
    docs.title = textAt(info, "title");
    docs.version = textAt(info, "version");
    docs.summary = textAt(info, "summary");
    docs.description = textAt(info, "description");
    const auto tell = [&docs](const char* name, const std::string& value) {
      if (!value.empty()) docs.facts.emplace_back(name, value);
    };
    tell("Terms of service", textAt(info, "termsOfService"));
    for (const char* key : {"name", "email", "url"}) tell("Contact", textAt(at(info, "contact"), key));
    tell("Licence", textAt(at(info, "license"), "name"));
    for (const Json& server : at(m_document, "servers"))
      docs.servers.emplace_back(textAt(server, "url"), textAt(server, "description"));
    for (const Json& tag : at(m_document, "tags"))
      docs.tags.emplace_back(textAt(tag, "name"), textAt(tag, "description"));
  }

  void eachOperation(const char* key, bool isWebhook, std::vector<Operation>& operations) const {
    for (const auto& [path, item] : at(m_document, key).items()) addOperations(path, item, isWebhook, operations);
  }

  void addOperations(const std::string& path, const Json& item, bool isWebhook,
                     std::vector<Operation>& operations) const {
    if (!item.is_object()) return;
    for (const auto& [method, operation] : item.items())
      if (std::ranges::find(methods, method) != std::end(methods)) {
        operations.push_back(readOperation(path, method, operation));
        operations.back().isWebhook = isWebhook;
      }
  }

  Operation readOperation(const std::string& path, const std::string& method, const Json& operation) const {
    Operation page;
    page.method = method;
    std::ranges::transform(page.method, page.method.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    page.path = path;
    page.title = textAt(operation, "summary");
    if (page.title.empty()) page.title = page.key();
    page.description = textAt(operation, "description");
    for (const Json& tag : at(operation, "tags")) page.tags.push_back(plain(tag));
    page.id = textAt(operation, "operationId");
    page.isDeprecated = isTrue(operation, "deprecated");
    page.parameters = readParameters(operation);
    const Json& body = at(operation, "requestBody");
    page.needsBody = isTrue(body, "required");
    page.bodyDescription = textAt(body, "description");
    page.bodies = readContents(at(body, "content"));
    page.responses = readResponses(operation);
    readSecurity(operation, page);
    for (const auto& [name, callback] : at(operation, "callbacks").items()) readCallback(name, callback, page);
    return page;
  }

  void readCallback(const std::string& name, const Json& callback, Operation& page) const {
    if (!callback.is_object()) return;
    for (const auto& [expression, item] : callback.items()) {
      std::vector<Operation> operations;
      addOperations(expression, item, false, operations);
      for (Operation& each : operations) {
        each.callbackName = name;
        page.callbacks.push_back(std::move(each));
      }
    }
  }

  static std::vector<Group> readParameters(const Json& operation) {
    std::vector<Group> groups;
    for (const char* place : {"path", "query", "header", "cookie"}) {
      Group group{place, {}};
      for (const Json& parameter : at(operation, "parameters"))
        if (textAt(parameter, "in") == place) group.fields.push_back(readParameter(parameter));
      if (!group.fields.empty()) groups.push_back(std::move(group));
    }
    return groups;
  }

  static Field readParameter(const Json& parameter) {
    Field field = readField(textAt(parameter, "name"), at(parameter, "schema"), isTrue(parameter, "required"));
    if (std::string description = textAt(parameter, "description"); !description.empty())
      field.description = std::move(description);
    if (std::string example = firstExample(parameter); !example.empty()) field.example = std::move(example);
    field.isDeprecated = field.isDeprecated || isTrue(parameter, "deprecated");
    return field;
  }

  std::vector<Content> readContents(const Json& contents) const {
    std::vector<Content> all;
    if (!contents.is_object()) return all;
    for (const auto& [mediaType, media] : contents.items()) {
      const Json& schema = at(media, "schema");
      Content content;
      content.mediaType = mediaType;
      content.type = schema.is_object() && !schema.empty() ? typeText(schema) : std::string();
      content.models = modelsIn(schema);
      const Json& shown = content.models.size() == 1 ? component(m_document, content.models.front()) : schema;
      content.description = textAt(shown, "description");
      content.fields = readProperties(shown);
      readExamples(media, content);
      if (schema.is_object() && !schema.empty()) content.sample = plain(sampleOf(schema, m_document), 2);
      all.push_back(std::move(content));
    }
    return all;
  }

  static void readExamples(const Json& media, Content& content) {
    if (media.is_object() && media.contains("example"))
      content.examples.push_back({"example", {}, plain(media["example"], 2)});
    const Json& examples = at(media, "examples");
    if (!examples.is_object()) return;
    for (const auto& [name, example] : examples.items())
      content.examples.push_back({name, textAt(example, "summary"), plain(at(example, "value"), 2)});
  }

  std::vector<Response> readResponses(const Json& operation) const {
    std::vector<Response> responses;
    const Json& answers = at(operation, "responses");
    if (!answers.is_object()) return responses;
    for (const auto& [status, answer] : answers.items()) {
      Response response{status, textAt(answer, "description"), readContents(at(answer, "content")), {}};
      if (const Json& headers = at(answer, "headers"); headers.is_object())
        for (const auto& [name, header] : headers.items()) {
          response.headers.push_back(readField(name, at(header, "schema"), isTrue(header, "required")));
          response.headers.back().description = textAt(header, "description");
        }
      responses.push_back(std::move(response));
    }
    return responses;
  }

  void readSecurity(const Json& operation, Operation& page) const {
    const bool isOwn = operation.is_object() && operation.contains("security");
    for (const Json& alternative : isOwn ? operation["security"] : at(m_document, "security")) {
      if (!alternative.is_object()) continue;
      std::vector<Requirement> all;
      for (const auto& [scheme, scopes] : alternative.items()) {
        Requirement requirement{scheme, {}};
        for (const Json& scope : scopes) requirement.scopes.push_back(plain(scope));
        all.push_back(std::move(requirement));
      }
      page.security.push_back(std::move(all));
    }
  }

  Model readModel(const std::string& name, const Json& schema) const {
    Model model;
    model.name = name;
    model.description = textAt(schema, "description");
    model.models = modelsIn(schema);
    model.fields = readProperties(schema);
    for (const Json& value : at(schema, "enum")) model.values.push_back(plain(value));
    const bool isObject = schema.is_object() && schema.contains("properties");
    if (!isObject && model.values.empty()) model.type = typeText(schema);
    model.sample = plain(sampleOf(schema, m_document), 2);
    model.isDeprecated = isTrue(schema, "deprecated");
    return model;
  }

  static Scheme readScheme(const std::string& name, const Json& scheme) {
    Scheme read{name, {}, textAt(scheme, "description"), {}};
    const std::string type = textAt(scheme, "type");
    const auto tell = [&read](const char* what, const std::string& value) {
      if (!value.empty()) read.details.emplace_back(what, value);
    };
    if (type == "http") read.title = "HTTP " + textAt(scheme, "scheme");
    if (type == "apiKey") read.title = "API key in the " + textAt(scheme, "in") + ' ' + textAt(scheme, "name");
    if (type == "openIdConnect") read.title = "OpenID Connect";
    tell("Format", textAt(scheme, "bearerFormat"));
    tell("Discovery", textAt(scheme, "openIdConnectUrl"));
    if (type != "oauth2") return read;
    read.title = "OAuth2";
    for (const auto& [grant, flow] : at(scheme, "flows").items()) {
      read.title += ' ' + grant;
      tell("Authorization URL", textAt(flow, "authorizationUrl"));
      tell("Token URL", textAt(flow, "tokenUrl"));
      for (const auto& [scope, meaning] : at(flow, "scopes").items())
        read.details.emplace_back("Scope " + scope, plain(meaning));
    }
    return read;
  }

  const Json& m_document;
};

} // namespace

Document readDocument(const Json& openApi) { return Reader(openApi).read(); }

const Operation* Document::operation(std::string_view key) const {
  for (const std::vector<Operation>* pages : {&operations, &webhooks}) {
    const auto known = std::ranges::find_if(*pages, [key](const Operation& each) { return each.key() == key; });
    if (known != pages->end()) return &*known;
  }
  return nullptr;
}

const Model* Document::model(std::string_view name) const {
  const auto known = std::ranges::find(models, name, &Model::name);
  return known == models.end() ? nullptr : &*known;
}

} // namespace signalbox::docs

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/diagnose_document.h"

#include "core/openapi/documented_places.h"
#include "core/openapi/effective_route.h"
#include "core/openapi/facet.h"
#include "core/openapi/json_pointer.h"
#include "core/openapi/object_model.h"
#include "core/openapi/security.h"
#include "core/openapi/status_text.h"
#include "core/openapi/write.h"

#include <algorithm>
#include <unordered_map>

namespace signalbox::openapi {

using design::Json;

namespace {

// What the status of a documented answer says of it.
enum class StatusForm { Code, Range, Other };

StatusForm formOf(const std::string& status) {
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  if (!status.empty() && status.size() < 10 && std::ranges::all_of(status, isDigit)) return StatusForm::Code;
  std::string upper = status;
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  const bool isRange = upper.size() == 3 && upper.ends_with("XX") && upper[0] >= '1' && upper[0] <= '5';
  return isRange || upper == "DEFAULT" ? StatusForm::Range : StatusForm::Other;
}

// FastAPI knows ranges in capitals and `default` where it asks whether a body is allowed.
bool mayHaveModel(const std::string& status) {
  if (formOf(status) == StatusForm::Code) return bodyIsAllowed(std::stoi(status));
  return status == "default" || (status.size() == 3 && status.ends_with("XX"));
}

class DocumentDiagnosis final {
public:
  explicit DocumentDiagnosis(const design::Design& design) : m_design(design) {}

  std::vector<Diagnostic> run() {
    checkProject();
    checkOperationIds();
    eachResponses(m_design,
                  [this](const Json& responses, const DesignPlace& place) { checkResponses(responses, place); });
    eachOperation(m_design, [this](const design::Endpoint& endpoint, const DesignPlace& place) {
      checkOperation(endpoint, place);
    });
    for (const auto& dependency : m_design.dependencies()) {
      const DesignPlace place{EntityKind::Dependency, dependency->name, {}};
      checkParameters(dependency->parameters, place, Severity::Warning);
      checkBody(dependency->body, place, Severity::Warning);
    }
    for (const auto& model : m_design.models()) checkModel(*model);
    for (const auto& scheme : m_design.securitySchemes()) checkScheme(*scheme);
    return std::move(m_list);
  }

private:
  void report(Severity severity, std::string code, const DesignPlace& place, std::string message) {
    m_list.push_back({severity, std::move(code), std::move(message), place, {}});
  }

  static DesignPlace inside(const DesignPlace& place, const std::string& pointer) {
    return {place.kind, place.entity, place.pointer + pointer};
  }

  // What Pydantic says of `part`, each at its own place. What FastAPI adds itself is not missing.
  void checkObject(const Json& part, std::string_view model, const DesignPlace& place, Severity severity,
                   std::initializer_list<std::string_view> added = {}) {
    for (const ObjectError& error : objectErrors(withoutNulls(part), model)) {
      std::string pointer;
      for (const std::string& step : error.path) pointer = below(pointer, step);
      if (std::ranges::find(added, pointer) != added.end()) continue;
      reportBroken(severity, inside(place, pointer), error);
    }
  }

  void reportBroken(Severity severity, const DesignPlace& place, const ObjectError& error) {
    std::string message = error.message == "Field required"
                              ? "The OpenAPI document wants a `" + error.path.back() + "` here"
                              : "The OpenAPI document cannot hold this: " + error.message;
    if (!message.ends_with('.')) message += '.';
    report(severity, "broken-document", place, std::move(message));
  }

  void checkProject() {
    const design::ProjectInfo& project = m_design.project();
    const auto place = [](const char* pointer) { return DesignPlace{EntityKind::Project, {}, pointer}; };
    if (!project.contact.empty()) checkObject(project.contact, "Contact", place("/contact"), Severity::Error);
    if (!project.license.empty()) checkObject(project.license, "License", place("/license_info"), Severity::Error);
    if (!project.externalDocs.empty())
      checkObject(project.externalDocs, "ExternalDocumentation", place("/external_docs"), Severity::Error);
    for (std::size_t i = 0; i < project.tags.size(); ++i)
      if (!project.tags[i].externalDocs.empty())
        checkObject(project.tags[i].externalDocs, "ExternalDocumentation",
                    inside(place("/tags"), "/" + std::to_string(i) + "/external_docs"), Severity::Error);
    for (std::size_t i = 0; i < project.servers.size(); ++i)
      if (const Json& variables = project.servers[i].variables; !variables.empty())
        checkObject({{"url", ""}, {"variables", variables}}, "Server",
                    inside(place("/servers"), "/" + std::to_string(i)), Severity::Error);
  }

  void checkOperationIds() {
    auto& known = m_operations;
    const auto check = [&](const design::Endpoint& endpoint, const std::string& id, const DesignPlace& place,
                           const std::string& who) {
      const auto [first, isNew] = known.emplace(id, who);
      if (isNew) return;
      report(Severity::Warning, "duplicate-operation-id",
             endpoint.operationId.empty() ? place : inside(place, "/operation_id"),
             "Duplicate Operation ID " + id + " for function " + endpoint.name + ": it is also that of " +
                 first->second + ".");
    };
    for (const auto& endpoint : m_design.endpoints())
      if (isInSchema(m_design, *endpoint))
        check(*endpoint, operationId(m_design, *endpoint), {EntityKind::Endpoint, endpoint->id(), {}}, endpoint->id());
    const auto checkAlone = [&](const design::Endpoint& endpoint, const DesignPlace& place, const char* what) {
      if (endpoint.includeInSchema) check(endpoint, standaloneRoute(endpoint).uniqueId, place, what + endpoint.name);
    };
    for (const auto& webhook : m_design.webhooks())
      checkAlone(*webhook, {EntityKind::Webhook, webhook->name, {}}, "the webhook ");
    eachCallback(m_design, [&](const design::Endpoint& callback, const DesignPlace& place) {
      checkAlone(callback, place, "the callback ");
    });
  }

  void checkResponses(const Json& responses, const DesignPlace& place) {
    if (!responses.is_object()) return;
    for (const auto& [status, response] : responses.items()) {
      const DesignPlace here = inside(place, below("", status));
      if (formOf(status) == StatusForm::Other)
        report(Severity::Error, "bad-response-status", here,
               "`" + status + "` is no status of an answer: a code, 1XX to 5XX or default.");
      if (!response.is_object()) {
        report(Severity::Error, "bad-response", here, "An additional response must be a dict.");
        continue;
      }
      const Json* model = facet(response, "model");
      if (model && isTruthy(*model) && formOf(status) != StatusForm::Other && !mayHaveModel(status))
        report(Severity::Error, "bad-response", inside(here, "/model"),
               "Status code " + status + " must not have a response body.");
      Json documented = response;
      documented.erase("model");
      checkObject(documented, "Response", here, Severity::Warning, {"/description"});
      checkLinks(response, here);
    }
  }

  void checkLinks(const Json& response, const DesignPlace& place) {
    const Json* links = facet(response, "links");
    if (!links || !links->is_object()) return;
    for (const auto& [name, link] : links->items()) {
      const std::string id = link.is_object() ? textFacet(link, "operationId") : std::string();
      if (!id.empty() && !m_operations.contains(id))
        report(Severity::Warning, "unknown-operation", inside(place, below("/links", name) + "/operationId"),
               "No operation of the document has the id `" + id + "`.");
    }
  }

  // Below `paths` what is no OpenAPI passes as it stands; a webhook that is none breaks the whole document.
  void checkOperation(const design::Endpoint& endpoint, const DesignPlace& place) {
    const Severity severity = place.kind == EntityKind::Webhook ? Severity::Error : Severity::Warning;
    if (endpoint.openapiExtra.is_object() && !endpoint.openapiExtra.empty())
      checkObject(endpoint.openapiExtra, "Operation", inside(place, "/openapi_extra"), severity,
                  {"/requestBody/content"});
    checkParameters(endpoint.parameters, place, severity);
    checkBody(endpoint.body, place, severity);
  }

  void checkParameters(const std::vector<design::Parameter>& parameters, const DesignPlace& place, Severity severity) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
      checkFacets(parameters[i].field.facets, inside(place, "/parameters/" + std::to_string(i)), severity);
  }

  void checkBody(const std::vector<design::Field>& body, const DesignPlace& place, Severity severity) {
    for (std::size_t i = 0; i < body.size(); ++i)
      checkFacets(body[i].facets, inside(place, "/body/" + std::to_string(i)), severity);
  }

  void checkFacets(const Json& facets, const DesignPlace& place, Severity severity) {
    if (const Json* extra = facet(facets, "json_schema_extra"); extra && extra->is_object())
      checkObject(*extra, "Schema", inside(place, "/json_schema_extra"), severity);
    const Json* examples = facet(facets, "openapi_examples");
    if (examples && isTruthy(*examples))
      for (const ObjectError& error : objectErrors(withoutNulls({{"examples", *examples}}), "MediaType")) {
        std::string pointer = "/openapi_examples";
        for (std::size_t i = 1; i < error.path.size(); ++i) pointer = below(pointer, error.path[i]);
        reportBroken(severity, inside(place, pointer), error);
      }
  }

  void checkModel(const design::Model& model) {
    const DesignPlace place{EntityKind::Model, model.name, {}};
    if (const Json* extra = facet(model.config, "json_schema_extra"); extra && extra->is_object())
      checkObject(*extra, "Schema", inside(place, "/config/json_schema_extra"), Severity::Error);
    if (model.kind == design::ModelKind::JsonSchema && model.schema.is_object())
      checkObject(model.schema, "Schema", inside(place, "/schema"), Severity::Error);
    for (std::size_t i = 0; i < model.fields.size(); ++i)
      checkFacets(model.fields[i].facets, inside(place, "/fields/" + std::to_string(i)), Severity::Error);
    for (std::size_t i = 0; i < model.computed.size(); ++i)
      checkFacets(model.computed[i].facets, inside(place, "/computed/" + std::to_string(i)), Severity::Error);
  }

  // The other types are made from texts alone.
  void checkScheme(const design::SecurityScheme& scheme) {
    if (scheme.type != "oauth2") return;
    const Json flows = schemeObject(scheme)["flows"];
    checkObject(flows, "OAuthFlows", {EntityKind::SecurityScheme, scheme.name, "/flows"}, Severity::Error);
  }

  const design::Design& m_design;
  std::unordered_map<std::string, std::string> m_operations; // who has the id
  std::vector<Diagnostic> m_list;
};

} // namespace

std::vector<Diagnostic> diagnoseDocument(const design::Design& design) { return DocumentDiagnosis(design).run(); }

void addDocumentedTypes(const design::Design& design, schema::TypesBuilder& types) {
  const auto add = [&](const std::string& type, const Json& facets, DesignPlace place, const std::string& pointer) {
    place.pointer += pointer;
    types.add(type, facets, place);
  };
  eachResponses(design, [&](const Json& responses, const DesignPlace& place) {
    if (!responses.is_object()) return;
    for (const auto& [status, response] : responses.items())
      if (const std::string model = textFacet(response, "model"); !model.empty())
        add(model, Json::object(), place, below("", status) + "/model");
  });
  const auto addEndpoint = [&](const design::Endpoint& endpoint, const DesignPlace& place) {
    for (std::size_t i = 0; i < endpoint.parameters.size(); ++i)
      add(endpoint.parameters[i].field.type, endpoint.parameters[i].field.facets, place,
          "/parameters/" + std::to_string(i) + "/type");
    for (std::size_t i = 0; i < endpoint.body.size(); ++i)
      add(endpoint.body[i].type, endpoint.body[i].facets, place, "/body/" + std::to_string(i) + "/type");
    if (!endpoint.response.model.empty()) add(endpoint.response.model, Json::object(), place, "/response_model");
  };
  for (const auto& webhook : design.webhooks()) addEndpoint(*webhook, {EntityKind::Webhook, webhook->name, {}});
  eachCallback(design, addEndpoint);
}

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_needs.h"

#include "core/design/python_tokens.h"
#include "core/openapi/facet.h"

namespace signalbox::ui {
namespace {

using design::Design;
using design::Json;

class Collector final {
public:
  explicit Collector(const Design& design) : m_design(design) {}

  Design take(const DesignPlace& place) {
    switch (place.kind) {
    case EntityKind::Endpoint:
      if (const auto endpoint = m_design.endpoint(place.entity)) {
        for (const auto& router : m_design.routersOf(*endpoint)) addBare(*router);
        add(*endpoint);
        m_part = m_part.withEndpoint(*endpoint);
      }
      break;
    case EntityKind::Webhook:
      if (const auto webhook = m_design.webhook(place.entity)) {
        add(*webhook);
        m_part = m_part.withWebhook(*webhook);
      }
      break;
    case EntityKind::Router: addRouter(place.entity); break;
    case EntityKind::Model: addModel(place.entity); break;
    case EntityKind::Dependency:
    case EntityKind::SecurityScheme: addDependency(place.entity); break;
    case EntityKind::Constant: addConstant(place.entity); break;
    case EntityKind::Mount:
      if (const auto mount = m_design.mount(place.entity)) m_part = m_part.withMount(*mount);
      break;
    default: break;
    }
    return m_part;
  }

private:
  // Only where it stands: its prefix tells the whole path.
  void addBare(const design::Router& router) {
    design::Router bare;
    bare.path = router.path;
    bare.prefix = router.prefix;
    m_part = m_part.withRouter(bare);
  }

  void addRouter(const std::string& path) {
    if (const auto router = m_design.router(path)) {
      addAll(router->dependencies);
      addResponses(router->responses);
      for (const design::Endpoint& callback : router->callbacks) add(callback);
      m_part = m_part.withRouter(*router);
    }
    for (const auto& router : m_design.routers())
      if (router->path.starts_with(path + "/") && !m_part.router(router->path)) addRouter(router->path);
    for (const auto& endpoint : m_design.endpoints()) {
      if (endpoint->router != path) continue;
      add(*endpoint);
      m_part = m_part.withEndpoint(*endpoint);
    }
  }

  void add(const design::Endpoint& endpoint) {
    for (const design::Parameter& parameter : endpoint.parameters) addType(parameter.field.type);
    for (const design::Field& part : endpoint.body) addType(part.type);
    addType(endpoint.response.model);
    addResponses(endpoint.responses);
    addAll(endpoint.dependencies);
    addReferences(endpoint.openapiExtra);
    addNames(endpoint.behaviour.options);
    for (const design::Endpoint& callback : endpoint.callbacks) add(callback);
  }

  void addResponses(const Json& responses) {
    if (!responses.is_object()) return;
    addReferences(responses);
    for (const auto& [status, response] : responses.items())
      if (response.is_object() && response.contains("model") && response["model"].is_string())
        addType(response["model"].get<std::string>());
  }

  // "#/components/schemas/Order"
  void addReferences(const Json& json) {
    constexpr std::string_view schemas = "#/components/schemas/";
    if (json.is_string() && json.get_ref<const std::string&>().starts_with(schemas))
      addModel(json.get<std::string>().substr(schemas.size()));
    if (json.is_structured())
      for (const Json& item : json) addReferences(item);
  }

  void addType(const std::string& type) {
    for (const design::PythonToken& token : design::pythonTokens(type)) {
      const bool isQuoted = token.kind == design::PythonToken::Kind::Text;
      if (!isQuoted && token.kind != design::PythonToken::Kind::Name) continue;
      addModel(std::string(isQuoted ? design::textInside(type, token)
                                    : std::string_view(type).substr(token.begin, token.end - token.begin)));
    }
  }

  void addModel(const std::string& name) {
    const auto model = m_design.model(name);
    if (!model || m_part.model(name)) return;
    m_part = m_part.withModel(*model);
    addType(model->base);
    for (const design::Field& field : model->fields) addType(field.type);
    for (const design::ComputedField& field : model->computed) addType(field.type);
  }

  void addAll(const std::vector<design::Depends>& depends) {
    for (const design::Depends& one : depends) addDependency(one.dependency);
  }

  void addDependency(const std::string& name) {
    if (const auto scheme = m_design.securityScheme(name)) m_part = m_part.withSecurityScheme(*scheme);
    const auto dependency = m_design.dependency(name);
    if (!dependency || m_part.dependency(name)) return;
    m_part = m_part.withDependency(*dependency);
    for (const design::Parameter& parameter : dependency->parameters) addType(parameter.field.type);
    for (const design::Field& part : dependency->body) addType(part.type);
    addAll(dependency->dependencies);
    addNames(dependency->options);
    if (dependency->kind == "user") addDependency(openapi::textFacet(dependency->options, "scheme"));
  }

  void addConstant(const std::string& name) {
    if (const auto constant = m_design.constant(name)) m_part = m_part.withConstant(*constant);
  }

  // Constants that stand in any expression.
  void addNames(const Json& options) {
    if (options.is_structured())
      for (const Json& item : options) addNames(item);
    if (!options.is_string()) return;
    const std::string& text = options.get_ref<const std::string&>();
    for (const design::PythonToken& token : design::pythonTokens(text))
      if (token.kind == design::PythonToken::Kind::Name) addConstant(text.substr(token.begin, token.end - token.begin));
  }

  const Design& m_design;
  Design m_part;
};

} // namespace

Design partOf(const Design& design, const DesignPlace& place) { return Collector(design).take(place); }

} // namespace signalbox::ui

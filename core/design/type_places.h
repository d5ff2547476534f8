// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every type expression of a part of a design, with the facets beside it (null where there are none): of fields,
// computed fields, parameters, parts of bodies, and the models of answers. For what is read and for what is changed:
// `visit(std::string& type, Json* facets)`, or both of them const.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

inline std::string& textIn(Json& json) { return json.get_ref<std::string&>(); }
inline const std::string& textIn(const Json& json) { return json.get_ref<const std::string&>(); }

template<class Fields, class Visit>
void visitFieldTypes(Fields& fields, const Visit& visit) {
  for (auto& field : fields) visit(field.type, &field.facets);
}

template<class Parameters, class Visit>
void visitParameterTypes(Parameters& parameters, const Visit& visit) {
  for (auto& parameter : parameters) visit(parameter.field.type, &parameter.field.facets);
}

// Documented answers: {"404": {"model": ...}}.
template<class Responses, class Visit>
void visitAnswerTypes(Responses& responses, const Visit& visit) {
  for (auto& response : responses)
    if (response.is_object() && response.contains("model") && response["model"].is_string())
      visit(textIn(response["model"]), static_cast<Json*>(nullptr));
}

template<class Visit>
void visitModelTypes(auto& model, const Visit& visit) {
  visitFieldTypes(model.fields, visit);
  visitFieldTypes(model.computed, visit);
}

template<class Visit>
void visitEndpointTypes(auto& endpoint, const Visit& visit) {
  visitParameterTypes(endpoint.parameters, visit);
  visitFieldTypes(endpoint.body, visit);
  visit(endpoint.response.model, static_cast<Json*>(nullptr));
  visitAnswerTypes(endpoint.responses, visit);
  for (auto& callback : endpoint.callbacks) visitEndpointTypes(callback, visit);
}

template<class Visit>
void visitDependencyTypes(auto& dependency, const Visit& visit) {
  visitParameterTypes(dependency.parameters, visit);
  visitFieldTypes(dependency.body, visit);
}

// Of a router and of the application: what all in it have.
template<class Visit>
void visitSharedTypes(auto& owner, const Visit& visit) {
  visitAnswerTypes(owner.responses, visit);
  for (auto& callback : owner.callbacks) visitEndpointTypes(callback, visit);
}

template<class Visit>
void visitTypes(const Design& design, const Visit& visit) {
  for (const auto& model : design.models()) visitModelTypes(*model, visit);
  for (const auto& endpoint : design.endpoints()) visitEndpointTypes(*endpoint, visit);
  for (const auto& webhook : design.webhooks()) visitEndpointTypes(*webhook, visit);
  for (const auto& dependency : design.dependencies()) visitDependencyTypes(*dependency, visit);
  for (const auto& router : design.routers()) visitSharedTypes(*router, visit);
  visitSharedTypes(design.project().app, visit);
}

} // namespace signalbox::design

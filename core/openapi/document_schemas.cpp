// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fastapi._compat: get_definitions and get_schema_from_model_field.
#include "core/openapi/document_schemas.h"

#include "core/openapi/flat_models.h"
#include "core/openapi/operation_names.h"
#include "core/schema/field_facts.h"

#include <algorithm>
#include <set>

namespace signalbox::openapi {

using design::Json;
using design::ParameterIn;
using schema::NodeIndex;
using schema::SchemaMode;
using schema::TypeId;

namespace {

NodeIndex indexOf(TypeId type) { return static_cast<NodeIndex>(type); }

Json withTitle(Json schema, const std::string& title, std::string_view name) {
  if (!schema.contains("$ref")) schema["title"] = title.empty() ? titled(name) : title;
  return schema;
}

// What FastAPI's create_model has made.
schema::ClassOrigin originOf(const std::string& className) {
  const std::string name = definitionName(className);
  return {name, "fastapi___compat__v2__" + name};
}

} // namespace

DocumentSchemas::DocumentSchemas(const std::vector<RouteTypes>& routes, const schema::Types& types,
                                 bool separatesInputAndOutput)
    : m_types(types), m_separates(separatesInputAndOutput),
      m_generator(types, "#/components/schemas/", schema::BytesAs::ContentMediaType) {
  mention(routes);
  for (const SchemaMode mode : {SchemaMode::Validation, SchemaMode::Serialization}) mentionFlatModels(mode);
}

// fastapi.openapi.utils.get_fields_from_routes: callbacks, then the bodies of all routes, their answers, their
// parameters. Of two forms of one class the first counts.
void DocumentSchemas::mention(const std::vector<RouteTypes>& routes) {
  for (const RouteTypes& route : routes) mention(route.callbacks);
  for (const RouteTypes& route : routes)
    if (route.body) mention(*route.body);
  for (const RouteTypes& route : routes) mentionAnswers(route);
  for (const RouteTypes& route : routes) mentionParameters(route);
}

void DocumentSchemas::mention(const DocumentedBody& body) {
  if (!body.model.empty()) m_generator.setOrigin(body.model, originOf(body.className));
  mention(body.type, SchemaMode::Validation, true);
}

void DocumentSchemas::mentionAnswers(const RouteTypes& route) {
  if (route.response) mention(*route.response, SchemaMode::Serialization, false);
  for (const auto& [status, response] : route.route.responses.items())
    if (const auto model = route.responseModels.find(status); model != route.responseModels.end())
      mention(model->second, SchemaMode::Serialization, false);
  if (route.streamItem) mention(*route.streamItem, SchemaMode::Serialization, false);
}

void DocumentSchemas::mentionParameters(const RouteTypes& route) {
  for (const FlatParameter& parameter : parametersOf(route)) {
    if (!parameter.field) {
      mention(parameter.source->type, SchemaMode::Validation, true);
      continue;
    }
    m_generator.mention(*parameter.field, SchemaMode::Validation);
    m_fields[SchemaMode::Validation].push_back(parameter.field->node);
  }
}

void DocumentSchemas::mention(TypeId type, SchemaMode mode, bool isAnnotated) {
  m_generator.mention(type, modeOf(indexOf(type), mode), isAnnotated);
  m_fields[mode].push_back(indexOf(type));
}

// Those that stand for themselves somewhere are known already.
void DocumentSchemas::mentionFlatModels(SchemaMode mode) {
  std::set<NodeIndex> known;
  for (const auto& [otherMode, fields] : m_fields)
    for (const NodeIndex field : fields) known.insert(annotationOf(m_types.program(), field));
  FlatModels models(m_types);
  for (const NodeIndex field : m_fields[mode]) models.add(field);
  for (const NodeIndex model : models.nodes())
    if (!known.contains(model)) m_generator.mention(TypeId{model}, modeOf(model, mode));
}

// One form for both directions is the form of the input, but where computed fields would get lost.
SchemaMode DocumentSchemas::modeOf(NodeIndex field, SchemaMode mode) const {
  return m_separates || hasComputedFields(m_types.program(), field) ? mode : SchemaMode::Validation;
}

std::vector<FlatParameter> DocumentSchemas::parametersOf(const RouteTypes& route) const {
  std::vector<FlatParameter> flat;
  for (const DocumentedParameter& parameter : route.parameters) {
    const bool isAlone = std::ranges::count(route.parameters, parameter.in, &DocumentedParameter::in) == 1;
    if (!isAlone || !schema::isBaseModel(m_types, parameter.type)) {
      flat.push_back({&parameter, nullptr});
      continue;
    }
    const auto& program = m_types.program();
    const NodeIndex model = annotationOf(program, indexOf(parameter.type));
    for (const auto& field : program.models[program.at(model).rules].fields) flat.push_back({&parameter, &field});
  }
  return flat;
}

Json DocumentSchemas::schema(TypeId type, SchemaMode mode, const std::string& title, std::string_view name) {
  return withTitle(m_generator.schema(type, modeOf(indexOf(type), mode)), title, name);
}

Json DocumentSchemas::schema(const FlatParameter& parameter, const std::string& title, std::string_view name) {
  if (!parameter.field) return schema(parameter.source->type, SchemaMode::Validation, title, name);
  return withTitle(m_generator.schema(*parameter.field, SchemaMode::Validation), title, name);
}

std::map<std::string, Json> DocumentSchemas::definitions() {
  auto definitions = m_generator.definitions();
  for (auto& [name, schema] : definitions)
    if (const auto description = schema.find("description"); description != schema.end() && description->is_string()) {
      auto& text = description->get_ref<std::string&>();
      text.resize(std::min(text.find('\f'), text.size())); // a form feed ends what is for the document
    }
  return definitions;
}

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocumentSchemas: the schemas of one document: which form each use of a type has, what they are called.
#pragma once

#include "core/openapi/route_types.h"
#include "core/schema/json_schema.h"
#include "core/schema/program.h"

#include <map>

namespace signalbox::openapi {

// A parameter as it stands in the document; a parameter model gives one for each of its fields.
struct FlatParameter {
  const DocumentedParameter* source = nullptr;
  const schema::UseRules* field = nullptr; // of a model; null: the parameter itself
};

class DocumentSchemas final {
public:
  // Mentions everything the routes ask for; both must outlive this.
  DocumentSchemas(const std::vector<RouteTypes>& routes, const schema::Types& types, bool separatesInputAndOutput);

  const schema::Types& types() const { return m_types; }

  // The parameters of a route; the only one of its kind that is a model stands for its fields.
  std::vector<FlatParameter> parametersOf(const RouteTypes& route) const;

  // With the title that FastAPI sets last: `title`, unless it is empty, else made from `name`.
  design::Json schema(schema::TypeId type, schema::SchemaMode mode, const std::string& title, std::string_view name);
  design::Json schema(const FlatParameter& parameter, const std::string& title, std::string_view name);

  // components.schemas so far, sorted by name.
  std::map<std::string, design::Json> definitions();

private:
  void mention(const std::vector<RouteTypes>& routes);
  void mention(const DocumentedBody& body);
  void mentionAnswers(const RouteTypes& route);
  void mentionParameters(const RouteTypes& route);
  void mention(schema::TypeId type, schema::SchemaMode mode, bool isAnnotated);
  void mentionFlatModels(schema::SchemaMode mode);
  schema::SchemaMode modeOf(schema::NodeIndex field, schema::SchemaMode mode) const;

  const schema::Types& m_types;
  const bool m_separates;
  schema::SchemaGenerator m_generator;
  std::map<schema::SchemaMode, std::vector<schema::NodeIndex>> m_fields; // all that was mentioned
};

} // namespace signalbox::openapi

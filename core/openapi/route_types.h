// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RouteTypes: what a documented route asks for and answers, with its types: parameters and body parts of the endpoint
// and of all its dependencies, security schemes, the response and the documented answers, callbacks.
#pragma once

#include "core/design/dependency_order.h"
#include "core/openapi/effective_route.h"
#include "core/schema/types.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::openapi {

struct DocumentedParameter {
  design::ParameterIn in = design::ParameterIn::Query;
  design::Field field;
  schema::TypeId type = schema::TypeId::None;
};

// The whole body: one part, or a class of its own that holds them all.
struct DocumentedBody {
  design::Field field;   // of the one part; empty for a class
  std::string className; // "Body_" and the unique id; empty for one part
  std::string model;     // that class among the models
  std::string mediaType = "application/json";
  bool isRequired = false; // of a class
  schema::TypeId type = schema::TypeId::None;
};

struct DocumentedScheme {
  design::SecuritySchemePtr scheme;
  std::vector<std::string> scopes;
};

struct RouteTypes {
  EffectiveRoute route;
  std::vector<DocumentedParameter> parameters; // path, query, header, cookie; each in FastAPI's order
  std::vector<DocumentedScheme> schemes;
  std::optional<DocumentedBody> body;
  std::optional<schema::TypeId> response;
  std::optional<schema::TypeId> streamItem;
  std::map<std::string, schema::TypeId> responseModels; // by key of the responses
  std::vector<RouteTypes> callbacks;
  int timesWritten = 1; // a callback of the app or a router stands in every operation there
};

// Collects the routes of a document and the models that their bodies need; then types of all of them.
class RouteCollector final {
public:
  explicit RouteCollector(const design::Design& design) : m_design(design) {}

  // With its callbacks. A route that is not in the schema has no types, and only a callback may be such a one.
  RouteTypes collect(const EffectiveRoute& route);

  // The design with a model for every body of several parts.
  design::Design withBodies() const;

  // Adds what the route mentions; `types` must have been made from withBodies().
  static void addTypes(RouteTypes& route, schema::TypesBuilder& types);
  static void findBodies(RouteTypes& route, const schema::Types& types);
  static void countCallbacks(std::vector<RouteTypes>& routes);

private:
  void readDependencies(RouteTypes& route);
  void addBody(RouteTypes& route, const std::vector<design::Field>& parts);

  const design::Design& m_design;
  std::vector<design::ModelPtr> m_bodies;
  std::map<std::string, int> m_bodyNames;
};

bool isStream(const EffectiveRoute& route); // JSON Lines or events: described item by item

} // namespace signalbox::openapi

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RouteTypes: every type an operation mentions, compiled: parameters, body parts, the response and the documented
// answers.
#pragma once

#include "core/design/design.h"
#include "core/schema/types.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::openapi {

// One documented parameter; a parameter model gives one for each of its fields.
struct DocumentedParameter {
  design::ParameterIn in = design::ParameterIn::Query;
  std::string name;        // on the wire
  std::string titleSource; // what a title is made from: not converted for the fields of a header model
  design::Field field;
  schema::TypeId type = schema::TypeId::None;
};

struct DocumentedBodyPart {
  std::string name;
  design::Field field;
  schema::TypeId type = schema::TypeId::None;
};

struct RouteTypes {
  std::vector<DocumentedParameter> parameters; // path, query, header, cookie
  std::vector<DocumentedBodyPart> body;
  bool isEmbedded = false;
  std::optional<schema::TypeId> response;
  design::Json responses = design::Json::object();      // routers' first, the endpoint's over them
  std::map<std::string, schema::TypeId> responseModels; // by key of `responses`
};

RouteTypes addTypes(const design::Design& design, const design::Endpoint& endpoint, schema::TypesBuilder& types);

// What routers hand down.
bool isDeprecated(const design::Design& design, const design::Endpoint& endpoint);
bool isInSchema(const design::Design& design, const design::Endpoint& endpoint);

} // namespace signalbox::openapi

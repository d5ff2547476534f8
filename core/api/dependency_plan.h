// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyPlan: everything one endpoint asks for, compiled: the tree in FastAPI's order, readers for the input of
// each, slots for the values, which of them a request makes once. dependency_run.h runs it.
#pragma once

#include "core/api/body_reader.h"
#include "core/api/dependency_program.h"
#include "core/design/dependency_order.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::api {

// The profile of dependency_overrides that is in force: what stands in for what.
using Overrides = std::map<std::string, std::string, std::less<>>;

struct PlannedDependency {
  DependencyProgramPtr program; // null where the name leads nowhere
  std::string name;             // as it was asked for
  std::vector<std::string> scopes;
  int slot = -1;         // of the one who asks; -1: its value is not taken
  std::size_t cache = 0; // which of the values that are made once
  bool usesCache = true;
  bool isMadeAgainBelow = false; // one below it has use_cache=false: its tree runs even when its own value is there
  bool exitsEarly = false;       // scope="function": before the answer
  int depth = 1;
  ParameterReader parameters;
  BodyReader body;
  std::vector<PlannedDependency> children;
};

// What is gathered while an endpoint is compiled.
struct PlanInput {
  const design::Design& design;
  const design::Endpoint& endpoint;
  std::string_view path;         // with the routers' prefixes
  const std::vector<int>& slots; // of the values, for each that the endpoint itself asks for
  const DependencyTable& table;
  const Overrides& overrides;
  bool isStrict = true; // strict_content_type
};

struct DependencyPlan {
  std::string endpoint; // the id of whose plan it is
  std::vector<PlannedDependency> roots;
  std::size_t cached = 0;     // how many values are made once
  BodyRules bodyRules;        // of all body parts, the endpoint's too
  bool hasBody = false;       // one of the dependencies has body parts
  bool readsSentBody = false; // an expression of one reads `body`

  void link(const schema::Types& types, Arena& keep);
};

// Null when the endpoint asks for nothing.
std::unique_ptr<DependencyPlan> compilePlan(const PlanInput& input, schema::TypesBuilder& types);

} // namespace signalbox::api

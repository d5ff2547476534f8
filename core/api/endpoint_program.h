// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointProgram: one endpoint, compiled: readers for its input, its behaviour, and the shaper of its answer.
#pragma once

#include "core/api/behaviour_program.h"
#include "core/api/body_reader.h"
#include "core/api/dependency_plan.h"
#include "core/api/faults.h"
#include "core/api/parameter_reader.h"
#include "core/api/response_shaper.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::api {

// An answer that is the same for every valid request.
struct ConstantReply {
  int status = 200;
  std::vector<HeaderLine> headers;
  std::string body;
  bool hasBody = true;
  bool closeConnection = false;
  std::chrono::milliseconds delay{0};
};

// Whether an answer takes so long to make that it must not hold up others: a password is verified (100 ms) unless it is
// remembered, a token's file is written to the disk.
enum class Slowness { Never, WithNewPassword, Always };

struct EndpointProgram {
  design::EndpointPtr source;
  std::string id;
  std::string path;      // with the routers' prefixes, as declared
  std::string stageName; // of the behaviour: "Reply"
  ParameterReader parameters;
  BodyRules bodyRules;
  BodyReader body;
  std::unique_ptr<DependencyPlan> dependencies; // null: it asks for nothing
  bool readsBody = false;                       // it or a dependency has body parts
  BehaviourProgramPtr behaviour;
  schema::TypeId responseType = schema::TypeId::None;
  ResponseShaper shaper;
  std::optional<ConstantReply> constant;
  std::shared_ptr<const Faults> faults; // null: none
  Slowness slowness = Slowness::Never;
};

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BehaviourProgram: the compiled behaviour of one endpoint with the names it reads.
#pragma once

#include "core/api/behaviour.h"
#include "core/api/function_names.h"

#include <memory>
#include <vector>

namespace signalbox::api {

struct BehaviourProgram : FunctionNames {
  design::EndpointPtr source;
  std::vector<design::Depends> dependencies; // that the endpoint asks for, in order
  design::ResponseClass responseClass;
  std::unique_ptr<const Behaviour> behaviour; // null: too broken to run
  std::vector<Diagnostic> diagnostics;
};
using BehaviourProgramPtr = std::shared_ptr<const BehaviourProgram>;

BehaviourProgramPtr compileBehaviour(const design::Design& design, const design::EndpointPtr& endpoint,
                                     const BehaviourRegistry& behaviours, const ConstantTable& constants);

// True when compiling again would give the same: same endpoint, constants, dependencies and response class.
bool isCurrent(const BehaviourProgram& program, const design::Design& design, const design::EndpointPtr& endpoint,
               const ConstantTable& constants);

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All checks of a design, subject by subject.
#include "core/design/diagnose.h"

#include "core/design/diagnose_around.h"
#include "core/design/diagnose_dependencies.h"
#include "core/design/diagnose_endpoints.h"
#include "core/design/diagnose_inputs.h"
#include "core/design/diagnose_models.h"
#include "core/design/diagnose_requests.h"
#include "core/design/diagnose_responses.h"
#include "core/design/diagnose_routes.h"
#include "core/design/fault_rules.h"

namespace signalbox::design {

std::vector<Diagnostic> diagnose(const Design& design) {
  std::vector<Diagnostic> list;
  diagnoseModels(design, list);
  diagnoseEndpoints(design, list);
  diagnoseResponses(design, list);
  diagnoseFaults(design, list);
  diagnoseExceptionHandlers(design, list);
  diagnoseRoutes(design, list);
  diagnoseInputs(design, list);
  diagnoseMiddleware(design, list);
  diagnoseMounts(design, list);
  diagnoseDependencies(design, list);
  diagnoseSecurity(design, list);
  diagnoseRequests(design, list);
  return list;
}

} // namespace signalbox::design

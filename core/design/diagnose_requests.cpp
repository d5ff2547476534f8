// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_requests.h"

#include <algorithm>

namespace signalbox::design {

namespace {

void warn(std::vector<Diagnostic>& found, std::string code, std::string message, DesignPlace place) {
  found.push_back({Severity::Warning, std::move(code), std::move(message), std::move(place), {}});
}

void diagnoseEnvironment(const Environment& environment, std::vector<Diagnostic>& found) {
  for (const std::string& secret : environment.secrets) {
    if (std::ranges::find(environment.variables, secret, &RequestValue::name) == environment.variables.end()) continue;
    warn(found, "secret-in-file",
         secret + " is a secret and a variable with its value in the file: the secret is used. Remove the variable.",
         {EntityKind::Environment, environment.name, "/variables"});
  }
}

} // namespace

void diagnoseRequests(const Design& design, std::vector<Diagnostic>& found) {
  for (const auto& request : design.requests()) {
    if (request->endpoint.empty() || design.endpoint(request->endpoint)) continue;
    warn(found, "unknown-endpoint",
         "There is no endpoint " + request->endpoint + " for this saved request. It is sent to its URL as it is.",
         {EntityKind::Request, request->name, "/endpoint"});
  }
  for (const auto& environment : design.environments()) diagnoseEnvironment(*environment, found);
}

} // namespace signalbox::design

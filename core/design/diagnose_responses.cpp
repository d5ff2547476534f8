// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_responses.h"

#include "core/design/response_class.h"

namespace signalbox::design {
namespace {

void checkName(const std::string& name, DesignPlace place, std::vector<Diagnostic>& list) {
  if (name.empty() || isResponseClass(name)) return;
  list.push_back({Severity::Error,
                  "unknown-response-class",
                  "There is no response class `" + name +
                      "`. There are json, html, plain, redirect, file, stream, event_stream and response, or write a "
                      "media type such as `text/csv`.",
                  std::move(place),
                  {}});
}

void checkFit(const Design& design, const Endpoint& endpoint, std::vector<Diagnostic>& list) {
  if (endpoint.isSocket()) return;
  const ResponseClass responseClass = responseClassOf(design, endpoint);
  const auto report = [&](std::string message) {
    list.push_back({Severity::Error,
                    "wrong-response-class",
                    std::move(message),
                    {EntityKind::Endpoint, endpoint.id(), "/response_class"},
                    {}});
  };
  if (endpoint.behaviour.kind != "stream") {
    if (responseClass.kind == ResponseClass::Kind::EventStream)
      report("Only the behaviour `stream` answers with events.");
    return;
  }
  const auto format = endpoint.behaviour.options.find("format");
  const bool isJsonLines = format != endpoint.behaviour.options.end() && *format == "jsonl";
  if (isJsonLines && responseClass.isDeclared)
    report("FastAPI writes JSON Lines only where no response class is set: neither here nor on a router or the app.");
}

} // namespace

void diagnoseResponses(const Design& design, std::vector<Diagnostic>& list) {
  checkName(design.project().app.defaultResponseClass, {EntityKind::Project, "", "/app/default_response_class"}, list);
  for (const RouterPtr& router : design.routers())
    checkName(router->defaultResponseClass, {EntityKind::Router, router->path, "/default_response_class"}, list);
  for (const EndpointPtr& endpoint : design.endpoints()) {
    checkName(endpoint->response.responseClass, {EntityKind::Endpoint, endpoint->id(), "/response_class"}, list);
    checkFit(design, *endpoint, list);
  }
}

} // namespace signalbox::design

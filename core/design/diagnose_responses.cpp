// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_responses.h"

#include "core/design/response_class.h"

#include <algorithm>
#include <array>
#include <string_view>

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

constexpr std::array<std::string_view, 5> exceptions{"HTTPException", "RequestValidationError",
                                                     "WebSocketRequestValidationError", "ResponseValidationError",
                                                     "Exception"};

bool isStatus(std::string_view on) {
  return on.size() == 3 && on[0] >= '1' && on[0] <= '5' &&
         std::ranges::all_of(on, [](char c) { return c >= '0' && c <= '9'; });
}

// Starlette takes a handler of 500 for one of Exception.
std::string_view keyOf(std::string_view on) { return on == "500" ? std::string_view("Exception") : on; }

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

void diagnoseExceptionHandlers(const Design& design, std::vector<Diagnostic>& list) {
  const auto& handlers = design.exceptionHandlers();
  for (std::size_t i = 0; i < handlers.size(); ++i) {
    const DesignPlace place{EntityKind::ExceptionHandlers, "", "/exception_handlers/" + std::to_string(i) + "/on"};
    const std::string& on = handlers[i].on;
    if (!isStatus(on) && std::ranges::find(exceptions, on) == exceptions.end())
      list.push_back({Severity::Error,
                      "unknown-exception",
                      "A handler stands for a status such as `404`, HTTPException, RequestValidationError, "
                      "WebSocketRequestValidationError, ResponseValidationError or Exception, not `" +
                          on + "`.",
                      place,
                      {}});
    const auto isSame = [&](const ExceptionHandler& other) { return keyOf(other.on) == keyOf(on); };
    if (std::any_of(handlers.begin() + static_cast<std::ptrdiff_t>(i) + 1, handlers.end(), isSame))
      list.push_back({Severity::Warning,
                      "duplicate-handler",
                      "A later handler stands for the same errors: this one never answers.",
                      place,
                      {}});
  }
}

} // namespace signalbox::design

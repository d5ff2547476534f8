// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One endpoint with one behaviour, compiled and asked: what the tests of behaviours stand on.
#pragma once

#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::test {

using design::Json;

inline design::Endpoint endpointWith(std::string kind, Json options, std::string method = "GET") {
  design::Endpoint endpoint;
  endpoint.name = "it";
  endpoint.method = std::move(method);
  endpoint.path = "/it";
  endpoint.parameters = {{{"n", "int", {{"default", 1}}}, design::ParameterIn::Query}};
  endpoint.behaviour = {std::move(kind), std::move(options)};
  return endpoint;
}

inline std::shared_ptr<const api::CompiledApi> compiled(design::Endpoint endpoint) {
  return api::CompiledApi::compile(design::Design().withEndpoint(std::move(endpoint)), behaviour::standard());
}

inline api::Response ask(const api::CompiledApi& compiledApi, std::string_view target = "/it") {
  api::Response response;
  api::Request request;
  request.method = "GET";
  request.target = target;
  request.isUpgrade = compiledApi.design().endpoints().front()->isSocket();
  Arena arena;
  compiledApi.handle(request, arena, response);
  return response;
}

// "/behaviour/body error invalid-expression", one for each diagnostic.
inline std::vector<std::string> problems(const api::CompiledApi& compiledApi) {
  std::vector<std::string> lines;
  for (const auto& diagnostic : compiledApi.diagnostics())
    lines.push_back(diagnostic.place.pointer + (diagnostic.severity == Severity::Error ? " error " : " warning ") +
                    diagnostic.code);
  return lines;
}

} // namespace signalbox::test

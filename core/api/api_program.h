// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ApiProgram: everything CompiledApi holds. compile.cpp makes it, request_run.cpp runs it.
#pragma once

#include "core/api/compiled_api.h"
#include "core/api/endpoint_program.h"
#include "core/api/exception_handlers.h"
#include "core/api/middleware_chain.h"
#include "core/api/mount_table.h"
#include "core/api/router.h"
#include "core/api/surroundings.h"

#include <mutex>

namespace signalbox::api {

enum class BuiltIn { OpenApi, Docs, OAuth2Redirect, Redoc };

// What a request must have to be slow (core/api/slow_request.h); all others are not looked at closer.
struct SlowRequests {
  std::vector<std::string> methods; // of the endpoints that are Slowness::Always
  bool withCredentials = false;     // one is Slowness::WithNewPassword
};

struct ApiProgram {
  design::Design design;
  std::shared_ptr<const schema::Types> types;
  ConstantTable constants;
  DependencyTable dependencies;
  std::unique_ptr<const security::Authority> authority;
  std::unique_ptr<const Surroundings> surroundings;
  bool usesTokens = false;                // users are checked or tokens made
  SlowRequests slow;                      // of its endpoints and those of its mounts
  Router router;                          // built-in pages, then the endpoints that have a route
  std::vector<BuiltIn> builtIns;          // the first routes: what the project's settings leave on
  std::vector<EndpointProgram> endpoints; // endpoints[i] has the route builtIns.size() + i
  MountTable mounts;
  std::unique_ptr<EndpointProgram>
      frontendGate; // asks for the app's dependencies before a frontend's file; null without either
  MiddlewareChain middleware;
  ExceptionHandlers handlers;
  std::vector<Diagnostic> diagnostics;
  const AssetSource* assets = nullptr;
  Arena defaults;             // what validated defaults point into
  std::string serverRootPath; // of `serve --root-path`; empty in mounted applications

  mutable std::once_flag openApiOnce;
  mutable std::string openApiText;

  const std::string& openApi() const;
};

std::shared_ptr<const ApiProgram> compileProgram(const design::Design& design, const BehaviourRegistry& behaviours,
                                                 const ApiProgram* previous, const CompileOptions& options);

// Path parameters of the mounts around an application, by name.
using MountPath = std::span<const Member>;

// A request through the middleware to its route; `response` is cleared first.
void handleRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                   Response& response, Trace* trace, MountPath around = {});

void runRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                Response& response, Trace* trace, MountPath around);

// The request as its routes see it: below the root paths of server and application.
Request receivedBy(const ApiProgram& program, const Request& request, Arena& arena);
// The request as a mounted application gets it.
Request mountedRequest(const MountMatch& mounted, const Request& request, Arena& arena);

// Hands a request to a mounted application.
void runMounted(const MountMatch& mounted, const Request& request, Arena& arena, Response& response, Trace* trace,
                MountPath around);

} // namespace signalbox::api

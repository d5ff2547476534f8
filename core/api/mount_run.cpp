// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a request through what stands around the routes: middleware, then the routes or a mounted application.
#include "core/api/api_program.h"
#include "core/api/root_path.h"

namespace signalbox::api {

namespace {

void passMiddleware(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                    Response& response, Trace* trace) {
  if (program->middleware.isEmpty()) return runRequest(program, request, arena, response, trace);
  program->middleware.run(request, *program->authority, arena, response, trace, [&](const Request& passed) {
    runRequest(program, passed, arena, response, trace);
  });
}

} // namespace

void handleRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                   Response& response, Trace* trace) {
  const std::string& own = program->design.project().app.rootPath;
  if (own.empty() && program->serverRootPath.empty())
    return passMiddleware(program, request, arena, response, trace);
  const Request received = belowServerRoot(request, program->serverRootPath, arena);
  passMiddleware(program, withRootPath(received, own), arena, response, trace);
}

void runMounted(const MountMatch& mounted, const Request& request, Arena& arena, Response& response, Trace* trace) {
  Request inner = request;
  inner.rootPath = arena.copy(std::string(request.rootPath) + std::string(mounted.taken));
  handleRequest(mounted.mount->app, inner, arena, response, trace);
  response.isFromMount = true;
}

} // namespace signalbox::api

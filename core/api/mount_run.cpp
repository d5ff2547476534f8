// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a request through what stands around the routes: middleware, then the routes or a mounted application.
#include "core/api/api_program.h"

namespace signalbox::api {

void handleRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                   Response& response, Trace* trace) {
  if (program->middleware.isEmpty()) return runRequest(program, request, arena, response, trace);
  program->middleware.run(request, *program->authority, arena, response, trace, [&](const Request& passed) {
    runRequest(program, passed, arena, response, trace);
  });
}

void runMounted(const MountMatch& mounted, const Request& request, Arena& arena, Response& response, Trace* trace) {
  Request inner = request;
  inner.rootPath = arena.copy(std::string(request.rootPath) + std::string(mounted.taken));
  handleRequest(mounted.mount->app, inner, arena, response, trace);
  response.isFromMount = true;
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a request through what stands around the routes: middleware, then the routes or a mounted application.
#include "core/api/api_program.h"
#include "core/api/header_lines.h"
#include "core/api/parameter_reader.h"
#include "core/api/root_path.h"

namespace signalbox::api {

namespace {

void passMiddleware(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                    Response& response, Trace* trace, MountPath around) {
  if (program->middleware.isEmpty()) return runRequest(program, request, arena, response, trace, around);
  program->middleware.run(request, *program->authority, arena, response, trace,
                          [&](const Request& passed) { runRequest(program, passed, arena, response, trace, around); });
}

} // namespace

void handleRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                   Response& response, Trace* trace, MountPath around) {
  if (program->design.project().app.rootPath.empty() && program->serverRootPath.empty())
    return passMiddleware(program, request, arena, response, trace, around);
  passMiddleware(program, receivedBy(*program, request, arena), arena, response, trace, around);
}

Request receivedBy(const ApiProgram& program, const Request& request, Arena& arena) {
  return withRootPath(belowServerRoot(request, program.serverRootPath, arena), program.design.project().app.rootPath);
}

Request mountedRequest(const MountMatch& mounted, const Request& request, Arena& arena) {
  Request inner = request;
  inner.rootPath = arena.copy(std::string(request.rootPath) + std::string(mounted.taken));
  return inner;
}

namespace {

// path_params of the scope: what the mounts around took, then this one.
MountPath mountPath(const MountMatch& mounted, const Request& request, MountPath around, Arena& arena) {
  const RoutePattern& pattern = *mounted.mount->pattern;
  const bool isHost = mounted.mount->source->kind == "host";
  const std::size_t own = pattern.parameters().size() - (isHost ? 0 : 1); // the rest of the path is none of them
  if (own == 0) return around;
  const std::string_view host = findHeader(request, "host").value_or("");
  const std::string text = isHost ? '/' + std::string(host.substr(0, host.find(':')))
                                  : std::string(mounted.taken) + std::string(mounted.rest);
  Captures captures;
  if (!pattern.match(arena.copy(text), captures)) return around;
  std::vector<Member> members(around.begin(), around.end());
  for (std::size_t i = 0; i < own; ++i) {
    const std::string& name = pattern.parameters()[i].name;
    std::erase_if(members, [&](const Member& known) { return known.key.asText() == name; });
    members.push_back({Value::str(name), pathValue({pattern, captures}, i, arena)});
  }
  return arena.copy(MountPath(members));
}

} // namespace

void runMounted(const MountMatch& mounted, const Request& request, Arena& arena, Response& response, Trace* trace,
                MountPath around) {
  const Request inner = mountedRequest(mounted, request, arena);
  handleRequest(mounted.mount->app, inner, arena, response, trace, mountPath(mounted, request, around, arena));
  response.isFromMount = true;
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/slow_request.h"

#include "core/api/security_reader.h"
#include "core/base/ascii_case.h"

#include <algorithm>

namespace signalbox::api {
namespace {

bool verifiesPassword(const PlannedDependency& dependency) {
  const DependencyProgramPtr& program = dependency.program;
  if (program && program->userScheme && program->userScheme->type == "http_basic") return true;
  return std::ranges::any_of(dependency.children, verifiesPassword);
}

bool isSlow(const EndpointProgram& endpoint, const security::Authority& authority, RequestText& text, Arena& arena) {
  if (endpoint.slowness != Slowness::WithNewPassword) return endpoint.slowness == Slowness::Always;
  const auto credentials = basicCredentials(text, arena);
  return credentials && !authority.remembersPassword(credentials->username, credentials->password);
}

} // namespace

namespace {

bool mayBeSlow(const SlowRequests& slow, const Request& request) {
  if (request.isUpgrade) return false;
  const auto brings = [](const HeaderView& line) { return equalsIgnoringCase(line.name, "authorization"); };
  return std::ranges::find(slow.methods, request.method) != slow.methods.end() ||
         (slow.withCredentials && std::ranges::any_of(request.headers, brings));
}

} // namespace

Slowness slownessOf(const EndpointProgram& endpoint) {
  if (endpoint.source->behaviour.kind == "token") return Slowness::Always;
  const bool verifies = endpoint.dependencies && std::ranges::any_of(endpoint.dependencies->roots, verifiesPassword);
  return verifies ? Slowness::WithNewPassword : Slowness::Never;
}

// As RequestRun takes its way, without answering.
bool isSlow(const ApiProgram& program, const Request& request, Arena& arena) {
  if (!mayBeSlow(program.slow, request)) return false;
  const Request received = receivedBy(program, request, arena);
  RequestText text(received, arena);
  const std::string_view path = text.routePath();
  Captures captures;
  const RouteMatch match = program.router.match(received.method, path, false, captures);
  const bool isFull = match.kind == RouteMatch::Kind::Full;
  const std::string_view host = text.header("host").value_or("");
  if (const auto mounted = program.mounts.match(path, host, isFull ? match.route : program.router.size()))
    return mounted->mount->app && isSlow(*mounted->mount->app, mountedRequest(*mounted, received, arena), arena);
  if (match.kind == RouteMatch::Kind::None)
    return program.frontendGate && program.mounts.matchFrontend(path) &&
           isSlow(*program.frontendGate, *program.authority, text, arena);
  if (!isFull || match.route < program.builtIns.size()) return false;
  return isSlow(program.endpoints[match.route - program.builtIns.size()], *program.authority, text, arena);
}

} // namespace signalbox::api

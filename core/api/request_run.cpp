// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of a request: its route, or what there is without one. endpoint_run.cpp goes on.
#include "core/api/assets.h"
#include "core/api/docs_pages.h"
#include "core/api/endpoint_run.h"
#include "core/api/error_answer.h"
#include "core/api/percent.h"
#include "core/api/redirect.h"
#include "core/api/replies.h"
#include "core/api/root_path.h"
#include "core/api/secret_names.h"

namespace signalbox::api {
namespace {

class RequestRun final {
public:
  RequestRun(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena, Response& response,
             Trace* trace, MountPath around)
      : m_context(program, request, arena, response, trace), m_around(around) {}

  void run() {
    beginResponse(m_context.response);
    m_context.clock.declare(stage::router);
    const Request& request = m_context.request;
    const Router& router = m_context.program.router;
    const std::string_view path = m_context.text.routePath();
    const RouteMatch match = router.match(request.method, path, request.isUpgrade, m_captures);
    if (Trace* const trace = m_context.clock.trace())
      trace->candidates = router.candidates(request.method, path, request.isUpgrade);
    if (!m_context.program.mounts.isEmpty() && answerMount(match)) return;
    if (match.kind == RouteMatch::Kind::None) return answerMiss(path);
    if (match.kind == RouteMatch::Kind::Partial) return answerWrongMethod(match.route);
    const std::vector<BuiltIn>& builtIns = m_context.program.builtIns;
    if (match.route < builtIns.size()) return answerBuiltIn(builtIns[match.route]);
    const PathValues values{router.route(match.route).pattern, m_captures, m_around};
    EndpointRun(m_context, m_context.program.endpoints[match.route - builtIns.size()], values).run();
  }

private:
  void answerMiss(std::string_view path) {
    if (m_context.request.isUpgrade) {
      answerError(m_context, {RaisedError::Kind::NoRoute, {}, {}});
      return m_context.clock.stop(stage::router, "no route");
    }
    if (answerAsset(path)) return;
    if (m_context.program.design.project().app.redirectSlashes && redirectSlash()) return;
    if (const auto frontend = m_context.program.mounts.matchFrontend(path)) return answerFrontend(*frontend);
    answerError(m_context, HttpException{404, {}, {}});
    m_context.clock.stop(stage::router, "no route");
  }

  bool redirectSlash() {
    const IsRoute isRoute = [this](std::string_view routePath) { return isKnown(routePath); };
    const auto location = slashRedirect(isRoute, m_context.request, m_context.text);
    if (!location) return false;
    writeRedirect(m_context.response, *location);
    m_context.clock.pass(stage::router, "redirect to " + maskedTarget(*location));
    return true;
  }

  std::string_view host() { return m_context.text.header("host").value_or(""); }

  bool isKnown(std::string_view routePath) {
    const ApiProgram& program = m_context.program;
    const Request& request = m_context.request;
    return program.router.match(request.method, routePath, false, m_captures).kind != RouteMatch::Kind::None ||
           program.mounts.match(routePath, host(), program.router.size());
  }

  // A mount takes whatever is below its path, unless a route that is declared before it takes path and method.
  bool answerMount(const RouteMatch& match) {
    const ApiProgram& program = m_context.program;
    const std::string_view path = m_context.text.routePath();
    const bool isFull = match.kind == RouteMatch::Kind::Full;
    const auto mounted = program.mounts.match(path, host(), isFull ? match.route : program.router.size());
    if (!mounted) return false;
    if (answerAsset(path)) return true; // the docs pages' own: FastAPI has them elsewhere
    if (mounted->mount->app)
      runMounted(*mounted, m_context.request, m_context.arena, m_context.response, m_context.clock.trace(), m_around);
    else
      answerFiles(*mounted);
    return true;
  }

  void answerFrontend(const MountMatch& mounted) {
    const auto& gate = m_context.program.frontendGate;
    const Request& request = m_context.request;
    if (!gate || request.isUpgrade || (request.method != "GET" && request.method != "HEAD"))
      return answerFiles(mounted);
    static const RoutePattern root = *RoutePattern::parse("/");
    const Captures none{};
    const PathValues values{root, none, m_around};
    EndpointRun(m_context, *gate, values, [&] { return serveFiles(mounted); }).run();
  }

  void answerFiles(const MountMatch& mounted) {
    const std::string& name = mounted.mount->source->name;
    const auto error = serveFiles(mounted);
    if (!error) return m_context.clock.pass(stage::router, name);
    answerError(m_context, *error);
    m_context.clock.stop(stage::router, name);
  }

  std::optional<RaisedError> serveFiles(const MountMatch& mounted) {
    using Outcome = MountedFiles::Outcome;
    const Outcome outcome =
        mounted.mount->files && !m_context.request.isUpgrade // StaticFiles asserts that
            ? mounted.mount->files->answer(m_context.request, m_context.text, filePath(mounted), m_context.response)
            : Outcome::Failed;
    if (outcome == Outcome::Answered) return std::nullopt;
    if (outcome == Outcome::Failed) return RaisedError{RaisedError::Kind::Exception, {}, {}};
    return RaisedError{RaisedError::Kind::HttpException, HttpException{static_cast<int>(outcome), {}, {}}, {}};
  }

  // StaticFiles takes its root_path off the whole path; an app's own root_path need not stand there, and then nothing
  // is taken off.
  std::string_view filePath(const MountMatch& mounted) {
    if (mounted.mount->source->kind == "frontend" || m_context.request.rootPath.empty()) return mounted.rest;
    const std::string root = std::string(m_context.request.rootPath) + std::string(mounted.taken);
    return routePathOf(m_context.text.path(), root);
  }

  bool answerAsset(std::string_view path) {
    const AssetSource* assets = m_context.program.assets;
    const Request& request = m_context.request;
    if (!assets || !path.starts_with("/-/")) return false;
    if (request.method != "GET" && request.method != "HEAD") return false;
    const Asset* asset = assets->find(path);
    if (!asset) return false;
    writeAsset(*asset, m_context.text.header("accept-encoding"), m_context.response);
    m_context.clock.pass(stage::router, path);
    return true;
  }

  void answerWrongMethod(std::size_t route) {
    const Route& known = m_context.program.router.route(route);
    answerError(m_context,
                HttpException{405, {}, {{"allow", known.alsoHead ? known.method + ", HEAD" : known.method}}});
    m_context.clock.stop(stage::router, "only " + known.method + " " + known.pattern.format());
  }

  void answerBuiltIn(BuiltIn page) {
    Response& response = m_context.response;
    setContentType(response, page == BuiltIn::OpenApi ? "application/json" : "text/html; charset=utf-8");
    const design::ProjectInfo& project = m_context.program.design.project();
    const std::string root = quotePath(rootPath()); // no quote, no tag: it may come from the request
    switch (page) {
    case BuiltIn::OpenApi: writeDocument(); break;
    case BuiltIn::Docs: response.body = swaggerPage(project, root); break;
    case BuiltIn::OAuth2Redirect: response.body.assign(oauth2RedirectPage()); break;
    case BuiltIn::Redoc: response.body = redocPage(project, root); break;
    }
    m_context.clock.pass(stage::router, m_context.text.path());
  }

  void writeDocument() {
    const ApiProgram& program = m_context.program;
    if (rootPath().empty() || !program.design.project().app.rootPathInServers)
      m_context.response.body.assign(program.openApi());
    else
      m_context.response.body = rootedOpenApi(program.openApi(), rootPath());
  }

  std::string_view rootPath() const { return withoutSlashesAtEnd(m_context.request.rootPath); }

  RequestContext m_context;
  MountPath m_around;
  Captures m_captures;
};

} // namespace

void runRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                Response& response, Trace* trace, MountPath around) {
  RequestRun(program, request, arena, response, trace, around).run();
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of a request: its route, or what there is without one. endpoint_run.cpp goes on.
#include "core/api/assets.h"
#include "core/api/docs_pages.h"
#include "core/api/endpoint_run.h"
#include "core/api/error_answer.h"
#include "core/api/redirect.h"
#include "core/api/replies.h"

namespace signalbox::api {
namespace {

class RequestRun final {
public:
  RequestRun(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena, Response& response,
             Trace* trace)
      : m_context(program, request, arena, response, trace) {}

  void run() {
    beginResponse(m_context.response);
    m_context.clock.declare(stage::router);
    const Request& request = m_context.request;
    const Router& router = m_context.program.router;
    const std::string_view path = m_context.text.path();
    const RouteMatch match = router.match(request.method, path, request.isUpgrade, m_captures);
    if (match.kind == RouteMatch::Kind::None) return answerMiss(path);
    if (match.kind == RouteMatch::Kind::Partial) return answerWrongMethod(match.route);
    if (match.route < builtInCount) return answerBuiltIn(static_cast<BuiltIn>(match.route));
    const PathValues values{router.route(match.route).pattern, m_captures};
    EndpointRun(m_context, m_context.program.endpoints[match.route - builtInCount], values).run();
  }

private:
  void answerMiss(std::string_view path) {
    if (m_context.request.isUpgrade) {
      answerError(m_context, {RaisedError::Kind::NoRoute, {}, {}});
      return m_context.clock.stop(stage::router, "no route");
    }
    if (answerAsset(path)) return;
    if (const auto location = slashRedirect(m_context.program.router, m_context.request, m_context.text)) {
      writeRedirect(m_context.response, *location);
      return m_context.clock.pass(stage::router, "redirect to " + *location);
    }
    answerError(m_context, HttpException{404, {}, {}});
    m_context.clock.stop(stage::router, "no route");
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
    answerError(m_context, HttpException{405, {}, {{"allow", known.alsoHead ? known.method + ", HEAD" : known.method}}});
    m_context.clock.stop(stage::router, "only " + known.method + " " + known.pattern.format());
  }

  void answerBuiltIn(BuiltIn page) {
    const ApiProgram& program = m_context.program;
    Response& response = m_context.response;
    setContentType(response, page == BuiltIn::OpenApi ? "application/json" : "text/html; charset=utf-8");
    switch (page) {
    case BuiltIn::OpenApi: response.body.assign(program.openApi()); break;
    case BuiltIn::Docs: response.body.assign(program.docsPage); break;
    case BuiltIn::OAuth2Redirect: response.body.assign(oauth2RedirectPage()); break;
    case BuiltIn::Redoc: response.body.assign(program.redocPage); break;
    }
    m_context.clock.pass(stage::router, m_context.text.path());
  }

  RequestContext m_context;
  Captures m_captures;
};

} // namespace

void runRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                Response& response, Trace* trace) {
  RequestRun(program, request, arena, response, trace).run();
}

} // namespace signalbox::api

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request through the program: route, body, parameters, behaviour, answer.
#include "core/api/api_program.h"
#include "core/api/assets.h"
#include "core/api/docs_pages.h"
#include "core/api/problems.h"
#include "core/api/redirect.h"
#include "core/api/replies.h"
#include "core/api/stage_clock.h"

namespace signalbox::api {
namespace {

constexpr std::string_view routerStage = "Router";
constexpr std::string_view parametersStage = "Parameters";
constexpr std::string_view bodyStage = "Body";
constexpr std::string_view responseStage = "Response";

std::string problemText(int count) { return std::to_string(count) + (count == 1 ? " problem" : " problems"); }

class RequestRun final {
public:
  RequestRun(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena, Response& response,
             Trace* trace)
      : m_program(*program), m_keepAlive(program), m_request(request), m_arena(arena), m_response(response),
        m_clock(trace), m_text(request, arena) {}

  void run() {
    beginResponse(m_response);
    m_clock.declare(routerStage);
    const std::string_view path = m_text.path();
    const RouteMatch match = m_program.router.match(m_request.method, path, m_request.isUpgrade, m_captures);
    if (match.kind == RouteMatch::Kind::None) return answerMiss(path);
    if (match.kind == RouteMatch::Kind::Partial) return answerWrongMethod(match.route);
    if (match.route < builtInCount) return answerBuiltIn(static_cast<BuiltIn>(match.route));
    answerEndpoint(m_program.endpoints[match.route - builtInCount], m_program.router.route(match.route).pattern);
  }

private:
  void answerMiss(std::string_view path) {
    if (m_request.isUpgrade) {
      writeRefusedHandshake(m_response);
      return m_clock.stop(routerStage, "no route");
    }
    if (answerAsset(path)) return;
    if (const auto location = slashRedirect(m_program.router, m_request, m_text)) {
      writeRedirect(m_response, *location);
      return m_clock.pass(routerStage, "redirect to " + *location);
    }
    writeNotFound(m_response);
    m_clock.stop(routerStage, "no route");
  }

  bool answerAsset(std::string_view path) {
    if (!m_program.assets || !path.starts_with("/-/")) return false;
    if (m_request.method != "GET" && m_request.method != "HEAD") return false;
    const Asset* asset = m_program.assets->find(path);
    if (!asset) return false;
    writeAsset(*asset, m_text.header("accept-encoding"), m_response);
    m_clock.pass(routerStage, path);
    return true;
  }

  void answerWrongMethod(std::size_t route) {
    const Route& known = m_program.router.route(route);
    writeMethodNotAllowed(m_response, known.alsoHead ? known.method + ", HEAD" : known.method);
    m_clock.stop(routerStage, "only " + known.method + " " + known.pattern.format());
  }

  void answerBuiltIn(BuiltIn page) {
    setContentType(m_response, page == BuiltIn::OpenApi ? "application/json" : "text/html; charset=utf-8");
    switch (page) {
    case BuiltIn::OpenApi: m_response.body.assign(m_program.openApi()); break;
    case BuiltIn::Docs: m_response.body.assign(m_program.docsPage); break;
    case BuiltIn::OAuth2Redirect: m_response.body.assign(oauth2RedirectPage()); break;
    case BuiltIn::Redoc: m_response.body.assign(m_program.redocPage); break;
    }
    m_clock.pass(routerStage, m_text.path());
  }

  void answerEndpoint(const EndpointProgram& endpoint, const RoutePattern& pattern) {
    declareStages(endpoint, pattern);
    const PathValues path{pattern, m_captures};
    const BehaviourProgram& behaviour = *endpoint.behaviour;
    auto slots = m_arena.make<Value>(behaviour.slots.size());
    std::copy(behaviour.slots.begin(), behaviour.slots.end(), slots.begin());
    Value body;
    if (!endpoint.body.isEmpty() && !acceptBody(endpoint, slots) && !readBody(body)) return;
    if (!readInput(endpoint, path, body, slots)) return;
    if (endpoint.body.isEmpty() && behaviour.specials.body >= 0) body = undeclaredBody();
    if (endpoint.constant) return answerConstant(endpoint);
    if (!behaviour.behaviour) return answerBroken(endpoint);
    behaviour.fillSpecials(m_text, path, body, m_arena, slots);
    behave(endpoint, slots);
  }

  void declareStages(const EndpointProgram& endpoint, const RoutePattern& pattern) {
    if (!m_clock.isOn()) return;
    if (!endpoint.parameters.isEmpty()) m_clock.declare(parametersStage);
    if (!endpoint.body.isEmpty()) m_clock.declare(bodyStage);
    m_clock.declare(endpoint.stageName);
    m_clock.declare(responseStage);
    m_clock.endpoint(endpoint.id);
    m_clock.pass(routerStage, pattern.format());
  }

  // Read and validated at once, where nobody asks for the body as it was sent.
  bool acceptBody(const EndpointProgram& endpoint, std::span<Value> slots) {
    if (endpoint.behaviour->specials.body >= 0) return false;
    m_isBodyAccepted = endpoint.body.accept(*m_program.types, m_text, m_request.body, m_arena, slots);
    if (m_isBodyAccepted) m_clock.pass(bodyStage);
    return m_isBodyAccepted;
  }

  // FastAPI reads the body before it looks at anything else; a body it cannot read is the only error it reports.
  bool readBody(Value& body) {
    auto read = BodyReader::parse(m_text, m_request.body, m_arena);
    if (read) {
      body = *read;
      m_clock.pass(bodyStage);
      return true;
    }
    const JsonError& error = read.error();
    if (error.kind == JsonError::Kind::Syntax)
      writeJsonInvalid(m_response, error);
    else
      writeUnreadableBody(m_response);
    m_clock.stop(bodyStage, error.message + " at " + std::to_string(error.position));
    return false;
  }

  // An endpoint without body parts may still look at what was sent.
  Value undeclaredBody() {
    const auto read = BodyReader::parse(m_text, m_request.body, m_arena);
    return read ? *read : Value();
  }

  bool readInput(const EndpointProgram& endpoint, const PathValues& path, const Value& body, std::span<Value> slots) {
    Problems problems(m_response.body);
    if (!endpoint.parameters.isEmpty()) {
      endpoint.parameters.read(*m_program.types, m_text, path, m_arena, slots, problems);
      report(parametersStage, problems, 0);
    }
    if (m_isBodyAccepted) {
      m_clock.pass(bodyStage);
    } else if (!endpoint.body.isEmpty() && problems.exception().empty()) {
      const int before = problems.count();
      endpoint.body.validate(*m_program.types, body, m_arena, slots, problems);
      report(bodyStage, problems, before);
    }
    if (problems.count() == 0) return true;
    if (!problems.exception().empty()) {
      writeServerError(m_response);
    } else if (endpoint.source->isSocket()) {
      writeRefusedHandshake(m_response);
    } else if (!problems.canEcho()) {
      writeServerError(m_response);
    } else {
      problems.finish();
      m_response.status = 422;
      setContentType(m_response, "application/json");
    }
    return false;
  }

  void report(std::string_view stage, const Problems& problems, int before) {
    if (!m_clock.isOn()) return;
    if (problems.count() == before)
      m_clock.pass(stage);
    else
      m_clock.stop(stage, problems.exception().empty() ? problemText(problems.count() - before) : problems.exception());
  }

  void answerConstant(const EndpointProgram& endpoint) {
    const ConstantReply& reply = *endpoint.constant;
    m_response.status = reply.status;
    m_response.headers = reply.headers;
    m_response.body = reply.body;
    m_response.hasBody = reply.hasBody;
    m_response.closeConnection = reply.closeConnection;
    m_response.delay = reply.delay;
    m_clock.pass(endpoint.stageName, "made when compiled");
    finish();
  }

  void answerBroken(const EndpointProgram& endpoint) {
    writeServerError(m_response);
    const auto& diagnostics = endpoint.behaviour->diagnostics;
    if (!diagnostics.empty()) m_response.body.assign(diagnostics.front().message);
    m_clock.stop(endpoint.stageName, m_response.body);
  }

  void behave(const EndpointProgram& endpoint, std::span<Value> slots) {
    m_response.headers.clear();
    Call call{
        m_request,   m_arena,   slots, endpoint.behaviour->slots, endpoint.shaper, endpoint.source->response.statusCode,
        m_keepAlive, m_response};
    const auto ran = endpoint.behaviour->behaviour->run(call);
    if (!ran) {
      writeServerError(m_response);
      return m_clock.stop(endpoint.stageName, ran.error().message);
    }
    m_clock.pass(endpoint.stageName);
    finish();
  }

  void finish() {
    if (m_clock.isOn()) m_clock.pass(responseStage, std::to_string(m_response.status));
  }

  const ApiProgram& m_program;
  const std::shared_ptr<const void> m_keepAlive;
  const Request& m_request;
  Arena& m_arena;
  Response& m_response;
  StageClock m_clock;
  RequestText m_text;
  Captures m_captures;
  bool m_isBodyAccepted = false;
};

} // namespace

void runRequest(const std::shared_ptr<const ApiProgram>& program, const Request& request, Arena& arena,
                Response& response, Trace* trace) {
  RequestRun(program, request, arena, response, trace).run();
}

} // namespace signalbox::api

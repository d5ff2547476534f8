// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/endpoint_run.h"

#include "core/api/error_answer.h"
#include "core/api/replies.h"

#include <algorithm>

namespace signalbox::api {
namespace {

std::string problemText(int count) { return std::to_string(count) + (count == 1 ? " problem" : " problems"); }

} // namespace

void EndpointRun::run() {
  answer();
  m_context.response.delay += m_latency;
}

void EndpointRun::answer() {
  m_context.isInRoute = true;
  if (m_endpoint.dependencies) m_dependencies.emplace(m_context, *m_endpoint.dependencies, m_path, m_injected);
  declareStages();
  const BehaviourProgram& behaviour = *m_endpoint.behaviour;
  const std::span<Value> slots = freshSlots();
  ReceivedBody body;
  if (m_endpoint.readsBody) {
    if (!acceptBody(slots) && !readBody(body)) return;
  } else if (behaviour.specials.body >= 0 || (m_dependencies && m_endpoint.dependencies->readsSentBody)) {
    body = undeclaredBody();
  }
  if (!readInput(body, slots)) return;
  if (m_endpoint.faults && !passFaults()) return;
  if (m_serve) return serve();
  if (m_endpoint.constant && m_injected.isEmpty()) return answerConstant();
  if (!behaviour.behaviour) return answerBroken();
  const Value sent = behaviour.specials.body >= 0 ? body.asValue(m_context.arena) : Value();
  behaviour.fillSpecials(m_context.text, m_path, sent, m_context.arena, slots);
  behave(slots);
}

void EndpointRun::declareStages() {
  StageClock& clock = m_context.clock;
  if (!clock.isOn()) return;
  if (m_dependencies) m_dependencies->declareStages();
  if (!m_endpoint.parameters.isEmpty()) clock.declare(stage::parameters);
  if (m_endpoint.readsBody) clock.declare(stage::body);
  if (m_endpoint.faults) clock.declare(stage::faults);
  clock.declare(m_endpoint.stageName);
  clock.declare(stage::response);
  clock.endpoint(m_endpoint.id);
  clock.pass(stage::router, m_path.pattern.format());
}

std::span<Value> EndpointRun::freshSlots() {
  const std::vector<Value>& known = m_endpoint.behaviour->slots;
  const auto slots = m_context.arena.make<Value>(known.size());
  std::copy(known.begin(), known.end(), slots.begin());
  return slots;
}

// Read and validated at once, where nobody else asks for the body as it was sent.
bool EndpointRun::acceptBody(std::span<Value> slots) {
  if (m_endpoint.body.isEmpty() || m_endpoint.behaviour->specials.body >= 0) return false;
  if (m_context.program.handlers.readsBody()) return false;
  if (m_dependencies && (m_endpoint.dependencies->hasBody || m_endpoint.dependencies->readsSentBody)) return false;
  m_isBodyAccepted =
      m_endpoint.body.accept(*m_context.program.types, m_context.text, m_context.request.body, m_context.arena, slots);
  if (m_isBodyAccepted) m_context.clock.pass(stage::body);
  return m_isBodyAccepted;
}

// FastAPI reads the body before it looks at anything else; a body it cannot read is the only error it reports.
bool EndpointRun::readBody(ReceivedBody& body) {
  auto received = receiveBody(m_endpoint.bodyRules, m_context.text, m_context.request.body, m_context.arena);
  if (received) {
    body = *received;
    m_context.clock.pass(stage::body);
    return true;
  }
  const BodyError& error = received.error();
  if (error.json) {
    writeJsonInvalid(m_context.response.body, *error.json);
    const Value text = Value::str(m_context.request.body);
    answerError(m_context, {RaisedError::Kind::RequestValidationError, {}, {}, text});
  } else {
    answerError(m_context, HttpException{400, Value::str(m_context.arena.copy(error.detail)), {}});
  }
  m_context.clock.stop(stage::body, error.message());
  return false;
}

// An endpoint without body parts may still look at what was sent.
ReceivedBody EndpointRun::undeclaredBody() {
  const auto received = receiveBody(m_endpoint.bodyRules, m_context.text, m_context.request.body, m_context.arena);
  return received ? *received : ReceivedBody();
}

bool EndpointRun::readInput(const ReceivedBody& body, std::span<Value> slots) {
  const schema::Types& types = *m_context.program.types;
  Problems problems(m_context.response.body, m_context.clock.trace());
  if (m_dependencies && !solveDependencies(body, slots, problems)) return false;
  if (!m_endpoint.parameters.isEmpty()) {
    const int before = problems.count();
    m_endpoint.parameters.read(types, m_context.text, m_path, m_context.arena, slots, problems);
    report(stage::parameters, problems, before);
  }
  if (m_isBodyAccepted) {
    m_context.clock.pass(stage::body);
  } else if (!m_endpoint.body.isEmpty() && problems.exception().empty()) {
    const int before = problems.count();
    m_endpoint.body.validate(types, body, m_context.arena, slots, problems);
    report(stage::body, problems, before);
  }
  if (m_context.clock.isOn()) traceInput(slots);
  if (problems.count() == 0) return true;
  const bool shows = m_endpoint.readsBody && m_context.program.handlers.readsBody();
  refuse(problems, shows ? body.asValue(m_context.arena) : Value());
  return false;
}

void EndpointRun::traceInput(std::span<const Value> slots) {
  Trace& trace = *m_context.clock.trace();
  m_endpoint.parameters.trace(m_endpoint.id, slots, trace);
  m_endpoint.body.trace(m_endpoint.id, slots, trace);
  m_context.clock.skip();
}

bool EndpointRun::solveDependencies(const ReceivedBody& body, std::span<Value> slots, Problems& problems) {
  switch (m_dependencies->solve(body, slots, problems)) {
  case DependencyRun::Outcome::Solved: return true;
  case DependencyRun::Outcome::Raised:
    raise({RaisedError::Kind::HttpException, m_dependencies->takeRaised(), {}});
    return false;
  case DependencyRun::Outcome::Failed: break;
  }
  raise({RaisedError::Kind::Exception, {}, m_dependencies->failure()});
  return false;
}

void EndpointRun::refuse(Problems& problems, const Value& body) {
  using enum RaisedError::Kind;
  if (!problems.exception().empty()) return raise({Exception, {}, problems.exception()});
  const bool isSocket = m_endpoint.source->isSocket();
  const auto kind = isSocket ? WebSocketRequestValidationError : RequestValidationError;
  const bool isHandled = isSocket || m_context.program.handlers.find({kind, {}, {}});
  if (!problems.canEcho() && !isHandled) return raise({Exception, {}, "the answer would hold NaN or the like"});
  problems.finish();
  raise({kind, {}, {}, body});
}

// What was entered is left first, and may raise in its turn.
void EndpointRun::raise(const RaisedError& error) {
  if (!m_dependencies) return answerError(m_context, error);
  if (m_dependencies->canLeave())
    answerError(m_context, error);
  else
    answerError(m_context, {RaisedError::Kind::Exception, {}, m_dependencies->failure()});
  m_dependencies->leaveBehindError(m_context.response);
}

void EndpointRun::report(std::string_view stage, const Problems& problems, int before) {
  StageClock& clock = m_context.clock;
  if (!clock.isOn()) return;
  if (problems.count() == before)
    clock.pass(stage);
  else
    clock.stop(stage, problems.exception().empty() ? problemText(problems.count() - before) : problems.exception());
}

// False: the request ends here.
bool EndpointRun::passFaults() {
  const Faults::Outcome outcome = m_endpoint.faults->next();
  m_latency = outcome.latency;
  StageClock& clock = m_context.clock;
  if (outcome.drops) {
    drop();
    clock.stop(stage::faults, "the connection is dropped");
  } else if (outcome.fails) {
    raise({RaisedError::Kind::HttpException, m_endpoint.faults->exception(), {}});
    clock.stop(stage::faults, "HTTPException " + std::to_string(m_endpoint.faults->rules().status));
  } else if (clock.isOn()) {
    clock.pass(stage::faults, std::to_string(outcome.latency.count()) + " ms");
  }
  return !outcome.drops && !outcome.fails;
}

void EndpointRun::drop() {
  beginResponse(m_context.response);
  m_context.response.headers.clear();
  m_context.response.dropConnection = true;
  if (m_dependencies) m_dependencies->leaveBehindError(m_context.response);
}

// A Response that is there already: what the dependencies set stands behind its own headers.
void EndpointRun::serve() {
  m_context.response.headers.clear();
  if (const auto error = m_serve()) {
    raise(*error);
    return m_context.clock.stop(m_endpoint.stageName, "no file");
  }
  auto& headers = m_context.response.headers;
  headers.insert(headers.end(), m_injected.headers.begin(), m_injected.headers.end());
  m_context.clock.pass(m_endpoint.stageName);
  finish();
}

void EndpointRun::answerConstant() {
  const ConstantReply& reply = *m_endpoint.constant;
  Response& response = m_context.response;
  response.status = reply.status;
  response.headers = reply.headers;
  response.body = reply.body;
  response.hasBody = reply.hasBody;
  response.closeConnection = reply.closeConnection;
  response.delay = reply.delay;
  m_context.clock.pass(m_endpoint.stageName, "made when compiled");
  finish();
}

// As a function that always raises. Where nobody handles that, the answer says what is wrong with the design.
void EndpointRun::answerBroken() {
  const auto& diagnostics = m_endpoint.behaviour->diagnostics;
  const auto error = std::ranges::find(diagnostics, Severity::Error, &Diagnostic::severity);
  const std::string_view message =
      error == diagnostics.end() ? "The behaviour cannot run." : std::string_view(error->message);
  const RaisedError raised{RaisedError::Kind::Exception, {}, message};
  raise(raised);
  if (!m_context.program.handlers.find(raised)) m_context.response.body.assign(message);
  m_context.clock.stop(m_endpoint.stageName, message);
}

void EndpointRun::behave(std::span<Value> slots) {
  m_context.response.headers.clear();
  const BehaviourProgram& behaviour = *m_endpoint.behaviour;
  Call call{m_context.request,
            m_context.arena,
            slots,
            behaviour.slots,
            m_endpoint.shaper,
            m_endpoint.id,
            m_endpoint.source->response.statusCode,
            m_context.keepAlive,
            m_injected,
            *m_context.program.authority,
            *m_context.program.surroundings,
            m_context.response,
            m_context.clock,
            m_endpoint.stageName};
  const auto ran = behaviour.behaviour->run(call);
  const std::chrono::milliseconds waited = m_context.response.delay; // before what was raised
  if (!ran) {
    const bool isMisfit = !call.responseErrors.empty();
    raise({isMisfit ? RaisedError::Kind::ResponseValidationError : RaisedError::Kind::Exception,
           {},
           ran.error().message,
           {},
           call.responseErrors});
    m_context.response.delay = waited;
    return m_context.clock.stop(m_endpoint.stageName, ran.error().message);
  }
  m_context.clock.pass(call.isShaping ? stage::response : std::string_view(m_endpoint.stageName));
  if (call.raised) {
    raise({RaisedError::Kind::HttpException, std::move(*call.raised), {}});
    m_context.response.delay = waited;
    m_dependencies.reset();
  }
  finish();
}

void EndpointRun::finish() {
  if (m_dependencies && !m_dependencies->leave(m_context.response))
    raise({RaisedError::Kind::Exception, {}, m_dependencies->failure()});
  if (m_context.clock.isOn()) m_context.clock.pass(stage::response, std::to_string(m_context.response.status));
}

} // namespace signalbox::api

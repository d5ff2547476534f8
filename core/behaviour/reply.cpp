// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/reply.h"

#include "core/behaviour/session_update.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

// One way to answer: the reply itself, or a case of it.
struct Outcome {
  std::optional<Expression> when;     // of a case
  std::optional<std::int64_t> raises; // the status of an HTTPException
  std::optional<std::int64_t> status;
  HeaderTemplates headers;
  std::optional<Template> body; // or the detail

  bool isConstant() const { return headers.isConstant() && (!body || body->isConstant()); }
};

std::optional<std::int64_t> statusAt(const Options& options, const char* key) {
  const auto status = options.integerAt(key, 200, 599);
  if (!status || isAnswerStatus(*status)) return status;
  options.error("invalid-status", "Status 205 cannot be answered with a JSON body; FastAPI breaks on it as well.", key);
  return std::nullopt;
}

Outcome caseOf(const Options& options) {
  options.allow({"when", "raise", "detail", "status", "headers", "body"});
  Outcome outcome;
  outcome.when = options.expressionAt("when");
  if (!options.has("when"))
    options.error("missing-option", "A case needs 'when', the condition under which it answers.", "when");
  outcome.raises = options.integerAt("raise", 200, 599);
  outcome.status = statusAt(options, "status");
  outcome.headers = HeaderTemplates(options, "headers");
  outcome.body = options.templateAt(options.has("raise") ? "detail" : "body");
  return outcome;
}

class Reply final : public api::Behaviour {
public:
  explicit Reply(const Options& options)
      : m_let(options), m_session(options), m_delay(options.templateAt("delay")) {
    options.allow({"let", "cases", "status", "headers", "body", "session", "delay"});
    for (const Options& item : options.objectsAt("cases")) m_cases.push_back(caseOf(item));
    m_answer.status = statusAt(options, "status");
    m_answer.headers = HeaderTemplates(options, "headers");
    m_answer.body = options.templateAt("body");
  }

  bool isConstant() const override {
    return m_let.isEmpty() && m_session.isEmpty() && m_cases.empty() && m_answer.isConstant() &&
           (!m_delay || m_delay->isConstant());
  }

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_let.run(frame, call.slots); !ran) return ran;
    if (auto ran = takeDelay(frame, call.response); !ran) return ran;
    for (const Outcome& item : m_cases) {
      if (!item.when) continue;
      const auto holds = item.when->evaluate(frame);
      if (!holds) return std::unexpected(holds.error());
      if (isTruthy(*holds)) return answer(item, call, frame);
    }
    if (auto ran = m_session.run(call); !ran) return ran;
    return answer(m_answer, call, frame);
  }

private:
  Result<void> answer(const Outcome& outcome, api::Call& call, expression::Frame& frame) const {
    AnswerParts parts;
    if (outcome.body) {
      const auto body = outcome.body->render(frame);
      if (!body) return std::unexpected(body.error());
      parts.body = *body;
    }
    if (auto ran = outcome.headers.render(frame, parts.headers); !ran) return ran;
    const bool isResponse = std::ranges::find(parts.headers, "content-type", &api::HeaderLine::name) != parts.headers.end();
    const int status = isResponse ? call.statusCode : call.injected.status.value_or(call.statusCode);
    parts.status = static_cast<int>(outcome.raises.value_or(outcome.status.value_or(status)));
    if (!outcome.raises) return writeAnswer(call, std::move(parts));
    call.raise({parts.status, parts.body, std::move(parts.headers)});
    return {};
  }

  Result<void> takeDelay(expression::Frame& frame, api::Response& response) const {
    if (!m_delay) return {};
    const auto delay = m_delay->render(frame);
    if (!delay) return std::unexpected(delay.error());
    constexpr double day = 24.0 * 60 * 60 * 1000;
    double milliseconds = -1;
    if (delay->is(Kind::Int)) milliseconds = static_cast<double>(delay->asInt());
    if (delay->is(Kind::Float)) milliseconds = delay->asFloat();
    if (!(milliseconds >= 0 && milliseconds <= day))
      return failure("The delay must be a number of milliseconds, at most a day.");
    response.delay = std::chrono::milliseconds(static_cast<std::int64_t>(milliseconds));
    return {};
  }

  LetBlock m_let;
  SessionUpdate m_session;
  std::optional<Template> m_delay;
  std::vector<Outcome> m_cases;
  Outcome m_answer;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeReply(BehaviourScope& scope) {
  if (scope.endpoint().isSocket()) {
    scope.report(Severity::Error, "wrong-behaviour", "A WebSocket endpoint needs the socket behaviour.",
                 "/behaviour/kind");
    return nullptr;
  }
  return std::make_unique<Reply>(Options(scope, scope.options(), "/behaviour"));
}

} // namespace signalbox::behaviour

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/outcome.h"

#include <algorithm>

namespace signalbox::behaviour {

namespace {

std::string caseName(std::size_t number, const Options& item) {
  const std::string name = "case " + std::to_string(number);
  const bool isText = item.has("when") && item.at("when").is_string();
  return isText ? name + ": " + item.at("when").get<std::string>() : name;
}

void tell(const api::Call& call, std::string_view which) {
  api::Trace* trace = call.clock.trace();
  if (!trace) return;
  const auto isOwn = [&call](const api::Stage& stage) { return stage.depth == 0 && stage.name == call.stage; };
  const auto stage = std::ranges::find_if(trace->stages, isOwn);
  if (stage != trace->stages.end()) stage->detail.assign(which);
}

} // namespace

Outcome::Outcome(const Options& options)
    : m_raises(options.integerAt("raise", 200, 599)), m_status(answerStatusAt(options, "status")),
      m_headers(options, "headers"), m_cookies(options), m_body(options.templateAt(m_raises ? "detail" : "body")) {}

Result<void> Outcome::answer(api::Call& call, expression::Frame& frame) const {
  AnswerParts parts;
  if (m_body) {
    const auto body = m_body->render(frame);
    if (!body) return std::unexpected(body.error());
    parts.body = *body;
  }
  if (auto ran = m_headers.render(frame, parts.headers); !ran) return ran;
  if (m_raises) {
    call.raise({static_cast<int>(*m_raises), parts.body, std::move(parts.headers)});
    return {};
  }
  if (auto ran = m_cookies.render(frame, parts.cookies); !ran) return ran;
  if (m_status) parts.status = static_cast<int>(*m_status);
  return writeAnswer(call, std::move(parts));
}

Cases::Cases(const Options& options) {
  for (const Options& item : options.objectsAt("cases")) {
    if (item.has("raise"))
      item.allow(keys::raisingCase);
    else
      item.allow(keys::answerCase);
    if (!item.has("when"))
      item.error("missing-option", "A case needs 'when', the condition under which it answers.", "when");
    m_cases.push_back({item.expressionAt("when"), Outcome(item), caseName(m_cases.size() + 1, item)});
  }
}

Result<bool> Cases::run(api::Call& call, expression::Frame& frame) const {
  for (const Case& item : m_cases) {
    if (!item.when) continue;
    const auto holds = item.when->evaluate(frame);
    if (!holds) return std::unexpected(holds.error());
    if (!isTruthy(*holds)) continue;
    tell(call, item.name);
    if (auto ran = item.outcome.answer(call, frame); !ran) return std::unexpected(ran.error());
    return true;
  }
  if (!m_cases.empty()) tell(call, "no case holds");
  return false;
}

} // namespace signalbox::behaviour

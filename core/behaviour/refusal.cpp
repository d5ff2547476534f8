// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/refusal.h"

namespace signalbox::behaviour {

Refusals::Refusals(const Options& options) {
  for (const Options& item : options.objectsAt("cases")) m_refusals.push_back(read(item));
}

Refusals::Refusal Refusals::read(const Options& options) {
  options.allow(keys::raisingCase);
  Refusal refusal;
  refusal.when = options.expressionAt("when");
  if (!options.has("when"))
    options.error("missing-option", "A case needs 'when', the condition under which it raises.", "when");
  if (!options.has("raise"))
    options.error("missing-option", "This case needs 'raise', the status of an HTTPException or a close code.",
                  "raise");
  refusal.status = static_cast<int>(options.integerAt("raise", 200, 4999).value_or(500));
  if (refusal.status > 599 && refusal.status < 1000)
    options.error("invalid-option", "'raise' is a status up to 599, or from 1000 on the close code of a WebSocket.",
                  "raise");
  refusal.detail = options.templateAt("detail");
  refusal.headers = HeaderTemplates(options, "headers");
  return refusal;
}

Result<std::optional<api::HttpException>> Refusals::firstOf(expression::Frame& frame) const {
  for (const Refusal& refusal : m_refusals) {
    if (!refusal.when) continue;
    const auto holds = refusal.when->evaluate(frame);
    if (!holds) return std::unexpected(holds.error());
    if (isTruthy(*holds)) return raise(refusal, frame);
  }
  return std::nullopt;
}

Result<std::optional<api::HttpException>> Refusals::raise(const Refusal& refusal, expression::Frame& frame) {
  api::HttpException exception{refusal.status, {}, {}};
  if (refusal.detail) {
    const auto rendered = refusal.detail->render(frame);
    if (!rendered) return std::unexpected(rendered.error());
    exception.detail = *rendered;
  }
  if (auto ran = refusal.headers.render(frame, exception.headers); !ran) return std::unexpected(ran.error());
  return exception;
}

} // namespace signalbox::behaviour

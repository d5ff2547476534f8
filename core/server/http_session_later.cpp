// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are not there yet: after a delay, or when a Deferred wakes the session. No thread waits for either.
#include "core/server/http_session.h"

#include "core/api/stage.h"
#include "core/server/http_session_state.h"

#include <algorithm>
#include <exception>

namespace signalbox::server {

namespace {

// Of the time since the request came, what no stage accounts for.
void tellWait(Record* record, std::string_view stage, std::string detail) {
  if (!record || stage.empty()) return;
  auto& stages = record->exchange.trace.stages;
  std::chrono::nanoseconds left = std::chrono::steady_clock::now() - record->started;
  for (const api::Stage& known : stages) left -= std::chrono::nanoseconds(known.nanoseconds);
  stages.push_back(
      {std::string(stage), std::move(detail), api::StageState::Passed, std::max<std::int64_t>(left.count(), 0), 0});
}

void answerTimeout(api::Response& response) {
  response.clear();
  response.status = 504;
  response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  response.body = "Gateway Timeout";
}

} // namespace

HttpSession::Later& HttpSession::beginLater(api::Response& response, const Asked& asked) {
  m_later = std::make_unique<Later>(m_worker.io());
  m_later->self = self();
  m_later->kept = keptProgram();
  m_later->response = std::move(response);
  m_later->asked = asked;
  ++m_turn;
  return *m_later;
}

std::shared_ptr<const void> HttpSession::keptProgram() { return m_kept ? m_kept : m_worker.handler().current(); }

void HttpSession::respondAfterDelay(api::Response& response, const Asked& asked) {
  m_phase = Phase::Delayed;
  auto& later = beginLater(response, asked);
  const auto delay = std::exchange(later.response.delay, {});
  later.timer.expires_after(delay);
  later.timer.async_wait([self = self(), delay](boost::system::error_code cancelled) {
    if (cancelled || self->m_phase != Phase::Delayed) return;
    const auto ended = std::move(self->m_later);
    tellWait(self->m_record.get(), api::stage::delay, std::to_string(delay.count()) + " ms");
    self->goOn(*ended);
  });
}

void HttpSession::respondWhenReady(api::Response& response, const Asked& asked) {
  if (m_peerIsDone && response.deferred->endsWithClient()) { // it was behind one that does not
    if (m_record) m_record->exchange.note = "the client left before the answer";
    keepAfter(response);
    return abort();
  }
  m_phase = Phase::Deferred;
  auto& later = beginLater(response, asked);
  startWaiting(Waiting::Answer, m_worker.limits().answerTime);
  auto wake = [weak = weak_from_this(), loop = m_worker.loop(), turn = m_turn] {
    loop->post([weak, turn] {
      if (const auto alive = weak.lock()) static_cast<HttpSession&>(*alive).ready(turn);
    });
  };
  try {
    later.response.deferred->start(std::move(wake));
  } catch (const std::exception&) {
    asio::post(m_worker.io(), [self = self(), turn = m_turn] {
      if (self->m_phase != Phase::Deferred || self->m_turn != turn) return;
      const auto failed = std::move(self->m_later);
      answerFailure(failed->response);
      self->goOn(*failed);
    });
  }
}

void HttpSession::ready(std::uint64_t turn) {
  if (m_phase != Phase::Deferred || m_turn != turn) return;
  const auto ended = std::move(m_later);
  const auto deferred = std::move(ended->response.deferred); // lives until its answer is on its way
  try {
    deferred->finish(ended->response);
  } catch (const std::exception&) {
    answerFailure(ended->response);
  }
  tellWait(m_record.get(), deferred->waitsFor(), std::to_string(ended->response.status));
  goOn(*ended);
}

void HttpSession::answerTooLate() {
  const auto ended = std::move(m_later);
  const std::string_view stage = ended->response.deferred->waitsFor();
  auto after = std::move(ended->response.after);
  answerTimeout(ended->response);
  ended->response.after = std::move(after);
  if (m_record) m_record->exchange.note = "the answer did not come in time";
  tellWait(m_record.get(), stage, "no answer in time");
  goOn(*ended);
}

void HttpSession::goOn(Later& later) {
  m_phase = Phase::Requests;
  m_waiting = Waiting::Nothing;
  m_kept = later.kept;
  respond(later.response, later.asked);
  m_kept.reset();
  run();
}

} // namespace signalbox::server

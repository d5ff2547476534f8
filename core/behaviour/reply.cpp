// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/reply.h"

#include "core/behaviour/delay.h"
#include "core/behaviour/outcome.h"
#include "core/behaviour/session_update.h"
#include "core/behaviour/task_list.h"

namespace signalbox::behaviour {
namespace {

class Reply final : public api::Behaviour {
public:
  Reply(const Options& options, bool isRepeatable)
      : m_let(options), m_session(options), m_delay(options), m_cases(options), m_answer(options),
        m_tasks(options, "background"), m_isRepeatable(isRepeatable) {
    options.allow(keys::reply);
  }

  bool isConstant() const override {
    return m_isRepeatable && m_let.isEmpty() && m_session.isEmpty() && m_cases.isEmpty() && m_tasks.isEmpty() &&
           m_answer.isConstant() && m_delay.isConstant();
  }

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_let.run(frame, call.slots); !ran) return ran;
    if (auto ran = m_delay.run(frame, call.response); !ran) return ran;
    const auto isAnswered = m_cases.run(call, frame);
    if (!isAnswered) return std::unexpected(isAnswered.error());
    if (*isAnswered) return {};
    if (auto ran = m_session.run(call); !ran) return ran;
    if (auto ran = m_answer.answer(call, frame); !ran) return ran;
    const bool isCut = call.response.stream && !call.response.stream->broken().empty();
    return isCut ? Result<void>() : m_tasks.add(call, frame);
  }

private:
  LetBlock m_let;
  SessionUpdate m_session;
  Delay m_delay;
  Cases m_cases;
  Outcome m_answer;
  TaskList m_tasks;
  bool m_isRepeatable;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeReply(BehaviourScope& scope) {
  if (!isForHttp(scope)) return nullptr;
  return std::make_unique<Reply>(Options(scope, scope.options(), "/behaviour"), isRepeatable(scope.responseClass()));
}

} // namespace signalbox::behaviour

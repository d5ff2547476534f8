// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/exception_handler.h"

#include "core/behaviour/outcome.h"

namespace signalbox::behaviour {
namespace {

class ExceptionHandler final : public api::Behaviour {
public:
  explicit ExceptionHandler(const Options& options) : m_let(options), m_cases(options), m_answer(options) {
    options.allow({"on", "let", "cases", "status", "headers", "cookies", "body"});
  }

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_let.run(frame, call.slots); !ran) return ran;
    const auto isAnswered = m_cases.run(call, frame);
    if (!isAnswered) return std::unexpected(isAnswered.error());
    return *isAnswered ? Result<void>() : m_answer.answer(call, frame);
  }

private:
  LetBlock m_let;
  Cases m_cases;
  Outcome m_answer;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeExceptionHandler(api::OptionScope& scope, const Json& options,
                                                           const std::string& pointer) {
  return std::make_unique<ExceptionHandler>(Options(scope, options, pointer));
}

} // namespace signalbox::behaviour

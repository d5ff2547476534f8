// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/function_dependency.h"

#include "core/behaviour/cookie_list.h"
#include "core/behaviour/refusal.h"
#include "core/behaviour/task_list.h"

namespace signalbox::behaviour {
namespace {

class FunctionDependency final : public api::DependencyFunction {
public:
  explicit FunctionDependency(const Options& options)
      : m_let(options), m_status(options.integerAt("status", 200, 599)), m_headers(options, "headers"),
        m_cookies(options), m_value(options.templateAt("value")), m_exit(options, "exit"),
        m_yields(options.has("yield") && options.at("yield") == true) {
    options.allow(keys::function);
    m_refusals = Refusals(options);
    if (options.has("exit") && !m_yields)
      options.scope().report(Severity::Warning, "exit-without-yield",
                             "'exit' is what a dependency does behind its yield: say \"yield\": true.",
                             options.pointer("exit"));
  }

  Result<void> run(api::DependencyCall& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_let.run(frame, call.slots); !ran) return ran;
    auto raised = m_refusals.firstOf(frame);
    if (!raised) return std::unexpected(raised.error());
    if (*raised) {
      call.raise(std::move(**raised));
      return {};
    }
    if (auto ran = inject(call, frame); !ran) return ran;
    if (m_value) {
      const auto value = m_value->render(frame);
      if (!value) return std::unexpected(value.error());
      call.value = *value;
    }
    if (m_yields) call.exit = exit(call, frame);
    return {};
  }

private:
  // The names do not change while the request lasts, so what the exit says is known when the dependency is entered.
  api::DependencyExit exit(api::DependencyCall& call, expression::Frame& frame) const {
    api::DependencyExit made;
    std::vector<Task> tasks;
    if (auto ran = m_exit.prepare(frame, tasks); !ran) made.failure = ran.error().message;
    if (!tasks.empty())
      made.work = std::make_unique<TaskRun>(std::move(tasks), call.endpoint, call.surroundings, call.program);
    return made;
  }

  // response.status_code, response.headers[...], response.set_cookie(...)
  Result<void> inject(api::DependencyCall& call, expression::Frame& frame) const {
    if (m_status) call.injected.status = static_cast<int>(*m_status);
    std::vector<api::HeaderLine> lines;
    if (auto ran = m_headers.render(frame, lines); !ran) return ran;
    for (api::HeaderLine& line : lines) call.injected.set(std::move(line));
    return m_cookies.render(frame, call.injected.headers);
  }

  LetBlock m_let;
  Refusals m_refusals;
  std::optional<std::int64_t> m_status;
  HeaderTemplates m_headers;
  CookieList m_cookies;
  std::optional<Template> m_value;
  TaskList m_exit;
  bool m_yields;
};

} // namespace

std::unique_ptr<const api::DependencyFunction> makeFunctionDependency(api::DependencyScope& scope) {
  return std::make_unique<FunctionDependency>(Options(scope, scope.options(), ""));
}

} // namespace signalbox::behaviour

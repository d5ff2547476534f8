// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/redirect.h"

#include "core/api/header_lines.h"
#include "core/api/percent.h"
#include "core/behaviour/outcome.h"
#include "core/behaviour/task_list.h"
#include "core/value/write.h"

namespace signalbox::behaviour {
namespace {

// A status_code of the endpoint that is one of a redirect, else RedirectResponse's own.
int statusOf(int declared) { return declared >= 300 && declared < 400 && declared != 304 ? declared : 307; }

class Redirect final : public api::Behaviour {
public:
  Redirect(const Options& options, int declaredStatus)
      : m_let(options), m_cases(options), m_url(options.templateAt("url")), m_headers(options, "headers"),
        m_cookies(options), m_tasks(options, "background"),
        m_status(static_cast<int>(options.integerAt("status", 300, 399).value_or(statusOf(declaredStatus)))) {
    options.allow(keys::redirect);
    if (!options.has("url")) options.error("missing-option", "A redirect needs 'url', where it leads.", "url");
    if (m_status == 304) options.error("invalid-status", "Status 304 is no redirect.", "status");
  }

  bool isConstant() const override {
    return m_let.isEmpty() && m_cases.isEmpty() && m_tasks.isEmpty() && m_url && m_url->isConstant() &&
           m_headers.isConstant() && m_cookies.isConstant();
  }

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_let.run(frame, call.slots); !ran) return ran;
    const auto isAnswered = m_cases.run(call, frame);
    if (!isAnswered) return std::unexpected(isAnswered.error());
    if (*isAnswered) return {};
    const auto url = m_url->render(frame);
    if (!url) return std::unexpected(url.error());
    api::HeaderLines& lines = call.response.headers;
    lines.clear();
    if (auto ran = m_headers.render(frame, lines); !ran) return ran;
    api::setHeader(lines, "location", api::quoteUrl(pythonStr(*url)));
    if (auto ran = m_cookies.render(frame, lines); !ran) return ran;
    call.response.status = m_status;
    return m_tasks.add(call, frame);
  }

private:
  LetBlock m_let;
  Cases m_cases;
  std::optional<Template> m_url;
  HeaderTemplates m_headers;
  CookieList m_cookies;
  TaskList m_tasks;
  int m_status;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeRedirect(api::BehaviourScope& scope) {
  if (!isForHttp(scope)) return nullptr;
  return std::make_unique<Redirect>(Options(scope, scope.options(), "/behaviour"),
                                    scope.endpoint().response.statusCode);
}

} // namespace signalbox::behaviour

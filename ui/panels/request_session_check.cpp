// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The problems of a session after its answer: they follow what is typed.
#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/panels/draft_check.h"
#include "ui/panels/request_session.h"
#include "ui/workbench/workbench.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>

namespace signalbox::ui {
namespace {

// On a thread of the pool; `take` gets the verdict on the UI thread, while `context` lives.
void judge(DraftCheck check, const std::shared_ptr<QObject>& context, std::function<void(DraftVerdict)> take) {
  QThreadPool::globalInstance()->start(
      [check = std::move(check), target = std::weak_ptr(context), take = std::move(take)] {
        QMetaObject::invokeMethod(
            qApp,
            [target, take, verdict = verdictOn(check)] {
              if (target.lock()) take(verdict); // looked at on its own thread
            },
            Qt::QueuedConnection);
      });
}

} // namespace

// The text in which places can be shown; a form's problems stand at its rows.
std::string jsonBody(const RequestDraft& draft) {
  return draft.bodyKind == BodyKind::JsonText ? draft.body.toStdString() : std::string();
}

// Asks the endpoint where the request is for it, else only the reader of JSON.
DraftCheck RequestSession::checkOf(const RequestDraft& draft, const QString& endpointId) const {
  DraftCheck check;
  check.typed = jsonBody(draft);
  check.body = SubstitutedText(check.typed, m_workbench.requests.lookup());
  if (endpointId.isEmpty() || !m_facts.response || m_facts.response->failure) return check;
  RequestDraft plainDraft = draft;
  if (!check.typed.empty()) plainDraft.body = QStringLiteral("{}"); // its text is there already
  requests::Plain made = plain(plainDraft, endpointId);
  const QString base = m_workbench.live.baseUrl();
  if (!made.missing.empty() || base.isEmpty() || !QString::fromStdString(made.request.url).startsWith(base))
    return check;
  check.request = std::move(made.request);
  if (!check.typed.empty()) check.request.text = check.body.text();
  check.api = m_workbench.live.api();
  check.endpoint = endpointId.toStdString();
  check.folder = m_workbench.document.folder();
  return check;
}

// Whether the answer says what the endpoint's types say: else a behaviour, a handler or another server said it, and no
// check of ours can follow that.
void RequestSession::checkSent() {
  if (m_facts.response->failure || jsonBody(m_sent).size() > mostCheckedBytes) return;
  DraftCheck check = checkOf(m_sent, m_endpointId);
  m_sending = std::make_shared<QObject>();
  if (check.api) judge(std::move(check), m_sending, [this](const DraftVerdict& verdict) { takeSent(verdict); });
}

void RequestSession::takeSent(const DraftVerdict& verdict) {
  const auto places = [](const std::vector<client::ValidationProblem>& problems) {
    std::vector<Loc> locs;
    for (const client::ValidationProblem& problem : problems) locs.push_back(problem.loc);
    return locs;
  };
  m_isOfServer = verdict.isOfServer && (m_sources.empty() || places(m_sources) == places(verdict.sources));
  const bool passed = m_isOfServer && verdict.sources.empty() && m_facts.response->status < 400;
  if (m_typed != m_sent) return m_checkTimer.start(); // there is more to say of it now
  if (!passed) return;
  m_facts.checkedFields = verdict.fields;
  Q_EMIT changed();
}

void RequestSession::follow(const RequestDraft& draft, const QString& endpointId) {
  m_typed = draft;
  m_typedEndpoint = endpointId;
  m_typing.reset();
  m_checkTimer.start();
}

void RequestSession::settle() {
  if (m_checkTimer.isActive()) relocate(m_typed, m_typedEndpoint);
}

void RequestSession::checkAnew() {
  if (m_isOfServer) m_checkTimer.start();
}

void RequestSession::checkTyped() {
  if (m_facts.isRunning || static_cast<std::size_t>(m_typed.body.size()) > mostCheckedBytes) return;
  DraftCheck check = checkOf(m_typed, m_typedEndpoint);
  if (!m_isOfServer) check.api.reset();
  m_typing = std::make_shared<QObject>();
  judge(std::move(check), m_typing, [this](DraftVerdict verdict) { takeTyped(std::move(verdict)); });
}

void RequestSession::takeTyped(DraftVerdict verdict) {
  if (m_facts.isRunning) return;
  m_placedIn = jsonBody(m_typed);
  m_isBroken = !verdict.isOfServer && !verdict.problems.isEmpty();
  if (verdict.isOfServer) {
    const bool isSame = m_facts.checkedFields == verdict.fields;
    m_facts.checkedFields = verdict.fields;
    m_sources = std::move(verdict.sources);
    setProblems(verdict.problems + problemsOfAnswer());
    if (!isSame) Q_EMIT changed();
    return;
  }
  m_facts.checkedFields.reset();
  if (m_isBroken) return setProblems(verdict.problems);
  std::erase_if(m_sources, [](const client::ValidationProblem& problem) { return problem.type == "json_invalid"; });
  setProblems(problemsIn(m_placedIn, m_typedEndpoint) + problemsOfAnswer());
}

void RequestSession::setProblems(QVector<FieldProblem> problems) {
  if (m_lack) problems.prepend(*m_lack);
  if (problems == m_facts.problems) return;
  m_facts.problems = std::move(problems);
  Q_EMIT changed();
}

QVector<FieldProblem> RequestSession::problemsIn(const std::string& body, const QString& endpointId) const {
  if (m_sources.empty()) return {};
  const design::Design& design = m_workbench.document.design();
  const design::EndpointPtr endpoint = design.endpoint(endpointId.toStdString());
  return placedProblems(m_sources, design, endpoint.get(), body, SubstitutedText(body, m_workbench.requests.lookup()));
}

void RequestSession::relocate(const RequestDraft& draft, const QString& endpointId) {
  if (m_sources.empty() || m_isBroken) return;
  const std::string body = jsonBody(draft);
  QVector<FieldProblem> problems = problemsIn(body, endpointId);
  for (qsizetype i = 0; body != m_placedIn && i < std::min(problems.size(), m_facts.problems.size()); ++i)
    if (problems[i].source.type == "json_invalid") { // a place counted in another text says nothing about this one
      problems[i] = m_facts.problems[i];
      problems[i].range.reset();
    }
  setProblems(problems + problemsOfAnswer());
}

} // namespace signalbox::ui

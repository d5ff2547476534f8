// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_session.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/shell/workbench.h"

#include <QUrl>

#include <algorithm>

namespace signalbox::ui {
namespace {

// Unique in this program: all windows count together.
std::string nextTag() {
  static std::uint64_t count = 0; // UI thread only
  return std::to_string(++count);
}

bool carries(const api::Exchange& exchange, const std::string& tag) {
  return std::any_of(exchange.requestHeaders.begin(), exchange.requestHeaders.end(),
                     [&](const auto& header) { return header.first == requestTagHeader && header.second == tag; });
}

} // namespace

RequestSession::RequestSession(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_runner(workbench.http) {
  connect(&m_runner, &RequestRunner::finished, this, &RequestSession::finish);
  connect(&m_runner, &RequestRunner::progressed, this,
          [this](const client::Response& soFar) { Q_EMIT progressed(soFar.body.size()); });
  connect(&workbench.live, &LiveApi::exchanged, this, &RequestSession::take);
}

bool RequestSession::isForOurServer(const client::Request& request) const {
  const QString base = m_workbench.live.baseUrl();
  return !base.isEmpty() && QString::fromStdString(request.url).startsWith(base);
}

void RequestSession::send(const RequestDraft& draft, const QString& endpointId) {
  m_sent = draft;
  m_endpointId = endpointId;
  m_sources.clear();
  m_facts = {};
  const QString base = m_workbench.live.baseUrl();
  m_facts.url = urlOf(draft, base);
  if (base.isEmpty() && !isAbsolute(m_facts.url)) {
    m_facts.isServerStopped = true;
    Q_EMIT changed();
    return Q_EMIT answered(0);
  }
  client::Request request = requestOf(draft, base);
  m_tag.clear();
  if (isForOurServer(request)) {
    m_tag = nextTag();
    request.headers.emplace_back(requestTagHeader, m_tag);
  }
  m_facts.isRunning = true;
  Q_EMIT changed();
  m_runner.send(std::move(request));
}

void RequestSession::finish(const client::Response& response) {
  m_facts.isRunning = false;
  m_facts.response = response;
  if (!response.failure && response.status >= 400) m_sources = client::readValidationProblems(response.body);
  m_facts.problems = problemsIn(m_sent.body.toStdString(), m_endpointId);
  const int status = response.failure ? 0 : response.status;
  m_history.push_front({toJson(m_sent), status, durationText(response.timings.total), QDateTime::currentDateTime()});
  if (m_history.size() > historyLimit) m_history.pop_back();
  Q_EMIT changed();
  Q_EMIT answered(status);
}

// The server's record may come before or after the answer.
void RequestSession::take(const std::vector<api::Exchange>& batch) {
  if (m_tag.empty() || m_facts.trace) return;
  for (const api::Exchange& exchange : batch) {
    if (!carries(exchange, m_tag)) continue;
    m_facts.trace = exchange.trace;
    if (!m_facts.isRunning) Q_EMIT changed();
    return;
  }
}

QVector<FieldProblem> RequestSession::problemsIn(const std::string& body, const QString& endpointId) const {
  const design::Design& design = m_workbench.document.design();
  const design::EndpointPtr endpoint = design.endpoint(endpointId.toStdString());
  return fieldProblems(m_sources, design, endpoint.get(), body);
}

void RequestSession::relocate(const QString& body, const QString& endpointId) {
  if (m_sources.empty()) return;
  QVector<FieldProblem> problems = problemsIn(body.toStdString(), endpointId);
  if (body != m_sent.body) // a place counted in the sent text says nothing about this one
    for (FieldProblem& problem : problems)
      if (problem.source.type == "json_invalid") problem.range.reset();
  if (problems == m_facts.problems) return;
  m_facts.problems = std::move(problems);
  Q_EMIT changed();
}

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_session.h"

#include "core/base/utf8_head.h"
#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/models/loc_resolver.h"
#include "ui/panels/response_problems.h"
#include "ui/panels/saved_draft.h"
#include "ui/workbench/workbench.h"

#include <QDateTime>

#include <algorithm>

namespace signalbox::ui {
namespace {

// A larger answer holds no list of problems that anyone would read.
constexpr std::size_t mostProblemBytes = 8 << 20;

constexpr int typingPause = 150; // milliseconds

// Unique in this program: all windows count together.
std::string nextTag() {
  static std::uint64_t count = 0; // UI thread only
  return std::to_string(++count);
}

bool carries(const api::Exchange& exchange, const std::string& tag) {
  return std::any_of(exchange.requestHeaders.begin(), exchange.requestHeaders.end(),
                     [&](const auto& header) { return header.first == requestTagHeader && header.second == tag; });
}

// What stood in the sent body where the problem is; nothing for another place, or a field that is missing.
std::optional<nlohmann::ordered_json> sentValue(const nlohmann::ordered_json& sent, const Loc& loc) {
  if (sent.is_discarded() || loc.empty() || loc.front() != LocItem(std::string("body"))) return std::nullopt;
  const nlohmann::ordered_json* value = &sent;
  for (const LocItem& step : pathInBody(sent, std::span(loc).subspan(1))) {
    const auto* key = std::get_if<std::string>(&step);
    const auto* index = std::get_if<std::int64_t>(&step);
    if (key && value->is_object() && value->contains(*key))
      value = &(*value)[*key];
    else if (index && value->is_array() && *index >= 0 && static_cast<std::size_t>(*index) < value->size())
      value = &(*value)[static_cast<std::size_t>(*index)];
    else
      return std::nullopt;
  }
  return *value;
}

} // namespace

RequestSession::RequestSession(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_runner(workbench.http), m_tokenRunner(workbench.http) {
  connect(&m_runner, &RequestRunner::finished, this, &RequestSession::finish);
  connect(&m_runner, &RequestRunner::progressed, this, &RequestSession::progressed);
  connect(&m_tokenRunner, &RequestRunner::finished, this, &RequestSession::takeToken);
  connect(&workbench.live, &LiveApi::exchanged, this, &RequestSession::take);
  m_checkTimer.setSingleShot(true);
  m_checkTimer.setInterval(typingPause);
  connect(&m_checkTimer, &QTimer::timeout, this, &RequestSession::checkTyped);
}

bool RequestSession::isForOurServer(const client::Request& request) const {
  const QString base = m_workbench.live.baseUrl();
  return !base.isEmpty() && QString::fromStdString(request.url).startsWith(base);
}

requests::InheritedAuth RequestSession::inherited(const QString& endpointId) const {
  const design::Design& design = m_workbench.document.design();
  const design::EndpointPtr endpoint = design.endpoint(endpointId.toStdString());
  return endpoint ? requests::inheritedAuth(design, *endpoint) : requests::InheritedAuth();
}

design::RequestAuth RequestSession::authOf(const RequestDraft& draft, const QString& endpointId) const {
  if (draft.auth.kind != design::RequestAuth::Kind::Inherit) return draft.auth;
  return requests::usableAuth(inherited(endpointId), m_workbench.requests.lookup());
}

requests::Plain RequestSession::plain(const RequestDraft& draft, const QString& endpointId) const {
  const requests::Lookup lookup = m_workbench.requests.lookup();
  const design::RequestAuth auth = authOf(draft, endpointId);
  std::string bearer = m_token;
  if (bearer.empty() && auth.kind == design::RequestAuth::Kind::OAuth2) {
    std::vector<std::string> missing;
    bearer = m_workbench.requests.tokens().accessFor(requests::resolvedAuth(auth, lookup, missing),
                                                     QDateTime::currentSecsSinceEpoch());
  }
  requests::Plain made = requests::plainRequest(savedOf(draft, endpointId), lookup, auth, bearer);
  const std::string cookies =
      m_workbench.requests.keepsCookies()
          ? m_workbench.requests.cookies().headerFor(made.request.url, QDateTime::currentSecsSinceEpoch())
          : std::string();
  if (!cookies.empty() && !requests::hasHeader(made.request.headers, "cookie"))
    made.request.headers.emplace_back("Cookie", cookies);
  return made;
}

void RequestSession::send(const RequestDraft& draft, const QString& endpointId) {
  m_onlyPrepares = false;
  begin(draft, endpointId);
}

void RequestSession::prepare(const RequestDraft& draft, const QString& endpointId) {
  m_onlyPrepares = true;
  begin(draft, endpointId);
}

void RequestSession::refuse(const RequestDraft& draft, const QString& endpointId, const FieldProblem& lack,
                            const QString& text) {
  m_onlyPrepares = false;
  reset(draft, endpointId);
  m_lack = lack;
  m_facts.problems = {lack};
  refuse(lack.message, text);
}

void RequestSession::forgetLack(const RequestDraft& draft) {
  if (!m_lack || missingParameter(draft) == m_lack->parameter) return;
  m_lack.reset();
  m_facts = {};
  Q_EMIT changed();
}

void RequestSession::reset(const RequestDraft& draft, const QString& endpointId) {
  m_sent = draft;
  m_endpointId = endpointId;
  m_typed = draft;
  m_typedEndpoint = endpointId;
  m_typing.reset();
  m_sending.reset();
  m_checkTimer.stop();
  m_sources.clear();
  m_isOfServer = false;
  m_isBroken = false;
  m_lack.reset();
  m_facts = {};
  m_token.clear();
}

void RequestSession::begin(const RequestDraft& draft, const QString& endpointId) {
  reset(draft, endpointId);
  m_facts.url = urlOf(draft, m_workbench.live.baseUrl());
  if (const auto auth = tokenAuth(draft, endpointId)) {
    m_sendsAfterToken = true;
    m_facts.isRunning = true;
    Q_EMIT changed();
    return askForToken(*auth);
  }
  sendPlain();
}

// Nothing when no token is needed, or one is at hand.
std::optional<design::RequestAuth> RequestSession::tokenAuth(const RequestDraft& draft, const QString& endpointId) {
  const design::RequestAuth auth = authOf(draft, endpointId);
  if (auth.kind != design::RequestAuth::Kind::OAuth2) return std::nullopt;
  std::vector<std::string> missing;
  design::RequestAuth resolved = requests::resolvedAuth(auth, m_workbench.requests.lookup(), missing);
  if (!missing.empty()) return std::nullopt; // sendPlain() says which
  m_token = m_workbench.requests.tokens().accessFor(resolved, QDateTime::currentSecsSinceEpoch());
  return m_token.empty() ? std::optional(std::move(resolved)) : std::nullopt;
}

void RequestSession::askForToken(const design::RequestAuth& auth) {
  m_tokenAuth = auth;
  const std::string refresh = m_workbench.requests.tokens().refreshFor(auth);
  m_isRefreshing = !refresh.empty();
  connectThen(m_isRefreshing ? requests::refreshRequest(auth, refresh) : requests::tokenRequest(auth),
              [this](client::Request request) { m_tokenRunner.send(std::move(request)); });
}

void RequestSession::takeToken(const std::shared_ptr<const client::Response>& answer) {
  const client::Response& response = *answer;
  auto token = requests::readToken(response, QDateTime::currentSecsSinceEpoch());
  requests::OAuthTokens& tokens = m_workbench.requests.tokens();
  if (!token) {
    tokens.forget(m_tokenAuth);
    const bool wasCancelled = response.failure && response.failure->kind == client::Failure::Kind::Cancelled;
    if (m_isRefreshing && !wasCancelled) return askForToken(m_tokenAuth); // a refresh token that has ended
    Q_EMIT tokenChanged();
    if (!std::exchange(m_sendsAfterToken, false)) return;
    return refuse(tr("No token for this request"), QString::fromStdString(token.error().message));
  }
  m_token = token->access;
  tokens.put(m_tokenAuth, std::move(*token));
  Q_EMIT tokenChanged();
  if (std::exchange(m_sendsAfterToken, false)) sendPlain();
}

void RequestSession::fetchToken(const RequestDraft& draft, const QString& endpointId) {
  const design::RequestAuth auth = authOf(draft, endpointId);
  std::vector<std::string> missing;
  m_tokenAuth = requests::resolvedAuth(auth, m_workbench.requests.lookup(), missing);
  m_workbench.requests.tokens().forget(m_tokenAuth);
  m_token.clear();
  askForToken(m_tokenAuth);
}

QString RequestSession::tokenState(const RequestDraft& draft, const QString& endpointId) const {
  const design::RequestAuth auth = authOf(draft, endpointId);
  std::vector<std::string> missing;
  const auto resolved = requests::resolvedAuth(auth, m_workbench.requests.lookup(), missing);
  if (!missing.empty())
    return tr("%1 has no value in this environment.").arg(QString::fromStdString("{{" + missing.front() + "}}"));
  const auto token = m_workbench.requests.tokens().tokenFor(resolved);
  if (!token) return tr("No token yet: the next send fetches one.");
  if (!token->expires) return tr("There is a token; it does not say when it ends.");
  const QDateTime until = QDateTime::fromSecsSinceEpoch(*token->expires);
  return until > QDateTime::currentDateTime()
             ? tr("Valid until %1.").arg(until.time().toString(QStringLiteral("HH:mm:ss")))
             : tr("Ended at %1: the next send refreshes it.").arg(until.time().toString(QStringLiteral("HH:mm:ss")));
}

void RequestSession::refuse(const QString& title, const QString& text) {
  m_facts.isRunning = false;
  m_facts.refusalTitle = title;
  m_facts.refusalText = text;
  if (m_onlyPrepares) return Q_EMIT refused(title, text);
  Q_EMIT changed();
  Q_EMIT answered(0);
}

void RequestSession::sendPlain() {
  const requests::Plain made = plain(m_sent, m_endpointId);
  m_facts.url = QString::fromStdString(made.request.url);
  if (!made.missing.empty()) {
    const bool isBase = made.missing.front() == "base";
    m_facts.isServerStopped = isBase;
    return refuse(tr("%1 has no value").arg(QString::fromStdString("{{" + made.missing.front() + "}}")),
                  tr("Give the variable a value in the environment, or choose another environment."));
  }
  auto request = requests::encode(made.request, m_workbench.document.folder());
  if (!request) return refuse(tr("The body cannot be sent"), QString::fromStdString(request.error().message));
  m_tag.clear();
  const NetworkOptions& network = m_workbench.requests.network().options();
  request->bodyLimit = network.answerLimit;
  request->timeout = network.timeout;
  m_facts.isRunning = true;
  if (!m_onlyPrepares) Q_EMIT changed();
  connectThen(std::move(*request), [this](client::Request connected) { sendConnected(std::move(connected)); });
}

// The keychain and the system may have to be asked first.
void RequestSession::connectThen(client::Request request, std::function<void(client::Request)> next) {
  Network& network = m_workbench.requests.network();
  m_connecting = std::make_shared<QObject>();
  const std::string url = request.url;
  network.connect(url, m_sent.checksCertificates, m_connecting.get(),
                  [this, request = std::move(request), next = std::move(next)](const Network::Connection& connection) {
                    client::Request connected = request;
                    connected.connection = connection;
                    m_connecting.reset();
                    next(std::move(connected));
                  });
}

void RequestSession::sendConnected(client::Request request) {
  if (m_onlyPrepares) {
    m_facts.isRunning = false;
    return Q_EMIT prepared(request);
  }
  if (isForOurServer(request)) {
    m_tag = nextTag();
    request.headers.emplace_back(requestTagHeader, m_tag);
  }
  m_runner.send(std::move(request));
}

void RequestSession::cancel() {
  if (std::exchange(m_connecting, nullptr)) {
    m_sendsAfterToken = false;
    return refuse(tr("Cancelled"), tr("Nothing had been sent."));
  }
  m_tokenRunner.cancel();
  m_runner.cancel();
}

void RequestSession::finish(const std::shared_ptr<const client::Response>& answer) {
  const client::Response& response = *answer;
  m_facts.isRunning = false;
  m_facts.response = answer;
  if (!response.failure) m_workbench.requests.takeCookies(m_facts.url.toStdString(), response.headers);
  if (!response.failure && response.status >= 400 && response.body.size() <= mostProblemBytes)
    if (auto read = client::readValidationProblems(response.body); !read.empty()) m_sources = std::move(read);
  m_placedIn = jsonBody(m_sent);
  m_facts.problems = problemsIn(m_placedIn, m_endpointId) + problemsOfAnswer();
  remember(response);
  Q_EMIT changed();
  Q_EMIT answered(response.failure ? 0 : response.status);
  checkSent();
  if (m_typed != m_sent) m_checkTimer.start(); // it was typed while the answer was waited for
}

void RequestSession::remember(const client::Response& response) {
  requests::HistoryEntry entry;
  entry.request = savedOf(m_sent, m_endpointId);
  entry.status = response.failure ? 0 : response.status;
  if (response.failure) entry.error = response.failure->message;
  entry.duration = response.timings.total;
  entry.size = response.body.size();
  entry.headers = response.headers;
  entry.body = utf8Head(response.body, requests::History::keptBytes);
  m_workbench.requests.remember(std::move(entry));
}

// The server's record may come before or after the answer.
void RequestSession::take(const std::vector<api::Exchange>& batch) {
  if (m_tag.empty() || m_facts.trace) return;
  for (const api::Exchange& exchange : batch) {
    if (!carries(exchange, m_tag)) continue;
    m_facts.trace = exchange.trace;
    if (m_sources.empty()) takeProblemsOf(exchange.trace);
    m_facts.problems += problemsOfAnswer();
    if (!m_facts.isRunning) Q_EMIT changed();
    return;
  }
}

// A handler of the design may answer a refused request in its own shape: the record keeps what was refused.
void RequestSession::takeProblemsOf(const api::Trace& trace) {
  if (trace.problems.empty()) return;
  std::string errors;
  for (const std::string& problem : trace.problems) errors += (errors.empty() ? "" : ",") + problem;
  m_sources = client::readValidationProblems(R"({"detail":[)" + errors + "]}");
  const std::string body = jsonBody(m_sent);
  const auto sent = nlohmann::ordered_json::parse(body, nullptr, false);
  for (client::ValidationProblem& problem : m_sources) problem.input = sentValue(sent, problem.loc); // it keeps none
  m_facts.problems = problemsIn(body, m_endpointId);
}

// Those that the record of our own server tells of, once it has come.
QVector<FieldProblem> RequestSession::problemsOfAnswer() const {
  if (!m_facts.trace || m_facts.isRunning) return {};
  const design::Design& design = m_workbench.document.design();
  return responseProblems(*m_facts.trace, design, design.endpoint(m_endpointId.toStdString()).get());
}

} // namespace signalbox::ui

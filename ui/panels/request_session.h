// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestSession: the requests of one try pane: puts variables, credentials and cookies into a draft, fetches the token
// it needs, sends it, gathers the answer, its problems and the server's own record of it.
#pragma once

#include "core/requests/inherited_auth.h"
#include "core/requests/plain_request.h"
#include "ui/bridge/request_runner.h"
#include "ui/panels/draft_check.h"
#include "ui/panels/request_draft.h"
#include "ui/panels/response_state.h"

#include <QObject>
#include <QTimer>

namespace signalbox::ui {

struct Workbench;

std::string jsonBody(const RequestDraft& draft); // empty for other kinds

class RequestSession final : public QObject {
  Q_OBJECT
public:
  explicit RequestSession(Workbench& workbench, QObject* parent = nullptr);

  void send(const RequestDraft& draft, const QString& endpointId);
  // As send(), but what would be sent goes to prepared(), or why it cannot be to refused().
  void prepare(const RequestDraft& draft, const QString& endpointId);
  // Nothing is sent: for what the draft lacks. answered() follows, as for other sends.
  void refuse(const RequestDraft& draft, const QString& endpointId, const FieldProblem& lack, const QString& text);
  void forgetLack(const RequestDraft& draft); // once it has what it lacked
  void cancel();
  bool isRunning() const { return m_connecting || m_runner.isRunning() || m_tokenRunner.isRunning(); }
  // The request as it would be sent now, for snippets: without a token that would have to be fetched first.
  requests::Plain plain(const RequestDraft& draft, const QString& endpointId) const;
  // What `inherit` means for the endpoint.
  requests::InheritedAuth inherited(const QString& endpointId) const;
  void fetchToken(const RequestDraft& draft, const QString& endpointId); // anew, without sending
  QString tokenState(const RequestDraft& draft, const QString& endpointId) const;

  const ResponseFacts& facts() const { return m_facts; }
  // What is typed: 150 ms after the last call the problems are those it has now, as this design's server would find
  // them; before the first answer, and where another server answers, whether it is JSON. Costs the caller nothing.
  void follow(const RequestDraft& draft, const QString& endpointId);
  // The problems of the last answer against the draft and the design as they are now, at once.
  void relocate(const RequestDraft& draft, const QString& endpointId);
  void settle();    // relocates, where following has not come to it yet
  void checkAnew(); // another design is served, whose rules may refuse or take the same

Q_SIGNALS:
  void changed();                                          // facts()
  void tokenChanged();                                     // tokenState()
  void progressed(quint64 bytes, const QByteArray& piece); // as RequestRunner says it
  void answered(int status);                               // once for each send; 0 when no answer came
  void prepared(const signalbox::client::Request& request);
  void refused(const QString& title, const QString& text);

private:
  design::RequestAuth authOf(const RequestDraft& draft, const QString& endpointId) const;
  std::optional<design::RequestAuth> tokenAuth(const RequestDraft& draft, const QString& endpointId);
  void askForToken(const design::RequestAuth& auth);
  void connectThen(client::Request request, std::function<void(client::Request)> next);
  void takeToken(const std::shared_ptr<const client::Response>& answer);
  void reset(const RequestDraft& draft, const QString& endpointId);
  void begin(const RequestDraft& draft, const QString& endpointId);
  void sendPlain();
  void sendConnected(client::Request request);
  void refuse(const QString& title, const QString& text);
  void remember(const client::Response& response);
  bool isForOurServer(const client::Request& request) const;
  void finish(const std::shared_ptr<const client::Response>& answer);
  void take(const std::vector<api::Exchange>& batch);
  void takeProblemsOf(const api::Trace& trace);
  QVector<FieldProblem> problemsOfAnswer() const;
  QVector<FieldProblem> problemsIn(const std::string& body, const QString& endpointId) const;
  void setProblems(QVector<FieldProblem> problems);
  DraftCheck checkOf(const RequestDraft& draft, const QString& endpointId) const;
  void checkSent();
  void checkTyped();
  void takeSent(const DraftVerdict& verdict);
  void takeTyped(DraftVerdict verdict);

  Workbench& m_workbench;
  RequestRunner m_runner;
  RequestRunner m_tokenRunner;
  design::RequestAuth m_tokenAuth; // what is being fetched, resolved
  bool m_isRefreshing = false;
  bool m_onlyPrepares = false;
  bool m_sendsAfterToken = false;
  std::string m_token; // of the request that is being sent
  ResponseFacts m_facts;
  std::vector<client::ValidationProblem> m_sources;
  RequestDraft m_sent;
  QString m_endpointId;
  RequestDraft m_typed; // follow()
  QString m_typedEndpoint;
  QTimer m_checkTimer;
  std::shared_ptr<QObject> m_typing;  // what is under way for what was typed before ends with it
  std::shared_ptr<QObject> m_sending; // the same for the check of what was sent
  std::string m_placedIn;             // the body in which the places of m_sources count
  bool m_isOfServer = false;          // the answer's problems are those that the endpoint's types find
  bool m_isBroken = false;            // what was typed is no JSON: that is all that is said of it
  std::optional<FieldProblem> m_lack; // for which nothing was sent
  std::string m_tag;
  std::shared_ptr<QObject> m_connecting; // while the way to the host is asked for; who cancels takes it away
};

} // namespace signalbox::ui

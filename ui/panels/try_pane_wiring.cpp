// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of a try pane hear of each other, of the design, of the server and of what all requests share.
#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/panels/auth_editor.h"
#include "ui/panels/editor_variables.h"
#include "ui/panels/keep_variable.h"
#include "ui/panels/options_editor.h"
#include "ui/panels/problem_explanation.h"
#include "ui/panels/problems_view.h"
#include "ui/panels/request_editor.h"
#include "ui/panels/response_view.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/try_pane_implementation.h"
#include "ui/panels/url_bar.h"
#include "ui/text/code_editor.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>

namespace signalbox::ui {

void TryPane::Implementation::showKeys() {
  CommandRegistry& commands = m_workbench.commands;
  commands.followKeys(QStringLiteral("request.send"), m_button, [this](const QString& keys) {
    if (m_button->text() == tr("Send")) m_button->setKeyCap(keys);
    m_response->setSendKeys(keys);
  });
  commands.followKeys(QStringLiteral("view.find"), m_response,
                      [this](const QString& keys) { m_response->setFindKeys(keys); });
  commands.followKeys(QStringLiteral("request.filterResponse"), m_response,
                      [this](const QString& keys) { m_response->setFilterKeys(keys); });
  commands.followKeys(QStringLiteral("request.history"), m_response,
                      [this](const QString& keys) { m_response->setHistoryKeys(keys); });
  commands.followKeys(QStringLiteral("view.wrap"), m_response,
                      [this](const QString& keys) { m_response->setWrapKeys(keys); });
  commands.followKeys(QStringLiteral("request.format"), m_editor,
                      [this](const QString& keys) { m_editor->setFormatKeys(keys); });
  commands.followKeys(QStringLiteral("request.fixProblem"), m_response,
                      [this](const QString& keys) { m_response->problems().setFixKeys(keys); });
}

void TryPane::Implementation::connectAll() {
  connect(m_bar, &UrlBar::edited, this, [this](const QString& text) {
    RequestDraft draft = m_draft;
    applyAddress(draft, text);
    edit(draft);
  });
  connect(m_bar, &UrlBar::methodChosen, this, [this](const QString& method) {
    RequestDraft draft = m_draft;
    draft.method = method;
    edit(draft);
  });
  connect(m_bar, &UrlBar::submitted, this, &Implementation::send);
  connect(m_bar, &UrlBar::copyRequested, this, &Implementation::showCopyMenu);
  connect(m_bar, &UrlBar::commandPasted, this, &Implementation::paste);
  connect(m_bar, &UrlBar::undoRequested, this, [this] {
    if (m_paste && m_paste->after == m_draft) takeBackPaste(); // what was typed since is not taken along
  });
  connect(m_save, &QToolButton::clicked, this, &Implementation::showSaved);
  connect(m_button, &QPushButton::clicked, this,
          [this] { m_showsCancel || (m_connection && m_connection->isOpen()) ? cancel() : send(); });
  connectEditor();
  connectServices();
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    if (auto* edit = qobject_cast<QLineEdit*>(now); edit && m_pane.isAncestorOf(edit)) m_completer.attach(edit);
  });
  connect(m_response, &ResponseView::sendRequested, this, &Implementation::send);
  connect(m_response, &ResponseView::followRequested, this, &Implementation::followRedirect);
  connect(m_response, &ResponseView::keepRequested, this, &Implementation::showKeep);
  connect(m_response, &ResponseView::signInRequested, this, [this] {
    m_editor->setTab(RequestEditor::Tab::Auth);
    m_editor->auth().focusCredential();
  });
  connect(m_response, &ResponseView::bodyFileRequested, this, &Implementation::askForBodyFile);
  connect(m_response, &ResponseView::bodySaved, this, &Implementation::tellSaved);
  connect(m_response, &ResponseView::settingRequested, this,
          [this](const QString& command) { m_workbench.commands.run(command); });
  connect(m_response, &ResponseView::startRequested, this, &Implementation::startServer);
  connect(m_response, &ResponseView::historyRequested, this, &Implementation::showHistory);
  connect(&m_response->problems(), &ProblemsView::placeRequested, this, [this](const FieldProblem& problem) {
    m_editor->selectProblem(problem);
    Q_EMIT m_pane.problemSelected(problem);
  });
  connect(&m_response->problems(), &ProblemsView::ruleRequested, this, &Implementation::openRuleOf);
  connect(&m_response->problems(), &ProblemsView::fixRequested, this, &Implementation::useFix);
  m_response->problems().setExplainer([this](const FieldProblem& problem) {
    const auto api = m_workbench.live.api();
    return explain(problem, m_workbench.document.design(), endpoint().get(), api ? &api->types() : nullptr);
  });
  connect(m_stream, &StreamView::connectRequested, this, &Implementation::connectStream);
  connect(&m_session, &RequestSession::changed, this, &Implementation::renderAnswer);
  connect(&m_session, &RequestSession::progressed, m_response, &ResponseView::setReceived);
  connect(&m_session, &RequestSession::answered, this, &Implementation::announce);
  connect(&m_cancelTimer, &QTimer::timeout, this, [this] {
    m_showsCancel = m_session.isRunning();
    renderButton();
  });
  connect(m_connections.get(), &StreamConnections::changed, this, &Implementation::renderButton);
  connect(m_connections.get(), &StreamConnections::listChanged, this, &Implementation::renderStream);
  connect(&m_workbench.document, &DesignDocument::designChanged, this, &Implementation::followDesign);
  connect(&m_workbench.live, &LiveApi::applied, this, &Implementation::checkAnew);
  connect(&m_workbench.live, &LiveApi::stateChanged, this, [this] {
    renderAddress();
    if (m_workbench.live.state() == ServerState::Running && std::exchange(m_sendsWhenRunning, false)) send();
  });
}

void TryPane::Implementation::connectEditor() {
  for (const QString& name : {QStringLiteral("request.body"), QStringLiteral("request.raw")})
    if (auto* editor = m_editor->findChild<CodeEditor*>(name)) new EditorVariables(*editor, m_workbench);
  connect(m_editor, &RequestEditor::edited, this, &Implementation::edit);
  connect(m_editor, &RequestEditor::examplesRequested, this, &Implementation::showExamples);
  connect(&m_editor->auth(), &AuthEditor::tokenRequested, this,
          [this] { m_session.fetchToken(m_draft, m_pane.endpointId()); });
  connect(&m_editor->auth(), &AuthEditor::credentialTyped, this,
          [this](const AuthEditor::Credential& typed) { keepCredential(typed.name, typed.value, typed.isSecret); });
  connect(&m_session, &RequestSession::tokenChanged, this, &Implementation::renderServices);
}

void TryPane::Implementation::connectServices() {
  RequestServices& services = m_workbench.requests;
  OptionsEditor& options = m_editor->options();
  connect(&services, &RequestServices::environmentChanged, this, &Implementation::renderServices);
  connect(&services, &RequestServices::cookiesChanged, this, &Implementation::renderServices);
  connect(&options, &OptionsEditor::keepingChosen, &services, &RequestServices::setKeepsCookies);
  connect(&options, &OptionsEditor::cookiesRequested, this,
          [this] { m_workbench.commands.run(QStringLiteral("request.cookies")); });
  connect(&options, &OptionsEditor::cookieRemoved, &services, [&services](const requests::Cookie& cookie) {
    services.cookies().remove(cookie);
    Q_EMIT services.cookiesChanged();
  });
  connect(&options, &OptionsEditor::cookiesCleared, &services, [&services] {
    services.cookies().clear();
    Q_EMIT services.cookiesChanged();
  });
}

QString TryPane::Implementation::usedEnvironment() const {
  if (const QString used = m_workbench.requests.environment(); !used.isEmpty()) return used;
  const auto& all = m_workbench.document.design().environments();
  return all.empty() ? QStringLiteral("Local") : QString::fromStdString(all.front()->name);
}

void TryPane::Implementation::keepCredential(const QString& name, const QString& value, bool isSecret) {
  const auto done = writeVariable(m_workbench, {usedEnvironment(), name, value, isSecret}, QStringLiteral("sign in"));
  if (!done) m_workbench.navigator.toast(QString::fromStdString(done.error().message));
}

// What the tabs say of environment, token and cookies.
void TryPane::Implementation::renderServices() {
  const requests::InheritedAuth inherited = m_session.inherited(m_pane.endpointId());
  const requests::Lookup lookup = m_workbench.requests.lookup();
  QStringList names;
  QVector<AuthEditor::Credential> credentials;
  for (const std::string& variable : inherited.variables) {
    const QString name = QString::fromStdString(variable);
    names += QStringLiteral("{{%1}}").arg(name);
    credentials.push_back(AuthEditor::Credential{name, QString::fromStdString(lookup(variable).value_or(std::string())),
                                                 name != u"username"});
  }
  const QString scheme = QString::fromStdString(inherited.scheme);
  m_editor->auth().setInherited(
      scheme.isEmpty() ? tr("This request asks for no credentials.")
                       : tr("The endpoint asks for %1. It is sent with %2 of the environment %3; without a value for "
                            "each, nothing is sent.")
                             .arg(scheme, names.join(tr(" and ")), usedEnvironment()),
      credentials);
  const bool inherits = m_draft.auth.kind == design::RequestAuth::Kind::Inherit;
  m_response->setSignIn(inherits && !credentials.isEmpty() ? scheme : QString());
  m_editor->auth().setTokenState(m_session.tokenState(m_draft, m_pane.endpointId()));
  m_editor->options().setCookies(m_workbench.requests.cookies().cookies(), m_workbench.requests.keepsCookies());
}

} // namespace signalbox::ui

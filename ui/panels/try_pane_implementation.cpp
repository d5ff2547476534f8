// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/try_pane_implementation.h"

#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/panels/history_view.h"
#include "ui/panels/problems_view.h"
#include "ui/panels/request_editor.h"
#include "ui/panels/response_view.h"
#include "ui/panels/saved_draft.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/url_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/splitter.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QStackedLayout>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr int cancelDelay = 150; // milliseconds
const QStringList freeMethods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"};

QString badgeOf(const design::Endpoint& endpoint) {
  if (endpoint.isSocket()) return QStringLiteral("WS");
  const bool isPlainStream = endpoint.behaviour.kind == "stream" && endpoint.method == "GET";
  return isPlainStream ? QStringLiteral("SSE") : QString::fromStdString(endpoint.method);
}

} // namespace

TryPane::Implementation::Implementation(TryPane& pane, Workbench& workbench)
    : m_pane(pane), m_workbench(workbench), m_session(workbench), m_connections(StreamConnections::of(workbench)),
      m_completer(QStringLiteral("request.suggestions"), [this](const QLineEdit& edit) {
        return requestWords(m_workbench, m_editor->fieldOf(edit), edit.text(), edit.cursorPosition());
      }) {
  auto* column = new QVBoxLayout(&pane);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeBar());
  m_parts = new Splitter(Qt::Vertical, Splitter::Gap::Hairline, &pane);
  m_parts->setChildrenCollapsible(false);
  m_editor = new RequestEditor(m_parts);
  auto* answers = new QWidget(m_parts);
  m_answers = new QStackedLayout(answers);
  m_response = new ResponseView(answers);
  m_stream = new StreamView(workbench, StreamView::Layout::Compact, answers);
  m_answers->addWidget(m_response);
  m_answers->addWidget(m_stream);
  m_parts->addWidget(m_editor);
  m_parts->addWidget(answers);
  m_parts->setSizes({260, 340});
  column->addWidget(m_parts, 1);
  m_cancelTimer.setSingleShot(true);
  m_cancelTimer.setInterval(cancelDelay);
  connectAll();
  showKeys();
}

TryPane::Implementation::~Implementation() {
  delete m_popover;
  delete m_stream; // before the connections, as in StreamsPanel
  delete m_keep;
}

QWidget* TryPane::Implementation::makeBar() {
  auto* holder = new QWidget(&m_pane);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(14, 12, 14, 6);
  row->setSpacing(8);
  m_bar = new UrlBar(holder);
  m_button = new Button(tr("Send"), ButtonVariant::Primary, holder);
  m_button->setObjectName(QStringLiteral("request.send"));
  m_button->setControlHeight(34);
  m_save = new IconButton(QStringLiteral("save"), tr("Saved requests"), holder);
  m_save->setObjectName(QStringLiteral("request.save"));
  m_save->setExtent(34, 17);
  row->addWidget(m_bar, 1);
  row->addWidget(m_save);
  row->addWidget(m_button);
  return holder;
}

design::EndpointPtr TryPane::Implementation::endpoint() const {
  return m_workbench.document.design().endpoint(m_pane.endpointId().toStdString());
}

void TryPane::Implementation::open() {
  if (const design::EndpointPtr found = endpoint()) {
    const auto api = m_workbench.live.api();
    m_draft = draftFor(m_workbench.document.design(), *found, api ? &api->types() : nullptr);
  }
  renderStream();
  renderDraft();
  m_editor->setTab(m_draft.bodyKind != BodyKind::None ? RequestEditor::Tab::Body : RequestEditor::Tab::Params);
  renderServices();
  renderAnswer();
}

void TryPane::Implementation::followDesign() {
  if (!m_requestName.isEmpty()) {
    const design::SavedRequestPtr saved = m_workbench.document.design().request(m_requestName.toStdString());
    design::SavedRequest shown = savedOf(m_draft, m_pane.endpointId());
    if (saved && (shown.url != saved->url || shown.method != saved->method || shown.body != saved->body ||
                  shown.query != saved->query || shown.headers != saved->headers || shown.auth != saved->auth))
      return setRequestName(m_requestName); // undone, or changed elsewhere
  }
  const design::EndpointPtr found = endpoint();
  if (!found) return;
  RequestDraft draft = updatedDraft(m_draft, m_workbench.document.design(), *found);
  renderStream();
  m_bar->setMethod(badgeOf(*found));
  if (draft != m_draft) {
    m_draft = std::move(draft);
    renderDraft();
    m_session.forgetLack(m_draft);
    m_session.follow(m_draft, m_pane.endpointId());
  }
  renderServices();
  m_session.relocate(m_draft, m_pane.endpointId());
}

// The designer beside the pane shows the problems too.
void TryPane::Implementation::checkAnew() {
  const QWidget* page = m_pane.parentWidget() ? m_pane.parentWidget() : &m_pane;
  m_isCheckDue = !page->isVisible();
  if (!m_isCheckDue) m_session.checkAnew();
}

void TryPane::Implementation::checkIfDue() {
  if (m_isCheckDue) checkAnew();
}

void TryPane::Implementation::edit(const RequestDraft& draft) {
  const bool authChanged = draft.auth != m_draft.auth;
  m_draft = draft;
  if (draft.freeAddress.isEmpty()) m_ownDraft.reset();
  renderDraft();
  m_session.forgetLack(m_draft);
  if (authChanged) renderServices();
  m_session.follow(m_draft, m_pane.endpointId());
  if (!m_requestName.isEmpty()) keepSaved();
}

void TryPane::Implementation::renderDraft() {
  renderAddress();
  m_editor->setDraft(m_draft);
}

void TryPane::Implementation::renderAddress() {
  const design::EndpointPtr found = endpoint();
  m_bar->setMethod(found && m_draft.freeAddress.isEmpty() ? badgeOf(*found) : m_draft.method);
  const bool isOwn = !found || !m_draft.freeAddress.isEmpty(); // an address of its own has a method of its own
  m_bar->setMethodChoices(isOwn ? freeMethods : QStringList());
  m_bar->setBase(m_workbench.live.baseUrl());
  m_bar->setBaseVisible(ownUrl(addressOf(m_draft).text).isEmpty());
  m_bar->setAddress(addressOf(m_draft));
}

void TryPane::Implementation::renderStream() {
  const QString address = addressOf(m_draft).text;
  m_connection = m_pane.endpointId().isEmpty() && isSocketUrl(address)
                     ? m_connections->forAddress(address)
                     : m_connections->forEndpoint(m_pane.endpointId());
  m_stream->setConnection(m_connection);
  m_answers->setCurrentIndex(isStream() ? 1 : 0);
  const bool isSocket = isStream() && m_connection->protocol() == StreamProtocol::WebSocket;
  m_editor->setBodyShown(!isSocket);
  if (isStream()) m_parts->setSizes({isSocket ? 140 : 220, 460});
  renderButton();
}

void TryPane::Implementation::renderButton() {
  const bool isOpen = m_connection && m_connection->isOpen();
  const bool endsIt = m_showsCancel || isOpen;
  const QString text = isStream() ? (isOpen ? tr("Disconnect") : tr("Connect")) : (endsIt ? tr("Cancel") : tr("Send"));
  if (m_button->text() == text) return;
  const int before = m_button->sizeHint().width();
  m_button->setText(text);
  m_button->setAccessibleName(text);
  m_button->setVariant(endsIt ? ButtonVariant::Danger : ButtonVariant::Primary);
  m_button->setKeyCap(endsIt ? (isStream() ? QString() : tr("Esc"))
                             : m_workbench.commands.shownKeys(QStringLiteral("request.send")));
  const int widest = std::max({before, m_button->sizeHint().width(), m_button->minimumWidth()});
  m_button->setMinimumWidth(widest); // it never moves
}

void TryPane::Implementation::renderAnswer() {
  const ResponseFacts& facts = m_session.facts();
  m_response->render(facts);
  m_editor->showProblems(facts.problems);
  const bool isOld = m_toldAnswer == facts.response && !facts.isRunning;
  const bool isRecordNew = facts.trace && !m_hasTrace;
  m_hasTrace = facts.trace.has_value();
  if (isOld && isRecordNew && facts.problems.size() > m_told.size())
    tellProblems(); // those of the answer itself may come after it, with the server's record
  else if (isOld && facts.problems != m_told && (facts.response || facts.problems.isEmpty()))
    tellTyped();
  if (!facts.isRunning) {
    m_cancelTimer.stop();
    m_showsCancel = false;
  }
  renderButton();
}

void TryPane::Implementation::send() {
  m_bar->edit().settle();
  if (const QString missing = missingParameter(m_draft); !missing.isEmpty()) return refuseWithout(missing);
  if (m_pane.endpointId().isEmpty()) renderStream(); // its address may be a WebSocket's
  if (!isStream()) return sendRequest(m_draft);
  if (m_connection->isOpen())
    m_stream->activate();
  else
    connectStream();
}

void TryPane::Implementation::sendRequest(const RequestDraft& draft) {
  m_showsCancel = false;
  m_cancelTimer.start();
  m_session.send(draft, m_pane.endpointId());
  if (m_session.isRunning()) Q_EMIT m_pane.runningChanged(true);
}

void TryPane::Implementation::connectStream() {
  const QString base = m_workbench.live.baseUrl();
  if (base.isEmpty() && ownUrl(m_draft.freeAddress).isEmpty())
    return m_workbench.navigator.toast(tr("The server of this design is stopped"), tr("Start the server"),
                                       [this, pane = QPointer(&m_pane)] { // the toast may outlive the tab
                                         if (pane) startServer();
                                       });
  RequestDraft draft = m_draft;
  if (const design::EndpointPtr found = endpoint(); found && draft.freeAddress.isEmpty())
    draft.method = QString::fromStdString(found->method);
  m_connection->setDraft(draft);
  m_stream->focusWhenOpen();
  m_connection->open();
}

void TryPane::Implementation::startServer() {
  const design::ProjectInfo& project = m_workbench.document.design().project();
  m_sendsWhenRunning = true;
  m_workbench.live.start(QString::fromStdString(project.host), project.port);
}

void TryPane::Implementation::cancel() {
  if (m_connection) m_connection->close();
  m_session.cancel();
}

bool TryPane::Implementation::isRunning() const { return m_session.isRunning(); }

void TryPane::Implementation::focusUrl() {
  m_bar->edit().setFocus(Qt::ShortcutFocusReason);
  m_bar->edit().selectAll();
}

bool TryPane::Implementation::hasMethodChoice() const { return m_bar->hasMethodChoices(); }
void TryPane::Implementation::chooseMethod() { m_bar->openMethodMenu(); }

void TryPane::Implementation::focusResponse() {
  if (isStream())
    m_stream->setFocus(Qt::ShortcutFocusReason);
  else
    m_response->focusCurrent();
}

void TryPane::Implementation::filterResponse() { m_response->filterBody(); }
void TryPane::Implementation::toggleBulk() { m_editor->toggleBulk(); }
void TryPane::Implementation::formatBody() { m_editor->format(); }

QJsonObject TryPane::Implementation::saveState() const { return toJson(m_draft); }

void TryPane::Implementation::restoreState(const QJsonObject& state) {
  restore(m_draft, state);
  renderDraft();
  renderServices();
}

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows of its server, its design and its traffic.
#include "ui/panels/design_problems_panel.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/hints.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/welcome_page.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/server_pill.h"
#include "ui/widgets/toast.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QStackedWidget>
#include <QTcpServer>
#include <QUrl>

namespace signalbox::ui {

namespace {

struct ServerWords {
  Signal signal = Signal::Off;
  QString pill;
  QString status;
};

bool isPortTaken(const LiveApi& live) { return live.stateText().contains("taken"); }

ServerWords serverWords(const LiveApi& live) {
  switch (live.state()) {
  case ServerState::Running: return {Signal::Ok, MainWindow::tr("Live"), MainWindow::tr("Running")};
  case ServerState::Starting: return {Signal::Warning, MainWindow::tr("Starting"), MainWindow::tr("Starting")};
  case ServerState::Failed:
    if (isPortTaken(live)) return {Signal::Error, MainWindow::tr("Port taken"), MainWindow::tr("Port taken")};
    return {Signal::Error, MainWindow::tr("Not started"), MainWindow::tr("Not started")};
  case ServerState::Stopped: break;
  }
  return {Signal::Off, MainWindow::tr("Stopped"), MainWindow::tr("Stopped")};
}

// "127.0.0.1:8000" is this computer to everybody.
QString shownAddress(const QString& baseUrl) {
  QString address = baseUrl.section("//", 1);
  return address.replace("127.0.0.1:", "localhost:");
}

quint16 nextFreePort(const QString& host, quint16 taken) {
  for (int port = taken + 1; port < taken + 50 && port < 65536; ++port) {
    QTcpServer probe;
    if (probe.listen(QHostAddress(host), quint16(port))) return quint16(port);
  }
  return 0;
}

} // namespace

void MainWindow::renderServer() {
  const ServerWords words = serverWords(*m_live);
  m_top->server().setState(words.signal, words.pill, shownAddress(m_live->baseUrl()));
  m_top->server().setToolTip(m_live->state() == ServerState::Failed ? m_live->stateText() : m_live->baseUrl());
  if (m_live->state() == ServerState::Failed) noticeFailedServer();
  if (m_live->state() == ServerState::Running) m_notice->withdraw();
  renderStatus();
}

void MainWindow::noticeFailedServer() {
  const auto& project = m_document->design().project();
  const QString host = QString::fromStdString(project.host);
  QList<NoticeBar::Action> actions;
  const quint16 wanted = wantedPort();
  const quint16 free = isPortTaken(*m_live) ? nextFreePort(host, wanted) : quint16(0);
  if (free && settings().takesNextPort) {
    m_port = free;
    return startServer();
  }
  if (free)
    actions << NoticeBar::Action{tr("Use %1").arg(free), [this, free] {
                                   m_port = free;
                                   startServer();
                                 }};
  actions << NoticeBar::Action{tr("Try again"), [this] { startServer(); }};
  m_notice->show(Signal::Error, m_live->stateText(), actions);
}

// The project's address was edited: the running server stays where it is until asked to move.
void MainWindow::noticeMovedAddress() {
  const auto& project = m_document->design().project();
  const bool isMoved = m_startedPort != project.port || m_startedHost != QString::fromStdString(project.host);
  if (m_live->state() != ServerState::Running || !isMoved) return;
  m_startedPort = project.port;
  m_startedHost = QString::fromStdString(project.host);
  m_notice->show(Signal::Info,
                 tr("The project now asks for %1:%2. The server still runs at %3.")
                     .arg(m_startedHost)
                     .arg(m_startedPort)
                     .arg(m_live->baseUrl()),
                 {{tr("Move the server"), [this] {
                     m_port = 0;
                     m_live->stop();
                     startServer();
                   }}});
}

void MainWindow::noticeCrash(const QDateTime& savedUntil, const QString& reportFile) {
  QList<NoticeBar::Action> actions;
  if (!reportFile.isEmpty())
    actions << NoticeBar::Action{tr("Open the report"),
                                 [reportFile] { QDesktopServices::openUrl(QUrl::fromLocalFile(reportFile)); }};
  const QString text = tr("Signalbox closed unexpectedly. Everything up to %1 is here.")
                           .arg(savedUntil.toString(QStringLiteral("HH:mm:ss")));
  m_notice->show(Signal::Info, text, actions, "crash");
  if (m_welcome && m_root->currentWidget() == m_welcome) m_toast->showMessage(Signal::Info, text);
}

void MainWindow::usePort(quint16 port) { m_givenPort = port; }

quint16 MainWindow::wantedPort() const {
  if (m_port > 0) return m_port;
  return m_givenPort.value_or(m_document->design().project().port);
}

void MainWindow::startServer() {
  const auto& project = m_document->design().project();
  m_startedHost = QString::fromStdString(project.host);
  m_startedPort = project.port;
  m_live->start(m_startedHost, wantedPort());
}

void MainWindow::showApplied(double milliseconds) {
  m_appliedMilliseconds = milliseconds;
  showDiagnostics();
  noticeMovedAddress();
}

void MainWindow::renderProject() {
  const QString name = QString::fromStdString(m_document->design().project().name);
  m_top->setProjectName(name, projectFolder());
  if (hasProject()) setWindowTitle(name + QStringLiteral(" \u2014 Signalbox"));
}

void MainWindow::showDiagnostics() {
  std::vector<Diagnostic> all = m_document->loadDiagnostics();
  if (const auto api = m_live->api()) all.insert(all.end(), api->diagnostics().begin(), api->diagnostics().end());
  m_bottom->problems().setDiagnostics(all);
  m_sidebar->model().setDiagnostics(all);
  renderStatus();
}

void MainWindow::watchFocus(QWidget* now) {
  rememberFocus(now);
  auto* code = qobject_cast<CodeEditor*>(now);
  if (code == m_code) return;
  if (m_code) {
    disconnect(m_code, nullptr, this, nullptr);
    disconnect(m_code, nullptr, m_hints, nullptr);
  }
  m_code = code;
  if (code) {
    connect(code, &CodeEditor::caretMoved, this, &MainWindow::renderStatus);
    connect(code, &CodeEditor::focusModeChanged, m_hints, [this] { m_hints->done(hints::focusMode().id); });
  }
  renderStatus();
}

void MainWindow::renderStatus() {
  const std::int64_t now = QDateTime::currentMSecsSinceEpoch() * 1000;
  const ServerWords words = serverWords(*m_live);
  StatusTexts texts;
  texts.server = words.signal;
  texts.serverText = words.status;
  texts.problems = m_bottom->problems().model().rowCount();
  texts.errors = m_bottom->problems().model().errors();
  texts.appliedMilliseconds = m_appliedMilliseconds;
  texts.requestsPerMinute = m_figures.requestsPerMinute(now);
  texts.percentile95 = m_figures.percentile95(now);
  texts.showsPercentile = m_layout.hasPercentile;
  const bool isNotSaved = m_saveFailed || !m_document->clashes().empty();
  texts.saved = isNotSaved ? tr("Not saved") : m_document->isSaved() ? tr("Saved") : tr("Saving");
  texts.saveFailed = isNotSaved;
  if (m_code) {
    int line = 0;
    int column = 0;
    m_code->getCursorPosition(&line, &column);
    texts.caret = tr("Ln %1, Col %2").arg(line + 1).arg(column + 1);
    texts.language = qobject_cast<JsonEditor*>(m_code.data()) ? tr("JSON") : tr("Text");
  }
  m_status->render(texts);
  m_top->server().setRate(m_figures.rate(now));
  if (texts.requestsPerMinute == 0) m_statusTimer.stop();
}

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Projects, samples, sessions and exports of a window.
#include "core/openapi/write.h"
#include "ui/panels/console_panel.h"
#include "ui/panels/docs_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/streams_panel.h"
#include "ui/panels/traffic_panel.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/export_sheet.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/quick_line.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/windows.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QSaveFile>
#include <QStackedWidget>
#include <QUrl>

namespace signalbox::ui {

namespace {

QJsonArray toJson(const QList<int>& numbers) {
  QJsonArray array;
  for (const int number : numbers) array.append(number);
  return array;
}

QList<int> toNumbers(const QJsonValue& value) {
  QList<int> numbers;
  for (const auto& number : value.toArray()) numbers << number.toInt();
  return numbers;
}

// "My shop" → my-shop
QString folderName(const QString& name) {
  QString folder = name.toLower().simplified();
  for (QChar& letter : folder)
    if (!letter.isLetterOrNumber()) letter = u'-';
  return folder;
}

} // namespace

QString MainWindow::projectFolder() const { return QString::fromStdString(m_document->folder().string()); }

void MainWindow::renderWelcome() { m_welcome->render(samples(), settings()); }

void MainWindow::showWelcome() {
  if (!m_welcome) {
    m_welcome = new WelcomePage(m_root);
    m_root->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::newRequested, this, &MainWindow::askForNewProject);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::askForFolder);
    connect(m_welcome, &WelcomePage::projectRequested, this, &MainWindow::askToOpen);
    connect(m_welcome, &WelcomePage::removeRequested, this, [this](const QString& folder) {
      m_store->change([&folder](Settings& settings) { settings.removeRecent(folder); });
    });
    connect(m_welcome, &WelcomePage::appearanceChosen, this, &MainWindow::chooseAppearance);
  }
  renderWelcome();
  m_root->setCurrentWidget(m_welcome);
  m_welcome->setFocus();
}

bool MainWindow::openLink(const QString& link) {
  const QUrl url(link);
  const QString folder = url.path(QUrl::FullyDecoded);
  const bool isOpen = hasProject() && QDir(folder) == QDir(projectFolder());
  if (!isOpen && !openProject(folder)) return false;
  const QString page = url.fragment(QUrl::FullyDecoded);
  if (page.isEmpty()) return true;
  showActivity("docs");
  docsActivity().showOperation(page);
  return true;
}

bool MainWindow::openBeside(const QString& folder) {
  MainWindow* other = windowOf(folder);
  const bool isBeside = settings().opensInNewWindow && hasProject();
  if (other == this || (!other && !isBeside)) return false;
  openWindow(m_assets, folder);
  return true;
}

void MainWindow::askToOpen(const QString& folder) {
  if (!openBeside(folder)) openProject(folder);
}

bool MainWindow::openProject(const QString& folder) {
  if (MainWindow* other = windowOf(folder); other && other != this) {
    m_toast->showMessage(Signal::Info, tr("%1 is open in another window").arg(QDir(folder).dirName()), tr("Show it"),
                         [other = QPointer(other)] {
                           if (other) other->activateWindow();
                         });
    return false;
  }
  if (hasProject()) saveSessionNow();
  const bool wasRunning = m_live->state() != ServerState::Stopped;
  if (const auto opened = m_document->open(QDir(folder).absolutePath().toStdString()); !opened) {
    const QString reason = QString::fromStdString(opened.error().message);
    m_toast->showMessage(Signal::Error, reason, tr("Choose another"), [this] { askForFolder(); });
    return false;
  }
  if (wasRunning) m_live->stop();
  m_port = 0;
  m_figures.clear();
  m_bottom->log().clear();
  m_sidebar->model().clearActivity();
  m_notice->clear();
  m_root->setCurrentIndex(0);
  m_store->change([this](Settings& settings) {
    settings.addRecent(projectFolder(), QString::fromStdString(m_document->design().project().name));
  });
  m_requests->openHistory(historyFile(projectFolder()).toStdString());
  restoreSession();
  if (!isSampleFolder(projectFolder()) && !settings().isTrusted(projectFolder()))
    askForTrust();
  else if (settings().startsServers)
    startServer();
  if (!m_document->clashes().empty()) noticeClashes(); // left by a run that ended unexpectedly
  Q_EMIT projectOpened();
  return true;
}

void MainWindow::askForTrust() {
  m_notice->show(
      Signal::Info,
      tr("Start the server of this project? It answers requests of this computer from what the folder says."),
      {{tr("Start the server"), [this] {
          m_store->change([this](Settings& settings) { settings.trust(projectFolder()); });
          startServer();
        }}});
}

void MainWindow::openSample(const Sample& sample) {
  const auto folder = ownCopy(sample);
  if (!folder) return m_toast->showMessage(Signal::Error, QString::fromStdString(folder.error().message));
  askToOpen(*folder);
}

void MainWindow::askForFolder() {
  auto* dialog = new QFileDialog(this, tr("Open a project folder"), hasProject() ? projectFolder() : QDir::homePath());
  dialog->setObjectName("dialog.open");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::askToOpen);
  dialog->open();
}

void MainWindow::askForNewProject() {
  const QString place = dataFolder() + QStringLiteral("/projects");
  m_quick->ask(tr("New API"), tr("Its name, such as Bookshop. It is made in %1").arg(place), tr("My API"),
               [this, place](const QString& name) -> Result<void> {
                 if (name.isEmpty()) return failure(tr("The API needs a name.").toStdString());
                 const QString folder = place + u'/' + folderName(name);
                 if (const auto created = createProject(folder, name); !created) return created;
                 m_store->change([&folder](Settings& settings) { settings.trust(folder); });
                 openProject(folder);
                 return {};
               });
}

void MainWindow::exportOpenApi(const QString& ending) {
  auto* dialog = new QFileDialog(this, tr("Export OpenAPI"), projectFolder());
  dialog->setObjectName("dialog.export");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(ending);
  dialog->selectFile("openapi." + ending);
  connect(dialog, &QFileDialog::fileSelected, this, [this, ending](const QString& path) {
    const auto document = openapi::write(m_document->design());
    const std::string text = ending == u"yaml" ? openapi::toYaml(document) : document.dump(2) + "\n";
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit();
    if (!isWritten)
      return m_toast->showMessage(Signal::Error, tr("%1 could not be written: %2").arg(path, file.errorString()));
    m_toast->showMessage(Signal::Ok, tr("Exported %1").arg(QFileInfo(path).fileName()), tr("Open folder"),
                         [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); });
  });
  dialog->open();
}

void MainWindow::exportProject() {
  if (const auto saved = m_document->saveNow(); !saved) // the export reads the folder
    return m_toast->showMessage(Signal::Error, QString::fromStdString(saved.error().message));
  auto* sheet = new ExportSheet(projectFolder(), QString::fromStdString(m_document->design().project().name),
                                m_exportChoice, this);
  connect(sheet, &ExportSheet::printed, &m_bottom->console(), &ConsolePanel::sayPrinted);
  connect(sheet, &ExportSheet::exported, this, [this, sheet](const QString& folder, int files) {
    m_exportChoice = sheet->choice();
    m_toast->showMessage(Signal::Ok, tr("Exported %1 files").arg(files), tr("Open folder"),
                         [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
  });
}

void MainWindow::copyOpenApi() {
  QGuiApplication::clipboard()->setText(QString::fromStdString(openapi::write(m_document->design()).dump(2)));
  m_toast->showMessage(Signal::Ok, tr("Copied the OpenAPI document"));
}

QJsonObject MainWindow::session() const {
  return {{"editor", m_editor->saveState()},
          {"bottom", m_bottom->saveState()},
          {"collapsed", QJsonArray::fromStringList(m_sidebar->collapsed())},
          {"activity", m_activity},
          {"environment", m_requests->environment()},
          {"export", m_exportChoice},
          {"outer", toJson(m_outer->sizes())},
          {"bottom_height", m_bottom->isOpen() ? m_inner->sizes().value(1) : m_bottomHeight},
          {"docs", m_docs ? m_docs->saveState() : m_savedSession.value("docs").toObject()},
          {"traffic", m_trafficPanel ? m_trafficPanel->saveState() : m_savedSession.value("traffic").toObject()},
          {"streams", m_streams ? m_streams->saveState() : m_savedSession.value("streams").toObject()}};
}

void MainWindow::saveSessionNow() {
  if (!hasProject() || m_root->currentWidget() == m_welcome) return;
  m_sessionTimer.stop();
  const QJsonObject now = session();
  if (now != m_savedSession) m_sessionWriter.write(sessionFile(projectFolder()), now);
  m_savedSession = now;
  if (isVisible()) rememberWindows();
  if (isMaximized() || isFullScreen()) return;
  const QJsonObject size{{"width", width()}, {"height", height()}};
  m_store->change([&size](Settings& settings) { settings.window = size; });
}

void MainWindow::restoreSession() {
  m_sessionWriter.flush();
  m_savedSession = loadSession(projectFolder());
  m_exportChoice = m_savedSession.value("export").toObject();
  m_sidebar->setCollapsed(m_savedSession.value("collapsed").toVariant().toStringList());
  m_requests->setEnvironment(m_savedSession.value("environment").toString());
  m_editor->restoreState(m_savedSession.value("editor").toObject());
  QJsonObject bottom = m_savedSession.value("bottom").toObject();
  if (bottom.isEmpty()) bottom["open"] = m_layout.opensBottom;
  m_bottomHeight = m_savedSession.value("bottom_height").toInt(190);
  m_bottom->restoreState(bottom);
  if (const QList<int> sizes = toNumbers(m_savedSession.value("outer")); sizes.size() == 2) m_outer->setSizes(sizes);
  if (m_docs) m_docs->restoreState(m_savedSession.value("docs").toObject());
  if (m_trafficPanel) m_trafficPanel->restoreState(m_savedSession.value("traffic").toObject());
  if (m_streams) m_streams->restoreState(m_savedSession.value("streams").toObject());
  showActivity(m_savedSession.value("activity").toString("design"));
  const auto endpoints = m_document->design().endpoints();
  if (m_savedSession.isEmpty() && !endpoints.empty())
    m_editor->open({EntityKind::Endpoint, QString::fromStdString(endpoints.front()->id())});
  m_places.clear();
  visit();
}

} // namespace signalbox::ui

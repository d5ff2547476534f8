// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the settings mean for a window, and the commands around them.
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/shell/about_sheet.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/help_sheet.h"
#include "ui/shell/hints.h"
#include "ui/shell/main_window.h"
#include "ui/shell/menu_bar.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/rail.h"
#include "ui/shell/settings_sheet.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/windows.h"
#include "ui/widgets/toast.h"

#include <QDesktopServices>
#include <QStackedWidget>
#include <QUrl>

namespace signalbox::ui {

namespace {

constexpr int zooms[] = {100, 110, 125, 150, 175, 200};

int nextZoom(int now, int step) {
  if (step > 0) {
    for (const int zoom : zooms)
      if (zoom > now) return zoom;
    return Settings::largestZoom;
  }
  for (auto zoom = std::rbegin(zooms); zoom != std::rend(zooms); ++zoom)
    if (*zoom < now) return *zoom;
  return Settings::smallestZoom;
}

NetworkOptions optionsOf(const NetworkSettings& network) {
  NetworkOptions options{std::chrono::seconds(network.timeoutSeconds),
                         std::size_t(network.answerMegabytes) << 20,
                         network.proxy.mode == ProxyMode::System,
                         {},
                         network.passwords};
  client::ConnectionOptions& connection = options.connection;
  connection.version = network.version;
  connection.checksCertificates = network.checksCertificates;
  const ProxySettings& proxy = network.proxy;
  if (proxy.mode == ProxyMode::Manual && !proxy.host.isEmpty())
    connection.proxy = client::Proxy{.kind = proxy.kind,
                                     .host = proxy.host.toStdString(),
                                     .port = static_cast<std::uint16_t>(proxy.port),
                                     .checksCertificate = proxy.checksCertificate,
                                     .user = proxy.user.toStdString(),
                                     .password = {},
                                     .bypass = proxy.bypass.toStdString()};
  for (const HostFiles& files : network.certificates)
    connection.certificates.push_back({files.host.toStdString(),
                                       files.authorities.toStdString(),
                                       files.certificate.toStdString(),
                                       files.key.toStdString(),
                                       {}});
  return options;
}

} // namespace

void MainWindow::registerSettingsCommands() {
  m_commandGroup = tr("View");
  add("view.light", tr("Light theme"), "sun", {}, [this] { chooseAppearance(Appearance::Light); });
  add("view.dark", tr("Dark theme"), "moon", {}, [this] { chooseAppearance(Appearance::Dark); });
  add("view.system", tr("Theme of the system"), "sun-moon", {}, [this] { chooseAppearance(Appearance::System); });
  add("view.contrast", tr("High contrast on or off"), "circle", {}, [this] {
    m_store->change(
        [](Settings& settings) { settings.contrast = hasHighContrast() ? Contrast::Standard : Contrast::High; });
  });
  add("view.wrap", tr("Wrap long lines of code"), "wrap-text", "Alt+Z", [this] {
    m_store->change([](Settings& settings) { settings.editor.wrapsLines = !settings.editor.wrapsLines; });
  });
  add("view.settings", tr("Settings"), "sliders-horizontal", "Ctrl+,", [this] { openSettings(); });
  add("settings.proxy", tr("Proxy settings"), "globe", {}, [this] { openSettings("proxy"); });
  add("settings.certificates", tr("Certificates of hosts"), "shield", {}, [this] { openSettings("certificates"); });
  add("settings.limits", tr("Limits of requests"), "timer", {}, [this] { openSettings("timeout"); });
  registerZoomCommands();
  registerForgetCommands();
  registerWindowCommands();
  registerHelpCommands();
}

void MainWindow::registerWindowCommands() {
  m_commandGroup = tr("Project");
  add("window.new", tr("New window"), "copy", "Ctrl+Alt+N", [this] { openWindow(m_assets); });
  add("window.close", tr("Close the window"), "x", "Ctrl+Shift+W", [this] { close(); });
  add("window.restart", tr("Start Signalbox again"), "rotate-cw", {}, [] { restart(); });
  add("project.quit", tr("Quit Signalbox"), "log-out", "Ctrl+Q", [] { quitAll(); });
}

void MainWindow::registerZoomCommands() {
  add("view.zoomIn", tr("Zoom in"), "plus", "Ctrl+= Ctrl++", [this] { chooseZoom(nextZoom(settings().zoom, 1)); });
  add("view.zoomOut", tr("Zoom out"), "minus", "Ctrl+-", [this] { chooseZoom(nextZoom(settings().zoom, -1)); });
  add("view.zoomReset", tr("Zoom of 100 %"), "search", "Ctrl+0", [this] { chooseZoom(100); });
}

void MainWindow::registerForgetCommands() {
  m_commandGroup = tr("Help");
  add("help.settingsFolder", tr("Show the folder of the settings"), "folder", {},
      [] { QDesktopServices::openUrl(QUrl::fromLocalFile(configFolder())); });
  add("help.hints", tr("Show the first-run hints again"), "info", {}, [this] {
    m_store->change([](Settings& settings) {
      settings.showsHints = true;
      settings.hintsDone.clear();
    });
  });
  add(
      "help.resetKeys", tr("Forget my own shortcuts"), "keyboard", {},
      [this] { m_store->change([](Settings& settings) { settings.keymap.own.clear(); }); },
      [this] { return !settings().keymap.own.isEmpty(); });
  m_commandGroup = tr("Project");
  add(
      "project.clearRecent", tr("Empty the list of recent projects"), "history", {},
      [this] { m_store->change([](Settings& settings) { settings.recent.clear(); }); },
      [this] { return !settings().recent.isEmpty(); });
  m_commandGroup = tr("Server");
  add(
      "server.forgetTrust", tr("Forget which servers may start"), "shield", {},
      [this] { m_store->change([](Settings& settings) { settings.trusted.clear(); }); },
      [this] { return !settings().trusted.isEmpty(); });
  m_commandGroup = tr("Request");
  add(
      "request.clearHistory", tr("Forget the requests of this project"), "history", {}, [this] { forgetRequests(); },
      [this] { return hasProject() && !m_requests->history().entries().empty(); });
}

void MainWindow::forgetRequests() {
  const ForgottenRequests gone = m_requests->clearHistory();
  m_toast->showMessage(Signal::Ok,
                       tr("Forgot %1").arg(counted(qint64(gone.entries.size()), tr("request"), tr("requests"))),
                       tr("Undo"), [this, gone] { m_requests->restore(gone); });
}

void MainWindow::registerHelpCommands() {
  m_commandGroup = tr("Help");
  add("help.coming", tr("Coming from another program"), "circle-question-mark", "F1", [this] {
    if (!m_help) m_help = new HelpSheet(*m_commands, m_store, this);
    m_help->open();
  });
  add("help.changeKeys", tr("Change shortcuts"), "keyboard", {}, [this] { openSettings("preset"); });
  add("help.about", tr("About Signalbox"), "info", {}, [this] { new AboutSheet(this); });
  m_commandGroup = tr("View");
  add("view.menuBar", tr("Menu bar"), "menu", "F10", [this] { m_menuBar->showAndEnter(); });
}

void MainWindow::offerHints() {
  connect(m_editor, &EditorArea::problemsShown, this, [this] { m_hints->offer(hints::nextProblem()); });
  connect(m_document.get(), &DesignDocument::historyChanged, this, [this] {
    if (m_document->canUndo() && m_live->state() == ServerState::Running) m_hints->offer(hints::live());
  });
}

void MainWindow::applySettings() {
  m_commands->setKeymap(settings().keymap);
  m_menuBar->setAlwaysShown(settings().menuBar);
  m_rail->setLabelled(settings().railLabels);
  m_top->setRecent(settings().recent);
  m_requests->network().setOptions(optionsOf(settings().network));
  if (std::exchange(m_appliedNetwork, settings().network) != settings().network)
    m_requests->setKeepsCookies(settings().network.keepsCookies);
  m_requests->setKeepsHistory(settings().keepsHistory);
  noticeZoom();
  if (m_welcome && m_root->currentWidget() == m_welcome) renderWelcome();
}

void MainWindow::openSettings(const QString& key) {
  if (!m_settingsSheet) m_settingsSheet = new SettingsSheet(*m_commands, *m_requests, m_store, this);
  m_settingsSheet->open(key);
}

void MainWindow::chooseAppearance(Appearance chosen) {
  m_store->change([chosen](Settings& settings) { settings.appearance = chosen; });
  setAppearance(chosen); // --theme may stand over what is set
}

void MainWindow::chooseZoom(int percent) {
  m_store->change([percent](Settings& settings) { settings.zoom = percent; });
}

// It is Qt's scale factor, which is read at the start of the program.
void MainWindow::noticeZoom() {
  const int wanted = settings().zoom;
  const int shown = shownZoom();
  if (shown == 0 || std::exchange(m_noticedZoom, wanted) == wanted) return;
  if (wanted == shown) return m_notice->withdraw("zoom");
  const QString said = tr("Zoom %1 % is for a new start. Tabs, texts and servers come back as they are.").arg(wanted);
  const auto start = [this] { m_commands->run("window.restart"); };
  if (m_welcome && m_root->currentWidget() == m_welcome)
    return m_toast->showMessage(Signal::Info, said, tr("Start again now"), start);
  m_notice->show(
      Signal::Info, said,
      {{tr("Start again now"), start}, {tr("Back to %1 %").arg(shown), [this, shown] { chooseZoom(shown); }}}, "zoom");
}

} // namespace signalbox::ui

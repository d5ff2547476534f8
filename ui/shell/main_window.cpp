// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "core/client/http_client.h"
#include "core/client/web_socket_client.h"
#include "ui/document/design_checkpoints.h"
#include "ui/panels/docs_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/streams_panel.h"
#include "ui/panels/traffic_panel.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/environment_button.h"
#include "ui/shell/hints.h"
#include "ui/shell/menu_bar.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/quick_line.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/window_navigator.h"
#include "ui/shell/windows.h"
#include "ui/text/code_editor.h"
#include "ui/widgets/logo.h"
#include "ui/widgets/server_pill.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

using namespace std::chrono_literals;
constexpr QSize usualSize(1440, 900);
constexpr auto sessionDelay = 250ms; // with the write, what was typed is on disk within half a second

int nextNumber() {
  static int last = 0;
  return ++last;
}

// Something a person did that may have changed what a session remembers.
bool isDoing(QEvent::Type type) {
  return type == QEvent::KeyPress || type == QEvent::InputMethod || type == QEvent::MouseButtonRelease ||
         type == QEvent::Drop || type == QEvent::Move || type == QEvent::Resize;
}

// Alt with a letter or a digit that is no command: a text field would take the letter.
bool typesNothing(const QEvent& event) {
  if (event.type() != QEvent::KeyPress) return false;
  const auto& key = static_cast<const QKeyEvent&>(event);
  const auto modifiers = key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
  return modifiers == Qt::AltModifier && !key.text().isEmpty() && key.text().front().isPrint();
}

// The Menu key comes as an event of its own, this does not.
bool asksForMenu(const QEvent& event) {
  if (event.type() != QEvent::KeyPress) return false;
  const auto& key = static_cast<const QKeyEvent&>(event);
  return key.key() == Qt::Key_F10 && key.modifiers() == Qt::ShiftModifier;
}

// As Qt does for the Menu key.
bool openMenuOf(QWidget& widget) {
  const QPoint at = widget.inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
  QContextMenuEvent asked(QContextMenuEvent::Keyboard, at, widget.mapToGlobal(at));
  QApplication::sendEvent(&widget, &asked);
  return true;
}

// An island around one full-page panel.
Surface* islandOf(QWidget* panel, QWidget* parent) {
  auto* island = new Surface(Surface::Kind::Island, parent);
  auto* column = new QVBoxLayout(island);
  column->setContentsMargins(1, 1, 1, 1);
  column->addWidget(panel);
  return island;
}

} // namespace

MainWindow::MainWindow(const api::AssetSource* assets, QWidget* parent)
    : QWidget(parent), m_document(std::make_unique<DesignDocument>()), m_live(std::make_unique<LiveApi>(assets)),
      m_requests(std::make_unique<RequestServices>(*m_document, *m_live)), m_traffic(std::make_unique<TrafficLog>()),
      m_checkpoints(std::make_unique<DesignCheckpoints>(*m_document)), m_http(std::make_unique<client::HttpClient>()),
      m_sockets(std::make_unique<client::WebSocketClient>()), m_commands(std::make_unique<CommandRegistry>(this)),
      m_navigator(std::make_unique<WindowNavigator>(*this)),
      m_workbench(
          new Workbench{*m_document, *m_live, *m_http, *m_sockets, *m_commands, *m_navigator, *m_requests, *m_traffic}),
      m_assets(assets), m_store(SettingsStore::shared()), m_number(nextNumber()), m_root(new QStackedWidget(this)) {
  setObjectName("window");
  setWindowTitle("Signalbox");
  setWindowIcon(logoIcon());
  setAcceptDrops(true);
  setMinimumSize(QSize(minimumWindowWidth, minimumWindowHeight).boundedTo(screen()->availableSize()));
  registerCommands();
  m_menuBar = new MenuBar(*m_commands, this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_menuBar);
  column->addWidget(m_root);
  m_toast = new Toast(this);
  m_toast->setObjectName("toast");
  m_palette = new CommandPalette(*m_workbench, this);
  m_quick = new QuickLine(this);
  buildWorkspace();
  m_toast->standOn(*m_bottom);
  connectParts();
  offerHints();
  applySettings();
  applySize();
}

// The panels refer to the workbench, so they go before it.
MainWindow::~MainWindow() {
  saveSessionNow();
  qApp->removeEventFilter(this);
  m_statusTimer.stop();
  disconnect(qApp, nullptr, this, nullptr);
  disconnect(m_live.get(), nullptr, this, nullptr);
  disconnect(m_document.get(), nullptr, this, nullptr);
  disconnect(m_requests.get(), nullptr, this, nullptr);
  disconnect(m_store.get(), nullptr, this, nullptr);
  QList<QPointer<QWidget>> children; // what a panel shows over the window goes with the panel
  for (QWidget* child : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) children << child;
  for (const QPointer<QWidget>& child : children) delete child.data();
}

void MainWindow::applySize() {
  const QSize saved(settings().window.value("width").toInt(usualSize.width()),
                    settings().window.value("height").toInt(usualSize.height()));
  const QSize room = screen() ? screen()->availableSize() : usualSize;
  resize(saved.boundedTo(room).expandedTo(minimumSize()));
}

void MainWindow::buildWorkspace() {
  auto* workspace = new Surface(Surface::Kind::Chrome, m_root);
  workspace->setObjectName("workspace");
  m_top = new TopBar(*m_workbench, workspace);
  m_notice = new NoticeBar(workspace);
  m_status = new StatusLine(workspace);
  m_hints = new HintLine(*m_commands, m_store, m_status);
  m_status->hold(*m_hints);
  auto* column = new QVBoxLayout(workspace);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_top);
  column->addWidget(m_notice);
  column->addWidget(buildBody(), 1);
  column->addWidget(m_status);
  m_root->addWidget(workspace);
}

QWidget* MainWindow::buildBody() {
  auto* body = new QWidget(m_root);
  m_rail = new Rail(*m_commands, body);
  m_outer = new Splitter(Qt::Horizontal, Splitter::Gap::Island, body);
  m_outer->setObjectName("splitter.outer");
  m_sidebars = new QStackedWidget(m_outer);
  m_sidebars->setMinimumWidth(180);
  m_sidebar = new DesignSidebar(*m_workbench, m_sidebars);
  m_sidebars->addWidget(m_sidebar);
  m_activities = new QStackedWidget(m_outer);
  m_inner = new Splitter(Qt::Vertical, Splitter::Gap::Island, m_activities);
  m_inner->setObjectName("splitter.inner");
  m_editor = new EditorArea(*m_workbench, m_inner);
  m_bottom = new BottomIsland(*m_workbench, m_inner);
  m_inner->addWidget(islandOf(m_editor, m_inner));
  m_inner->addWidget(m_bottom);
  m_inner->setChildrenCollapsible(false);
  m_inner->setStretchFactor(0, 1);
  m_inner->setStretchFactor(1, 0);
  m_inner->setSizes({640, m_bottomHeight});
  m_activities->addWidget(m_inner);
  m_outer->addWidget(m_sidebars);
  m_outer->addWidget(m_activities);
  m_outer->setStretchFactor(0, 0);
  m_outer->setStretchFactor(1, 1);
  m_outer->setCollapsible(0, true); // dragged under half of its least width, or by its command
  m_outer->setSizes({m_layout.sidebarWidth, 1100});
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 8, 0);
  row->setSpacing(0);
  row->addWidget(m_rail);
  row->addWidget(m_outer, 1);
  return body;
}

void MainWindow::connectParts() {
  connectDocument();
  connectServer();
  connectDesigner();
  connectBars();
  connect(m_store.get(), &SettingsStore::changed, this, &MainWindow::applySettings);
  connect(m_store.get(), &SettingsStore::notSaved, this, [this] {
    m_toast->showMessage(Signal::Error, tr("The settings could not be saved in %1").arg(configFolder()));
  });
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { watchFocus(now); });
  m_sessionTimer.setSingleShot(true);
  connect(&m_sessionTimer, &QTimer::timeout, this, &MainWindow::saveSessionNow);
  qApp->installEventFilter(this);
}

void MainWindow::connectDocument() {
  connect(m_document.get(), &DesignDocument::designChanged, this, [this](const DesignChange& change) {
    for (const auto& [kind, from, to] : change.renamed)
      m_places.rename(EntityRef{kind, QString::fromStdString(from)}.key(),
                      EntityRef{kind, QString::fromStdString(to)}.key());
    m_live->setDesign(m_document->design());
    renderProject();
    renderStatus();
  });
  connect(m_document.get(), &DesignDocument::saved, this, [this] {
    m_saveFailed = false;
    m_notice->withdraw("save");
    renderStatus();
  });
  connect(m_document.get(), &DesignDocument::saveFailed, this, [this](const QString& message) {
    m_saveFailed = true;
    if (!m_document->isLost()) // its own notice says so
      m_notice->show(Signal::Error, message, {{tr("Save again"), [this] { (void)m_document->saveNow(); }}}, "save");
    renderStatus();
  });
  connectDisk();
}

void MainWindow::connectServer() {
  connect(m_live.get(), &LiveApi::stateChanged, this, &MainWindow::renderServer);
  connect(m_live.get(), &LiveApi::applied, this, &MainWindow::showApplied);
  m_live->keepIn(
      [this](std::vector<api::Exchange> batch, quint64 dropped) { m_traffic->add(std::move(batch), dropped); });
  connect(m_live.get(), &LiveApi::exchanged, this, [this](const std::vector<api::Exchange>& batch) {
    m_figures.add(batch);
    m_sidebar->model().addExchanges(batch);
    if (m_statusTimer.isActive()) return;
    m_statusTimer.start(1s);
    renderStatus();
  });
  connect(&m_statusTimer, &QTimer::timeout, this, &MainWindow::renderStatus);
}

void MainWindow::connectDesigner() {
  connect(m_sidebar, &DesignSidebar::openRequested, this, [this](const EntityRef& entity, bool pinned) {
    m_editor->open(entity, pinned ? EditorArea::Open::Pinned : EditorArea::Open::Preview);
  });
  connect(m_sidebar, &DesignSidebar::renamed, this, &MainWindow::rename);
  connect(m_sidebar, &DesignSidebar::removeRequested, this, &MainWindow::removeEntity);
  connectMoves();
  connect(m_editor, &EditorArea::currentChanged, this, [this] {
    if (const auto entity = m_editor->current()) m_sidebar->select(*entity);
    visit();
  });
  connect(m_bottom, &BottomIsland::openChanged, this, &MainWindow::fitBottom);
  connect(m_editor, &EditorArea::newRequested, this, [this] { m_commands->run("design.newEndpoint"); });
  connect(m_editor, &EditorArea::toggleBottomRequested, this, [this] { m_commands->run("view.bottom"); });
}

// The top bar, the status line and the palette.
void MainWindow::connectBars() {
  connect(m_top, &TopBar::projectRequested, this, &MainWindow::askToOpen);
  connect(&m_top->environment(), &EnvironmentButton::editRequested, this, &MainWindow::editEnvironments);
  connect(m_requests.get(), &RequestServices::failed, this,
          [this](const QString& message) { m_toast->showMessage(Signal::Error, message); });
  connect(&m_top->server(), &ServerPill::startStopRequested, this, [this] { m_commands->run("server.toggle"); });
  connect(&m_top->server(), &QAbstractButton::clicked, this, [this] { m_commands->run("view.log"); });
  connect(m_status, &StatusLine::serverClicked, this, [this] { m_commands->run("view.log"); });
  connect(m_status, &StatusLine::trafficClicked, this, [this] { m_commands->run("view.log"); });
  connect(m_status, &StatusLine::problemsClicked, this, [this] { m_commands->run("view.problems"); });
  connect(m_status, &StatusLine::appliedClicked, this, [this] { m_commands->run("design.history"); });
  connect(m_status, &StatusLine::caretClicked, this, [this] { openPalette(":"); });
  connect(m_status, &StatusLine::languageClicked, this, [this] { openSettings("font"); });
  connect(m_status, &StatusLine::savedClicked, this, [this] { m_commands->run("design.save"); });
  connect(m_palette, &CommandPalette::chosen, this, [this](const QString& key) {
    m_store->change([&key](Settings& settings) { settings.addRecentPalette(key); });
  });
  connect(m_palette, &CommandPalette::activated, this, &MainWindow::activate);
}

StreamsPanel& MainWindow::streamsActivity() {
  if (!m_streams) {
    m_streams = new StreamsPanel(*m_workbench, StreamsPanel::Layout::Full, m_activities);
    m_streams->restoreState(m_savedSession.value("streams").toObject());
    m_streamsSidebar = m_streams->takeSidebar();
    if (m_streamsSidebar) m_sidebars->addWidget(m_streamsSidebar);
    m_activities->addWidget(islandOf(m_streams, m_activities));
  }
  return *m_streams;
}

TrafficPanel& MainWindow::trafficActivity() {
  if (!m_trafficPanel) {
    m_trafficPanel = new TrafficPanel(*m_workbench, m_activities);
    m_trafficPanel->restoreState(m_savedSession.value("traffic").toObject());
    m_sidebars->addWidget(m_trafficPanel->sidebar());
    m_activities->addWidget(m_trafficPanel);
  }
  return *m_trafficPanel;
}

DocsPanel& MainWindow::docsActivity() {
  if (!m_docs) {
    m_docs = new DocsPanel(*m_workbench, m_checkpoints.get(), m_activities);
    m_docs->restoreState(m_savedSession.value("docs").toObject());
    m_docsSidebar = m_docs->takeSidebar();
    if (m_docsSidebar) m_sidebars->addWidget(m_docsSidebar);
    m_activities->addWidget(islandOf(m_docs, m_activities));
  }
  return *m_docs;
}

void MainWindow::showEvent(QShowEvent* event) {
  if (!hasProject()) showWelcome();
  QWidget::showEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  renderLayout();
}

void MainWindow::renderLayout() {
  const WindowLayout before = std::exchange(m_layout, windowLayout(width()));
  m_top->render(m_layout);
  m_editor->render(m_layout);
  if (before == m_layout) return;
  const bool hasSidebar = m_outer->sizes().value(0) > 0;
  m_outer->setUsualSizes({m_layout.sidebarWidth, width() - m_layout.sidebarWidth - 66});
  if (!hasSidebar) m_outer->setSizes({0, width()});
  if (before.opensBottom != m_layout.opensBottom) m_bottom->setOpen(m_layout.opensBottom);
  renderStatus();
}

// The room of a collapsed island goes to the editor, and comes back.
void MainWindow::fitBottom(bool open) {
  const QList<int> sizes = m_inner->sizes();
  const int total = sizes.value(0) + sizes.value(1);
  if (!open && sizes.value(1) > BottomIsland::headerHeight) m_bottomHeight = sizes.value(1);
  const int bottom = open ? qMin(m_bottomHeight, total / 2) : BottomIsland::headerHeight;
  m_inner->setSizes({total - bottom, bottom});
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  TryPane* const pane = event->key() == Qt::Key_Escape ? m_editor->tryPane() : nullptr;
  if (pane && pane->isRunning()) return pane->cancel();
  QWidget::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  saveSessionNow();
  m_sessionWriter.flush();
  if (const auto saved = m_document->saveNow(); !saved) {
    m_notice->show(Signal::Error, QString::fromStdString(saved.error().message),
                   {{tr("Close anyway"), [this] { hide(); }}}, "save");
    return event->ignore();
  }
  rememberWindows(this);
  QWidget::closeEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (!watched->isWidgetType() || static_cast<QWidget*>(watched)->window() != this) return false;
  watchKeys(*event);
  if (takeSideButton(*event) || leavesWalk(*event) || typesNothing(*event)) return true;
  if (asksForMenu(*event)) return openMenuOf(*static_cast<QWidget*>(watched));
  if (isDoing(event->type()) && !m_sessionTimer.isActive()) m_sessionTimer.start(sessionDelay);
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab && watched == m_code &&
      !m_code->isReadOnly())
    m_hints->offer(hints::focusMode());
  return watched != this && takeDroppedFile(*event); // an editor would insert a file's name
}

} // namespace signalbox::ui

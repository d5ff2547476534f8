// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: one project in one window: it makes the workbench, composes the panels and carries out what they ask for.
#pragma once

#include "ui/bridge/live_api.h"
#include "ui/bridge/request_services.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/models/design_moves.h"
#include "ui/models/traffic_figures.h"
#include "ui/settings/samples.h"
#include "ui/settings/session_writer.h"
#include "ui/settings/settings_store.h"
#include "ui/shell/visited_places.h"
#include "ui/shell/window_layout.h"
#include "ui/shell/windows.h"
#include "ui/workbench/entity_ref.h"
#include "ui/workbench/workbench.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QStackedWidget;

namespace signalbox::ui {

class BottomIsland;
class ClashSheet;
class CodeEditor;
class CommandPalette;
class DesignCheckpoints;
class DesignSidebar;
class DocsPanel;
class EditorArea;
class Findable;
class HelpSheet;
class HintLine;
class MenuBar;
class NoticeBar;
class Popover;
class QuickLine;
class Rail;
class SettingsSheet;
class Splitter;
class StatusLine;
class StreamsPanel;
class Surface;
class TabWalk;
class Toast;
class TopBar;
class TrafficLog;
class TrafficPanel;
class WelcomePage;
enum class Signal;
struct Dropped;
struct PaletteItem;

class MainWindow final : public QWidget {
  Q_OBJECT
public:
  // `assets` may be null and must outlive the window.
  explicit MainWindow(const api::AssetSource* assets, QWidget* parent = nullptr);
  ~MainWindow() override;

  // False when the folder is no project; a notice says why, and what was open stays.
  bool openProject(const QString& folder);
  // signalbox:///home/ada/shop#POST%20%2Forders: the project's folder and a page of its docs. False as openProject().
  bool openLink(const QString& link);
  static bool isLink(const QString& text) { return text.startsWith(QLatin1String("signalbox:")); }
  bool hasProject() const { return !m_document->folder().empty(); }
  QString projectFolder() const;
  void showWelcome();

  Workbench& workbench() { return *m_workbench; }
  DesignDocument& document() { return *m_document; }
  LiveApi& live() { return *m_live; }
  CommandRegistry& commands() { return *m_commands; }
  EditorArea& editor() { return *m_editor; }
  DesignSidebar& sidebar() { return *m_sidebar; }
  BottomIsland& bottom() { return *m_bottom; }
  CommandPalette& palette() { return *m_palette; }
  NoticeBar& notice() { return *m_notice; }
  Toast& toasts() { return *m_toast; }

  int number() const { return m_number; } // of the program's windows, in the order they were made
  // The program's run before this one ended unexpectedly; said under the top bar.
  void noticeCrash(const QDateTime& savedUntil, const QString& reportFile);
  const Settings& settings() const { return m_store->settings(); }
  SettingsStore& store() { return *m_store; }
  void openSettings(const QString& key = {}); // of a row; empty = the beginning

  void usePort(quint16 port); // instead of the projects' own; 0 = a free one
  void startServer();         // on the project's address, or the one taken instead of it
  void saveSessionNow();      // on its thread; the last one before the window closes is waited for

Q_SIGNALS:
  void projectOpened();

protected:
  void showEvent(QShowEvent* event) override; // without a project: the welcome page
  void resizeEvent(QResizeEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override; // Esc, where nothing else took it: cancels the request of the tab
  bool focusNextPrevChild(bool next) override;   // Tab goes round in its pane
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override; // of the application: what the person does

private:
  class WindowNavigator;
  friend class WindowNavigator;

  // main_window.cpp: composition
  void buildWorkspace();
  QWidget* buildBody();
  void connectParts();
  void connectDocument();
  void connectServer();
  void connectDesigner();
  void connectBars();
  void renderLayout();
  void applySize();
  void fitBottom(bool open);
  StreamsPanel& streamsActivity();
  void findEverywhere(); // in the design
  void findHere();       // where the focus is, else in what the activity shows
  bool filterHere();     // the same for JSON; false when there is none
  std::vector<Findable*> findables() const;
  DocsPanel& docsActivity();
  TrafficPanel& trafficActivity();

  // main_window_state.cpp: what the window shows of server, design and traffic
  void renderProject();
  void renderServer();
  void renderStatus();
  void showApplied(double milliseconds);
  void showDiagnostics();
  quint16 wantedPort() const;
  void noticeFailedServer();
  void noticeMovedAddress();
  void watchFocus(QWidget* now);

  // main_window_disk.cpp: files of the project that somebody else changes
  void connectDisk();
  void noticeClashes();
  QString clashText() const;
  void showClashes();
  void noticeBrokenFiles();
  void noticeLost(const QString& sentence);

  // main_window_project.cpp: projects and sessions
  void askForTrust();
  void openSample(const Sample& sample);
  void askForFolder();
  void askForNewProject();
  void exportProject();
  void exportOpenApi(const QString& ending);
  void copyOpenApi();
  void restoreSession();
  QJsonObject session() const;
  void renderWelcome();
  bool openBeside(const QString& folder); // in a window of its own, or raised there; false: it is for this one
  void askToOpen(const QString& folder);  // what a person chose: here, beside, or raised where it is open

  // main_window_places.cpp: the way back and forward, tabs in the order of their use
  Place place() const;
  void visit(const QString& part = {});      // of what is open now
  QWidget* pageAt(const Place& place) const; // null while it is not shown
  void rememberFocus(QWidget* now);
  bool isThere(const Place& place) const;
  void goBack(int by); // 1: forward
  bool canGoBack(int by) const;
  void showPlace(const Place& place);
  void registerPlaceCommands();
  void walkTabs(int step);
  void watchKeys(const QEvent& event);
  bool leavesWalk(QEvent& event);
  bool takeSideButton(const QEvent& event); // false: it is another event
  void chooseMethod();

  // main_window_design.cpp: edits the window makes itself
  void chooseNew(); // a menu
  void newEndpoint();
  void newRequest();
  void openPinned(const EntityRef& entity); // in the design's activity
  void newModel(design::ModelKind kind);
  void newRouter();
  void newConstant();
  void newNamed(EntityKind kind); // a dependency, a security scheme, a mount, a webhook
  void newEntry(EntityKind kind); // of middleware, of exception handlers
  std::optional<EntityRef> currentEntity() const;
  void renameCurrent();
  void rename(const EntityRef& entity, const QString& name);
  void duplicateCurrent();
  void switchCurrent(); // an endpoint or a webhook: served, or kept in the project only
  void removeEntity(const EntityRef& entity);
  // main_window_history.cpp
  void returnTo(const design::Design& then, const QString& text); // what the toast says of it
  void showHistory();
  void nameCheckpoint();
  void registerHistoryCommands();
  // main_window_moves.cpp
  void registerMoveCommands();
  void connectMoves();
  void moveEntry(const TreeEntry& entry, const MoveTarget& target, int position);
  void stepEntry(const TreeEntry& entry, int by);
  bool copyCurrent();
  void pasteHere();
  bool apply(const design::Edit& edit); // a refusal becomes a toast
  void undo();
  void redo();
  // A toast of what was just edited, and the button that undoes it; `then` is run after that. What was edited since is
  // never undone by it.
  void offerUndo(Signal signal, const QString& text, const std::function<void()>& then = {});

  // main_window_commands.cpp
  void registerCommands();
  void registerProjectCommands();
  void registerDesignCommands();
  void registerRequestCommands();
  void registerServerCommands();
  void registerViewCommands();
  void registerDocsCommands();
  void registerTabCommands();
  void add(const QString& id, const QString& text, const QString& icon, const QString& keys, std::function<void()> run,
           std::function<bool()> isEnabled = {});
  void openPalette(const QString& prefix);
  void openTabPalette();
  std::vector<PaletteItem> recentProjects() const; // but the open one
  void editEnvironments();
  void editCookies();
  void showActivity(const QString& name);
  void toggleSidebar();
  QList<QWidget*> panes() const; // that are seen; while a sheet is open, the sheet
  void cyclePane(int step);
  bool isInActivity(const QWidget* widget) const;
  void enterActivity();

  // main_window_palette.cpp
  void activate(const PaletteItem& item, const QString& command);
  void open(const PaletteItem& item);
  void goToLine(int line);

  // main_window_drop.cpp
  bool takeDroppedFile(QEvent& event); // that a child would get; true when it was one
  void dropRecording(const QString& file);
  void dropOnRequest(const Dropped& dropped);

  // main_window_settings.cpp
  void registerSettingsCommands();
  void registerZoomCommands();
  void registerForgetCommands();
  void forgetRequests(); // the history, with a way back
  void registerWindowCommands();
  void registerHelpCommands();
  void offerHints(); // when there is an occasion for one
  void applySettings();
  void chooseAppearance(Appearance appearance);
  void chooseZoom(int percent);
  void noticeZoom();

  std::unique_ptr<DesignDocument> m_document;
  std::unique_ptr<LiveApi> m_live;
  std::unique_ptr<RequestServices> m_requests;
  std::unique_ptr<TrafficLog> m_traffic;
  std::unique_ptr<DesignCheckpoints> m_checkpoints;
  std::unique_ptr<client::HttpClient> m_http;
  std::unique_ptr<client::WebSocketClient> m_sockets;
  std::unique_ptr<CommandRegistry> m_commands;
  std::unique_ptr<WindowNavigator> m_navigator;
  std::unique_ptr<Workbench> m_workbench;

  const api::AssetSource* m_assets;
  std::shared_ptr<SettingsStore> m_store;
  std::optional<NetworkSettings> m_appliedNetwork; // a window may keep cookies against them
  TrafficFigures m_figures;
  QTimer m_statusTimer;
  QTimer m_sessionTimer; // single shot: runs from the first thing done since the last save
  SessionWriter m_sessionWriter;
  int m_number;
  WindowLayout m_layout;
  QString m_activity = QStringLiteral("design");
  QString m_commandGroup; // of the commands being registered
  double m_appliedMilliseconds = -1;
  bool m_saveFailed = false;
  int m_bottomHeight = 190; // of the open bottom island
  int m_noticedZoom = shownZoom();
  std::optional<quint16> m_givenPort; // usePort()
  quint16 m_port = 0;                 // taken instead of the project's; 0 = the project's
  QString m_startedHost;
  quint16 m_startedPort = 0;
  VisitedPlaces m_places;
  bool m_isReturning = false; // to one of them
  bool m_holdsKeys = false;   // Ctrl, Alt or Meta
  QJsonObject m_savedSession;
  QJsonObject m_exportChoice;        // the format and the folder of the last export
  QPointer<CodeEditor> m_code;       // the one with the caret
  QPointer<CodeEditor> m_lineTarget; // it had the caret when the palette opened

  QStackedWidget* m_root = nullptr; // welcome or workspace
  WelcomePage* m_welcome = nullptr;
  TopBar* m_top = nullptr;
  NoticeBar* m_notice = nullptr;
  Rail* m_rail = nullptr;
  Splitter* m_outer = nullptr; // sidebar | activity
  QStackedWidget* m_sidebars = nullptr;
  QStackedWidget* m_activities = nullptr;
  Splitter* m_inner = nullptr; // editor over bottom island
  DesignSidebar* m_sidebar = nullptr;
  EditorArea* m_editor = nullptr;
  BottomIsland* m_bottom = nullptr;
  DocsPanel* m_docs = nullptr;
  StreamsPanel* m_streams = nullptr;
  TrafficPanel* m_trafficPanel = nullptr;
  QWidget* m_docsSidebar = nullptr;
  QWidget* m_streamsSidebar = nullptr;
  StatusLine* m_status = nullptr;
  CommandPalette* m_palette = nullptr;
  QuickLine* m_quick = nullptr;
  SettingsSheet* m_settingsSheet = nullptr; // made when first shown
  HelpSheet* m_help = nullptr;              // made when first shown
  MenuBar* m_menuBar = nullptr;
  HintLine* m_hints = nullptr;
  Popover* m_environments = nullptr;
  Popover* m_cookies = nullptr; // made when first shown
  Toast* m_toast = nullptr;
  TabWalk* m_walk = nullptr; // made when first shown
  QPointer<ClashSheet> m_clashes;
  QTimer m_clashTimer; // how long ago it was
};

} // namespace signalbox::ui

// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the window, registered once.
#include "ui/panels/cookie_editor.h"
#include "ui/panels/docs_panel.h"
#include "ui/panels/environment_editor.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/streams_panel.h"
#include "ui/panels/traffic_actions.h"
#include "ui/panels/traffic_panel.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/design_edits.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/environment_button.h"
#include "ui/shell/main_window.h"
#include "ui/shell/plugin_sheet.h"
#include "ui/shell/rail.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QPointer>
#include <QStackedWidget>
#include <QUrl>

namespace signalbox::ui {
void MainWindow::add(const QString& id, const QString& text, const QString& icon, const QString& keys,
                     std::function<void()> run, std::function<bool()> isEnabled) {
  Keys shortcuts = parseKeys(keys);
  const QKeySequence first = shortcuts.isEmpty() ? QKeySequence() : shortcuts.takeFirst();
  m_commands->add({id, text, icon, first, std::move(run), std::move(isEnabled), m_commandGroup, shortcuts});
}

void MainWindow::registerCommands() {
  registerDesignCommands();
  registerHistoryCommands();
  registerRequestCommands();
  registerServerCommands();
  registerProjectCommands();
  registerViewCommands();
  registerDocsCommands();
  registerTabCommands();
  registerPlaceCommands();
  registerSettingsCommands();
}

void MainWindow::registerDesignCommands() {
  m_commandGroup = tr("Design");
  const auto isOpen = [this] { return hasProject(); };
  const auto hasEntity = [this] { return hasProject() && currentEntity().has_value(); };
  const auto canRename = [this] {
    const auto entity = hasProject() ? currentEntity() : std::nullopt;
    return entity && entity->canBeRenamed();
  };
  const auto canDuplicate = [this] {
    const auto entity = hasProject() ? currentEntity() : std::nullopt;
    return entity && canBeDuplicated(*entity);
  };
  const auto canSwitch = [this] {
    const auto entity = hasProject() ? currentEntity() : std::nullopt;
    return entity && (entity->kind == EntityKind::Endpoint || entity->kind == EntityKind::Webhook);
  };
  add("design.new", tr("New"), "plus", "Ctrl+Shift+N", [this] { chooseNew(); }, isOpen);
  add("design.newEndpoint", tr("New endpoint"), "route", "Ctrl+N", [this] { newEndpoint(); }, isOpen);
  add(
      "design.newModel", tr("New model"), "braces", "Ctrl+Shift+M", [this] { newModel(design::ModelKind::Model); },
      isOpen);
  add("design.newEnum", tr("New enum"), "list", {}, [this] { newModel(design::ModelKind::Enum); }, isOpen);
  add("design.newRouter", tr("New router"), "folder-plus", {}, [this] { newRouter(); }, isOpen);
  add("design.newConstant", tr("New constant"), "variable", {}, [this] { newConstant(); }, isOpen);
  add("design.newDependency", tr("New dependency"), "plug", {}, [this] { newNamed(EntityKind::Dependency); }, isOpen);
  add(
      "design.newScheme", tr("New security scheme"), "shield", {}, [this] { newNamed(EntityKind::SecurityScheme); },
      isOpen);
  add("design.newMiddleware", tr("New middleware"), "layers", {}, [this] { newEntry(EntityKind::Middleware); }, isOpen);
  add(
      "design.newHandler", tr("New exception handler"), "triangle-alert", {},
      [this] { newEntry(EntityKind::ExceptionHandlers); }, isOpen);
  add("design.newMount", tr("New mount"), "folder-open", {}, [this] { newNamed(EntityKind::Mount); }, isOpen);
  add("design.newWebhook", tr("New webhook"), "webhook", {}, [this] { newNamed(EntityKind::Webhook); }, isOpen);
  add("design.users", tr("Users of the API"), "user", {}, [this] { openPinned({EntityKind::Users, {}}); }, isOpen);
  add(
      "design.dependencies", tr("Graph of dependencies"), "workflow", {},
      [this] { openPinned({EntityKind::Dependency, {}}); }, isOpen);
  registerMoveCommands();
  add("design.rename", tr("Rename"), "pencil", "F2", [this] { renameCurrent(); }, canRename);
  add("design.duplicate", tr("Duplicate"), "copy", "Ctrl+D", [this] { duplicateCurrent(); }, canDuplicate);
  add("design.switch", tr("Switch off or on"), {}, {}, [this] { switchCurrent(); }, canSwitch);
  add(
      "design.delete", tr("Delete"), "trash-2", {},
      [this] {
        if (const auto entity = currentEntity()) removeEntity(*entity);
      },
      hasEntity);
  add("design.undo", tr("Undo"), "undo-2", "Ctrl+Z", [this] { undo(); }, [this] { return m_document->canUndo(); });
  add(
      "design.redo", tr("Redo"), "redo-2", "Ctrl+Shift+Z Ctrl+Y", [this] { redo(); },
      [this] { return m_document->canRedo(); });
  add(
      "design.save", tr("Save now"), "save", "Ctrl+S",
      [this] {
        if (const auto saved = m_document->saveNow(); saved) m_toast->showMessage(Signal::Ok, tr("Saved as you type"));
      },
      isOpen);
}

void MainWindow::registerRequestCommands() {
  m_commandGroup = tr("Request");
  add("request.new", tr("New request"), "send", "Ctrl+T", [this] { newRequest(); }, [this] { return hasProject(); });
  const auto hasPane = [this] { return m_activity == u"design" && m_editor && m_editor->tryPane(); };
  const auto onPane = [this](void (TryPane::*action)()) {
    return [this, action] {
      m_editor->showSide(EndpointSide::Try);
      (m_editor->tryPane()->*action)();
    };
  };
  add(
      "request.send", tr("Send the request"), "play", "Ctrl+Enter Ctrl+Return",
      [this, sends = onPane(&TryPane::send)] { m_activity == u"streams" ? streamsActivity().activate() : sends(); },
      [this, hasPane] { return m_activity == u"streams" || hasPane(); });
  add(
      "request.environment", tr("Switch the environment"), "variable", "Ctrl+E",
      [this] { m_top->environment().openMenu(); }, [this] { return hasProject(); });
  add(
      "request.environments", tr("Edit environments"), "settings-2", "Ctrl+Shift+E", [this] { editEnvironments(); },
      [this] { return hasProject(); });
  add("request.cookies", tr("Cookies"), "cookie", {}, [this] { editCookies(); }, [this] { return hasProject(); });
  add("request.cancel", tr("Cancel the request"), "x", {}, onPane(&TryPane::cancel), hasPane);
  add("request.focusUrl", tr("Go to the URL"), "link", "Ctrl+L", onPane(&TryPane::focusUrl), hasPane);
  add(
      "request.method", tr("Choose the method"), "chevrons-up-down", "Ctrl+Shift+L", [this] { chooseMethod(); },
      hasPane);
  add("request.focusResponse", tr("Go to the response"), "reply", "Ctrl+'", onPane(&TryPane::focusResponse), hasPane);
  add(
      "request.filterResponse", tr("Filter a body with JSONPath"), "list-filter", "Ctrl+Shift+J",
      [this, filters = onPane(&TryPane::filterResponse)] {
        if (!filterHere() && m_activity == u"design") filters();
      },
      [this, hasPane] { return m_activity == u"traffic" || m_activity == u"streams" || hasPane(); });
  add("request.copyCurl", tr("Copy as curl"), "terminal", {}, [this] { m_editor->tryPane()->copyAsCurl(); }, hasPane);
  add("request.history", tr("Show what this request answered before"), "history", "Ctrl+H",
      onPane(&TryPane::showHistory), hasPane);
  add("request.format", tr("Format the body"), "wand-sparkles", "Ctrl+Shift+I", onPane(&TryPane::formatBody), hasPane);
  add("request.bulk", tr("Bulk edit of parameters, headers or form fields"), "list", {}, onPane(&TryPane::toggleBulk),
      hasPane);
  add("request.nextProblem", tr("Next problem"), "circle-alert", "F8", onPane(&TryPane::goToNextProblem), hasPane);
  add("request.previousProblem", tr("Previous problem"), "circle-alert", "Shift+F8",
      onPane(&TryPane::goToPreviousProblem), hasPane);
  add("request.fixProblem", tr("Fix the problem"), "wand-sparkles", "Ctrl+.", onPane(&TryPane::fixProblem), hasPane);
  add("request.openRule", tr("Go to the rule of the problem"), "arrow-up-right", "F12", onPane(&TryPane::openRule),
      hasPane);
}

void MainWindow::editEnvironments() {
  if (!m_environments) m_environments = new Popover(this);
  auto* editor = new EnvironmentEditor(*m_workbench);
  connect(editor, &EnvironmentEditor::closeRequested, m_environments, &Popover::close);
  m_environments->setContent(editor);
  m_environments->openCentred(640, 96, Popover::Scrim::Yes);
}

void MainWindow::editCookies() {
  if (!m_cookies) m_cookies = new Popover(this);
  auto* editor = new CookieEditor(*m_workbench);
  connect(editor, &CookieEditor::closeRequested, m_cookies, &Popover::close);
  m_cookies->setContent(editor);
  m_cookies->openCentred(780, 96, Popover::Scrim::Yes);
}

void MainWindow::registerServerCommands() {
  m_commandGroup = tr("Server");
  const auto isOpen = [this] { return hasProject(); };
  const auto isRunning = [this] { return m_live->state() == ServerState::Running; };
  add(
      "server.toggle", tr("Start or stop the server"), "power", "Ctrl+Shift+S",
      [this] {
        const bool isOn = m_live->state() == ServerState::Running || m_live->state() == ServerState::Starting;
        isOn ? m_live->stop() : startServer();
      },
      isOpen);
  add(
      "server.copyUrl", tr("Copy the base URL"), "copy", {},
      [this] {
        QApplication::clipboard()->setText(m_live->baseUrl());
        m_toast->showMessage(Signal::Ok, tr("Copied %1").arg(m_live->baseUrl()));
      },
      isRunning);
  const auto docsPage = [this] {
    const design::AppSettings& app = m_document->design().project().app;
    return QString::fromStdString(app.openapiUrl.empty() ? std::string() : app.docsUrl);
  };
  add(
      "server.openDocs", tr("Open the docs in the browser"), "external-link", {},
      [this, docsPage] { QDesktopServices::openUrl(QUrl(m_live->baseUrl() + docsPage())); },
      [isRunning, docsPage] { return isRunning() && !docsPage().isEmpty(); });
  add("log.pause", tr("Pause or go on with the log"), "pause", {}, [this] { m_bottom->log().togglePause(); }, isOpen);
  add("log.clear", tr("Clear the log"), "trash-2", {}, [this] { m_bottom->log().clear(); }, isOpen);
  add(
      "traffic.filter", tr("Filter the traffic"), "list-filter", {},
      [this] {
        showActivity("traffic");
        trafficActivity().focusFilter();
      },
      isOpen);
  add(
      "traffic.har", tr("Export the traffic as HAR"), "download", {},
      [this] { trafficActivity().actions().askForArchive(trafficActivity().model(), this); },
      [this] { return hasProject() && m_traffic->total() > 0; });
}

void MainWindow::registerProjectCommands() {
  m_commandGroup = tr("Project");
  const auto isOpen = [this] { return hasProject(); };
  add("project.new", tr("New API"), "plus", {}, [this] { askForNewProject(); });
  add("project.open", tr("Open a project folder"), "folder-open", "Ctrl+O", [this] { askForFolder(); });
  add(
      "project.openRecent", tr("Open a recent project"), "history", {},
      [this] { m_palette->open(PaletteScope::Projects, {}, {}, recentProjects()); },
      [this] { return !recentProjects().empty(); });
  add("project.welcome", tr("Show the welcome page"), "house", {}, [this] {
    saveSessionNow();
    showWelcome();
  });
  add(
      "project.settings", tr("Project settings"), "settings-2", {}, [this] { openPinned({EntityKind::Project, {}}); },
      isOpen);
  add(
      "project.reveal", tr("Show the project folder"), "folder", {},
      [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(projectFolder())); }, isOpen);
  add("export.project", tr("Export to a folder"), "download", "Ctrl+Shift+X", [this] { exportProject(); }, isOpen);
  add("export.json", tr("Export OpenAPI as JSON"), "download", {}, [this] { exportOpenApi("json"); }, isOpen);
  add("export.yaml", tr("Export OpenAPI as YAML"), "download", {}, [this] { exportOpenApi("yaml"); }, isOpen);
  add("export.copy", tr("Copy the OpenAPI document"), "copy", {}, [this] { copyOpenApi(); }, isOpen);
}

void MainWindow::registerViewCommands() {
  m_commandGroup = tr("View");
  const auto isOpen = [this] { return hasProject(); };
  const auto panel = [this](const char* name) {
    return [this, name] {
      showActivity("design");
      m_bottom->show(QLatin1String(name));
    };
  };
  add("view.palette", tr("Search or run a command"), "search", "Ctrl+K", [this] { openPalette({}); });
  add("view.commands", tr("Run a command"), "terminal", "Ctrl+Shift+P", [this] { openPalette(">"); });
  add("view.design", tr("Design"), "route", "Alt+1", [this] { showActivity("design"); }, isOpen);
  add("view.docs", tr("Docs"), "book-open", "Alt+2", [this] { showActivity("docs"); }, isOpen);
  add("view.traffic", tr("Traffic"), "activity", "Alt+3", [this] { showActivity("traffic"); }, isOpen);
  add("view.streamsActivity", tr("Streams"), "radio", "Alt+4", [this] { showActivity("streams"); }, isOpen);
  add("view.findAll", tr("Find in the whole design"), "search", "Ctrl+Shift+F", [this] { findEverywhere(); }, isOpen);
  add("view.find", tr("Find here"), "search", "Ctrl+F", [this] { findHere(); }, isOpen);
  add(
      "view.filter", tr("Filter the design"), "list-filter", "Ctrl+Alt+F",
      [this] {
        showActivity("design");
        if (m_outer->sizes().value(0) == 0) toggleSidebar();
        m_sidebar->focusFilter();
      },
      isOpen);
  add("view.sidebar", tr("Toggle the sidebar"), "panel-left", "Ctrl+B Ctrl+\\", [this] { toggleSidebar(); }, isOpen);
  add(
      "view.bottom", tr("Toggle the bottom panel"), "panel-bottom", "Ctrl+J",
      [this] {
        showActivity("design");
        m_bottom->setOpen(!m_bottom->isOpen());
      },
      isOpen);
  add("view.log", tr("Show the log"), "activity", {}, panel("log"), isOpen);
  add("view.streams", tr("Show streams below"), "radio", {}, panel("streams"), isOpen);
  add("view.console", tr("Show the console"), "terminal", {}, panel("console"), isOpen);
  add("view.problems", tr("Show the design problems"), "circle-alert", {}, panel("problems"), isOpen);
  add(
      "view.flip", tr("Flip Design and Try"), "columns-2", "Ctrl+`", [this] { m_editor->flipSide(); },
      [this] { return m_editor && m_editor->endpointPage(); });
  add("view.nextPane", tr("Next pane"), "arrow-right", "F6", [this] { cyclePane(1); }, isOpen);
  add("view.previousPane", tr("Previous pane"), "arrow-left", "Shift+F6", [this] { cyclePane(-1); }, isOpen);
  add("help.plugins", tr("Plugins"), "puzzle", {}, [this] { new PluginSheet(this); });
  add("help.shortcuts", tr("Shortcuts"), "keyboard", "Ctrl+?", [this] {
    auto* sheet = new ShortcutSheet(*m_commands, this);
    connect(sheet, &Popover::closed, sheet, &QObject::deleteLater);
    sheet->open();
  });
}

void MainWindow::registerDocsCommands() {
  m_commandGroup = tr("Docs");
  const auto isOpen = [this] { return hasProject(); };
  const auto isShown = [this] { return hasProject() && m_activity == u"docs" && m_docs; };
  const auto onDocs = [this](void (DocsPanel::*action)()) {
    return [this, action] {
      showActivity("docs");
      (docsActivity().*action)();
    };
  };
  add("docs.search", tr("Search the docs"), "search", {}, onDocs(&DocsPanel::focusSearch), isOpen);
  add("docs.back", tr("Back in the docs"), "arrow-left", {}, onDocs(&DocsPanel::goBack),
      [this, isShown] { return isShown() && m_docs->canGoBack(); });
  add("docs.forward", tr("Forward in the docs"), "arrow-right", {}, onDocs(&DocsPanel::goForward),
      [this, isShown] { return isShown() && m_docs->canGoForward(); });
  add("docs.copyLink", tr("Copy the link to the docs page"), "link", {}, onDocs(&DocsPanel::copyLink), isShown);
  add("docs.html", tr("Export the docs as HTML"), "download", {}, onDocs(&DocsPanel::askForHtml), isOpen);
  add("docs.pdf", tr("Save the docs as PDF"), "file-text", {}, onDocs(&DocsPanel::askForPdf), isOpen);
  add("docs.print", tr("Print the docs"), "file", {}, onDocs(&DocsPanel::askForPrinter), isOpen);
  add("docs.commit", tr("Compare the docs with the last commit"), "git-branch", {},
      onDocs(&DocsPanel::compareWithCommit), isOpen);
  add(
      "docs.changes", tr("What changed in the docs"), "git-branch", {},
      [this] {
        showActivity("docs");
        docsActivity().showOperation("changes");
      },
      isOpen);
  const auto isServed = [this] { return hasProject() && m_live->state() == ServerState::Running; };
  for (const auto& [id, page, text] : {std::tuple{"docs.swagger", "swagger", tr("Open Swagger UI in the browser")},
                                       std::tuple{"docs.redoc", "redoc", tr("Open Redoc in the browser")}})
    add(
        QLatin1String(id), text, "external-link", {},
        [this, page = page] { docsActivity().openInBrowser(QLatin1String(page)); }, isServed);
}

void MainWindow::showActivity(const QString& name) {
  m_root->setCurrentIndex(0);
  const QString before = m_activity;
  const QPointer<const QWidget> focusBefore = QApplication::focusWidget();
  m_activity = name == u"docs" || name == u"streams" || name == u"traffic" ? name : QStringLiteral("design");
  QWidget* sidebar = m_sidebar;
  QWidget* main = m_inner;
  if (m_activity == u"docs") {
    main = docsActivity().parentWidget();
    sidebar = m_docsSidebar;
  } else if (m_activity == u"traffic") {
    main = &trafficActivity();
    sidebar = trafficActivity().sidebar();
  } else if (m_activity == u"streams") {
    main = streamsActivity().parentWidget();
    sidebar = m_streamsSidebar;
  }
  m_activities->setCurrentWidget(main);
  if (sidebar) m_sidebars->setCurrentWidget(sidebar);
  m_sidebars->setVisible(sidebar != nullptr);
  m_rail->setCurrent(m_activity);
  visit();
  if (m_activity == before) return;
  if (!isInActivity(focusBefore)) enterActivity();
}

void MainWindow::toggleSidebar() {
  const bool isShown = m_outer->sizes().value(0) > 0;
  const int sidebar = isShown ? 0 : m_layout.sidebarWidth;
  const bool losesFocus = isShown && m_sidebars->isAncestorOf(QApplication::focusWidget());
  m_outer->setSizes({sidebar, m_outer->width() - sidebar});
  if (losesFocus) enterActivity();
}

} // namespace signalbox::ui

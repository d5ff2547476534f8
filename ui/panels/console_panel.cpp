// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/console_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/console_delegate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/uniform_list.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace signalbox::ui {

using Level = ConsoleLine::Level;

ConsolePanel::ConsolePanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_tools(new QWidget(this)),
      m_rows(new UniformList(tr("Console"), ConsoleDelegate::rowHeight, this)),
      m_empty(new EmptyState("terminal", {}, {}, this)) {
  setObjectName("console");
  buildTools();
  m_rows->setObjectName("console.rows");
  m_rows->setModel(&m_model);
  m_rows->setItemDelegate(new ConsoleDelegate(m_rows));
  m_rows->setFollowsEnd(true);
  m_rows->installEventFilter(this);
  buildEmpty();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_rows, 1);
  column->addWidget(m_empty, 1);
  connect(m_rows, &UniformList::rowActivated, this, &ConsolePanel::openSource);
  connect(m_rows, &UniformList::menuRequested, this, &ConsolePanel::showMenu);
  connect(&m_model, &ConsoleModel::countsChanged, this, &ConsolePanel::render);
  listenToServer();
  listenToProject();
  render();
}

void ConsolePanel::buildTools() {
  auto* row = new QHBoxLayout(m_tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  m_show = new Segmented(tr("Show"), {tr("All"), tr("Warnings"), tr("Errors")}, m_tools);
  m_show->setObjectName("console.show");
  m_filter = new SearchField(tr("Filter lines"), m_tools);
  m_filter->setObjectName("console.filter");
  m_filter->setControlHeight(24);
  m_filter->setFixedWidth(190);
  m_pause = new IconButton("pause", tr("Pause the console"), m_tools);
  m_pause->setObjectName("console.pause");
  auto* copy = new IconButton("copy", tr("Copy the lines"), m_tools);
  copy->setObjectName("console.copy");
  auto* clear = new IconButton("trash-2", tr("Clear the console"), m_tools);
  clear->setObjectName("console.clear");
  for (QWidget* widget : std::initializer_list<QWidget*>{m_show, m_filter, m_pause, copy, clear})
    row->addWidget(widget);
  connect(m_filter, &QLineEdit::textChanged, this, &ConsolePanel::applyFilter);
  connect(m_show, &Segmented::chosen, this, &ConsolePanel::applyFilter);
  connect(m_pause, &QToolButton::clicked, this, &ConsolePanel::togglePause);
  connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_model.copiedText()); });
  connect(clear, &QToolButton::clicked, &m_model, &ConsoleModel::clear);
}

void ConsolePanel::buildEmpty() {
  m_start = m_empty->addAction(tr("Start the server"));
  m_start->setVariant(ButtonVariant::Soft);
  m_start->setObjectName("console.start");
  connect(m_start, &QPushButton::clicked, this, [this] { m_workbench.commands.run(QStringLiteral("server.toggle")); });
  m_showAll = m_empty->addAction(tr("Show all lines"));
  m_showAll->setVariant(ButtonVariant::Soft);
  m_showAll->setObjectName("console.showAll");
  connect(m_showAll, &QPushButton::clicked, this, [this] {
    m_show->setCurrentIndex(0);
    m_filter->clear();
    applyFilter();
    m_rows->setFocus();
  });
}

void ConsolePanel::listenToServer() {
  connect(&m_workbench.live, &LiveApi::stateChanged, this, &ConsolePanel::sayServerState);
  connect(&m_workbench.live, &LiveApi::exchanged, this,
          [this](const std::vector<api::Exchange>& batch, quint64 dropped) {
            std::vector<ConsoleLine> lines;
            for (const api::Exchange& exchange : batch)
              if (auto line = consoleLine(exchange)) lines.push_back(std::move(*line));
            m_model.add(std::move(lines));
            if (dropped > 0)
              say(Level::Warning, tr("%1 not in the log: they came faster than it is written")
                                      .arg(counted(int(dropped), tr("request is"), tr("requests are"))));
          });
  connect(&m_workbench.live, &LiveApi::tasksEnded, this,
          [this](const std::vector<api::BackgroundRecord>& batch, quint64 dropped) {
            std::vector<ConsoleLine> lines;
            for (const api::BackgroundRecord& record : batch)
              if (auto line = consoleLine(record)) lines.push_back(std::move(*line));
            m_model.add(std::move(lines));
            if (dropped > 0)
              say(Level::Warning, tr("%1 left out: they came faster than they are shown")
                                      .arg(counted(int(dropped), tr("line of a task was"), tr("lines of tasks were"))));
          });
}

void ConsolePanel::listenToProject() {
  const DesignDocument& document = m_workbench.document;
  connect(&document, &DesignDocument::opened, this, [this] {
    m_model.clear(); // what was said is of the project before
    m_baseUrl.clear();
    sayBrokenFiles();
  });
  connect(&document, &DesignDocument::brokenFilesChanged, this, &ConsolePanel::sayBrokenFiles);
  connect(&document, &DesignDocument::takenFromDisk, this,
          [this](const QString& files) { say(Level::Info, tr("Took in %1, changed on disk").arg(files)); });
  connect(&document, &DesignDocument::saveFailed, this, [this](const QString& message) { say(Level::Error, message); });
  connect(&document, &DesignDocument::projectLost, this,
          [this](const QString& sentence) { say(Level::Error, sentence); });
}

void ConsolePanel::say(Level level, const QString& text) { m_model.add({consoleLine(level, text)}); }

void ConsolePanel::sayPrinted(const QString& speaker, const QStringList& lines) {
  std::vector<ConsoleLine> said;
  for (const QString& text : lines) {
    said.push_back(consoleLine(Level::Info, text));
    said.back().speaker = speaker;
  }
  m_model.add(std::move(said));
}

void ConsolePanel::sayServerState() {
  const LiveApi& live = m_workbench.live;
  if (live.state() == ServerState::Running) {
    m_baseUrl = live.baseUrl();
    say(Level::Info, tr("Listening on %1").arg(m_baseUrl));
  } else if (live.state() == ServerState::Failed) {
    say(Level::Error, live.stateText());
  } else if (live.state() == ServerState::Stopped && !m_baseUrl.isEmpty()) {
    say(Level::Info, tr("No longer listening on %1").arg(std::exchange(m_baseUrl, {})));
  }
  render();
}

void ConsolePanel::sayBrokenFiles() {
  std::vector<ConsoleLine> lines;
  for (const Diagnostic& diagnostic : m_workbench.document.loadDiagnostics()) lines.push_back(consoleLine(diagnostic));
  m_model.add(std::move(lines));
}

void ConsolePanel::openSource(const QModelIndex& index) {
  const ConsoleLine* line = m_model.line(index);
  if (line && line->source) m_workbench.navigator.openPlace(DesignPlace(*line->source));
}

void ConsolePanel::showMenu(const QModelIndex& index, const QPoint& global) {
  const ConsoleLine* line = m_model.line(index);
  if (!line) return;
  auto* menu = new QMenu(this);
  menu->setObjectName("console.menu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (line->source)
    menu->addAction(tr("Open %1").arg(sourceText(*line)), this,
                    [this, place = *line->source] { m_workbench.navigator.openPlace(place); });
  menu->addAction(tr("Copy the line"), this,
                  [text = copiedText(*line)] { QGuiApplication::clipboard()->setText(text); });
  menu->addAction(tr("Copy all lines"), this, [this] { QGuiApplication::clipboard()->setText(m_model.copiedText()); });
  menu->popup(global);
}

void ConsolePanel::applyFilter() { m_model.setFilter(m_filter->text(), ConsoleModel::Show(m_show->currentIndex())); }

void ConsolePanel::togglePause() {
  m_model.setPaused(!m_model.isPaused());
  m_pause->setIconName(m_model.isPaused() ? "play" : "pause");
  render();
}

void ConsolePanel::render() {
  const QString resume = m_model.waiting() > 0
                             ? tr("Show %1").arg(counted(m_model.waiting(), tr("new line"), tr("new lines")))
                             : tr("Go on with the console");
  m_pause->setName(m_model.isPaused() ? resume : tr("Pause the console"));
  const bool isEmpty = m_model.rowCount() == 0;
  m_rows->setVisible(!isEmpty);
  m_empty->setVisible(isEmpty);
  if (!isEmpty) return;
  const bool isFiltered = m_model.total() > m_model.waiting();
  if (isFiltered)
    m_empty->setTexts(tr("No line passes the filter"),
                      tr("It leaves out %1.").arg(counted(m_model.total(), tr("line"), tr("lines"))));
  else
    m_empty->setTexts(
        tr("The console is quiet"),
        tr("Lines that tasks log, uncaught exceptions, messages of the server and what exports print appear here."));
  m_start->setVisible(!isFiltered && m_workbench.live.baseUrl().isEmpty());
  m_showAll->setVisible(isFiltered);
}

bool ConsolePanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->matches(QKeySequence::Copy)) {
    if (const ConsoleLine* line = m_model.line(m_rows->currentIndex()))
      QGuiApplication::clipboard()->setText(copiedText(*line));
    return true;
  }
  if (key->key() != Qt::Key_Space || key->modifiers() != Qt::NoModifier) return false;
  togglePause();
  return true;
}

void ConsolePanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) return togglePause();
  QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui

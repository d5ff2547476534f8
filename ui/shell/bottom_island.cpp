// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/bottom_island.h"

#include "ui/commands/command_registry.h"
#include "ui/panels/console_panel.h"
#include "ui/panels/design_problems_panel.h"
#include "ui/panels/find_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/streams_panel.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int leastOpenHeight = 176; // a row with its detail
constexpr int narrow = 860;          // all tabs and a panel's own tools have no room
constexpr int filterWidth = 190;
constexpr int narrowFilterWidth = 110;

const QStringList panelNames{"log", "streams", "console", "problems", "find"};

// The names of the panels have room first; what a choice of levels leaves out can be asked for in the filter too. One
// that leaves rows out stays in view.
void fitTools(QWidget& tools, bool isNarrow) {
  if (auto* filter = tools.findChild<SearchField*>()) filter->setFixedWidth(isNarrow ? narrowFilterWidth : filterWidth);
  if (auto* show = tools.findChild<Segmented*>()) show->setHidden(isNarrow && show->currentIndex() == 0);
}

} // namespace

BottomIsland::BottomIsland(Workbench& workbench, QWidget* parent)
    : Surface(Kind::Island, parent), m_workbench(workbench),
      m_tabs(new TabStrip(TabStrip::Kind::Underline, tr("Bottom panels"), this)), m_pages(new QStackedWidget(this)),
      m_log(new LogPanel(workbench, this)), m_problems(new DesignProblemsPanel(workbench, this)),
      m_find(new FindPanel(workbench, this)), m_streamsPlace(new QWidget(this)),
      m_toggle(new IconButton("chevron-down", tr("Collapse the panel"), this)),
      m_logCount(numberPace, [this] { renderLogCount(); }), m_console(new ConsolePanel(workbench, this)),
      m_consoleCount(numberPace, [this] { renderConsoleCount(); }) {
  setObjectName("bottom");
  m_pages->addWidget(m_log);
  m_pages->addWidget(m_streamsPlace);
  m_pages->addWidget(m_console);
  m_pages->addWidget(m_problems);
  m_pages->addWidget(m_find);
  auto* streamsLayout = new QVBoxLayout(m_streamsPlace);
  streamsLayout->setContentsMargins(0, 0, 0, 0);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 0, 1, 1);
  column->setSpacing(0);
  column->addWidget(buildHeader());
  column->addWidget(new HairLine);
  column->addWidget(m_pages, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, &BottomIsland::showPanel);
  connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int index) {
    if (index >= 0) setOpen(true);
  });
  connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
  connect(&m_log->model(), &LogModel::countsChanged, this, [this] { m_logCount.ask(); });
  connect(&m_console->model(), &ConsoleModel::countsChanged, this, [this] { m_consoleCount.ask(); });
  connect(&m_problems->model(), &QAbstractItemModel::modelReset, this, [this] {
    const int count = m_problems->model().rowCount();
    m_tabs->setBadge(int(panelNames.indexOf("problems")), count > 0 ? QString::number(count) : QString(),
                     m_problems->model().errors() > 0 ? Ink::Error : Ink::Warning);
  });
}

QWidget* BottomIsland::buildHeader() {
  auto* header = new QWidget(this);
  header->setFixedHeight(headerHeight);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(8, 0, 10, 0);
  row->setSpacing(6);
  m_tabs->setObjectName("bottom.tabs");
  m_tabs->add(tr("Log"));
  m_tabs->add(tr("Streams"));
  m_tabs->add(tr("Console"));
  m_tabs->add(tr("Problems"));
  m_tabs->add(tr("Find"));
  row->addWidget(m_tabs);
  row->addStretch(1);
  row->addWidget(m_log->tools());
  row->addWidget(m_console->tools());
  row->addWidget(m_find->tools());
  m_toggle->setObjectName("bottom.toggle");
  m_workbench.commands.followKeys("view.bottom", m_toggle,
                                  [this](const QString& keys) { m_toggle->setShortcutHint(keys); });
  row->addWidget(m_toggle);
  return header;
}

StreamsPanel& BottomIsland::streams() {
  if (!m_streams) {
    m_streams = new StreamsPanel(m_workbench, StreamsPanel::Layout::Compact, m_streamsPlace);
    m_streamsPlace->layout()->addWidget(m_streams);
    if (!m_streamsState.isEmpty()) m_streams->restoreState(m_streamsState);
    connect(m_streams, &StreamsPanel::openConnectionsChanged, this,
            [this](int count) { m_tabs->setBadge(1, count > 0 ? QString::number(count) : QString(), Ink::Ok); });
  }
  return *m_streams;
}

void BottomIsland::showPanel(int index) {
  if (panelNames.value(index) == u"streams" && m_isOpen) streams();
  m_pages->setCurrentIndex(index);
  m_log->tools()->setVisible(index == 0 && m_isOpen);
  m_console->tools()->setVisible(panelNames.value(index) == u"console" && m_isOpen);
  m_find->tools()->setVisible(panelNames.value(index) == u"find" && m_isOpen);
}

void BottomIsland::setOpen(bool open) {
  m_isOpen = open;
  m_pages->setVisible(open);
  setMinimumHeight(open ? leastOpenHeight : headerHeight);
  setMaximumHeight(open ? QWIDGETSIZE_MAX : headerHeight);
  m_toggle->setIconName(open ? "chevron-down" : "chevron-up");
  m_toggle->setName(open ? tr("Collapse the panel") : tr("Open the panel"));
  showPanel(m_tabs->currentIndex());
  Q_EMIT openChanged(open);
}

void BottomIsland::resizeEvent(QResizeEvent* event) {
  Surface::resizeEvent(event);
  for (QWidget* tools : {m_log->tools(), m_console->tools()}) fitTools(*tools, width() < narrow);
}

QString BottomIsland::current() const { return panelNames.value(m_tabs->currentIndex()); }

void BottomIsland::show(const QString& panel) {
  const int index = int(panelNames.indexOf(panel));
  if (index < 0) return;
  m_tabs->setCurrentIndex(index);
  setOpen(true);
}

void BottomIsland::renderLogCount() {
  const auto total = m_log->model().log().counts().requests();
  m_tabs->setBadge(0, total == 0     ? QString()
                      : total > 9999 ? QString::number(total / 1000) + QStringLiteral("k")
                                     : QString::number(total));
}

void BottomIsland::renderConsoleCount() {
  const ConsoleModel& model = m_console->model();
  const Ink ink = model.errors() > 0 ? Ink::Error : model.warnings() > 0 ? Ink::Warning : Ink::Tertiary;
  m_tabs->setBadge(int(panelNames.indexOf("console")), model.total() > 0 ? QString::number(model.total()) : QString(),
                   ink);
}

QJsonObject BottomIsland::saveState() const {
  return {{"open", m_isOpen}, {"panel", current()}, {"streams", m_streams ? m_streams->saveState() : m_streamsState}};
}

void BottomIsland::restoreState(const QJsonObject& state) {
  m_streamsState = state["streams"].toObject();
  if (m_streams) m_streams->restoreState(m_streamsState);
  m_tabs->setCurrentIndex(qMax(0, int(panelNames.indexOf(state["panel"].toString()))));
  setOpen(state["open"].toBool(true));
}

} // namespace signalbox::ui

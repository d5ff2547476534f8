// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/exchange_menu.h"
#include "ui/panels/exchange_view.h"
#include "ui/panels/log_delegate.h"
#include "ui/panels/traffic_actions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/uniform_list.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

namespace signalbox::ui {

LogPanel::LogPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_model(workbench.traffic), m_tools(new QWidget(this)),
      m_splitter(new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, this)),
      m_rows(new UniformList(tr("Requests"), LogDelegate::rowHeight, this)),
      m_empty(new EmptyState("activity", {}, {}, this)), m_detail(new ExchangeView("log.detail", this)),
      m_actions(new TrafficActions(workbench, this)) {
  setObjectName("log");
  buildTools();
  m_rows->setObjectName("log.rows");
  m_rows->setModel(&m_model);
  m_rows->setItemDelegate(new LogDelegate(m_rows));
  m_rows->installEventFilter(this);
  connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    QScrollBar* bar = m_rows->verticalScrollBar(); // who has scrolled down keeps seeing the same rows
    if (bar->value() > 0 && first == 0) bar->setValue(bar->value() + (last - first + 1) * m_rows->rowHeight());
  });
  m_detail->hide();
  m_splitter->addWidget(m_rows);
  m_splitter->addWidget(m_detail);
  m_splitter->setStretchFactor(0, 3);
  m_splitter->setStretchFactor(1, 2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_splitter, 1);
  column->addWidget(m_empty, 1);
  buildEmpty();
  m_renderSoon.setSingleShot(true);
  m_renderSoon.setInterval(200);
  connect(&m_model, &LogModel::countsChanged, this, [this] {
    if (!m_renderSoon.isActive()) m_renderSoon.start();
    if (m_splitter->isHidden() && m_model.log().total() > 0) renderCounts();
  });
  connect(&m_renderSoon, &QTimer::timeout, this, &LogPanel::renderCounts);
  connect(m_rows->selectionModel(), &QItemSelectionModel::currentChanged, this, &LogPanel::showSelected);
  connect(m_rows, &UniformList::rowActivated, this, &LogPanel::showSelected);
  connect(m_rows, &UniformList::menuRequested, this, &LogPanel::showMenu);
  connectDetail();
  connect(&workbench.live, &LiveApi::stateChanged, this, &LogPanel::renderCounts);
  renderCounts();
}

void LogPanel::connectDetail() {
  m_workbench.commands.followKeys(QStringLiteral("request.filterResponse"), m_detail,
                                  [this](const QString& keys) { m_detail->setFilterKeys(keys); });
  connect(m_detail, &ExchangeView::closeRequested, this, [this] {
    m_rows->setCurrentIndex({});
    m_detail->hide();
  });
  const auto onSelected = [this](void (TrafficActions::*action)(const api::Exchange&)) {
    return [this, action] {
      const QModelIndex index = m_rows->currentIndex();
      if (!m_model.exchange(index)) return;
      m_workbench.traffic.fetch(m_model.sequence(index), m_actions,
                                [this, action](const api::Exchange& exchange) { (m_actions->*action)(exchange); });
    };
  };
  connect(m_detail, &ExchangeView::openRequested, this, onSelected(&TrafficActions::open));
  connect(m_detail, &ExchangeView::replayRequested, this, onSelected(&TrafficActions::replay));
  connect(m_detail, &ExchangeView::saveRequested, this, onSelected(&TrafficActions::save));
  connect(m_detail, &ExchangeView::curlRequested, this, onSelected(&TrafficActions::copyCurl));
  connect(m_actions, &TrafficActions::replayed, m_detail, &ExchangeView::showReplay);
}

void LogPanel::buildTools() {
  auto* row = new QHBoxLayout(m_tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  m_show = new Segmented(tr("Show"), {tr("All"), tr("Errors"), tr("Slow")}, m_tools);
  m_show->setObjectName("log.show");
  m_filter = new SearchField(tr("Filter requests"), m_tools);
  m_filter->setObjectName("log.filter");
  m_filter->setControlHeight(24);
  m_pause = new IconButton("pause", tr("Pause the log"), m_tools);
  m_pause->setObjectName("log.pause");
  auto* clearButton = new IconButton("trash-2", tr("Clear the log"), m_tools);
  clearButton->setObjectName("log.clear");
  m_losses = new Label({}, uiFont(12), Ink::Warning, m_tools);
  m_losses->setObjectName("log.losses");
  m_losses->setIconName("triangle-alert");
  m_messages = new IconButton("message-square", tr("Show the messages of WebSockets"), m_tools);
  m_messages->setObjectName("log.messages");
  m_messages->setCheckable(true);
  auto* traffic = new IconButton("arrow-up-right", tr("Open the traffic activity"), m_tools);
  traffic->setObjectName("log.traffic");
  connect(traffic, &QToolButton::clicked, this, [this] { m_workbench.navigator.showActivity("traffic"); });
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_losses, m_show, m_filter, m_messages, m_pause, clearButton, traffic})
    row->addWidget(widget);
  const auto applyFilter = [this] {
    m_model.setFilter({m_filter->text(), LogFilter::Show(m_show->currentIndex()), {}, m_messages->isChecked()});
    const auto& error = m_model.filterError();
    m_filter->setProblem(error ? QString::fromStdString(error->message) : QString());
  };
  connect(m_filter, &QLineEdit::textChanged, this, applyFilter);
  connect(m_show, &Segmented::chosen, this, applyFilter);
  connect(m_messages, &QToolButton::toggled, this, applyFilter);
  connect(m_pause, &QToolButton::clicked, this, &LogPanel::togglePause);
  connect(clearButton, &QToolButton::clicked, this, &LogPanel::clear);
}

void LogPanel::togglePause() {
  m_model.setPaused(!m_model.isPaused());
  m_pause->setIconName(m_model.isPaused() ? "play" : "pause");
  renderCounts();
}

void LogPanel::clear() {
  m_workbench.traffic.clear();
  m_detail->hide();
}

void LogPanel::renderCounts() {
  const QString resume = m_model.waiting() > 0
                             ? tr("Show %1").arg(counted(m_model.waiting(), tr("new request"), tr("new requests")))
                             : tr("Go on with the log");
  m_pause->setName(m_model.isPaused() ? resume : tr("Pause the log"));
  const QString losses = shownLosses(m_model.log());
  m_losses->setText(losses);
  m_losses->setVisible(!losses.isEmpty());
  m_empty->setVisible(m_model.log().total() == 0);
  m_splitter->setVisible(m_model.log().total() > 0);
  if (m_model.log().total() == 0) renderEmpty();
}

void LogPanel::buildEmpty() {
  m_start = addEmptyAction(tr("Start the server"), "log.start",
                           [this] { m_workbench.commands.run(QStringLiteral("server.toggle")); });
  m_send = addEmptyAction(tr("Send the open request"), "log.send",
                          [this] { m_workbench.commands.run(QStringLiteral("request.send")); });
  m_copyCurl = addEmptyAction(tr("Copy a curl command"), "log.copyCurl", [this] {
    QApplication::clipboard()->setText(QStringLiteral("curl %1/").arg(m_workbench.live.baseUrl()));
    m_copyCurl->flashDone();
  });
  m_copyCurl->setIconName("copy");
}

// The buttons stay, as one may have the focus.
void LogPanel::renderEmpty() {
  const bool isServed = !m_workbench.live.baseUrl().isEmpty();
  if (isServed)
    m_empty->setTexts(tr("Waiting for the first request"), tr("Send one from here or from any program."));
  else
    m_empty->setTexts(tr("The server is stopped"), tr("Start it, and every request to it appears here."));
  m_start->setVisible(!isServed);
  m_send->setVisible(isServed && m_workbench.commands.isEnabled(QStringLiteral("request.send")));
  m_copyCurl->setVisible(isServed);
}

Button* LogPanel::addEmptyAction(const QString& text, const char* id, std::function<void()> run) {
  Button* button = m_empty->addAction(text);
  button->setVariant(ButtonVariant::Soft);
  button->setObjectName(id);
  connect(button, &QPushButton::clicked, this, std::move(run));
  return button;
}

void LogPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  renderCounts(); // what can be sent may be another
}

void LogPanel::showSelected() {
  const QModelIndex index = m_rows->currentIndex();
  const bool isThere = m_model.exchange(index) != nullptr;
  m_detail->setVisible(isThere);
  if (isThere) m_detail->showRow(m_workbench.traffic, m_model.sequence(index), m_workbench.document);
}

void LogPanel::showMenu(const QModelIndex& index, const QPoint& global) {
  m_rows->setCurrentIndex(index);
  const api::Exchange* exchange = m_model.exchange(index);
  if (!exchange) return;
  auto* menu = new QMenu(this);
  menu->setObjectName("log.menu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  fillExchangeMenu(*menu, *m_detail, *exchange, m_filter->text(),
                   [this](const QString& filter) { m_filter->setText(filter); });
  menu->popup(global);
}

bool LogPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->key() != Qt::Key_Space || key->modifiers() != Qt::NoModifier) return false;
  togglePause();
  return true;
}

void LogPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) return togglePause();
  QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui

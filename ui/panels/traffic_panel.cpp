// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/traffic_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/exchange_menu.h"
#include "ui/panels/exchange_view.h"
#include "ui/panels/log_delegate.h"
#include "ui/panels/traffic_actions.h"
#include "ui/panels/traffic_histogram.h"
#include "ui/panels/traffic_sidebar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/uniform_list.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto renderPause = 200ms; // counts and histogram follow the log this often
constexpr int widthForWords = 860;  // below it the buttons are icons

QString spanText(std::int64_t seconds) {
  if (seconds < 60)
    return counted(qMax<std::int64_t>(1, seconds), TrafficPanel::tr("second"), TrafficPanel::tr("seconds"));
  if (seconds < 3'600) return TrafficPanel::tr("%1 min").arg(seconds / 60);
  return TrafficPanel::tr("%1 h").arg(QString::number(double(seconds) / 3600, 'f', 1));
}

// "body:red body:hat" of "red hat"; empty where the filter says more than words.
QString bodiesFilter(const QString& filter) {
  static const QRegularExpression words(QStringLiteral("^[\\w.-]+( +[\\w.-]+)*$"));
  const QString trimmed = filter.trimmed();
  if (!words.match(trimmed).hasMatch()) return {};
  return QStringLiteral("body:") + trimmed.split(u' ', Qt::SkipEmptyParts).join(QStringLiteral(" body:"));
}

QString rangeText(const traffic::TimeRange& range) {
  const auto time = [](std::int64_t at) { return QDateTime::fromMSecsSinceEpoch(at / 1000).toString("HH:mm:ss"); };
  return time(range.begin) + QStringLiteral(" \u2013 ") + time(range.end);
}

} // namespace

TrafficPanel::TrafficPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_model(workbench.traffic),
      m_actions(new TrafficActions(workbench, this)), m_sidebar(new TrafficSidebar(this)) {
  setObjectName("traffic");
  setAccessibleName(tr("Traffic"));
  m_islands = new Splitter(Qt::Vertical, Splitter::Gap::Island, this);
  m_islands->setObjectName("traffic.islands");
  auto* island = new Surface(Surface::Kind::Island, m_islands);
  auto* column = new QVBoxLayout(island);
  column->setContentsMargins(1, 1, 1, 1);
  column->setSpacing(0);
  column->addWidget(buildHeader());
  column->addWidget(buildRows(), 1);
  m_empty = new EmptyState("activity", {}, {}, island);
  m_empty->setObjectName("traffic.empty");
  column->addWidget(m_empty, 1);
  m_islands->addWidget(island);
  buildDetail();
  m_islands->setChildrenCollapsible(false);
  m_islands->setStretchFactor(0, 1);
  m_islands->setStretchFactor(1, 0);
  m_islands->setSizes({560, 260});
  m_islands->setUsualSizes({560, 260});
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(m_islands);
  m_renderSoon.setSingleShot(true);
  m_renderSoon.setInterval(renderPause);
  connectAll();
  render();
}

QWidget* TrafficPanel::buildHeader() {
  auto* header = new QWidget(this);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(16, 10, 10, 6);
  row->setSpacing(8);
  m_title = new Label(tr("All traffic"), displayFont(17), Ink::Text, header);
  m_title->setObjectName("traffic.title");
  m_count = new Label({}, uiFont(12), Ink::Tertiary, header);
  m_count->setObjectName("traffic.count");
  m_losses = new Label({}, uiFont(12), Ink::Warning, header);
  m_losses->setObjectName("traffic.losses");
  m_losses->setIconName("triangle-alert");
  m_range = new Button({}, ButtonVariant::Soft, header);
  m_range->setObjectName("traffic.range");
  m_range->setIconName("x");
  m_range->setControlHeight(24);
  m_show = new Segmented(tr("Show"), {tr("All"), tr("Errors"), tr("Slow")}, header);
  m_show->setObjectName("traffic.show");
  m_replay = new Button(tr("Replay"), ButtonVariant::Standard, header);
  m_replay->setObjectName("traffic.replay");
  m_replay->setIconName("rotate-ccw");
  m_save = new Button(tr("Save as request"), ButtonVariant::Standard, header);
  m_save->setObjectName("traffic.save");
  m_save->setIconName("save");
  m_messages = new IconButton("message-square", tr("Show the messages of WebSockets"), header);
  m_messages->setObjectName("traffic.messages");
  m_messages->setCheckable(true);
  m_pause = new IconButton("pause", tr("Pause"), header);
  m_pause->setObjectName("traffic.pause");
  m_pause->setShortcutHint("Space");
  auto* archive = new IconButton("download", tr("Export what is shown as HAR"), header);
  archive->setObjectName("traffic.har");
  auto* clear = new IconButton("trash-2", tr("Clear the log"), header);
  clear->setObjectName("traffic.clear");
  row->addWidget(m_title);
  row->addWidget(m_count);
  row->addWidget(m_losses, 1);
  row->addStretch(0);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_range, m_show, m_replay, m_save, m_messages, m_pause, archive, clear})
    row->addWidget(widget);
  connect(m_pause, &QToolButton::clicked, this, &TrafficPanel::togglePause);
  connect(archive, &QToolButton::clicked, this, [this] { m_actions->askForArchive(m_model, window()); });
  connect(clear, &QToolButton::clicked, this, [this] { m_workbench.traffic.clear(); });
  return header;
}

QWidget* TrafficPanel::buildRows() {
  m_content = new QWidget(this);
  auto* column = new QVBoxLayout(m_content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_histogram = new TrafficHistogram(m_content);
  m_histogram->setTimeline(&m_workbench.traffic.timeline());
  m_rows = new UniformList(tr("Requests"), LogDelegate::rowHeight, m_content);
  m_rows->setObjectName("traffic.rows");
  m_rows->setModel(&m_model);
  m_rows->setItemDelegate(new LogDelegate(m_rows));
  m_rows->installEventFilter(this);
  connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
    QScrollBar* bar = m_rows->verticalScrollBar(); // who has scrolled down keeps seeing the same rows
    if (bar->value() > 0 && first == 0) bar->setValue(bar->value() + (last - first + 1) * m_rows->rowHeight());
  });
  column->addWidget(m_histogram);
  auto* headings = new LogHeader(m_content);
  headings->setObjectName("traffic.headings");
  column->addWidget(headings);
  column->addWidget(m_rows, 1);
  return m_content;
}

void TrafficPanel::buildDetail() {
  m_detailIsland = new Surface(Surface::Kind::Island, m_islands);
  auto* column = new QVBoxLayout(m_detailIsland);
  column->setContentsMargins(1, 1, 1, 1);
  m_detail = new ExchangeView("traffic.detail", m_detailIsland);
  m_workbench.commands.followKeys(QStringLiteral("request.filterResponse"), m_detail,
                                  [this](const QString& keys) { m_detail->setFilterKeys(keys); });
  column->addWidget(m_detail);
  m_detailIsland->setMinimumHeight(150);
  m_detailIsland->hide();
  m_islands->addWidget(m_detailIsland);
}

template<class Action>
void TrafficPanel::onSelected(Action action) {
  const QModelIndex index = m_rows->currentIndex();
  if (!m_model.exchange(index)) return m_workbench.navigator.toast(tr("Choose a request first."));
  m_workbench.traffic.fetch(m_model.sequence(index), m_actions, action);
}

void TrafficPanel::connectAll() {
  connect(&m_model, &LogModel::countsChanged, this, [this] {
    if (!m_renderSoon.isActive()) m_renderSoon.start();
  });
  connect(&m_renderSoon, &QTimer::timeout, this, [this] {
    if (isVisible()) render();
  });
  connect(m_sidebar, &TrafficSidebar::filterChanged, this, &TrafficPanel::applyFilter);
  connect(m_show, &Segmented::chosen, this, &TrafficPanel::applyFilter);
  connect(m_messages, &QToolButton::toggled, this, &TrafficPanel::applyFilter);
  connect(m_histogram, &TrafficHistogram::rangeChosen, this, &TrafficPanel::applyFilter);
  connect(m_range, &QPushButton::clicked, this, [this] {
    m_histogram->setRange({});
    applyFilter();
  });
  connect(m_rows->selectionModel(), &QItemSelectionModel::currentChanged, this, &TrafficPanel::showSelected);
  connect(m_rows, &UniformList::rowActivated, this, &TrafficPanel::showSelected);
  connect(m_rows, &UniformList::menuRequested, this, &TrafficPanel::showMenu);
  connect(m_detail, &ExchangeView::closeRequested, this, &TrafficPanel::closeDetail);
  const auto replay = [this] { onSelected([this](const api::Exchange& each) { m_actions->replay(each); }); };
  const auto save = [this] { onSelected([this](const api::Exchange& each) { m_actions->save(each); }); };
  connect(m_replay, &QPushButton::clicked, this, replay);
  connect(m_save, &QPushButton::clicked, this, save);
  connect(m_detail, &ExchangeView::replayRequested, this, replay);
  connect(m_detail, &ExchangeView::saveRequested, this, save);
  connect(m_detail, &ExchangeView::openRequested, this,
          [this] { onSelected([this](const api::Exchange& each) { m_actions->open(each); }); });
  connect(m_detail, &ExchangeView::curlRequested, this,
          [this] { onSelected([this](const api::Exchange& each) { m_actions->copyCurl(each); }); });
  connect(m_actions, &TrafficActions::replayed, m_detail, &ExchangeView::showReplay);
}

QWidget* TrafficPanel::sidebar() const { return m_sidebar; }

void TrafficPanel::applyFilter() {
  m_model.setFilter(
      {m_sidebar->filter(), LogFilter::Show(m_show->currentIndex()), m_histogram->range(), m_messages->isChecked()});
  const auto& error = m_model.filterError();
  m_sidebar->showProblem(error ? QString::fromStdString(error->message) : QString());
  render();
}

void TrafficPanel::render() {
  m_sidebar->render(m_workbench.traffic, m_workbench.document.design());
  m_histogram->refresh();
  renderCounts();
  renderEmpty();
}

void TrafficPanel::renderCounts() {
  const TrafficLog& log = m_workbench.traffic;
  m_title->setText(m_sidebar->viewName());
  const std::int64_t requests = log.counts().requests();
  const bool isAll = m_model.showsAllRequests();
  QString count = counted(isAll ? requests : m_model.rowCount(), tr("request"), tr("requests"));
  if (!isAll) count = tr("%1 of %2").arg(grouped(m_model.rowCount()), counted(requests, tr("request"), tr("requests")));
  if (m_model.isScanning()) count += tr(", searching");
  if (isAll && requests > 1) count += tr(" in %1").arg(spanText(log.timeline().seconds()));
  m_count->setText(log.total() > 0 ? count : QString());
  const auto& error = m_model.filterError();
  const QString losses = error ? QString::fromStdString(error->message) : shownLosses(log);
  m_losses->setInk(error ? Ink::Error : Ink::Warning);
  m_losses->setText(losses);
  m_losses->setVisible(!losses.isEmpty());
  m_range->setVisible(!m_histogram->range().isEmpty());
  m_range->setText(rangeText(m_histogram->range()));
  m_range->setAccessibleName(tr("Show all times, not only %1").arg(m_range->text()));
  m_pause->setIconName(m_model.isPaused() ? "play" : "pause");
  m_pause->setName(m_model.isPaused()
                       ? tr("Show %1").arg(counted(m_model.waiting(), tr("new request"), tr("new requests")))
                       : tr("Pause"));
}

void TrafficPanel::renderEmpty() {
  const bool isEmpty = m_workbench.traffic.total() == 0;
  const bool hidesAll = !isEmpty && m_model.rowCount() == 0 && !m_model.isScanning();
  m_content->setVisible(!isEmpty);
  m_empty->setVisible(isEmpty || hidesAll);
  m_rows->setVisible(!hidesAll);
  // The headings stay where they are over the list.
  static_cast<QVBoxLayout*>(m_content->parentWidget()->layout())->setStretchFactor(m_content, hidesAll ? 0 : 1);
  if (!m_empty->isVisibleTo(this)) return m_emptyText.clear();
  const QString base = m_workbench.live.baseUrl();
  const QString total = counted(m_workbench.traffic.total(), tr("request"), tr("requests"));
  const QString line = QStringLiteral("curl %1/").arg(base);
  const QString text = hidesAll         ? tr("%1 are in the log.").arg(total)
                       : base.isEmpty() ? tr("Start it, and every request to it appears here.")
                                        : line;
  const QString shown = hidesAll ? text + m_sidebar->filter() : text;
  if (shown == m_emptyText) return; // its button may have the focus
  m_emptyText = shown;
  m_empty->clearActions();
  if (hidesAll) {
    m_empty->setTexts(tr("No request passes the filter"), text);
    if (!bodiesFilter(m_sidebar->filter()).isEmpty())
      addEmptyAction(tr("Search the bodies"), "traffic.searchBodies",
                     [this] { m_sidebar->setFilter(bodiesFilter(m_sidebar->filter())); });
    addEmptyAction(tr("Show all traffic"), "traffic.showAll", [this] { showAll(); });
  } else if (base.isEmpty()) {
    m_empty->setTexts(tr("The server is stopped"), text);
    addEmptyAction(tr("Start the server"), "traffic.start",
                   [this] { m_workbench.commands.run(QStringLiteral("server.toggle")); });
  } else {
    m_empty->setTexts(tr("Waiting for the first request"), text);
    Button* copy = addEmptyAction(tr("Copy this command"), "traffic.copyCurl",
                                  [line] { QApplication::clipboard()->setText(line); });
    copy->setIconName("copy");
    connect(copy, &QPushButton::clicked, copy, &Button::flashDone);
  }
}

Button* TrafficPanel::addEmptyAction(const QString& text, const QString& id, std::function<void()> run) {
  Button* button = m_empty->addAction(text);
  button->setObjectName(id);
  connect(button, &QPushButton::clicked, this, std::move(run));
  return button;
}

void TrafficPanel::showAll() {
  m_show->setCurrentIndex(0);
  m_messages->setChecked(true);
  m_histogram->setRange({});
  m_sidebar->setFilter({});
  applyFilter();
}

// A row that the keyboard has only come to is not chosen yet.
void TrafficPanel::showSelected() {
  const QModelIndex index = m_rows->currentIndex();
  if (!m_rows->selectionModel()->isSelected(index)) return renderCounts();
  if (!m_model.exchange(index)) return renderCounts();
  m_shown = m_model.sequence(index);
  m_detail->showRow(m_workbench.traffic, m_shown, m_workbench.document);
  m_detailIsland->show();
  m_rows->scrollTo(index);
  renderCounts();
}

bool TrafficPanel::filter() { return m_detailIsland->isVisible() && m_detail->filter(); }

void TrafficPanel::closeDetail() {
  m_detailIsland->hide();
  m_rows->setFocus(Qt::OtherFocusReason);
  renderCounts();
}

void TrafficPanel::showMenu(const QModelIndex& index, const QPoint& global) {
  m_rows->setCurrentIndex(index);
  const api::Exchange* exchange = m_model.exchange(index);
  if (!exchange) return;
  auto* menu = new QMenu(this);
  menu->setObjectName("traffic.menu");
  menu->setAttribute(Qt::WA_DeleteOnClose);
  fillExchangeMenu(*menu, *m_detail, *exchange, m_sidebar->filter(),
                   [this](const QString& filter) { m_sidebar->setFilter(filter); });
  menu->popup(global);
}

void TrafficPanel::togglePause() {
  m_model.setPaused(!m_model.isPaused());
  render();
}

void TrafficPanel::focusFilter() { m_sidebar->focusFilter(); }

bool TrafficPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->key() != Qt::Key_Space || key->modifiers() != Qt::NoModifier) return false;
  togglePause();
  return true;
}

void TrafficPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) return togglePause();
  if (event->key() == Qt::Key_Escape && m_detailIsland->isVisible()) return closeDetail();
  QWidget::keyPressEvent(event);
}

void TrafficPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool hasWords = width() >= widthForWords;
  m_replay->setText(hasWords ? tr("Replay") : QString());
  m_replay->setAccessibleName(tr("Replay"));
  m_replay->setToolTip(tr("Send the chosen request again"));
  m_save->setText(hasWords ? tr("Save as request") : QString());
  m_save->setAccessibleName(tr("Save as request"));
  m_save->setToolTip(tr("Save it among the project's requests"));
}

void TrafficPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  render();
}

QJsonObject TrafficPanel::saveState() const {
  return {{"filter", m_sidebar->filter()}, {"show", m_show->currentIndex()}, {"messages", m_messages->isChecked()}};
}

void TrafficPanel::restoreState(const QJsonObject& state) {
  m_show->setCurrentIndex(qBound(0, state["show"].toInt(), 2));
  m_messages->setChecked(state["messages"].toBool());
  m_sidebar->setFilter(state["filter"].toString());
  applyFilter();
}

} // namespace signalbox::ui
